import type { ChartColumn } from "./column-chart.js";

/** Ends of the bands of change, in percent of what was paid before. */
const BANDS = [-50, -20, -10, -5, -1, 1, 5, 10, 20, 50];
const PERCENT = 100;

/** 变动分档: cases by the change of their payment; those that either side does not pay, or that were paid nothing, are left out. */
export function changeBands(before: Float64Array, after: Float64Array): readonly ChartColumn[] {
  const counts = Array.from({ length: BANDS.length + 1 }, () => 0);
  for (let index = 0; index < before.length; index += 1) {
    const [paid, pays] = [before[index], after[index]];
    if (paid === undefined || pays === undefined || !(paid > 0) || Number.isNaN(pays)) continue;
    const percent = ((pays - paid) / paid) * PERCENT;
    const band = BANDS.findIndex((end) => percent < end);
    const at = band < 0 ? BANDS.length : band;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((value, at) => ({ label: bandName(at), value }));
}

function bandName(at: number): string {
  const [low, high] = [BANDS[at - 1], BANDS[at]];
  if (low === undefined) return `< ${high}`;
  return high === undefined ? `≥ ${low}` : `${low} … ${high}`;
}
