import { compareText, sha256Hex } from "../../primitives/index.js";

/**
 * 抽查样本: which of the corrected records are checked: every id is put in the place that its digest with the seed gives it, and the first ones are taken. The
 * same seed draws the same ids, in any order of the list; nobody who does not know the seed can tell which.
 *
 * @param count how many are checked; all, where there are fewer
 * @returns in the order in which they were drawn
 * @source SX-063
 * @example
 * ```ts
 * checkSample(["a1", "a2", "a3"], 2, "2021-03"); // two of the three, the same two every time
 * ```
 */
export function checkSample(ids: readonly string[], count: number, seed: string): string[] {
  const placed = [...new Set(ids)].map((id) => ({ id, place: sha256Hex(JSON.stringify([seed, id])) }));
  placed.sort((a, b) => compareText(a.place, b.place) || compareText(a.id, b.id));
  return placed.slice(0, count).map(({ id }) => id);
}
