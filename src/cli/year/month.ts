import {
  type CivilDate,
  dateOfDayNumber,
  dayNumber,
  isCivilDate,
  periodOf,
  yearText,
} from "../../primitives/index.js";
import { yearErrors } from "./year-errors.js";

/** A month as `YYYY-MM`; such texts are in order when they are sorted. */
export type Month = string;

const MONTHS_A_YEAR = 12;

/** @throws `MONTH_INVALID`, `MONTH_OUTSIDE` where it has no day within the period */
export function monthWithin(
  text: string,
  period: { readonly from: CivilDate; readonly to: CivilDate },
): Month {
  if (!isCivilDate(`${text}-01`)) throw yearErrors.error("MONTH_INVALID", { month: text });
  if (text < monthOf(period.from) || text > monthOf(period.to))
    throw yearErrors.error("MONTH_OUTSIDE", { month: text, ...period });
  return text;
}

/** The month of a day. */
export function monthOf(date: CivilDate): Month {
  return periodOf(date, "month");
}

/** The months from one to another, both included. */
export function monthsBetween(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

/** First and last day of a month as day numbers. */
export function daysOf(month: Month): { readonly first: number; readonly last: number } {
  return { first: dayNumber(`${month}-01`), last: dayNumber(`${monthAfter(month)}-01`) - 1 };
}

function monthAfter(month: Month): Month {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const next: [number, number] = number === MONTHS_A_YEAR ? [year + 1, 1] : [year, number + 1];
  return monthText(...next);
}

function monthText(year: number, month: number): Month {
  return `${yearText(year)}-${String(month).padStart(2, "0")}`;
}

const MONTHS_A_QUARTER = 3;

/** 周期: the month or quarter that ends on a day, as the quotas of an edition count. */
export function cycleEnding(
  last: CivilDate,
  rules: readonly { readonly quota: unknown }[],
): { readonly from: CivilDate; readonly to: CivilDate } {
  const monthly = rules.some(({ quota }) => (quota as { readonly period?: string }).period === "month");
  const [year, month] = monthOf(last).split("-").map(Number) as [number, number];
  const first = monthly ? month : month - ((month - 1) % MONTHS_A_QUARTER);
  return {
    from: `${monthText(year, first)}-01`,
    to: last,
  };
}

/** The last days of the months, quarters or years that end within a time. */
export function cycleEnds(from: CivilDate, to: CivilDate, period: "month" | "quarter" | "year"): CivilDate[] {
  const months = { month: 1, quarter: MONTHS_A_QUARTER, year: MONTHS_A_YEAR }[period];
  return monthsBetween(monthOf(from), monthOf(to))
    .filter((month) => Number(month.slice(-2)) % months === 0)
    .map((month) => dateOfDayNumber(daysOf(month).last));
}
