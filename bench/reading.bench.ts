/**
 * Speed of reading cases, all in one run, as ratios to a floor that parses the same lines as JSON and does nothing else. Rounds are
 * interleaved and the best of each counts, so that a busy machine disturbs all alike.
 *
 * `npx tsx bench/reading.bench.ts`
 */
import { caseRows } from "../src/cases/index.js";
import { CaseRow } from "../src/cases/row/case-row.js";
import { JsonRowReader } from "../src/cases/row/json-row-reader.js";
import { groupRow } from "../src/grouping/index.js";
import { CaseColumnsBuilder } from "../src/weights/index.js";
import { area, scheme } from "../test/testing/zhejiang-sample.js";
import { checkRatio } from "./ratio-check.js";

const ROUNDS = 15;
const CASES = 10_000;

const lines = Array.from(area({ seed: 1, cases: CASES }).stays(), ({ record }) => JSON.stringify(record));
const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
const starts = [0];
for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
starts.pop();

function parseJson(): number {
  let read = 0;
  for (const line of lines) if (JSON.parse(line) !== null) read += 1;
  return read;
}

function parseCases(): number {
  let read = 0;
  for (const line of lines) if (caseRows.parse(JSON.parse(line)).ok) read += 1;
  return read;
}

function readRows(): number {
  const reader = new JsonRowReader(new CaseRow());
  let read = 0;
  for (const start of starts) if (reader.read(bytes, start)) read += 1;
  return read;
}

function takeRows(): number {
  const row = new CaseRow();
  const reader = new JsonRowReader(row);
  const columns = new CaseColumnsBuilder();
  for (const start of starts) {
    if (!reader.read(bytes, start)) continue;
    const { status, codes } = groupRow(row, scheme);
    columns.addRow(row, { status, drg: codes.drg });
  }
  return columns.finish().count;
}

const contenders = {
  floor: { name: "floor: JSON.parse", run: parseJson },
  plain: { name: "JSON.parse and parseCase", run: parseCases },
  rows: { name: "bytes to rows", run: readRows },
  taken: { name: "bytes to rows, grouped, to columns", run: takeRows },
};

/** Best time of each contender, in microseconds a case. */
const best = new Map<object, number>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const contender of Object.values(contenders)) {
    const start = performance.now();
    const read = contender.run();
    const each = ((performance.now() - start) * 1000) / lines.length;
    if (read !== lines.length) throw new Error(`${contender.name}: ${read} of ${lines.length} cases`);
    best.set(contender, Math.min(best.get(contender) ?? Number.POSITIVE_INFINITY, each));
  }
}

const time = (contender: object) => best.get(contender) ?? Number.NaN;
console.log(
  `${lines.length} cases, ${Math.round(bytes.length / lines.length)} bytes each, node ${process.version}`,
);
for (const contender of Object.values(contenders)) {
  console.log(`${contender.name.padEnd(36)} ${time(contender).toFixed(2).padStart(8)} µs`);
}

const { floor, plain, rows, taken } = contenders;
for (const [name, ratio, most] of [
  ["bytes to rows, times the floor", time(rows) / time(floor), 1],
  ["bytes to grouped columns, times the floor", time(taken) / time(floor), 1.75],
  ["bytes to rows, times the plain path", time(rows) / time(plain), 0.4],
] as const) {
  checkRatio(name, ratio, "at most", most);
}
