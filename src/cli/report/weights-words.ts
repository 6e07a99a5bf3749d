import { type Decimal, type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import type {
  WeightComparison,
  WeightFinding,
  WeightSpread,
  WeightTable,
} from "../../weights/groups/compare-weights.js";

type Kind = WeightFinding["kind"];

/** 疑点种类 in words. */
const KINDS: Readonly<Record<Kind, LocalizedText>> = {
  beyond: { zh: "超出两倍四分位距", en: "beyond two quartile distances" },
  reversed: { zh: "并发症重者权重反低", en: "heavier complications weigh less" },
  equal: { zh: "同组相邻权重相等", en: "neighbours weigh the same" },
};

/** 一个权重表的疑点数. */
export interface TableFindings {
  readonly reference: string;
  readonly weights: number;
  readonly counts: Readonly<Record<Kind, number>>;
  /** the weight that most groups have, and how many */
  readonly commonest: { readonly weight: Decimal; readonly groups: number } | undefined;
  /** the table that this one repeats */
  readonly repeats: string | undefined;
}

/** What was found in each table, in the order of the tables. */
export function findingsByTable(
  tables: readonly WeightTable[],
  { findings, repeated }: WeightComparison,
): readonly TableFindings[] {
  return tables.map(({ reference, groups }) => {
    const own = findings.filter((finding) => finding.reference === reference);
    const count = (kind: Kind) => own.filter((finding) => finding.kind === kind).length;
    return {
      reference,
      weights: groups.length,
      counts: { beyond: count("beyond"), reversed: count("reversed"), equal: count("equal") },
      commonest: commonestWeight(groups),
      repeats: repeated.get(reference),
    };
  });
}

function commonestWeight(groups: WeightTable["groups"]): TableFindings["commonest"] {
  const counts = new Map<string, { weight: Decimal; groups: number }>();
  for (const { weight } of groups) {
    const known = counts.get(weight.toFixed());
    if (known === undefined) counts.set(weight.toFixed(), { weight, groups: 1 });
    else known.groups += 1;
  }
  return [...counts.values()].sort((a, b) => b.groups - a.groups)[0];
}

/** 各表疑点各栏. */
export const TABLE_COLUMNS: readonly TableColumn<TableFindings>[] = [
  { field: "ruleset", title: { zh: "规则集", en: "ruleset" }, value: ({ reference }) => reference },
  memberColumn("weights", { zh: "有权重的组", en: "weights" }, { format: "count" }),
  ...(Object.keys(KINDS) as Kind[]).map((kind) => ({
    field: kind,
    title: KINDS[kind],
    format: "count" as const,
    value: ({ counts }: TableFindings) => counts[kind],
  })),
  {
    field: "commonest",
    title: { zh: "最常见的权重", en: "commonest weight" },
    format: "points",
    value: ({ commonest }) => commonest?.weight,
  },
  {
    field: "commonestGroups",
    title: { zh: "其组数", en: "its groups" },
    format: "count",
    value: ({ commonest }) => commonest?.groups,
  },
  memberColumn("repeats", { zh: "与此表相同", en: "the same as" }),
];

/** 疑点各栏. */
export const FINDING_COLUMNS: readonly TableColumn<WeightFinding>[] = [
  { field: "ruleset", title: { zh: "规则集", en: "ruleset" }, value: ({ reference }) => reference },
  memberColumn("kind", { zh: "疑点", en: "finding" }, { words: KINDS }),
  { field: "drg", title: { zh: "病组", en: "group" }, format: "id", value: ({ group }) => group.drg },
  { field: "name", title: { zh: "病组名称", en: "name" }, value: ({ group }) => group.name },
  {
    field: "weight",
    title: { zh: "权重", en: "weight" },
    format: "points",
    value: ({ group }) => group.weight,
  },
  {
    field: "otherDrg",
    title: { zh: "另一病组", en: "other group" },
    format: "id",
    value: (finding) => (finding.kind === "beyond" ? undefined : finding.other.drg),
  },
  {
    field: "otherWeight",
    title: { zh: "其权重", en: "its weight" },
    format: "points",
    value: (finding) => (finding.kind === "beyond" ? undefined : finding.other.weight),
  },
  {
    field: "lowerQuartile",
    title: { zh: "下四分位", en: "lower quartile" },
    format: "points",
    value: (finding) => (finding.kind === "beyond" ? finding.spread.lowerQuartile : undefined),
  },
  {
    field: "upperQuartile",
    title: { zh: "上四分位", en: "upper quartile" },
    format: "points",
    value: (finding) => (finding.kind === "beyond" ? finding.spread.upperQuartile : undefined),
  },
];

/** 权重分布各栏. */
export const SPREAD_COLUMNS: readonly TableColumn<WeightSpread>[] = [
  { field: "drgs", title: { zh: "病组", en: "groups" }, value: ({ codes }) => codes.join(" ") },
  memberColumn("name", { zh: "病组名称", en: "name" }),
  memberColumn("tables", { zh: "表数", en: "tables" }, { format: "count" }),
  memberColumn("minimum", { zh: "最小", en: "minimum" }, { format: "points" }),
  memberColumn("lowerQuartile", { zh: "下四分位", en: "lower quartile" }, { format: "points" }),
  memberColumn("median", { zh: "中位数", en: "median" }, { format: "points" }),
  memberColumn("upperQuartile", { zh: "上四分位", en: "upper quartile" }, { format: "points" }),
  memberColumn("maximum", { zh: "最大", en: "maximum" }, { format: "points" }),
];
