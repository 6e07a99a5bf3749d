/**
 * 首个满足条件的位置: the first place from `low` on that meets a condition, by halving; `high` where none before it does. What meets the condition once must meet
 * it from there on.
 *
 * @example
 * ```ts
 * firstWhere(0, 3, (place) => [2, 5, 9][place] >= 5); // 1
 * ```
 */
export function firstWhere(low: number, high: number, holds: (place: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
