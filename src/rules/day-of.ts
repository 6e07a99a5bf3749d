import { dayNumber, isCivilDate } from "../primitives/index.js";

/** The day number of a date, or undefined when there is none or it is no calendar date. */
export function dayOf(date: string | undefined): number | undefined {
  return date !== undefined && isCivilDate(date) ? dayNumber(date) : undefined;
}
