import type { Locale } from "../primitives/index.js";
import { isJsonObject } from "./cited-values.js";
import { markdownTable } from "./coverage.js";
import type { ChangeKind, RulesetChange } from "./diff-rulesets.js";

const KIND_ZH: Readonly<Record<ChangeKind, string>> = {
  added: "新增",
  removed: "删去",
  value: "取值",
  unit: "单位",
  source: "出处",
  status: "状态",
  note: "说明",
  period: "期间",
  method: "办法",
};

const HEAD: Readonly<Record<Locale, readonly string[]>> = {
  zh: ["取值", "变化", "原", "新"],
  en: ["path", "change", "before", "after"],
};

/** Longest cell text; longer ones end in an ellipsis. */
const LONGEST = 120;

/** 差异表: changes as a Markdown table that a policy person reads. */
export function diffTable(changes: readonly RulesetChange[], locale: Locale): string {
  const rows = changes.map(({ path, kind, before, after }) => [
    path,
    locale === "zh" ? KIND_ZH[kind] : kind,
    ...cellTexts(before, after, locale),
  ]);
  return markdownTable(HEAD[locale], rows);
}

/** Both sides in words: where what is shown of them would be the same, what they differ in. */
function cellTexts(before: unknown, after: unknown, locale: Locale): readonly [string, string] {
  const sides = [before, after].map((side) => (side === undefined ? "" : inWords(side, locale)));
  const [old = "", now = ""] = sides;
  if (old !== now) {
    const from = shortened(old) === shortened(now) ? firstDifference(old, now) : 0;
    return [shortened(old, from), shortened(now, from)];
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return [shortened(old), shortened(now)];
  const differing = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const told = (side: Parts) =>
    shortened(
      members(
        differing.map((name) => [name, side[name] ?? null]),
        locale,
      ),
    );
  return [told(before), told(after)];
}

/** A text from a place in it, no longer than a cell. */
function shortened(text: string, from = 0): string {
  const rest = from === 0 ? text : `…${text.slice(from)}`;
  return rest.length <= LONGEST ? rest : `${rest.slice(0, LONGEST - 1)}…`;
}

/** Characters before a difference that are shown with it. */
const BEFORE = 20;

/** A little before the first character in which two texts differ. */
function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return Math.max(0, at - BEFORE);
}

type Parts = Readonly<Record<string, unknown>>;

/**
 * One side of a change as people read it: a cited value as its bare value, a history as its dated values, a source as its document and clause, a document as
 * its title, any other part as its members by name. What is not known, or open, is a dash.
 */
function inWords(side: unknown, locale: Locale): string {
  if (side === null) return "—";
  if (typeof side === "boolean") return locale === "zh" ? (side ? "是" : "否") : side ? "yes" : "no";
  if (Array.isArray(side)) return side.map((one) => inWords(one, locale)).join(locale === "zh" ? "、" : ", ");
  if (typeof side !== "object") return String(side);
  const part = side as Parts;
  if (Array.isArray(part.history)) {
    return members(
      part.history.map(({ from, value }) => [from, value]),
      locale,
    );
  }
  if ("document" in part && "clause" in part) return `${part.document} ${part.clause}`;
  if ("value" in part) return inWords(part.value, locale);
  if ("key" in part && "title" in part) {
    return part.seen === "none" ? String(part.title) : `《${part.title}》${part.number ?? ""}`;
  }
  if ("zh" in part && "en" in part) return String(part[locale]);
  return members(Object.entries(part), locale);
}

function members(entries: readonly (readonly [string, unknown])[], locale: Locale): string {
  const [colon, comma] = locale === "zh" ? ["：", "；"] : [": ", "; "];
  return entries.map(([name, value]) => `${name}${colon}${inWords(value, locale)}`).join(comma);
}
