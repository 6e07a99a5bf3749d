import type { DeclaredValue } from "../../declare/index.js";
import { placedName } from "../../declare/question.js";
import type { Locale } from "../../primitives/index.js";
import { editionValues, type Ruleset } from "../../rulesets/index.js";
import { escapeHtml, Html, type HtmlPart, html } from "./html.js";

/** 取值声明 of an edition, by the paths of its values. */
export function declaredByPath(ruleset: Ruleset): ReadonlyMap<string, DeclaredValue> {
  return new Map(editionValues(ruleset).map((value) => [value.path, value]));
}

/** 取值名称: what a value is called within its rule, and below it the path that files and options name it by. */
export function nameCell(path: string, value: DeclaredValue | undefined): HtmlPart {
  const code = html`<code>${new Html(path.split(".").map(escapeHtml).join(".<wbr>"))}</code>`;
  if (value === undefined) return code;
  const name = { zh: nameIn(value, "zh"), en: nameIn(value, "en") };
  return html`${placedName({ name, place: value.place })}<br>${code}`;
}

function nameIn({ rule, name }: DeclaredValue, locale: Locale): string {
  const parts = [rule.within, rule.title, name].flatMap((one) => one?.[locale] ?? []);
  return parts.filter((part, at) => part !== parts[at - 1]).join(" · ");
}
