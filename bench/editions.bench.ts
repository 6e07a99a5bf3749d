/**
 * What CHS-DRG 3.0 costs beside 2.0, in one run: the same cases (the samples of both editions) grouped under each, the size of the
 * files, and the time to read and load each. Rounds are interleaved, the order turns from round to round, and the median of each
 * counts. Shanghai is measured and has no limit.
 *
 * `npx tsx bench/editions.bench.ts`
 */

import { groupCase, loadScheme, type SchemeFile } from "../src/grouping/index.js";
import { sampleCases, schemeFile, schemeFileText, shippedScheme } from "../test/grouping/shipped-schemes.js";
import { median } from "./median.js";
import { checkRatio } from "./ratio-check.js";

const GROUPING_ROUNDS = 151;
const LOADING_ROUNDS = 11;

const BEFORE = "chs-drg@2.0";
const AFTER = "chs-drg@3.0";
const REFERENCES = [BEFORE, AFTER, "shanghai@2.0"] as const;
type Reference = (typeof REFERENCES)[number];

const cases = [BEFORE, AFTER].flatMap((reference) => sampleCases(reference).map((sample) => sample.case));

function groupAll(reference: Reference): void {
  const scheme = shippedScheme(reference);
  for (const record of cases) groupCase(record, scheme, { trace: "none" });
}

function load(reference: Reference): void {
  loadScheme(JSON.parse(schemeFileText(reference)) as SchemeFile, schemeFile);
}

/** Milliseconds of each round, by scheme. The first round warms up and is left out. */
function interleaved(
  rounds: number,
  run: (reference: Reference) => void,
): Readonly<Record<Reference, readonly number[]>> {
  const times: Record<Reference, number[]> = { [BEFORE]: [], [AFTER]: [], "shanghai@2.0": [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const reference of round % 2 === 0 ? REFERENCES : REFERENCES.toReversed()) {
      const start = performance.now();
      run(reference);
      if (round > 0) times[reference].push(performance.now() - start);
    }
  }
  return times;
}

const grouping = interleaved(GROUPING_ROUNDS, groupAll);
const loading = interleaved(LOADING_ROUNDS, load);
const bytes = (reference: Reference) => Buffer.byteLength(schemeFileText(reference));

console.log(`${cases.length} cases under each, node ${process.version}`);
for (const reference of REFERENCES) {
  const each = (median(grouping[reference]) * 1000) / cases.length;
  const loaded = median(loading[reference]);
  console.log(
    `${reference.padEnd(14)} ${each.toFixed(2)} µs a case, ${bytes(reference)} bytes, loaded in ${loaded.toFixed(0)} ms`,
  );
}

const perCase = median(grouping[AFTER]) / median(grouping[BEFORE]);
checkRatio("grouping a case under 3.0, times 2.0", perCase, "at most", 1.1);
checkRatio("file of 3.0, times 2.0", bytes(AFTER) / bytes(BEFORE), "at most", 1.3);
checkRatio(
  "loading 3.0, beyond 2.0",
  median(loading[AFTER]) - median(loading[BEFORE]),
  "at most",
  100,
  " ms",
);
