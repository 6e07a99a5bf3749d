import { firstWhere } from "./first-where.js";

/**
 * 首个大于某数的位置: the first place of ascending sums that is above a number, by halving; the last place where none is.
 *
 * @example
 * ```ts
 * firstAbove(Float64Array.of(2, 5, 9), 5); // 2
 * ```
 */
export function firstAbove(sums: Float64Array, number: number): number {
  return firstWhere(0, sums.length - 1, (place) => (sums[place] as number) > number);
}
