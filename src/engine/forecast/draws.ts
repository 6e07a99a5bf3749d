import { exponential } from "../../primitives/exponential.js";
import type { Random } from "../../primitives/index.js";

/** Means above this are drawn in halves: the product of that many units would be too small to hold. */
const MOST_AT_ONCE = 30;

/** 泊松数: a count of this mean. */
export function poisson(mean: number, random: Random): number {
  if (mean > MOST_AT_ONCE) return poisson(mean / 2, random) + poisson(mean / 2, random);
  const least = exponential(-mean);
  let count = 0;
  for (let product = random.unit(); product > least; product *= random.unit()) count += 1;
  return count;
}

/**
 * 伽马数: a positive number of mean and variance `shape`, by the method of Marsaglia and Tsang (2000).
 *
 * @param shape at least 1
 */
export function gamma(shape: number, random: Random): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = random.unit();
    // The squeeze accepts nearly all; for the rest ln u < x²/2 + d − d·v + d·ln v, written without logarithms.
    if (u < 1 - 0.0331 * x ** 4 || u < exponential(x ** 2 / 2 + d - d * v) * v ** d) return d * v;
  }
}

/** 冲击: a positive factor of mean 1 and this variance; 1 where it is nothing. */
export function shock(variance: number, random: Random): number {
  if (variance <= 0) return 1;
  const shape = Math.max(1, 1 / variance);
  return gamma(shape, random) / shape;
}
