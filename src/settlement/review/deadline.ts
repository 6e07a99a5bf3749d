import { addDays, type CivilDate, dayNumber, periodOf } from "../../primitives/index.js";
import type { ReviewDeadline } from "../parameters.js";

/** 工作日历: what makes a weekday a holiday and a weekend day a working day (调休). */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<CivilDate>;
  readonly workdays: ReadonlySet<CivilDate>;
  /** the years that it holds, as `YYYY`; default: every year */
  readonly years?: ReadonlySet<string>;
}

const SATURDAY = 6;
const SUNDAY = 0;

/**
 * 申请截止日, included: the printed date, or the n-th working day of the first month after the cycle.
 *
 * @param cycleEnd last day of the cycle; needed for working days
 * @returns undefined where the cycle or the calendar is not known, or days run into a year that it does not hold: weekends alone would guess at holidays
 * @source SX-054, ZJ-054
 * @example
 * ```ts
 * // cycle to 2025-03-31, 15 working days, Qingming holiday on 04-04
 * lastDay({ method: "working-days", days: 15 }, "2025-03-31", calendar); // "2025-04-22"
 * ```
 */
export function lastDay(
  deadline: ReviewDeadline,
  cycleEnd: CivilDate | undefined,
  calendar: WorkCalendar | undefined,
): CivilDate | undefined {
  if (deadline.method === "date") return deadline.date;
  if (cycleEnd === undefined || calendar === undefined) return undefined;
  let date = cycleEnd;
  for (let worked = 0; worked < deadline.days; ) {
    date = addDays(date, 1);
    if (calendar.years?.has(periodOf(date, "year")) === false) return undefined;
    if (isWorkingDay(date, calendar)) worked += 1;
  }
  return date;
}

/**
 * 早于申请期: whether an application is dated before the days on which it may be made: those counted in working days are the first ones after the cycle.
 * A printed date is a last day alone, and has no first.
 *
 * @source ZJ-054
 */
export function isEarly(
  { method }: ReviewDeadline,
  appliedOn: CivilDate,
  cycleEnd: CivilDate | undefined,
): boolean {
  return method === "working-days" && cycleEnd !== undefined && appliedOn <= cycleEnd;
}

function isWorkingDay(date: CivilDate, { holidays, workdays }: WorkCalendar): boolean {
  if (workdays.has(date)) return true;
  // 1970-01-01, day 0, was a Thursday.
  const weekday = (((dayNumber(date) + 4) % 7) + 7) % 7;
  return !holidays.has(date) && weekday !== SATURDAY && weekday !== SUNDAY;
}
