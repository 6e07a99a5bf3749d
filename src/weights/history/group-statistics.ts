import { requireMade } from "../../primitives/require-made.js";
import { at } from "../columns/column-access.js";
import type { HistoryColumns } from "../columns/history-columns.js";
import type { HistoryParameters, StabilityParameters } from "../parameters.js";
import { weightsErrors } from "../weights-errors.js";
import { groupStatistic } from "./group-statistic.js";
import { HISTORY_USE, type HistoryOrder, historyOrder, historyYears } from "./history-order.js";
import type { AreaStatistic, GroupStatistic, HistoryStatistics } from "./history-statistics.js";
import { HospitalSumsBuilder } from "./hospital-sums.js";
import { addMoments, type Moments, momentsOf, NO_MOMENTS, variesAtMost } from "./moments.js";
import { type GroupBlock, type TrimmedTwice, tallyGroup } from "./tally-group.js";
import { trimAgain, trimGroup } from "./trim-group.js";
import { type YearSums, yearCount } from "./year-average.js";
import { addToYear, addYearSums, noYearSums } from "./year-sums.js";
export interface GroupStatisticsOptions {
  /** 稳定组 rule; without it every group counts as stable */
  readonly stability?: StabilityParameters | undefined;
  /** the last history year; default: the latest year of discharge in the history */
  readonly newestYear?: number | undefined;
  /** 已知病组: a case in another group is in no average; without it every group is known */
  readonly known?: { has(drg: string): boolean } | undefined;
}

/**
 * 病组统计: count, mean, variance, quartiles, length of stay and cost structure of every group, after trimming.
 *
 * All sums are exact and all results depend on the cases as a set: not on their order, nor on the columns having been joined from
 * parts.
 *
 * @param history grouped cases of prior years
 * @throws `WEIGHTS_HISTORY_ABSENT` when the history holds no dated case and no year is given
 */
export function groupStatistics(
  history: HistoryColumns,
  parameters: HistoryParameters,
  options: GroupStatisticsOptions = {},
): HistoryStatistics {
  requireMade({ history }, "HistoryColumns", "count");
  requireMade({ parameters }, "bindWeights().history", "years");
  const years = historyYears(history, yearCount(parameters.years), options.newestYear);
  if (years.length === 0) throw weightsErrors.error("WEIGHTS_HISTORY_ABSENT", {});
  const order = historyOrder(history, parameters, years, options.known);
  const sums = new HospitalSumsBuilder(history.hospitalIds, years.length);
  const groups = new Map<string, GroupStatistic>();
  let keptMoments = NO_MOMENTS;
  for (const [number, drg] of history.groups.entries()) {
    const block = groupBlock(order, number);
    if (block.to === block.from) continue;
    const trimmed = trimmedGroup(order, block, parameters, options.stability);
    const moments = momentsOf(trimmed.sorted);
    keptMoments = addMoments(keptMoments, moments);
    const tally = tallyGroup(history, order, block, trimmed, sums);
    sums.endGroup(drg);
    groups.set(
      drg,
      groupStatistic(
        drg,
        trimmed,
        moments,
        tally,
        history.costCategories ?? [],
        parameters,
        options.stability,
      ),
    );
  }
  const area = areaStatistic(history, order, groups, keptMoments);
  return { years, groups, area, use: order.use, hospitals: sums.finish() };
}

function groupBlock(order: HistoryOrder, group: number): GroupBlock {
  const first = group * order.years.length;
  const from = at(order.starts, first);
  const starts = Array.from({ length: order.years.length + 1 }, (_, y) => at(order.starts, first + y) - from);
  return { from, to: from + (starts.at(-1) ?? 0), starts };
}

function trimmedGroup(
  order: HistoryOrder,
  block: GroupBlock,
  { trimming, quantiles, deviation }: HistoryParameters,
  stability?: StabilityParameters,
): TrimmedTwice {
  const blocks = { values: order.costs.subarray(block.from, block.to), starts: block.starts };
  const once = trimGroup(blocks, trimming, quantiles);
  const first = { ...once, first: once.bounds };
  if (stability?.secondTrimming === undefined) return first;
  if (variesAtMost(momentsOf(once.sorted), stability.maximumVariation, deviation) !== false) return first;
  return { ...trimAgain(blocks, once, stability.secondTrimming, quantiles), first: once.bounds };
}

/** Sums over the area; cases that trimming set aside, or that have no group, count in the wider ones. */
function areaStatistic(
  history: HistoryColumns,
  order: HistoryOrder,
  groups: ReadonlyMap<string, GroupStatistic>,
  keptMoments: Moments,
): AreaStatistic {
  const every = noYearSums(order.years.length);
  const statistics = [...groups.values()];
  const grouped = sumOf(
    statistics.map(({ all }) => all),
    order.years.length,
  );
  for (let i = 0; i < history.count; i += 1) {
    if (at(order.use, i) === HISTORY_USE["no-group"])
      addToYear(every, at(order.year, i), at(history.totalCostFen, i));
  }
  return {
    cases: statistics.reduce((count, { cases }) => count + cases, 0),
    kept: sumOf(
      statistics.map(({ kept }) => kept),
      order.years.length,
    ),
    grouped,
    every: sumOf([grouped, every], order.years.length),
    keptMoments,
  };
}

function sumOf(parts: readonly YearSums[], years: number): YearSums {
  const total = noYearSums(years);
  for (const part of parts) addYearSums(total, part);
  return total;
}
