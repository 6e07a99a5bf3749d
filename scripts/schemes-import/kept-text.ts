import type { keptPlaces } from "../../test/grouping-tools/kept-places.js";

/** So many of what was lost are named. */
const NAMED = 6;

/** The shares of a comparison in one line. */
export function keptText(kept: ReturnType<typeof keptPlaces>): string {
  return Object.entries(kept)
    .map(([what, { of, lost }]) => {
      const share = (((of - lost.length) / of) * 100).toFixed(2);
      const named = lost.length === 0 ? "" : ` (${lost.slice(0, NAMED).join(", ")})`;
      return `${what} ${of - lost.length}/${of} ${share}%${named}`;
    })
    .join("; ");
}
