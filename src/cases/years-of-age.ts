/** Days that a year has at least and at most. */
export const SHORT_YEAR = 365;
export const LONG_YEAR = 366;

/**
 * 满周岁数: the age in completed years: as given, else where the days tell it: the settlement list writes those of less than a year in days alone.
 *
 * @param years NaN where nobody says
 * @param days NaN where nobody says
 * @returns NaN where neither tells, as for a birthday that may be or not
 *
 * @example
 * ```ts
 * yearsOfAge(Number.NaN, 200); // 0
 * yearsOfAge(Number.NaN, 365); // NaN
 * yearsOfAge(Number.NaN, 400); // 1
 * ```
 */
export function yearsOfAge(years: number, days: number): number {
  if (!Number.isNaN(years)) return years;
  const least = Math.floor(days / LONG_YEAR);
  return least === Math.floor(days / SHORT_YEAR) ? least : Number.NaN;
}
