import type { CivilDate } from "../primitives/index.js";

/** The areas that pay are eight hours ahead of universal time (东八区). */
const AHEAD_MILLISECONDS = 8 * 60 * 60 * 1000;
const DATE_LENGTH = 10;

/** 今日: the day by the clock of the host, where the areas that pay lie. */
export function today(): CivilDate {
  return new Date(Date.now() + AHEAD_MILLISECONDS).toISOString().slice(0, DATE_LENGTH);
}
