import { splitFen } from "../split-fen.js";

/**
 * 病例终价: what a hospital is due in the end, split over its cases by their prices, to the fen (largest remainder, ties by case id).
 *
 * @param due fen
 * @param totalFen prices, by case
 * @returns fen in the order of `indexes`; undefined where there is something to split and every price is 0
 */
export function finalPrices(
  due: number,
  indexes: Int32Array,
  totalFen: Float64Array,
  caseIds: readonly string[],
): Float64Array | undefined {
  const claims = BigInt64Array.from(indexes, (index) => BigInt(totalFen[index] ?? 0));
  if (due !== 0 && claims.every((fen) => fen === 0n)) return undefined;
  const positions = indexes.map((_, position) => position);
  const ids = Array.from(indexes, (index) => caseIds[index] ?? "");
  const parts = new Float64Array(indexes.length);
  splitFen(due, positions, claims, ids, parts);
  return parts;
}
