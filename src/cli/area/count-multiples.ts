import type { AreaSettlement } from "../../engine/index.js";

/** Width of a band of multiples, and the multiple from which on cases share the last band. */
const BAND = 0.2;
const LAST = 3;

/** 倍率分布: cases by multiple (total cost over the average of the group, or over the payment standard), for a picture only. */
export function countMultiples({
  weighed,
  weights,
  settled,
}: AreaSettlement): { label: string; value: number }[] {
  const bands = Math.round(LAST / BAND);
  const counts = new Array<number>(bands + 1).fill(0);
  const averages = weighed.groups.map((drg) =>
    weights.groups.rows.get(drg)?.averageCost?.times(100).toNumber(),
  );
  for (let index = 0; index < weighed.count; index += 1) {
    const base = settled.prices?.standardFen[index] ?? averages[weighed.group[index] ?? -1];
    const multiple = (weighed.totalCostFen[index] ?? Number.NaN) / (base ?? Number.NaN);
    if (!Number.isFinite(multiple)) continue;
    const band = Math.min(Math.floor(multiple / BAND), bands);
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts.map((value, band) => ({
    label: band === bands ? `≥${LAST}` : (band * BAND).toFixed(1),
    value,
  }));
}
