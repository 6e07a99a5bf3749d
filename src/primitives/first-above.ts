/**
 * 首个大于某数的位置: the first place of ascending sums that is above a number, by halving; the last place where none is.
 *
 * @example
 * ```ts
 * firstAbove(Float64Array.of(2, 5, 9), 5); // 2
 * ```
 */
export function firstAbove(sums: Float64Array, number: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}
