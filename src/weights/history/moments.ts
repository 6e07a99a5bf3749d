import { Decimal, round, squareRoot, toScaled, WORKING, WORKING_SCALE } from "../../primitives/index.js";
import { UNIT } from "../fixed-point.js";

/** 矩: count, sum and sum of squares of whole fen, exact; two parts add up to the whole. */
export interface Moments {
  readonly count: number;
  readonly sum: bigint;
  readonly sumOfSquares: bigint;
}

export const NO_MOMENTS: Moments = { count: 0, sum: 0n, sumOfSquares: 0n };

const LIMB = 2 ** 20;
/** Terms below 2^40 that add up exactly in a double: 2^12 of them stay below 2^53. */
const EXACT_TERMS = 4096;

/** Costs are below this, so that sums of products of their halves are exact: 2^40 fen, eleven thousand million yuan. */
export const COST_LIMIT_FEN = 2 ** 40;

/** Exact moments of `values[from..to)`: whole numbers from 0 to below {@link COST_LIMIT_FEN}. */
export function momentsOf(values: Float64Array, from = 0, to = values.length): Moments {
  let sum = 0n;
  let sumOfSquares = 0n;
  for (let start = from; start < to; start += EXACT_TERMS) {
    const end = Math.min(to, start + EXACT_TERMS);
    let total = 0;
    let low = 0;
    let middle = 0;
    let high = 0;
    // Squares overrun 2^53, so each value is cut in two limbs of 20 bits and the three products are summed apart.
    for (let i = start; i < end; i += 1) {
      const value = values[i] as number;
      const upper = Math.floor(value / LIMB);
      const lower = value - upper * LIMB;
      total += value;
      low += lower * lower;
      middle += lower * upper;
      high += upper * upper;
    }
    sum += BigInt(total);
    sumOfSquares += BigInt(low) + (BigInt(middle) << 21n) + (BigInt(high) << 40n);
  }
  return { count: Math.max(0, to - from), sum, sumOfSquares };
}

/** The moments of two parts together. */
export function addMoments(a: Moments, b: Moments): Moments {
  return {
    count: a.count + b.count,
    sum: a.sum + b.sum,
    sumOfSquares: a.sumOfSquares + b.sumOfSquares,
  };
}

/** Divisor of the variance: n (`population`) or n − 1 (`sample`). */
export type Deviation = "population" | "sample";

/**
 * 变异系数 CV = σ / mean, half-up at the working scale; undefined when the mean is 0, or for one case under `sample`.
 *
 * `CV² = (n Σx² − (Σx)²) / (Σx)²`, times `n / (n − 1)` under `sample`; one square root, so that the result is exact to the last digit.
 */
export function coefficientOfVariation(moments: Moments, deviation: Deviation): Decimal | undefined {
  const squared = squaredVariation(moments, deviation);
  if (squared === undefined) return undefined;
  const ratio = new Decimal(squared.numerator).div(new Decimal(squared.denominator));
  return round(squareRoot(ratio), WORKING);
}

/** Whether the CV is at most `limit`, decided in integers; undefined where there is no CV. */
export function variesAtMost(moments: Moments, limit: Decimal, deviation: Deviation): boolean | undefined {
  const squared = squaredVariation(moments, deviation);
  if (squared === undefined) return undefined;
  const scaled = toScaled(limit, WORKING_SCALE);
  return squared.numerator * UNIT * UNIT <= scaled * scaled * squared.denominator;
}

function squaredVariation({ count, sum, sumOfSquares }: Moments, deviation: Deviation) {
  if (sum === 0n || count === 0) return undefined;
  const n = BigInt(count);
  const spread = n * sumOfSquares - sum * sum;
  if (deviation === "population") return { numerator: spread, denominator: sum * sum };
  if (count === 1) return undefined;
  return { numerator: spread * n, denominator: sum * sum * (n - 1n) };
}
