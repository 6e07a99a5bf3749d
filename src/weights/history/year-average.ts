import { divideHalfUp } from "../../primitives/index.js";
import { meanOfFen, units } from "../fixed-point.js";
import type { HistoryYears } from "../parameters.js";

/** 分年合计: count and sum of fen by history year, the oldest first. */
export interface YearSums {
  readonly counts: ArrayLike<number>;
  readonly sumsFen: ArrayLike<number>;
}

/** Number of years that a scheme of years looks back. */
export function yearCount(years: HistoryYears): number {
  return years.method === "pooled" ? years.years : years.weights.length;
}

/**
 * 例均费用 over years: `Σ cost / Σ cases` (pooled), or `Σ weight_y × mean_y / Σ weight_y` (weighted).
 *
 * A year without a case: under `renormalise` its weight is shared among the years that have cases, in proportion; under
 * `withhold` there is no average. Without a case in any year there is none either.
 *
 * @param sums the last years of `sums` are used, where it holds more than the scheme asks for
 * @returns yuan in units of 10^-12; each year's mean and the result are quotients at the working scale
 */
export function yearAverage(sums: YearSums, years: HistoryYears): bigint | undefined {
  const first = sums.counts.length - yearCount(years);
  if (years.method === "pooled") {
    const count = total(sums.counts, first);
    return count === 0 ? undefined : meanOfFen(BigInt(total(sums.sumsFen, first)), BigInt(count));
  }
  let weighted = 0n;
  let weights = 0n;
  for (const [index, weight] of years.weights.entries()) {
    const count = sums.counts[first + index] ?? 0;
    const share = units(weight);
    if (share === 0n) continue;
    if (count === 0) {
      if (years.absentYear === "withhold") return undefined;
      continue;
    }
    weighted += share * meanOfFen(BigInt(sums.sumsFen[first + index] ?? 0), BigInt(count));
    weights += share;
  }
  return weights === 0n ? undefined : divideHalfUp(weighted, weights);
}

/** Cases of the years that a scheme looks back on. */
export function casesOf(sums: YearSums, years: HistoryYears): number {
  return total(sums.counts, sums.counts.length - yearCount(years));
}

function total(values: ArrayLike<number>, from: number): number {
  let sum = 0;
  for (let index = Math.max(0, from); index < values.length; index += 1) sum += values[index] ?? 0;
  return sum;
}
