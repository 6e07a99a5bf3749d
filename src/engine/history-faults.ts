import type { CaseColumns } from "../weights/columns/case-columns.js";
import { HISTORY_USE, historyYearOf, historyYears, useOfRecord } from "../weights/history/history-order.js";
import { HISTORY_USES, type HistoryUse } from "../weights/history/history-use.js";
import { yearCount } from "../weights/history/year-average.js";
import type { Engine } from "./engine.js";
import { latestYearBefore } from "./weigh-area.js";

/**
 * 历史行的缺陷: why no average of the past rests on a row, whatever it is an average of: undated, free, without cost, or of a year that the history of the
 * edition does not look back on. An edition that does not say how many years it looks back on takes all.
 *
 * @returns by index of the row; undefined = it counts
 * @source SX-015, LS-008
 */
export function historyFaults(
  columns: CaseColumns,
  engine: Pick<Engine, "parameters" | "on">,
): (index: number) => HistoryUse | undefined {
  const years = yearsLookedBackOn(columns, engine);
  const yearOf = years && historyYearOf(columns, years);
  const isOutside = (index: number) => yearOf !== undefined && yearOf(index) < 0;
  return (index) => {
    const use = useOfRecord(columns, index, isOutside(index));
    return use === HISTORY_USE.used ? undefined : HISTORY_USES[use];
  };
}

/** 历史年度 that averages of the past rest on, the oldest first; undefined where the edition does not say how many it looks back on. */
export function yearsLookedBackOn(
  columns: CaseColumns,
  { parameters, on }: Pick<Engine, "parameters" | "on">,
): readonly number[] | undefined {
  const lookedBackOn = parameters.weights.history?.years;
  if (lookedBackOn === undefined) return undefined;
  return historyYears(columns, yearCount(lookedBackOn), latestYearBefore(columns.dischargeDay, on));
}
