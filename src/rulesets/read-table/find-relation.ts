import { Decimal } from "../../primitives/index.js";
import { figureAt, type PublishedRow, type PublishedTable } from "./published-table.js";
import type { ReadColumn } from "./read-columns.js";

/** 算法: how the figures of a column follow from those of others: figure = constant × factors. */
export interface Relation {
  readonly column: ReadColumn;
  /** weight, and a coefficient or rate of the row, where they belong to it */
  readonly factors: readonly ReadColumn[];
  /** the shortest number that gives the most rows back */
  readonly constant: Decimal;
  /** rows in which all figures stand */
  readonly rows: number;
  readonly broken: readonly BrokenRow[];
  /** weights are printed too short to give the figures back digit by digit */
  readonly weightRounded: boolean;
}

/** 不合之行: a row that does not obey. */
interface BrokenRow {
  readonly line: number;
  readonly drg: string;
  readonly printed: Decimal;
  readonly expected: Decimal;
}

/** Share of rows that may break a relation whose constant is still taken. */
export const MAY_BREAK = 0.02;
/** Figures of which a table is made with floating point agree to ten digits. */
const RELATIVE_NOISE = new Decimal("1e-9");
/** Rows that must obey for a relation to be one. */
const OBEY = 0.6;
/** 最少行数: over fewer rows nothing is taken for a relation. */
export const FEWEST_ROWS = 5;
const MOST_DECIMALS = 6;
const NEARLY_ALL = 0.95;

/** 找算法: of one column over those that may be its factors; undefined where no constant fits. */
export function findRelation({ rows, columns }: PublishedTable, column: ReadColumn): Relation | undefined {
  const weights = columns.filter(({ kind }) => kind === "weight");
  const coefficients = columns.filter(({ kind }) => kind === "coefficient");
  const rates = columns.filter(({ kind }) => kind === "rate");
  const choices = weights.flatMap((weight) => [
    [weight],
    ...coefficients.map((coefficient) => [weight, coefficient]),
    ...rates.map((rate) => [weight, rate]),
    ...rates.flatMap((rate) => coefficients.map((coefficient) => [weight, rate, coefficient])),
  ]);
  const found = [false, true].flatMap((weightRounded) =>
    choices.flatMap((factors) => relationOf(rows, column, factors, weightRounded) ?? []),
  );
  return found.sort(better)[0];
}

/** 核对算法: how well the figures of a column follow from a constant that is printed. */
export function checkRelation(
  { rows }: PublishedTable,
  column: ReadColumn,
  factors: readonly ReadColumn[],
  constant: Decimal,
): Relation {
  const points = pointsOf(rows, column, factors, false);
  const broken = brokenRows(points, constant);
  return { column, factors, constant, rows: points.length, broken, weightRounded: false };
}

/** Whether figures follow digit by digit, but for misprints. */
export function isExact({ broken, rows, weightRounded }: Relation): boolean {
  return !weightRounded && broken.length <= rows * MAY_BREAK;
}

/** How a draft notes what it rests on. */
export function relationsNote(relations: readonly Relation[]): string {
  return relations
    .map(({ column, rows, broken }) => `${column.title}：${rows} 行，不合 ${broken.length} 行`)
    .join("；");
}

/** The exact before the rounded, then that with the fewest broken rows, then that of the same payer, then the shortest. */
function better(a: Relation, b: Relation): number {
  return (
    Number(a.weightRounded) - Number(b.weightRounded) ||
    a.broken.length / a.rows - b.broken.length / b.rows ||
    strangers(a) - strangers(b) ||
    Number(!a.constant.eq(1)) - Number(!b.constant.eq(1)) ||
    b.factors.length - a.factors.length
  );
}

function strangers({ column, factors }: Relation): number {
  return factors.filter(
    ({ payer }) =>
      (payer.grade !== undefined && payer.grade !== column.payer.grade) ||
      (payer.insuranceType !== undefined && payer.insuranceType !== column.payer.insuranceType),
  ).length;
}

interface Point {
  readonly row: PublishedRow;
  readonly printed: Decimal;
  readonly product: Decimal;
  /** by how much the figure may be off for the digits that are printed */
  readonly noise: Decimal;
  /** by how much the product may be off */
  readonly ofWeight: Decimal;
}

function relationOf(
  rows: readonly PublishedRow[],
  column: ReadColumn,
  factors: readonly ReadColumn[],
  weightRounded: boolean,
): Relation | undefined {
  const points = pointsOf(rows, column, factors, weightRounded);
  if (points.length < FEWEST_ROWS) return undefined;
  const middle = middleConstant(points);
  const obeying = (constant: Decimal) => points.filter((point) => obeys(point, constant)).length;
  const candidates = Array.from({ length: MOST_DECIMALS + 1 }, (_, decimals) =>
    middle.toDecimalPlaces(decimals),
  );
  const counts = candidates.map(obeying);
  const most = Math.max(...counts);
  const constant = candidates[counts.indexOf(most)] ?? middle;
  if (most < points.length * OBEY) return undefined;
  const broken = brokenRows(points, constant);
  return { column, factors, constant, rows: points.length, broken, weightRounded };
}

function brokenRows(points: readonly Point[], constant: Decimal): readonly BrokenRow[] {
  return points
    .filter((point) => !obeys(point, constant))
    .map(({ row: { line, drg }, printed, product }) => ({
      line,
      drg,
      printed,
      expected: product.times(constant),
    }));
}

/**
 * The median of the ratios; where the weights are rounded, the middle of what most rows allow: each allows the constants between
 * (printed - noise) / (product + slack) and (printed + noise) / (product - slack).
 */
function middleConstant(points: readonly Point[]): Decimal {
  const ratios = points.map(({ printed, product }) => printed.div(product)).sort((a, b) => a.cmp(b));
  const median = ratios[Math.floor(ratios.length / 2)] ?? new Decimal(0);
  if (points.every(({ ofWeight }) => ofWeight.isZero())) return median;
  const ends = points
    .filter(({ product, ofWeight }) => product.gt(ofWeight))
    .flatMap(({ printed, product, noise, ofWeight }) => [
      { at: printed.minus(noise).div(product.plus(ofWeight)), step: 1 },
      { at: printed.plus(noise).div(product.minus(ofWeight)), step: -1 },
    ])
    .sort((a, b) => a.at.cmp(b.at) || b.step - a.step);
  let open = 0;
  let most = 0;
  let middle = median;
  for (const [at, end] of ends.entries()) {
    open += end.step;
    if (open > most) {
      most = open;
      middle = end.at.plus(ends[at + 1]?.at ?? end.at).div(2);
    }
  }
  return middle;
}

/** The rows in which all figures stand. */
function pointsOf(
  rows: readonly PublishedRow[],
  column: ReadColumn,
  factors: readonly ReadColumn[],
  weightRounded: boolean,
): readonly Point[] {
  const places = {
    figure: lastPlace(rows, column.at),
    weight: weightRounded ? lastPlace(rows, factors[0]?.at ?? 0) : new Decimal(0),
  };
  return rows.flatMap((row) => pointOf(row, column, factors, places) ?? []);
}

function pointOf(
  row: PublishedRow,
  column: ReadColumn,
  factors: readonly ReadColumn[],
  places: { readonly figure: Decimal; readonly weight: Decimal },
): Point | undefined {
  const printed = figureAt(row, column.at);
  const figures = factors.map(({ at }) => figureAt(row, at));
  if (printed === undefined || figures.some((figure) => figure === undefined)) return undefined;
  const product = figures.reduce<Decimal>((sum, figure) => sum.times(figure ?? 1), new Decimal(1));
  const weight = figures[0] ?? new Decimal(1);
  const noise = printed.times(RELATIVE_NOISE).plus(places.figure.div(2));
  const ofWeight = product.div(weight).times(places.weight.div(2));
  return { row, printed, product, noise, ofWeight };
}

function obeys({ printed, product, noise, ofWeight }: Point, constant: Decimal): boolean {
  return product
    .times(constant)
    .minus(printed)
    .abs()
    .lte(noise.plus(ofWeight.times(constant)));
}

/** One in the last place that a column prints; the few cells with more digits do not count. */
function lastPlace(rows: readonly PublishedRow[], at: number): Decimal {
  const decimals = rows.flatMap((row) => figureAt(row, at)?.decimalPlaces() ?? []).sort((a, b) => a - b);
  return new Decimal(1n, decimals[Math.floor((decimals.length - 1) * NEARLY_ALL)] ?? 0);
}
