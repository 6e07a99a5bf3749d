import type { CivilDate } from "../primitives/index.js";
import type { Period } from "./parameters.js";

/**
 * 期间: the period that a date falls in, as a text that sorts by time.
 *
 * @example
 * ```ts
 * periodOf("2020-05-31", "quarter"); // "2020-Q2"
 * ```
 */
export function periodOf(date: CivilDate, period: Period): string {
  const year = date.slice(0, 4);
  switch (period) {
    case "all":
      return "all";
    case "year":
      return year;
    case "quarter":
      return `${year}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case "month":
      return date.slice(0, 7);
  }
}

/** 上期: the period just before (`2020-Q1` -> `2019-Q4`, `2020-01` -> `2019-12`); `all` has none. */
export function previousPeriod(id: string): string | undefined {
  const year = Number(id.slice(0, 4));
  if (!Number.isInteger(year)) return undefined;
  if (id.length === 4) return yearText(year - 1);
  const inQuarters = id[5] === "Q";
  const part = Number(id.slice(inQuarters ? 6 : 5));
  const before = part > 1 ? part - 1 : inQuarters ? 4 : 12;
  const text = inQuarters ? `Q${before}` : String(before).padStart(2, "0");
  return `${yearText(part > 1 ? year : year - 1)}-${text}`;
}

function yearText(year: number): string {
  return String(year).padStart(4, "0");
}
