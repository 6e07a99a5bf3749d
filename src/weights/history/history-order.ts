import { CARE_TYPES } from "../../cases/field-values.js";
import { GROUPING_STATUSES } from "../../grouping/grouping-result.js";
import { calendarYear, dateOfDayNumber, dayNumber, yearOf } from "../../primitives/index.js";
import { MISSING_DAY } from "../columns/case-columns.js";
import type { HistoryColumns } from "../columns/history-columns.js";
import type { HistoryParameters } from "../parameters.js";
import { HISTORY_USES, type HistoryUse } from "./history-use.js";
import { COST_LIMIT_FEN } from "./moments.js";
import { repeatedHistory } from "./repeated-history.js";

/** Numbers of the uses in `HISTORY_USES`. */
export const HISTORY_USE = Object.fromEntries(HISTORY_USES.map((use, number) => [use, number])) as Record<
  HistoryUse,
  number
>;

/** 历史病例排列: the usable cases of history, ordered by group and year. */
export interface HistoryOrder {
  readonly years: readonly number[];
  /** index into `HISTORY_USES` of each case */
  readonly use: Uint8Array;
  /** year index of each case; meaningful where the case has a usable cost and year */
  readonly year: Uint8Array;
  /** numbers of the usable cases, by group, then year */
  readonly cases: Int32Array;
  /** their costs, fen */
  readonly costs: Float64Array;
  /** block of group g and year y: `[starts[g × years + y], starts[g × years + y + 1])` */
  readonly starts: Int32Array;
}

/** Sorts history into groups and years, and says of every case that is left out why. */
export function historyOrder(
  history: HistoryColumns,
  parameters: HistoryParameters,
  years: readonly number[],
  known?: { has(drg: string): boolean },
): HistoryOrder {
  const use = new Uint8Array(history.count);
  const year = new Uint8Array(history.count);
  const keys = new Int32Array(history.count).fill(-1);
  const starts = new Int32Array(history.groups.length * years.length + 1);
  const judge = caseJudge(history, parameters, years, known);
  for (let i = 0; i < history.count; i += 1) {
    const verdict = judge(i);
    use[i] = verdict.use;
    year[i] = verdict.year;
    if (verdict.use !== 0) continue;
    const key = (history.group[i] as number) * years.length + verdict.year;
    keys[i] = key;
    starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let key = 1; key < starts.length; key += 1)
    starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  return { years, use, year, starts, ...placed(history, keys, starts) };
}

function placed(history: HistoryColumns, keys: Int32Array, starts: Int32Array) {
  const next = starts.slice();
  const count = starts[starts.length - 1] as number;
  const cases = new Int32Array(count);
  const costs = new Float64Array(count);
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] as number;
    if (key < 0) continue;
    const place = next[key] as number;
    next[key] = place + 1;
    cases[place] = i;
    costs[place] = history.totalCostFen[i] as number;
  }
  return { cases, costs };
}

function caseJudge(
  history: HistoryColumns,
  { ambiguous, careTypesApart = [] }: HistoryParameters,
  years: readonly number[],
  known?: { has(drg: string): boolean },
) {
  const apart = CARE_TYPES.map((type) => careTypesApart.includes(type));
  const grouped = GROUPING_STATUSES.map(
    (status) => status === "grouped" || (status === "ambiguous" && ambiguous === "ownGroup"),
  );
  const strange = history.groups.map((drg) => known?.has(drg) === false);
  const yearOf = historyYearOf(history, years);
  const repetitions = repeatedHistory(history);
  const verdict = { use: 0, year: 0 };
  const useNumberOf = (i: number, outside: boolean) => {
    const use = useOfRecord(history, i, outside);
    if (use !== HISTORY_USE.used) return use;
    const isGrouped = grouped[history.status[i] as number] === true && (history.group[i] as number) >= 0;
    if (!isGrouped) return HISTORY_USE["no-group"];
    if (apart[history.careType[i] as number] === true) return HISTORY_USE["care-type-apart"];
    return strange[history.group[i] as number] === true ? HISTORY_USE["group-unknown"] : use;
  };
  return (i: number) => {
    const year = yearOf(i);
    verdict.year = Math.max(0, year);
    const use = useNumberOf(i, year < 0);
    const counts = use === HISTORY_USE.used || use === HISTORY_USE["no-group"];
    const repetition = counts && repetitions.size > 0 ? repetitions.get(i) : undefined;
    verdict.use = repetition === undefined ? use : HISTORY_USE[repetition];
    return verdict;
  };
}

/** Tells the place of a case's year of discharge in `years` (consecutive, ascending), -1 when it lies outside. */
export function historyYearOf(history: HistoryColumns, years: readonly number[]): (i: number) => number {
  const starts = [...years, (years.at(-1) ?? 0) + 1].map((y) => dayNumber(calendarYear(y).from));
  return (i) => {
    const day = history.dischargeDay[i] as number;
    let year = -1;
    while (year + 1 < starts.length && day >= (starts[year + 1] as number)) year += 1;
    return year < years.length ? year : -1;
  };
}

/** 历史行的记录: what its own cost and dates make of a history row, whatever average is to rest on it; a number of {@link HISTORY_USES}. */
export function useOfRecord(history: HistoryColumns, i: number, outside: boolean): number {
  const cost = history.totalCostFen[i] as number;
  if (Number.isNaN(cost)) return HISTORY_USE["cost-missing"];
  if (cost <= 0) return HISTORY_USE["cost-not-positive"];
  if (cost >= COST_LIMIT_FEN) return HISTORY_USE["cost-out-of-range"];
  const discharge = history.dischargeDay[i] as number;
  if (discharge === MISSING_DAY) return HISTORY_USE["discharge-date-missing"];
  const admission = history.admissionDay[i] as number;
  if (admission > discharge) return HISTORY_USE["dates-reversed"];
  if (outside) return HISTORY_USE["outside-years"];
  return HISTORY_USE.used;
}

/**
 * 历史年度: the calendar years of discharge that `count` years look back on, the oldest first.
 *
 * @param newest the last of them; the latest year in the columns where not given
 */
export function historyYears(history: HistoryColumns, count: number, newest?: number): readonly number[] {
  const last = newest ?? latestYear(history);
  return last === undefined ? [] : Array.from({ length: count }, (_, index) => last - count + 1 + index);
}

function latestYear(history: HistoryColumns): number | undefined {
  let latest = MISSING_DAY;
  for (let i = 0; i < history.count; i += 1) latest = Math.max(latest, history.dischargeDay[i] as number);
  return latest === MISSING_DAY ? undefined : yearOf(dateOfDayNumber(latest));
}
