import { findFault } from "./find-fault.js";
import { PLANTED_FAULTS } from "./planted-faults.js";

/** `npm run faults`: every planted fault, what finds it, in how many areas, and how small the counterexample is. */
const MOST_RUNS = 10_000;

const start = performance.now();
let missed = 0;
for (const fault of PLANTED_FAULTS) {
  const found = findFault(fault, MOST_RUNS);
  missed += found === undefined ? 1 : 0;
  const how =
    found === undefined
      ? "NOT FOUND"
      : `${found.by}, ${found.runs} areas, counterexample of ${found.cases} cases`;
  console.log(`${found === undefined ? "✗" : "✓"} ${fault.name} (${fault.edition}): ${how}`);
}
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(
  `${PLANTED_FAULTS.length - missed} of ${PLANTED_FAULTS.length} planted faults found in ${seconds} s`,
);
process.exitCode = missed === 0 ? 0 : 1;
