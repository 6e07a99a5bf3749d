import { CARE_TYPE_WORDS } from "../../cases/field-words.js";
import type { DeclaredValue } from "../../declare/index.js";
import { counted, type LocalizedText } from "../../primitives/index.js";
import { UNIT_ROW_NAMES } from "../../settlement/unit-names.js";
import { CLASS_NAMES } from "../../weights/class-names.js";
import { CHOICE_WORDS } from "./choice-words.js";

type Words = Readonly<Record<string, LocalizedText>>;

/** The lists of names that have words, by their units. */
const LIST_WORDS: Readonly<Record<string, Words>> = {
  "care types": CARE_TYPE_WORDS,
  "order of classes": CLASS_NAMES,
  "order of units": UNIT_ROW_NAMES,
};

/** 取值的说法: a value of an edition as people read it, by what is declared of it; undefined where it is data that only programs read. */
export function valueWords(
  { path, form, unit }: Pick<DeclaredValue, "path" | "form" | "unit">,
  value: unknown,
): LocalizedText | undefined {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  if (typeof value === "number") return plain(String(value));
  const choices = CHOICE_WORDS[path.slice(path.lastIndexOf(".") + 1)] ?? {};
  if (typeof value === "string") {
    return (form.form === "choice" || form.form === "either" ? choices[value] : undefined) ?? plain(value);
  }
  if (form.form === "rounding") return roundingWords(value as { mode: string; scale: number });
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) return undefined;
  if (value.length === 0) return { zh: "无", en: "none" };
  const items = value.map((item: string) => LIST_WORDS[unit ?? ""]?.[item] ?? plain(item));
  return { zh: items.map(({ zh }) => zh).join("、"), en: items.map(({ en }) => en).join(", ") };
}

function plain(text: string): LocalizedText {
  return { zh: text, en: text };
}

function roundingWords({ mode, scale }: { readonly mode: string; readonly scale: number }): LocalizedText {
  const { zh, en } = CHOICE_WORDS.rounding?.[mode] ?? plain(mode);
  return {
    zh: `${zh}，保留 ${scale} 位小数`,
    en: `${en}, ${counted(scale, "decimal")}`,
  };
}
