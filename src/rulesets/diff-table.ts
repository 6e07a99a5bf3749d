import type { Locale } from "../primitives/index.js";
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

/** 差异表: changes as a Markdown table that a policy person reads; the value of a cited value stands for it. */
export function diffTable(changes: readonly RulesetChange[], locale: Locale): string {
  const rows = changes.map(({ path, kind, before, after }) => [
    path,
    locale === "zh" ? KIND_ZH[kind] : kind,
    cellText(before),
    cellText(after),
  ]);
  return markdownTable(HEAD[locale], rows);
}

function cellText(side: unknown): string {
  if (side === undefined) return "";
  const text = typeof side === "string" ? side : JSON.stringify(plain(side));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** A cited value as its bare value; a history as its dated values; a source as its document and clause. */
function plain(side: unknown): unknown {
  if (typeof side !== "object" || side === null || Array.isArray(side)) return side;
  if ("history" in side && Array.isArray(side.history)) {
    return Object.fromEntries(
      side.history.map((state: { from: string; value: unknown }) => [state.from, state.value]),
    );
  }
  if ("document" in side && "clause" in side) return `${side.document} ${side.clause}`;
  return "value" in side ? side.value : side;
}
