import type { Locale, LocalizedText } from "../../primitives/index.js";
import { counted } from "../../primitives/index.js";
import { requireMade } from "../../primitives/require-made.js";
import type { Condition } from "../condition.js";
import type { AdrgName, GroupDiff, GroupLineage, SchemeDiff } from "./scheme-diff.js";

const CHANGES: Readonly<Record<GroupDiff["change"], { readonly zh: string; readonly en: string }>> = {
  added: { zh: "新增", en: "added" },
  removed: { zh: "删除", en: "removed" },
  renamed: { zh: "改名", en: "renamed" },
  condition: { zh: "条件改变", en: "condition changed" },
  kind: { zh: "性质改变", en: "kind changed" },
  order: { zh: "顺序改变", en: "order changed" },
  parent: { zh: "移到另一组", en: "moved to another parent" },
};

/** 沿革种类 in the order of the table. */
const LINEAGE_KINDS = ["kept", "renamed", "split", "merged", "rearranged", "new", "gone"] as const;

/** 沿革种类的名称. */
export const LINEAGES: Readonly<Record<GroupLineage["kind"], LocalizedText>> = {
  kept: { zh: "保留", en: "kept" },
  renamed: { zh: "改名", en: "renamed" },
  split: { zh: "拆分", en: "split" },
  merged: { zh: "合并", en: "merged" },
  rearranged: { zh: "重组", en: "rearranged" },
  new: { zh: "新增", en: "new" },
  gone: { zh: "取消", en: "gone" },
};

/** How a difference is put into words. */
export interface SchemeDiffText {
  readonly locale: Locale;
  /** one chapter in full: `MDCO` or `O` */
  readonly mdc?: string | undefined;
}

/** Details of at most this many lines follow the summary unasked. */
const ONE_PAGE = 60;

/**
 * 方案差异说明: a difference between schemes as lines of text: a page of summary, and the details of one chapter where it is asked for, or
 * all of them where they fit on a page.
 */
export function describeSchemeDiff(diff: SchemeDiff, text: SchemeDiffText): readonly string[] {
  requireMade({ diff }, "diffSchemes()", "sizes");
  requireMade({ text }, "SchemeDiffText", "locale");
  const { locale, mdc } = text;
  const summary = summaryLines(diff, locale);
  const details = detailLines(diff, locale, letterOf(mdc ?? ""));
  if (mdc !== undefined || details.length <= ONE_PAGE) return [...summary, ...details];
  const more =
    locale === "zh"
      ? `另有 ${details.length} 行明细：--mdc O 看一个主要诊断大类，--format json 看全部`
      : `${counted(details.length, "line")} of details more: --mdc O for one chapter, --format json for all`;
  return [...summary, "", more];
}

function summaryLines(diff: SchemeDiff, locale: Locale): string[] {
  const zh = locale === "zh";
  const { before, after } = diff.sizes;
  const sizes = (
    [
      ["adrgs", "ADRG"],
      ["drgs", "DRG"],
      ["mcc", "MCC"],
      ["cc", "CC"],
    ] as const
  ).map(([name, title]) => `${title} ${before[name]} -> ${after[name]}`);
  const excluded = zh ? "排除表主要诊断" : "principal diagnoses in exclusion tables";
  const lines = [
    `${diff.before} -> ${diff.after}`,
    [...sizes, `${excluded} ${before.exclusions} -> ${after.exclusions}`].join(zh ? "，" : ", "),
    lineageTotals(diff.lineage, locale),
    ...lineageByMdc(diff.lineage, locale),
  ];
  for (const { name, before: was, after: is } of diff.switches)
    lines.push(zh ? `开关 ${name}：${was} -> ${is}` : `switch ${name}: ${was} -> ${is}`);
  const count = (codes: number, what: LocalizedText) => {
    if (codes > 0) lines.push(zh ? `${what.zh}：${codes}` : `${what.en}: ${codes}`);
  };
  count(diff.codes.length, { zh: "归属改变的编码", en: "codes that other ADRGs list" });
  count(diff.complications.length, { zh: "合并症变动", en: "complications that changed" });
  count(diff.exclusions.length, { zh: "排除表变动", en: "principal diagnoses of another exclusion table" });
  if (diff.cases !== undefined) {
    const { compared, same, flows } = diff.cases;
    lines.push(zh ? `病例 ${compared}，相同 ${same}` : `${counted(compared, "case")}, ${same} the same`);
    for (const { from, to, cases } of flows.slice(0, SHOWN_FLOWS)) lines.push(`  ${from} -> ${to}: ${cases}`);
    if (flows.length > SHOWN_FLOWS)
      lines.push(
        zh ? `  另有 ${flows.length - SHOWN_FLOWS} 种流向` : `  and ${flows.length - SHOWN_FLOWS} flows more`,
      );
  }
  return lines;
}

const SHOWN_FLOWS = 20;

/** How many ADRGs each kind of line has before and after. */
function lineageTotals(lineage: readonly GroupLineage[], locale: Locale): string {
  const parts = LINEAGE_KINDS.flatMap((kind) => {
    const lines = lineage.filter((line) => line.kind === kind);
    if (lines.length === 0) return [];
    const [was, is] = [
      lines.flatMap(({ before }) => before).length,
      lines.flatMap(({ after }) => after).length,
    ];
    return [`${LINEAGES[kind][locale]} ${was === is ? was : `${was} -> ${is}`}`];
  });
  return locale === "zh" ? `ADRG 沿革：${parts.join("，")}` : `ADRGs: ${parts.join(", ")}`;
}

/** The chapters whose ADRGs did not all stay. */
function lineageByMdc(lineage: readonly GroupLineage[], locale: Locale): string[] {
  return [...new Set(lineage.map(({ mdc }) => mdc))].flatMap((mdc) => {
    const own = lineage.filter((line) => line.mdc === mdc);
    return own.every(({ kind }) => kind === "kept")
      ? []
      : [`  ${mdc} ${lineageTotals(own, locale).replace(/^[^：:]*[：:] ?/, "")}`];
  });
}

/** `MDCO` without what all chapters begin with; a group begins with the letter of its chapter. */
const letterOf = (code: string) => code.replace(/^MDC/, "");

/** @param chapter letter of the MDC; blank is everything */
function detailLines(diff: SchemeDiff, locale: Locale, chapter: string): string[] {
  const within = (code: string) => letterOf(code).startsWith(chapter);
  const lines = diff.lineage
    .filter(({ mdc, kind }) => kind !== "kept" && within(mdc))
    .map(({ kind, before, after }) => `${LINEAGES[kind][locale]} ${namesOf(before)} -> ${namesOf(after)}`);
  for (const group of diff.groups) {
    if (!within(group.code)) continue;
    const change = CHANGES[group.change][locale];
    lines.push(`${group.level} ${group.code} ${change}${sides(group)}`.replace("  ", " "));
  }
  for (const { owner, list, added, removed } of diff.lists) {
    if (within(owner))
      lines.push(`${owner}.${list}: +${added.length} -${removed.length}${examples(added, removed)}`);
  }
  return lines;
}

function namesOf(groups: readonly AdrgName[]): string {
  return groups.map(({ code, name }) => `${code} ${name}`).join(" + ");
}

function sides({ change, before, after }: GroupDiff): string {
  const text = (side: string | Condition | undefined) =>
    typeof side === "string" ? side : JSON.stringify(side);
  if (change === "order") return `: ${movedText(String(before).split(" "), String(after).split(" "))}`;
  if (before !== undefined && after !== undefined) return `: ${text(before)} -> ${text(after)}`;
  return ` ${text(before ?? after)}`;
}

const SHOWN = 5;

function examples(added: readonly string[], removed: readonly string[]): string {
  const shown = (codes: readonly string[], sign: string) =>
    codes.slice(0, SHOWN).map((code) => `${sign}${code}`);
  return ` (${[...shown(added, "+"), ...shown(removed, "-")].join(", ")}${Math.max(added.length, removed.length) > SHOWN ? ", …" : ""})`;
}

/** What stands elsewhere than before: `OR1 < OS1`, now before it. The fewest groups whose moving explains the new order. */
function movedText(before: readonly string[], after: readonly string[]): string {
  const stayed = new Set(longestRun(after, before));
  return after
    .flatMap((code, at) => (stayed.has(code) ? [] : [`${code} < ${after[at + 1] ?? "…"}`]))
    .join(", ");
}

/** The longest sequence of codes that stand in the same order in both lists. */
function longestRun(codes: readonly string[], others: readonly string[]): readonly string[] {
  const runs: string[][] = [];
  for (const code of codes) {
    const behind = runs.filter((run) => others.indexOf(run.at(-1) ?? "") < others.indexOf(code));
    const longest = behind.reduce<readonly string[]>(
      (best, run) => (run.length > best.length ? run : best),
      [],
    );
    runs.push([...longest, code]);
  }
  return runs.reduce<readonly string[]>((best, run) => (run.length > best.length ? run : best), []);
}
