import type { Hospital } from "../cases/index.js";
import { compareText, type Diagnostic } from "../primitives/index.js";
import type { HistoryStatistics, WeightParameters } from "../weights/index.js";
import { engineErrors } from "./engine-errors.js";

const MOST_NAMED = 5;

/** Components of a coefficient that compare averages of grades and hospitals with the area's. */
const RATIOS: ReadonlySet<string> = new Set(["gradeRatio", "hospitalRatio"]);

/**
 * 历史中未列出的医疗机构: hospitals of the history that the hospitals file lacks, closed or merged since. Their cases are in the averages of the area and in those of no grade,
 * for nobody says of which grade they were: every coefficient that compares the two is another.
 *
 * @source SX-032, SX-033
 */
export function unlistedHistory(
  { hospitals: sums, years }: HistoryStatistics,
  listed: ReadonlyMap<string, Hospital>,
  coefficient: WeightParameters["coefficient"],
): readonly Diagnostic[] {
  const isGiven = [...listed.values()].every((one) => one.coefficient !== undefined);
  if (isGiven || coefficient?.method !== "weightedSum") return [];
  if (!Object.values(coefficient.components).some(({ method }) => RATIOS.has(method))) return [];
  const unlisted = new Map<string, number>();
  sums.hospital.forEach((hospital, entry) => {
    const id = sums.hospitalIds[hospital];
    if (id === undefined || listed.has(id)) return;
    const counts = sums.allCounts.subarray(entry * years.length, (entry + 1) * years.length);
    unlisted.set(
      id,
      counts.reduce((sum, count) => sum + count, unlisted.get(id) ?? 0),
    );
  });
  const found = [...unlisted].sort(([one, many], [other, more]) => more - many || compareText(one, other));
  if (found.length === 0) return [];
  const info = {
    cases: found.reduce((sum, [, cases]) => sum + cases, 0),
    count: found.length,
    hospitals: found.slice(0, MOST_NAMED).map(([hospitalId, cases]) => ({ hospitalId, cases })),
  };
  return [
    engineErrors.diagnostic("warning", "ENGINE_HISTORY_HOSPITALS_UNLISTED", "history.hospitalId", info),
  ];
}
