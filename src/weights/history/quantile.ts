import { UNIT } from "../fixed-point.js";
import type { QuantileDefinition } from "../parameters.js";

/**
 * 分位数 of sorted whole numbers, exact.
 *
 * @param sorted ascending; the values are `sorted[from..to)`, at least one
 * @param share from 0 to 1, in units of 10^-12
 * @returns in units of 10^-12 of the values' unit
 * @example
 * ```ts
 * quantile(Float64Array.of(10, 20, 30, 40), 250_000_000_000n, "linear"); // 17_500_000_000_000n
 * quantile(Float64Array.of(10, 20, 30, 40), 250_000_000_000n, "nearestRank"); // 10_000_000_000_000n
 * ```
 */
export function quantile(
  sorted: Float64Array,
  share: bigint,
  definition: QuantileDefinition,
  from = 0,
  to = sorted.length,
): bigint {
  const count = BigInt(to - from);
  const value = (position: bigint) => BigInt(sorted[from + Number(position)] as number);
  if (definition === "nearestRank") {
    const rank = (count * share + UNIT - 1n) / UNIT;
    return value(rank === 0n ? 0n : rank - 1n) * UNIT;
  }
  const position = (count - 1n) * share;
  const below = position / UNIT;
  const rest = position % UNIT;
  if (rest === 0n) return value(below) * UNIT;
  return value(below) * (UNIT - rest) + value(below + 1n) * rest;
}

export const QUARTER = UNIT / 4n;
export const HALF = UNIT / 2n;
