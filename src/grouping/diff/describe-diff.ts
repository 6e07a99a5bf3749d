import type { Locale } from "../../primitives/index.js";
import type { Condition } from "../condition.js";
import type { GroupDiff, SchemeDiff } from "./scheme-diff.js";

const CHANGES: Readonly<Record<GroupDiff["change"], { readonly zh: string; readonly en: string }>> = {
  added: { zh: "新增", en: "added" },
  removed: { zh: "删除", en: "removed" },
  renamed: { zh: "改名", en: "renamed" },
  condition: { zh: "条件改变", en: "condition changed" },
  kind: { zh: "性质改变", en: "kind changed" },
  order: { zh: "顺序改变", en: "order changed" },
  parent: { zh: "移到另一组", en: "moved to another parent" },
};

/** 方案差异说明: a difference between schemes as lines of text. */
export function describeSchemeDiff(diff: SchemeDiff, locale: Locale): readonly string[] {
  const zh = locale === "zh";
  const lines = [`${diff.before} -> ${diff.after}`];
  for (const { name, before, after } of diff.switches) lines.push(`switch ${name}: ${before} -> ${after}`);
  for (const group of diff.groups) {
    const change = CHANGES[group.change][locale];
    lines.push(`${group.level} ${group.code} ${change}${sides(group)}`.replace("  ", " "));
  }
  for (const { owner, list, added, removed } of diff.lists)
    lines.push(`${owner}.${list}: +${added.length} -${removed.length}${examples(added, removed)}`);
  const count = (codes: number, what: { zh: string; en: string }) => {
    if (codes > 0) lines.push(zh ? `${what.zh}：${codes}` : `${what.en}: ${codes}`);
  };
  count(diff.codes.length, { zh: "归属改变的编码", en: "codes that other ADRGs list" });
  count(diff.complications.length, { zh: "合并症变动", en: "complications that changed" });
  count(diff.exclusions.length, { zh: "排除表变动", en: "principal diagnoses of another exclusion table" });
  if (diff.cases !== undefined) {
    const { compared, same, flows } = diff.cases;
    lines.push(zh ? `病例 ${compared}，相同 ${same}` : `${compared} cases, ${same} the same`);
    for (const { from, to, cases } of flows) lines.push(`  ${from} -> ${to}: ${cases}`);
  }
  return lines;
}

function sides({ before, after }: GroupDiff): string {
  const text = (side: string | Condition | undefined) =>
    side === undefined ? "" : typeof side === "string" ? side : JSON.stringify(side);
  if (before !== undefined && after !== undefined) return `: ${text(before)} -> ${text(after)}`;
  return before === undefined && after === undefined ? "" : ` ${text(before) || text(after)}`;
}

const SHOWN = 5;

function examples(added: readonly string[], removed: readonly string[]): string {
  const shown = (codes: readonly string[], sign: string) =>
    codes.slice(0, SHOWN).map((code) => `${sign}${code}`);
  return ` (${[...shown(added, "+"), ...shown(removed, "-")].join(", ")}${Math.max(added.length, removed.length) > SHOWN ? ", …" : ""})`;
}
