/**
 * Speed of grouping on cases that cover a scheme (every group of it, one after the other, drafted from its conditions and disturbed), as ratios in one run: interned
 * (`groupRow`: codes are numbers) and as records (`groupCase`), against a floor that only looks the codes of the same cases up in Maps, and
 * against a public grouper where the path of one is given: a module of OpenDRG's JavaScript grouper for the same scheme, which is no dependency of ours.
 *
 * `npx tsx bench/covering.bench.ts [reference] [.../drg_group/chs_drg_11/GroupProxy.js]`
 */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { CasePools, CaseRow } from "../src/cases/row/case-row.js";
import type { GroupableCase } from "../src/grouping/case-view.js";
import { groupRow } from "../src/grouping/group-row.js";
import { groupCase } from "../src/grouping/index.js";
import { shippedScheme } from "../test/grouping/shipped-schemes.js";
import { targetedCase, targetsOf } from "../test/grouping/targeted-cases.js";
import { randomFrom } from "../test/random.js";
import { checkRatio } from "./ratio-check.js";

const CASES = 20_000;
const BLOCK = 250;
const SEED = 12;
const ROUNDS = 15;
/** Rounds of the public grouper, each of which takes seconds. */
const PUBLIC_ROUNDS = 3;

const [reference = "chs-drg@1.1", publicModule] = process.argv.slice(2);
const compiled = shippedScheme(reference);
const targets = targetsOf(compiled.scheme);
const random = randomFrom(SEED);
const drafts = Array.from({ length: CASES }, (_, at) =>
  targetedCase(targets[at % targets.length] as (typeof targets)[number], compiled.scheme, random, `${at}`),
);
/** The cases in blocks, as text: each block is read anew before it is timed, so that its cases are as near as a reader leaves them. */
const blocks = Array.from({ length: CASES / BLOCK }, (_, at) =>
  JSON.stringify(drafts.slice(at * BLOCK, (at + 1) * BLOCK)),
);
const pools = new CasePools();
const rows = Array.from({ length: BLOCK }, () => new CaseRow(pools));
const { numbers } = compiled.tables;
const [diagnosisNumbers, procedureNumbers] = [numbers.diagnoses, numbers.procedures].map(
  (index) => new Map(index.entries()),
) as [Map<string, number>, Map<string, number>];

/** What is timed, on the cases of a block. */
type Contender = (cases: readonly GroupableCase[]) => unknown;

const lookUpCodes: Contender = (cases) => {
  let sum = 0;
  for (const { diagnoses, procedures } of cases) {
    for (const code of diagnoses) sum += diagnosisNumbers.get(code) ?? 0;
    for (const code of procedures) sum += procedureNumbers.get(code) ?? 0;
  }
  return sum;
};

const groupRows: Contender = () => {
  let sum = 0;
  for (const row of rows) sum += groupRow(row, compiled).codes.drg.length;
  return sum;
};

const groupRecords: Contender = (cases) => {
  let sum = 0;
  for (const record of cases) sum += groupCase(record, compiled).drg.length;
  return sum;
};

/** Cases a second, the best of all rounds; the contenders take turns block by block, so that a busy machine disturbs all alike. */
async function speeds(contenders: readonly Contender[], rounds: number): Promise<number[]> {
  const best = contenders.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1) {
    const taken = contenders.map(() => 0);
    for (const block of blocks) {
      const cases = JSON.parse(block) as readonly GroupableCase[];
      for (const [at, record] of cases.entries()) rows[at]?.fill(record);
      for (const [at, contender] of contenders.entries()) {
        const start = performance.now();
        const done = contender(cases);
        if (done instanceof Promise) await done;
        taken[at] = (taken[at] as number) + performance.now() - start;
      }
    }
    for (const [at, milliseconds] of taken.entries()) best[at] = Math.min(best[at] as number, milliseconds);
  }
  return best.map((milliseconds) => (CASES * 1000) / milliseconds);
}

/** A record as the public grouper takes it; it writes into the record it is given. */
function publicRecord(record: GroupableCase) {
  return {
    Index: record.caseId,
    gender: { male: "1", female: "2", unknown: "" }[record.sex ?? "unknown"],
    age: record.ageYears ?? 0,
    ageDay: record.ageDays ?? 0,
    weight: record.birthWeightGrams ?? record.admissionWeightGrams ?? 0,
    dept: record.department ?? "",
    inHospitalTime: record.lengthOfStayDays ?? 0,
    leavingType: String(record.dischargeDisposition ?? ""),
    zdList: [...record.diagnoses],
    ssList: [...record.procedures],
  };
}

interface PublicGrouper {
  readonly GroupProxy: new () => { group_record(record: object): Promise<{ readonly drg?: string }> };
}

const [floor, interned, parsed] = (await speeds([lookUpCodes, groupRows, groupRecords], ROUNDS)) as [
  number,
  number,
  number,
];
const shown = (name: string, speed: number) =>
  console.log(`${name.padEnd(34)} ${Math.round(speed).toLocaleString("en").padStart(12)} cases/s`);
console.log(`${reference}, ${CASES} covering cases, seed ${SEED}, node ${process.version}`);
shown("floor: codes looked up in a Map", floor);
shown("groupRow, codes interned", interned);
shown("groupCase", parsed);
checkRatio("interned, share of the floor's speed", interned / floor, "at least", 1 / 2);
console.log(`ok   groupCase, share of the floor's speed: ${(parsed / floor).toFixed(2)}`);
if (publicModule !== undefined) {
  const { GroupProxy } = (await import(pathToFileURL(resolve(publicModule)).href)) as PublicGrouper;
  const grouper = new GroupProxy();
  const groupPublicly: Contender = async (cases) => {
    for (const record of cases.map(publicRecord)) await grouper.group_record(record);
  };
  const [other] = (await speeds([groupPublicly], PUBLIC_ROUNDS)) as [number];
  let alike = 0;
  for (const draft of drafts) {
    const { drg } = await grouper.group_record(publicRecord(draft));
    if (drg === groupCase(draft, compiled).drg) alike += 1;
  }
  shown("public grouper", other);
  console.log(
    `same group in ${alike} of ${CASES} cases (the tables differ by repairs, see docs/conformance.md)`,
  );
  checkRatio("interned, times the public grouper", interned / other, "at least", 60);
  console.log(`ok   groupCase, times the public grouper: ${(parsed / other).toFixed(2)}`);
}
