import { payCases, resettle, settleArea } from "../src/settlement/index.js";
import { budgetOf, pointsParameters } from "../test/settlement/parameters.js";
import { syntheticArea } from "../test/settlement/synthetic-area.js";

/**
 * Settling by points: 1,000,000 weighed cases of 200 hospitals, and one changed record in 100,000. Run alone:
 * `npx tsx bench/settlement.bench.ts`. Data are synthetic.
 */
const RUNS = 5;

/** Least time of some runs, in milliseconds: what the work costs where nothing else disturbs it. */
function best(work: () => unknown, runs = RUNS): number {
  return Math.min(
    ...Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

const budget = budgetOf({ amount: "800000000" }, { insuranceType: "resident", amount: "700000000" });
const parameters = pointsParameters();

const million = { ...syntheticArea(1_000_000, 200, 1), budget };
const settled = best(() => settleArea(million, parameters));
const area = settleArea(million, parameters);
const paid = best(() => payCases(area));
console.log(`settle 1,000,000 cases, 200 hospitals, 2 funds   ${settled.toFixed(0)} ms`);
console.log(`pay each of the cases                            ${paid.toFixed(0)} ms`);

const small = { ...syntheticArea(100_000, 200, 2), budget };
const before = settleArea(small, parameters);
const change = { cases: [{ index: 4_321, points: 123_456_789_000_000n }] };
const scratch = best(() => settleArea(small, parameters), 20);
const again = best(() => resettle(before, change), 200);
const ratio = scratch / again;
console.log(`settle 100,000 cases from scratch                ${scratch.toFixed(1)} ms`);
console.log(
  `re-settle after one changed record               ${again.toFixed(2)} ms  (${ratio.toFixed(1)} times faster)`,
);

const megabytes = process.memoryUsage().rss / 1e6;
console.log(`memory                                           ${megabytes.toFixed(0)} MB`);

if (ratio < 10 || megabytes > 1600) process.exit(1);
