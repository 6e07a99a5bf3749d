import { primitiveErrors } from "./primitive-errors.js";

/** 日历日期: `YYYY-MM-DD`, a civil date without time or zone. */
export type CivilDate = string;

const TEXT_LENGTH = "YYYY-MM-DD".length;
const HYPHEN = 45;
const ZERO = 48;
const NINE = 57;
const DAYS_PER_400_YEARS = 146_097;
const DAYS_BEFORE_1970 = 719_468;

/** Whether a text is a real calendar date: `2020-02-30` is not. */
export function isCivilDate(text: string): boolean {
  // Digit by digit: every case that is parsed asks this several times, and a regular expression is ten times slower.
  if (text.length !== TEXT_LENGTH || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN)
    return false;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, TEXT_LENGTH);
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Refuses what is no calendar date, whatever was given in its place. @throws `DATE_INVALID` */
export function requireCivilDate(given: unknown, path: string): void {
  if (typeof given === "string" && isCivilDate(given)) return;
  throw primitiveErrors.error("DATE_INVALID", { value: String(given) }, { path });
}

/**
 * 日序号: days since 1970-01-01 of a civil date; one day is one, whatever the time zone.
 *
 * @throws `DATE_INVALID`
 * @example
 * ```ts
 * dayNumber("1970-01-02"); // 1
 * ```
 */
export function dayNumber(date: CivilDate): number {
  if (typeof date !== "string" || !isCivilDate(date))
    throw primitiveErrors.error("DATE_INVALID", { value: String(date) });
  return civilDay(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, TEXT_LENGTH));
}

/** 日序号 of a day by its parts, as {@link dayNumber} counts; NaN where there is no such day. */
export function civilDay(calendarYear: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(calendarYear, month)) return Number.NaN;
  const year = calendarYear - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_400_YEARS + dayOfEra - DAYS_BEFORE_1970;
}

/** The civil date of a day number. */
export function dateOfDayNumber(day: number): CivilDate {
  const shifted = day + DAYS_BEFORE_1970;
  const era = Math.floor(shifted / DAYS_PER_400_YEARS);
  const dayOfEra = shifted - era * DAYS_PER_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day1 = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day1, 2)}`;
}

/** 相隔天数: calendar days from `from` to `to`; negative when reversed. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date `days` calendar days after `date`. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The number that the characters from `start` to `end` write in ASCII digits; -1 when one is no digit. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return -1;
    value = value * 10 + (code - ZERO);
  }
  return value;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
