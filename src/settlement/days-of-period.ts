import { addDays, dayNumber, isCivilDate } from "../primitives/index.js";
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
  return (
    Number(next.slice(0, YEAR_DIGITS)) === Number(from.slice(0, YEAR_DIGITS)) + 1 &&
    next.slice(YEAR_DIGITS) === from.slice(YEAR_DIGITS)
  );
}

const YEAR_DIGITS = 4;
