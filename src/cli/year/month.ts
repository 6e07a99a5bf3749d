import { civilDateOf } from "../../cases/fields/civil-date-of.js";
import {
  type CivilDate,
  dateOfDayNumber,
  dayNumber,
  isCivilDate,
  periodOf,
  yearText,
} from "../../primitives/index.js";
import type { ReviewParameters } from "../../settlement/index.js";
import { yearErrors } from "./year-errors.js";

/** A month as `YYYY-MM`; such texts are in order when they are sorted. */
export type Month = string;

const MONTHS_A_YEAR = 12;

/** `2020-1`, `2020/01`, `2020年1月`, `202001`. Not `2020.1`: a spreadsheet makes that of 2020.10 as well. */
const MONTH_FORM = /^(?<year>\d{4})(?:[-/](?<number>\d{1,2})|年(?<named>\d{1,2})月份?|(?<digits>\d{2}))$/;

/**
 * A month, whatever way it is written; spreadsheets make the first day of it out of `2020-01`. Undefined for anything else: another day is no month, and
 * `Jan-20` may be of 2020 or the twentieth.
 */
export function monthOfText(text: string): Month | undefined {
  const plain = text.normalize("NFKC").trim();
  const { year, number, named, digits } = MONTH_FORM.exec(plain)?.groups ?? {};
  const first = year === undefined ? civilDateOf(plain) : undefined;
  if (first !== undefined) return first.endsWith("-01") ? monthOf(first) : undefined;
  const month = `${year}-${(number ?? named ?? digits ?? "").padStart(2, "0")}`;
  return isCivilDate(`${month}-01`) ? month : undefined;
}

/** @throws `MONTH_INVALID`, `MONTH_OUTSIDE` where it has no day within the period */
export function monthWithin(text: string, period: Cycle): Month {
  const month = monthOfText(text);
  if (month === undefined) throw yearErrors.error("MONTH_INVALID", { month: text });
  if (!isWithin(month, period)) throw yearErrors.error("MONTH_OUTSIDE", { month, ...period });
  return month;
}

/** Whether a month has a day within a period. */
export function isWithin(month: Month, period: Cycle): boolean {
  return month >= monthOf(period.from) && month <= monthOf(period.to);
}

/** The month of a day. */
export function monthOf(date: CivilDate): Month {
  return periodOf(date, "month");
}

/** The month of a day number. */
export function monthOfDay(day: number): Month {
  return monthOf(dateOfDayNumber(day));
}

/** The months from one to another, both included; none where the other is before. */
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

/** 周期: a time, both days included. */
export interface Cycle {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

type CycleRule = Pick<ReviewParameters, "quota" | "deadline">;

/** Whether a kind of application is heard cycle by cycle: its quota or its deadline is. */
export function isByCycle(rule: CycleRule | undefined): boolean {
  const { quota, deadline } = rule ?? {};
  return deadline?.method === "working-days" || (typeof quota === "object" && quota.period !== "year");
}

/**
 * 周期: the month or quarter of the settled time that ends on a day, as the quotas of an edition count; undefined where it hears nothing by cycle.
 *
 * @throws `CYCLE_END_NOT_ONE` where no such cycle ends that day
 */
export function cycleEnding(last: CivilDate, rules: readonly CycleRule[], settled: Cycle): Cycle | undefined {
  if (!rules.some(isByCycle)) return undefined;
  const monthly = rules.some(({ quota }) => typeof quota === "object" && quota.period === "month");
  const ends = cycleEnds(settled.from, settled.to, monthly ? "month" : "quarter");
  if (!ends.includes(last)) throw yearErrors.error("CYCLE_END_NOT_ONE", { date: last, monthly, ends });
  const [year, month] = monthOf(last).split("-").map(Number) as [number, number];
  const first = monthly ? month : month - ((month - 1) % MONTHS_A_QUARTER);
  return { from: `${monthText(year, first)}-01`, to: last };
}

/** The last days of the months, quarters or years that end within a time. */
export function cycleEnds(from: CivilDate, to: CivilDate, period: "month" | "quarter" | "year"): CivilDate[] {
  const months = { month: 1, quarter: MONTHS_A_QUARTER, year: MONTHS_A_YEAR }[period];
  return monthsBetween(monthOf(from), monthOf(to))
    .filter((month) => Number(month.slice(-2)) % months === 0)
    .map((month) => dateOfDayNumber(daysOf(month).last));
}
