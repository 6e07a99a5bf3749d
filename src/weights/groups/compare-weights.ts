import { type NameClauses, readNameClauses } from "../../grouping/import/name-clauses.js";
import { addUnder } from "../../primitives/grouped-by.js";
import { compareText, type Decimal, fromScaled, WORKING_SCALE } from "../../primitives/index.js";
import { HALF, QUARTER, quantile } from "../history/quantile.js";

/** 权重表 of one area. */
export interface WeightTable {
  /** whose table it is, e.g. an edition's `id@version` */
  readonly reference: string;
  readonly groups: readonly WeighedGroup[];
}

/** 病组与权重. */
export interface WeighedGroup {
  readonly drg: string;
  /** 病组名称 in the area's scheme; absent where the scheme lacks the group */
  readonly name?: string;
  readonly weight: Decimal;
}

/** 同名病组的权重分布: the weights that tables give to groups of one name. */
export interface WeightSpread {
  /** the name as the first table has it */
  readonly name: string;
  readonly codes: readonly string[];
  /** different tables that have the group */
  readonly tables: number;
  readonly minimum: Decimal;
  readonly lowerQuartile: Decimal;
  readonly median: Decimal;
  readonly upperQuartile: Decimal;
  readonly maximum: Decimal;
}

/** 权重表的疑点: what an analyst asks about. */
export type WeightFinding = { readonly reference: string; readonly group: WeighedGroup } & (
  | { readonly kind: "beyond"; readonly spread: WeightSpread }
  /** `group` has the heavier complications of two groups of one name, and weighs less than `other` */
  | { readonly kind: "reversed"; readonly other: WeighedGroup }
  /** two neighbours in one ADRG with the same weight */
  | { readonly kind: "equal"; readonly other: WeighedGroup }
);

/** 权重对比. */
export interface WeightComparison {
  /** groups of a name that at least four tables have, by name */
  readonly spreads: readonly WeightSpread[];
  /** by table, in the order given; in a table by kind and code */
  readonly findings: readonly WeightFinding[];
  /** tables that are the same, group by group, as one before them: reference -> the one before */
  readonly repeated: ReadonlyMap<string, string>;
}

/** Fewer tables have no quartiles to speak of. */
const FEWEST_TABLES = 4;
/** Quartile distances beyond the quartiles from which a weight is far from the others. */
const FAR = 2;

/**
 * 权重对比: sets the weights of areas side by side on groups of the same name (the same words, age, weight, days and severity, however the
 * name is punctuated). A weight is `beyond` where it lies more than two quartile distances outside the quartiles (`Q1 − 2 (Q3 − Q1)`,
 * `Q3 + 2 (Q3 − Q1)`; quartiles by linear interpolation, the table's own weight among them). A table that repeats another counts once.
 */
export function compareWeights(tables: readonly WeightTable[]): WeightComparison {
  const first = new Map<string, string>();
  const repeated = new Map<string, string>();
  for (const { reference, groups } of tables) {
    const content = JSON.stringify(groups.map(({ drg, weight }) => [drg, weight.toFixed()]).sort());
    const before = first.get(content);
    if (before === undefined) first.set(content, reference);
    else repeated.set(reference, before);
  }
  const clauses = clauseReader();
  const named = new Map<string, { readonly groups: WeighedGroup[]; readonly tables: Set<string> }>();
  for (const { reference, groups } of tables) {
    if (repeated.has(reference)) continue;
    for (const group of groups) {
      const key = clauses(group)?.key;
      if (key === undefined) continue;
      const same = named.get(key) ?? { groups: [], tables: new Set() };
      same.groups.push(group);
      same.tables.add(reference);
      named.set(key, same);
    }
  }
  const spreads = new Map<string, WeightSpread>();
  for (const [key, same] of named) {
    if (same.tables.size >= FEWEST_TABLES) spreads.set(key, spreadOf(same.groups, same.tables.size));
  }
  const findings = tables.flatMap(({ reference, groups }) => [
    ...beyond(groups, (group) => spreads.get(clauses(group)?.key ?? "")).map((one) => ({
      reference,
      ...one,
    })),
    ...reversed(groups, clauses).map((one) => ({ reference, ...one })),
    ...equalNeighbours(groups).map((one) => ({ reference, ...one })),
  ]);
  return {
    spreads: [...spreads.values()].sort((a, b) => compareText(a.codes[0] ?? "", b.codes[0] ?? "")),
    findings,
    repeated,
  };
}

function spreadOf(groups: readonly WeighedGroup[], tables: number): WeightSpread {
  const sorted = Float64Array.from(groups, ({ weight }) => weight.times(10 ** STORED).toNumber()).sort();
  const at = (share: bigint) => fromScaled(quantile(sorted, share, "linear"), WORKING_SCALE + STORED);
  return {
    name: groups[0]?.name ?? "",
    codes: [...new Set(groups.map(({ drg }) => drg))].sort(compareText),
    tables,
    minimum: at(0n),
    lowerQuartile: at(QUARTER),
    median: at(HALF),
    upperQuartile: at(HALF + QUARTER),
    maximum: at(HALF + HALF),
  };
}

/** Decimals that published weights have at most. */
const STORED = 9;

function beyond(
  groups: readonly WeighedGroup[],
  spreadOfGroup: (group: WeighedGroup) => WeightSpread | undefined,
) {
  return groups.flatMap((group) => {
    const spread = spreadOfGroup(group);
    if (spread === undefined) return [];
    const { lowerQuartile, upperQuartile } = spread;
    const distance = upperQuartile.minus(lowerQuartile).times(FAR);
    const far =
      group.weight.lt(lowerQuartile.minus(distance)) || group.weight.gt(upperQuartile.plus(distance));
    return far ? [{ kind: "beyond" as const, group, spread }] : [];
  });
}

type Reader = (group: WeighedGroup) => { readonly key: string; readonly of: NameClauses } | undefined;

/** How heavy the complications are that a name states; `伴` without a degree stands between. */
const HEAVINESS = { mcc: 3, either: 2, cc: 2, none: 1 } as const;

function reversed(groups: readonly WeighedGroup[], clauses: Reader) {
  const alike = new Map<string, { readonly group: WeighedGroup; readonly heaviness: number }[]>();
  for (const group of groups) {
    const { severity, stem, tests, robotic } = clauses(group)?.of ?? {};
    if (severity === undefined) continue;
    const key = JSON.stringify([adrgOf(group), stem, tests, robotic]);
    addUnder(alike, key, { group, heaviness: HEAVINESS[severity] });
  }
  return [...alike.values()].flatMap((family) =>
    family.flatMap(({ group, heaviness }) =>
      family
        .filter((other) => other.heaviness < heaviness && group.weight.lt(other.group.weight))
        .map(({ group: other }) => ({ kind: "reversed" as const, group, other })),
    ),
  );
}

function equalNeighbours(groups: readonly WeighedGroup[]) {
  const sorted = [...groups].sort((a, b) => compareText(a.drg, b.drg));
  return sorted.flatMap((other, at) => {
    const group = sorted[at - 1];
    return group !== undefined && adrgOf(group) === adrgOf(other) && group.weight.eq(other.weight)
      ? [{ kind: "equal" as const, group, other }]
      : [];
  });
}

function adrgOf({ drg }: WeighedGroup): string {
  return drg.slice(0, 3);
}

/** Reads each different name once. */
function clauseReader(): Reader {
  const known = new Map<string, ReturnType<Reader>>();
  return ({ name }) => {
    if (name === undefined) return undefined;
    const found = known.get(name);
    if (found !== undefined) return found;
    const of = readNameClauses(name);
    const read = { key: JSON.stringify([of.stem, of.severity, of.tests, of.robotic]), of };
    known.set(name, read);
    return read;
  };
}
