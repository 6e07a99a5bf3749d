import type { Locale, LocalizedText } from "chs-drg";
import { diffSchemes, type SchemeDiff } from "chs-drg/grouping-tools";
import * as z from "zod";
import { CASES_TO_COMPARE, optional, text } from "../requests/field.js";
import { schemeOn } from "../shelf/shelf.js";
import { defineOperation } from "./operation.js";

/** How a group changed, and of how many that is said. */
const Counts = z.record(z.string(), z.int());

const SchemeComparison = z.object({
  before: z.string(),
  after: z.string(),
  sizes: z.looseObject({}),
  groupsByChange: Counts.describe("groups that differ, by kind of change"),
  lineageByKind: Counts.describe("what became of the ADRGs"),
  groups: z.array(z.looseObject({})),
  cases: z
    .looseObject({})
    .optional()
    .describe("cases under both schemes: those that move, and from where to where"),
});

/** 方案对照: what differs between two loaded schemes, and which of some cases move. */
export const compareSchemes = defineOperation({
  name: "compare-schemes",
  summary: { zh: "对照两个分组方案", en: "Compare two schemes" },
  description: {
    zh: "两个已载入方案的差异：病组、条件、沿革；给出病例时，列出入组不同的病例。不比较权重与金额。",
    en: "What differs between two loaded schemes: groups, conditions, what became of each; with cases, those that are grouped otherwise. It compares no weights and no amounts.",
  },
  shape: {
    fields: {
      before: text("id@version of a loaded scheme"),
      after: text("id@version of a loaded scheme"),
      cases: optional(CASES_TO_COMPARE),
    },
  },
  answer: SchemeComparison,
  run: ({ before, after, cases }, { shelf }) => {
    const [one, other] = [schemeOn(shelf, before, "before"), schemeOn(shelf, after, "after")];
    const diff = diffSchemes(one, other, cases);
    const answer = {
      before,
      after,
      sizes: diff.sizes,
      groupsByChange: countBy(diff.groups, ({ change }) => change),
      lineageByKind: countBy(diff.lineage, ({ kind }) => kind),
      ...(diff.cases && { cases: diff.cases }),
      switches: diff.switches,
      groups: diff.groups,
    };
    return { answer, cases: cases?.length ?? 0 };
  },
});

/** 病组差异 in words. */
const CHANGED: Readonly<Record<SchemeDiff["groups"][number]["change"], LocalizedText>> = {
  added: { zh: "新增", en: "added" },
  removed: { zh: "删除", en: "removed" },
  renamed: { zh: "改名", en: "renamed" },
  condition: { zh: "条件改变", en: "condition changed" },
  kind: { zh: "性质改变", en: "kind changed" },
  order: { zh: "顺序改变", en: "order changed" },
  parent: { zh: "移到另一组", en: "moved to another parent" },
};

/** The comparison in words. */
export function describeComparison(
  { before, after, sizes, groupsByChange, cases }: Comparison,
  locale: Locale,
): string {
  const changes = Object.entries(groupsByChange).map(
    ([change, count]) => `${CHANGED[change as keyof typeof CHANGED][locale]} ${count}`,
  );
  const size = ({ adrgs, drgs }: SchemeDiff["sizes"]["before"]) =>
    locale === "zh" ? `核心组 ${adrgs}，细分组 ${drgs}` : `${adrgs} ADRG, ${drgs} DRG`;
  const lines =
    locale === "zh"
      ? [
          `${before}（${size(sizes.before)}）→ ${after}（${size(sizes.after)}）`,
          `病组差异：${changes.join("，") || "无"}`,
          ...(cases ? [`病例 ${cases.compared}：入组相同 ${cases.same}，不同 ${cases.moves.length}`] : []),
        ]
      : [
          `${before} (${size(sizes.before)}) → ${after} (${size(sizes.after)})`,
          `Groups that differ: ${changes.join(", ") || "none"}`,
          ...(cases
            ? [
                `Cases compared: ${cases.compared}, grouped alike ${cases.same}, otherwise ${cases.moves.length}`,
              ]
            : []),
        ];
  const flows =
    cases?.flows.slice(0, MOST_FLOWS).map(({ from, to, cases: count }) => `  ${from} → ${to}: ${count}`) ??
    [];
  return [...lines, ...flows].join("\n");
}

/** What is compared, as {@link describeComparison} reads it. */
export interface Comparison extends Pick<SchemeDiff, "before" | "after" | "sizes" | "cases"> {
  readonly groupsByChange: Readonly<Record<string, number>>;
}

/** Flows that are named in words. */
const MOST_FLOWS = 10;

function countBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}
