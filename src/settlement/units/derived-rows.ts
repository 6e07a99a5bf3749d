import { groupedBy } from "../../primitives/grouped-by.js";
import { compareText, Decimal, FEN_DECIMALS, quotient, squareRoot, sumOf } from "../../primitives/index.js";
import type { UnusedReason } from "../../weights/history/history-errors.js";
import type { HistoryUse } from "../../weights/history/history-use.js";
import { figure } from "../money-formula.js";

/** 历史住院: a stay of the past, whatever it was paid by. */
export interface HistoricStay {
  /** why no average rests on its record: undated, free, of another year ...; absent = it may */
  readonly fault?: HistoryUse | undefined;
}

/** 推算结果: rows by what they are kept apart by, and how many stays are in none, by reason. */
export interface DerivedRows<Row> {
  readonly rows: readonly Row[];
  readonly unused: Unused;
}

/** 未参与测算的例数, by reason. */
export type Unused = ReadonlyMap<UnusedReason, number>;

/** 剔除: the stays that nothing speaks against; the others are counted by reason. */
export function leavingOut<Stay>(
  stays: Iterable<Stay>,
  why: (stay: Stay) => UnusedReason | undefined,
  unused: Map<UnusedReason, number>,
): readonly Stay[] {
  return [...stays].filter((stay) => {
    const reason = why(stay);
    if (reason !== undefined) unused.set(reason, (unused.get(reason) ?? 0) + 1);
    return reason === undefined;
  });
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
  const rows = groupedBy(stays, (stay) => JSON.stringify(apartBy(stay)));
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
