import { addDays, dayNumber, daysBetween, isCivilDate, yearOf } from "../primitives/index.js";
import { settlementErrors } from "./settlement-errors.js";
import type { Period } from "./settlement-input.js";

/**
 * 核对期间: two real dates in order.
 *
 * @returns first and last day number
 * @throws `SETTLEMENT_PERIOD_INVALID`
 */
export function daysOfPeriod(period: Period): { readonly first: number; readonly last: number } {
  const { from, to } = period;
  if (!isCivilDate(from) || !isCivilDate(to) || from > to) {
    throw settlementErrors.error("SETTLEMENT_PERIOD_INVALID", { from, to }, { path: "period" });
  }
  return { first: dayNumber(from), last: dayNumber(to) };
}

/** 整年: from a day to the day before the same day of the next year, as 1 January to 31 December. */
export function isWholeYear({ from, to }: Period): boolean {
  const next = addDays(to, 1);
  return yearOf(next) === yearOf(from) + 1 && next.slice("YYYY".length) === from.slice("YYYY".length);
}

/** 一年的天数 of the year that begins on the day: 366 where a 29 February is in it, else 365. */
export function daysOfYearFrom(day: string): number {
  const next = `${yearOf(day) + 1}${day.slice("YYYY".length)}`;
  // A year that begins on a 29 February ends with the next February.
  return daysBetween(day, isCivilDate(next) ? next : `${yearOf(day) + 1}-03-01`);
}
