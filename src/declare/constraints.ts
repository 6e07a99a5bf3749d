import { type Decimal, decimal, sumOf } from "../primitives/index.js";
import { type Broken, brokenOf, type Constraint } from "./constraint.js";

/** What the common constraints find, by the code that linting tells it by. */
export interface ConstraintInfos {
  LINT_BANDS_ORDER: { end: string; previous: string };
  LINT_BANDS_OPEN_END: { row: number };
  LINT_BANDS_NO_LAST: { end: string };
  LINT_SCORES_REPEATED: { score: string; first: number; second: number };
  LINT_RANGE_REVERSED: { row: number; from: string; to: string };
  LINT_RANGE_OVERLAP: { first: number; second: number };
  LINT_RANGE_GAP: { from: string; to: string };
  LINT_WEIGHTS_SUM: { sum: string };
  LINT_WEIGHT_LIMIT: { part: string; weight: string; limit: string };
  LINT_WEIGHTS_ZERO: object;
  LINT_LIMITS_REVERSED: { lower: string; upper: string };
  LINT_QUOTA_RANGE: { number: string; unit: string };
  LINT_CUT_WHOLE: { lower: string; upper: string; sum: string };
}

type Common<Part> = Constraint<Part, ConstraintInfos>;
type Found = Broken<ConstraintInfos>;
const broken = brokenOf<ConstraintInfos>();

/** 分档: bands rise by the member that ends them, and only the last one is open. */
export function bandsRise<Key extends string>(
  key: Key,
): Common<readonly { readonly [End in Key]?: string | undefined }[] | null> {
  return (bands, path) => {
    const ends = (bands ?? []).map((band) => band[key]);
    const found = ends.flatMap((end, index): Found[] => {
      const previous = ends[index - 1];
      if (end === undefined || previous === undefined || decimal(end).gt(previous)) return [];
      return [broken("error", "LINT_BANDS_ORDER", `${path}.${index}`, { end, previous })];
    });
    const open = ends.indexOf(undefined);
    if (open >= 0 && open < ends.length - 1) {
      found.push(broken("error", "LINT_BANDS_OPEN_END", `${path}.${open}`, { row: open + 1 }));
    }
    const end = ends.at(-1);
    if (end !== undefined) found.push(broken("error", "LINT_BANDS_NO_LAST", path, { end }));
    return found;
  };
}

/** 按得分分档: no score stands twice; in which order they stand says nothing, for the highest that is reached holds. */
export const scoresApart: Common<readonly { readonly scoreFrom: string }[] | string | null> = (
  rows,
  path,
) => {
  if (rows === null || typeof rows === "string") return [];
  return rows.flatMap(({ scoreFrom: score }, index): Found[] => {
    const first = rows.findIndex(({ scoreFrom }) => decimal(scoreFrom).eq(score));
    return first === index
      ? []
      : [
          broken("error", "LINT_SCORES_REPEATED", `${path}.${index}`, {
            score,
            first: first + 1,
            second: index + 1,
          }),
        ];
  });
};

/** The members that bound a row, and by how much the next one begins above its end: 0 where the end is open, 1 where it is a whole number and closed. */
interface RangeMembers {
  readonly from: string;
  readonly to: string;
  readonly step: 0 | 1;
  /** what else selects the row, one word or several: only rows that select alike can overlap */
  readonly by: readonly string[];
  /** a row without either end gives way to those with one, so that it overlaps with none of them */
  readonly openGivesWay?: true;
}

interface RowRange {
  readonly row: number;
  readonly selects: string;
  readonly from: Decimal;
  /** where the next row begins; undefined = no row comes after it */
  readonly next: Decimal | undefined;
}

/** 分段: no row ends before it begins, and rows that select alike neither overlap nor leave a gap. */
export function rangesMeet(members: RangeMembers): Common<readonly object[] | null> {
  return (rows, path) => {
    const ranges = (rows ?? []).flatMap((row, index) => rowRanges(row as Row, index, members));
    const isReversed = ({ from, next }: RowRange) => next?.lte(from) === true;
    const reversed = new Map(ranges.filter(isReversed).map(({ row }) => [row, rows?.[row] as Row]));
    const between = [...new Set(ranges.map(({ selects }) => selects))].flatMap((selects) => {
      const alike = ranges.filter((range) => range.selects === selects && !isReversed(range));
      const sorted = alike.sort((a, b) => a.from.cmp(b.from));
      return sorted.flatMap((range, index) => {
        const after = sorted[index + 1];
        return after === undefined ? [] : betweenRows(range, after, path);
      });
    });
    return [
      ...[...reversed].map(([row, { [members.from]: from = 0, [members.to]: to }]) =>
        broken("error", "LINT_RANGE_REVERSED", path, { row: row + 1, from: String(from), to: String(to) }),
      ),
      ...between,
    ];
  };
}

type Row = Readonly<Record<string, unknown>>;

/** The range of a row, once for each combination of what selects it. */
function rowRanges(
  row: Row,
  index: number,
  { from, to, step, by, openGivesWay }: RangeMembers,
): readonly RowRange[] {
  const end = row[to] as string | number | undefined;
  const kind = openGivesWay === true && row[from] === undefined && end === undefined ? "open" : "";
  const range = {
    row: index,
    from: decimal((row[from] as string | number | undefined) ?? 0),
    next: end === undefined ? undefined : decimal(end).plus(step),
  };
  const selections = by.reduce<readonly string[]>(
    (found, key) => [row[key] ?? ""].flat().flatMap((word) => found.map((one) => `${one}|${word}`)),
    [kind],
  );
  return selections.map((selects) => ({ ...range, selects }));
}

function betweenRows({ row, next }: RowRange, after: RowRange, path: string): readonly Found[] {
  if (next === undefined || next.gt(after.from)) {
    return [broken("error", "LINT_RANGE_OVERLAP", path, { first: row + 1, second: after.row + 1 })];
  }
  if (next.eq(after.from)) return [];
  return [broken("warning", "LINT_RANGE_GAP", path, { from: next.toFixed(), to: after.from.toFixed() })];
}

interface Weighted {
  readonly weight?: string | null | undefined;
}

/** 权重之和为一: the weights of the parts add to 1; not judged while one is unknown, or where the parts carry none. */
export const sharesAddToOne: Common<Readonly<Record<string, Weighted>> | readonly Weighted[]> = (
  parts,
  path,
) => {
  const weights = Object.values(parts).flatMap(({ weight }) => (weight === undefined ? [] : [weight]));
  const known = weights.filter((weight) => weight !== null);
  const areWeighted = weights.length > 0 || Object.keys(parts).length === 0;
  if (!areWeighted || known.length < weights.length) return [];
  const sum = sumOf(known);
  return sum.eq(1) ? [] : [broken("error", "LINT_WEIGHTS_SUM", path, { sum: sum.toFixed() })];
};

interface Limited extends Weighted {
  readonly weightLimits?:
    | {
        readonly lower?: string | null | undefined;
        readonly upper?: string | null | undefined;
      }
    | undefined;
}

/** 权重不越界: the weight of each part keeps the limits that stand beside it. */
export const weightsKeepLimits: Common<Readonly<Record<string, Limited>>> = (parts, path) =>
  Object.entries(parts).flatMap(([part, { weight, weightLimits: { lower, upper } = {} }]) => {
    if (weight == null) return [];
    const below = lower != null && decimal(weight).lt(lower) ? lower : undefined;
    const limit = below ?? (upper != null && decimal(weight).gt(upper) ? upper : undefined);
    if (limit === undefined) return [];
    return [broken("error", "LINT_WEIGHT_LIMIT", `${path}.${part}.weight`, { part, weight, limit })];
  });

/** 不全为零. */
export const notAllZero: Common<readonly string[] | null> = (weights, path) =>
  weights?.every((weight) => decimal(weight).isZero())
    ? [broken("error", "LINT_WEIGHTS_ZERO", path, {})]
    : [];

/** 上下限: the lower limit is not above the upper one. */
export const limitsInOrder: Common<{
  readonly lower?: string | null | undefined;
  readonly upper?: string | null | undefined;
}> = ({ lower, upper }, path) =>
  lower == null || upper == null || decimal(lower).lte(upper)
    ? []
    : [broken("error", "LINT_LIMITS_REVERSED", path, { lower, upper })];

/** 裁剪比例: what is cut at both ends is not more than there is. */
export const cutLeavesSome: Common<{
  readonly method: string;
  readonly lowerShare?: string | null | undefined;
  readonly upperShare?: string | null | undefined;
}> = ({ lowerShare: lower, upperShare: upper }, path) => {
  if (lower == null || upper == null) return [];
  const sum = decimal(lower).plus(upper);
  return sum.lte(1) ? [] : [broken("error", "LINT_CUT_WHOLE", path, { lower, upper, sum: sum.toFixed() })];
};

/** Most that a quota can be, by its unit; a number of cases has no such end. */
const WHOLE: Readonly<Record<string, number>> = { percent: 100, permille: 1000 };

/** 名额: no quota is more than the whole. */
export const partOfWhole: Common<{ readonly number: string | null; readonly unit: string | null }> = (
  { number, unit },
  path,
) => {
  const whole = WHOLE[unit ?? ""];
  if (number === null || unit === null || whole === undefined || decimal(number).lte(whole)) return [];
  return [broken("error", "LINT_QUOTA_RANGE", path, { number, unit })];
};

/** 次序: names that do not stand exactly once in the order, or that nothing is called by. */
export function outOfOrder(order: readonly string[], names: readonly string[]): readonly string[] {
  return [...new Set([...order, ...names])].filter(
    (name) => order.filter((other) => other === name).length !== 1 || !names.includes(name),
  );
}
