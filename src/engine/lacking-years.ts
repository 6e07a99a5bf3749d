import { type CivilDate, type Diagnostic, yearOf } from "../primitives/index.js";
import type { HistoryStatistics } from "../weights/index.js";
import { engineErrors } from "./engine-errors.js";

/**
 * 所缺历史年度: the years that the averages should look back on and of which the history has no case. Without the newest of them the whole window moves back, and
 * weights of years and figures of "the year before" are those of other years (ZJ-032, ZJ-033, ZJ-035).
 *
 * @param on a day of the year that is settled
 */
export function lackingYears({ years, area }: HistoryStatistics, on: CivilDate): Diagnostic[] {
  const settled = yearOf(on);
  const present = new Set(years.filter((_, index) => (area.every.counts[index] ?? 0) > 0));
  const wanted = years.map((_, index) => settled - years.length + index);
  const lacking = wanted.filter((year) => !present.has(year));
  if (lacking.length === 0) return [];
  const info = { settled, wanted, lacking, used: [...present] };
  return [engineErrors.diagnostic("warning", "ENGINE_HISTORY_YEARS_LACKING", "history.years", info)];
}
