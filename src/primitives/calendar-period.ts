import type { CivilDate } from "./civil-date.js";

const YEAR = "YYYY".length;
const MONTH = "YYYY-MM".length;
const MONTHS_OF_A_QUARTER = 3;

/**
 * 年份 of a date.
 *
 * @example
 * ```ts
 * yearOf("2020-05-31"); // 2020
 * ```
 */
export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, YEAR));
}

/** The same as a text of four digits, as a date has it. */
export function yearText(year: number): string {
  return String(year).padStart(YEAR, "0");
}

/** 自然年: from its first to its last day. */
export function calendarYear(year: number): { readonly from: CivilDate; readonly to: CivilDate } {
  const text = yearText(year);
  return { from: `${text}-01-01`, to: `${text}-12-31` };
}

/**
 * 期间: the period that a date falls in, as a text that sorts by time.
 *
 * @example
 * ```ts
 * periodOf("2020-05-31", "quarter"); // "2020-Q2"
 * ```
 */
export function periodOf(date: CivilDate, period: "year" | "quarter" | "month" | "all"): string {
  const year = date.slice(0, YEAR);
  switch (period) {
    case "all":
      return "all";
    case "year":
      return year;
    case "quarter":
      return `${year}-Q${Math.ceil(Number(date.slice(YEAR + 1, MONTH)) / MONTHS_OF_A_QUARTER)}`;
    case "month":
      return date.slice(0, MONTH);
  }
}
