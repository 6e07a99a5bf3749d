import type { LocalizedText } from "../../primitives/index.js";

/** 网页片段: text that is already HTML; a bare string is escaped wherever it enters one. */
export class Html {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What may stand in a template: HTML as it is, a bilingual text in both languages, a string escaped, a list joined. */
export type HtmlPart = Html | LocalizedText | string | number | readonly HtmlPart[];

/**
 * HTML 模板: a tagged template that escapes what is put into it.
 *
 * @example
 * ```ts
 * html`<b>${"a < b"}</b>`.source; // "<b>a &lt; b</b>"
 * ```
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let source = strings[0] ?? "";
  parts.forEach((part, index) => {
    source += render(part) + (strings[index + 1] ?? "");
  });
  return new Html(source);
}

function render(part: HtmlPart): string {
  if (part instanceof Html) return part.source;
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  if (isList(part)) return part.map(render).join("");
  return bilingual(part, "span");
}

function isList(part: HtmlPart): part is readonly HtmlPart[] {
  return Array.isArray(part);
}

/** Both languages of a text, each in an element of its own; the page's switch shows one. */
function bilingual(text: LocalizedText, element: string): string {
  return (["zh", "en"] as const)
    .map((locale) => `<${element} lang="${locale}">${escapeHtml(text[locale])}</${element}>`)
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it may stand in HTML or in an attribute; characters that control, or turn the direction of, what is shown become a dot. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/[^\P{Cc}\n\t]|\p{Cf}/gu, "\u00b7");
}
