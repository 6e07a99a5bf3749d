import { type AreaSettlement, exactMultiple } from "../../engine/index.js";
import { powerOfTen, WORKING_SCALE } from "../../primitives/index.js";

/** Bands to a multiple of one, and the multiple from which on cases share the last band. */
const BANDS = 5;
const LAST = 3;
const BAND = powerOfTen(WORKING_SCALE) / BigInt(BANDS);

/**
 * 倍率分布: cases by multiple (total cost over the average of the group, or over the payment standard before it is rounded), in bands of a fifth.
 *
 * @param multiples those of the cases, rounded, units of 10^-WORKING_SCALE; -1 = none
 */
export function countMultiples(
  area: AreaSettlement,
  multiples: BigInt64Array,
): { label: string; value: number }[] {
  const last = LAST * BANDS;
  const counts = new Array<number>(last + 1).fill(0);
  multiples.forEach((multiple, index) => {
    if (multiple < 0n) return;
    // Rounding crosses no limit, but it may end on one: there the multiple itself tells.
    const isOnLimit = multiple % BAND === 0n;
    const band = Math.min(Number(isOnLimit ? exactBand(area, index) : multiple / BAND), last);
    counts[band] = (counts[band] ?? 0) + 1;
  });
  return counts.map((value, band) => ({
    label: band === last ? `≥${LAST}` : (band / BANDS).toFixed(1),
    value,
  }));
}

function exactBand(area: AreaSettlement, index: number): bigint {
  const multiple = exactMultiple(area, index);
  return multiple === undefined ? 0n : (multiple.cost * BigInt(BANDS)) / multiple.base;
}
