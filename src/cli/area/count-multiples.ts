import { type AreaSettlement, exactMultiple } from "../../engine/index.js";

/** Bands to a multiple of one, and the multiple from which on cases share the last band. */
const BANDS = 5;
const LAST = 3;

/** 倍率分布: cases by multiple (total cost over the average of the group, or over the payment standard before it is rounded), in bands of a fifth. */
export function countMultiples(area: AreaSettlement): { label: string; value: number }[] {
  const last = LAST * BANDS;
  const counts = new Array<number>(last + 1).fill(0);
  for (let index = 0; index < area.weighed.count; index += 1) {
    const multiple = exactMultiple(area, index);
    if (multiple === undefined) continue;
    const band = Math.min(Number((multiple.cost * BigInt(BANDS)) / multiple.base), last);
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts.map((value, band) => ({
    label: band === last ? `≥${LAST}` : (band / BANDS).toFixed(1),
    value,
  }));
}
