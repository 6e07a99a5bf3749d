import { groupedBy } from "../../primitives/grouped-by.js";
import { compareText, Decimal, FEN_DECIMALS, quotient, squareRoot, sumOf } from "../../primitives/index.js";
import { figure } from "../money-formula.js";

/** 推算结果: rows by what they are kept apart by, and stays that could be in none. */
export interface DerivedRows<Row> {
  readonly rows: readonly Row[];
  /** without a figure that the average needs */
  readonly leftOut: number;
}

/**
 * 历史平均: what the past cost a stay, or a day.
 *
 * @source SX-023, LS-005
 */
export const PAST_AVERAGE = figure("cost").over(figure("count")).roundedTo(FEN_DECIMALS);

/** 分行: stays that agree in what they are kept apart by, in the order of it. */
export function rowsApart<Stay>(
  stays: Iterable<Stay>,
  apartBy: (stay: Stay) => readonly (string | undefined)[],
): readonly (readonly Stay[])[] {
  const rows = groupedBy(stays, (stay) => JSON.stringify(apartBy(stay).map((part) => part ?? null)));
  return [...rows].sort(([a], [b]) => compareText(a, b)).map(([, own]) => own);
}

/** 变异系数: standard deviation over mean of figures, as they are; 0 where the mean is. */
export function spreadOf(figures: readonly Decimal[]): Decimal {
  const mean = quotient(sumOf(figures), figures.length);
  const deviations = figures.map((one) => one.minus(mean));
  const variance = quotient(sumOf(deviations.map((one) => one.times(one))), figures.length);
  return mean.isZero() ? new Decimal(0) : quotient(squareRoot(variance), mean);
}

/** The keys of a row that its stays have. */
export function keysOf<Key extends string>(
  stay: Readonly<Partial<Record<Key, string | undefined>>> | undefined,
  by: readonly Key[],
): Readonly<Partial<Record<Key, string>>> {
  const known = by.flatMap((name) => (stay?.[name] === undefined ? [] : [[name, stay[name]] as const]));
  return Object.fromEntries(known) as Readonly<Partial<Record<Key, string>>>;
}

/** One count over another. */
export function ratioOfCounts(one: number, other: number): Decimal {
  return quotient(new Decimal(one), other);
}
