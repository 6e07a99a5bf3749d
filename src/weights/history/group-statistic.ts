import {
  compareText,
  type Decimal,
  divideHalfUp,
  fromScaled,
  WORKING_SCALE,
} from "../../primitives/index.js";
import { UNIT } from "../fixed-point.js";
import type { HistoryParameters, QuantileDefinition, StabilityParameters } from "../parameters.js";
import type { GroupStatistic, Instability } from "./history-statistics.js";
import { coefficientOfVariation, type Moments, variesAtMost } from "./moments.js";
import { HALF, QUARTER, quantile } from "./quantile.js";
import type { GroupTally, TrimmedTwice } from "./tally-group.js";
import { yearAverage } from "./year-average.js";

/** The statistic of one group from what trimming kept and its sums. */
export function groupStatistic(
  drg: string,
  trimmed: TrimmedTwice,
  moments: Moments,
  tally: GroupTally,
  categories: readonly string[],
  { years, quantiles = "linear", deviation }: HistoryParameters,
  stability?: StabilityParameters,
): GroupStatistic {
  const cases = tally.all.counts.reduce((sum, count) => sum + count, 0);
  const average = yearAverage(tally.kept, years);
  const variation = coefficientOfVariation(moments, deviation);
  const instability = stability && instabilityOf(moments, stability, deviation);
  return {
    drg,
    cases,
    trimmedCases: cases - moments.count,
    moments,
    ...(average !== undefined && { averageCost: fromScaled(average, WORKING_SCALE) }),
    ...quartiles(trimmed.sorted, quantiles),
    ...(variation && { coefficientOfVariation: variation }),
    stable: instability === undefined,
    ...(instability && { instability }),
    bounds: trimmed.bounds,
    ...(tally.days.count > 0 && { averageLengthOfStayDays: ratio(tally.days.sum, tally.days.count) }),
    costShares: costShares(tally.categories, categories),
    kept: tally.kept,
    all: tally.all,
  };
}

/** 稳定性: fewer cases than asked for, or a CV above the limit; the cases are counted after trimming. */
function instabilityOf(
  moments: Moments,
  { minimumCases, maximumVariation }: StabilityParameters,
  deviation: HistoryParameters["deviation"],
): Instability | undefined {
  if (minimumCases !== undefined && moments.count < minimumCases) return "few-cases";
  return variesAtMost(moments, maximumVariation, deviation) === true ? undefined : "variation";
}

function quartiles(sorted: Float64Array, definition: QuantileDefinition) {
  if (sorted.length === 0) return {};
  const yuan = (share: bigint) =>
    fromScaled(divideHalfUp(quantile(sorted, share, definition), 100n), WORKING_SCALE);
  return {
    medianCost: yuan(HALF),
    lowerQuartileCost: yuan(QUARTER),
    upperQuartileCost: yuan(UNIT - QUARTER),
  };
}

function costShares(fen: readonly number[], categories: readonly string[]): Record<string, Decimal> {
  const total = fen.reduce((sum, part) => sum + part, 0);
  const present = categories.flatMap((category, index) => {
    const part = fen[index] ?? 0;
    return part > 0 ? [[category, ratio(part, total)] as const] : [];
  });
  return Object.fromEntries(present.sort(([a], [b]) => compareText(a, b)));
}

function ratio(numerator: number, denominator: number): Decimal {
  return fromScaled(divideHalfUp(BigInt(numerator) * UNIT, BigInt(denominator)), WORKING_SCALE);
}
