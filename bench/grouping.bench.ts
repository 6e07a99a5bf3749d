/**
 * Speed of grouping, all in one run, as ratios: against the simple interpreter of the tests, against a floor that only looks the
 * codes of the same cases up in Maps, with a trace against none, and loading a scheme against parsing its JSON. Rounds are
 * interleaved and the best of each counts, so that a busy machine disturbs all alike.
 *
 * `npx tsx bench/grouping.bench.ts [reference]`
 */
import { groupCase, loadScheme, type Scheme, type TraceDepth } from "../src/grouping/index.js";
import { sampleCases, shippedScheme } from "../test/grouping/shipped-schemes.js";
import { simpleGroup } from "../test/grouping/simple-interpreter.js";
import { checkRatio } from "./ratio-check.js";

const ROUNDS = 40;

const reference = process.argv[2] ?? "chs-drg@1.1";
const compiled = shippedScheme(reference);
const cases = sampleCases(reference).map((sample) => sample.case);
const someCases = cases.slice(0, 40);
const schemeText = JSON.stringify(compiled.scheme);
const [diagnoses, procedures] = [codesOf("diagnoses"), codesOf("procedures")];

/** A Map from every code of the scheme to a number, as the grouper has one. */
function codesOf(side: "diagnoses" | "procedures"): ReadonlyMap<string, number> {
  const pattern = side === "diagnoses" ? /"[A-Z][0-9][^"]*"/g : /"[0-9]{2}\.[^"]*"/g;
  const codes = new Set(schemeText.match(pattern) ?? []);
  return new Map([...codes].map((code, at) => [JSON.parse(code) as string, at]));
}

function lookUpCodes(): number {
  let sum = 0;
  for (const record of cases) {
    for (const code of record.diagnoses) sum += diagnoses.get(code) ?? 0;
    for (const code of record.procedures) sum += procedures.get(code) ?? 0;
  }
  return sum;
}

function groupAll(trace: TraceDepth): number {
  let sum = 0;
  for (const record of cases) sum += groupCase(record, compiled, { trace }).drg.length;
  return sum;
}

function groupSimply(): number {
  let sum = 0;
  for (const record of someCases) sum += simpleGroup(record, compiled.scheme).drg.length;
  return sum;
}

interface Contender {
  readonly name: string;
  readonly items: number;
  run(): unknown;
}

const contenders = {
  floor: { name: "floor: codes looked up in a Map", items: cases.length, run: lookUpCodes },
  none: { name: "groupCase", items: cases.length, run: () => groupAll("none") },
  matched: { name: "groupCase, trace matched", items: cases.length, run: () => groupAll("matched") },
  full: { name: "groupCase, trace full", items: cases.length, run: () => groupAll("full") },
  simple: { name: "simple interpreter of the tests", items: someCases.length, run: groupSimply },
  parse: { name: "JSON.parse of the scheme", items: 1, run: () => JSON.parse(schemeText) },
  load: {
    name: "JSON.parse and loadScheme",
    items: 1,
    run: () => loadScheme(JSON.parse(schemeText) as Scheme),
  },
} satisfies Record<string, Contender>;

/** Best time of each contender, in microseconds per item. */
const best = new Map<Contender, number>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const contender of Object.values(contenders)) {
    const start = performance.now();
    contender.run();
    const each = ((performance.now() - start) * 1000) / contender.items;
    best.set(contender, Math.min(best.get(contender) ?? Number.POSITIVE_INFINITY, each));
  }
}

const time = (contender: Contender) => best.get(contender) ?? Number.NaN;
console.log(`${reference}, ${cases.length} sample cases, node ${process.version}`);
for (const contender of Object.values(contenders)) {
  const each = time(contender);
  console.log(`${contender.name.padEnd(34)} ${each.toFixed(2).padStart(12)} µs ${Math.round(1e6 / each)}/s`);
}

const { floor, none, matched, simple, parse, load } = contenders;
checkRatio("times the simple interpreter", time(simple) / time(none), "at least", 50);
checkRatio("share of the floor's speed", time(floor) / time(none), "at least", 1 / 3);
checkRatio("trace matched, times none", time(matched) / time(none), "at most", 1.5);
checkRatio("loading, times parsing", time(load) / time(parse), "at most", 3);
