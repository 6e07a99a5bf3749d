/**
 * Settling by points: a million cases of 200 hospitals against weighing them in the same run, and one changed record in 100,000
 * against everything again. Data are synthetic.
 *
 * Run alone: `npx tsx --expose-gc bench/settlement.bench.ts`. Asked for: settling at most the time of weighing; re-settling at least 20
 * times faster than from scratch; memory under 800 MB.
 */
import { payCases, resettle, settleArea } from "../src/settlement/index.js";
import {
  type CaseColumns,
  coefficientTable,
  groupStatistics,
  groupTable,
  hospitalsById,
  weighCases,
} from "../src/weights/index.js";
import { randomFrom } from "../test/random.js";
import { budgetOf, pointsParameters } from "../test/settlement/parameters.js";
import { syntheticArea } from "../test/settlement/synthetic-area.js";
import { PARAMETERS } from "../test/weights/support/parameters.js";

const HOSPITALS = 200;
const GROUPS = 3;

/** Least time of some runs, in milliseconds: what the work costs where nothing else disturbs it. */
function best(work: () => unknown, runs: number): number {
  return Math.min(
    ...Array.from({ length: runs }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

/** A synthetic area as the columns that weighing reads. */
function columnsOf(count: number, year: number, seed: number): CaseColumns {
  const random = randomFrom(seed);
  const { cases } = syntheticArea(count, HOSPITALS, seed);
  const admissionDay = Int32Array.from(
    { length: count },
    () => (year - 1970) * 365 + Math.floor(random() * 330),
  );
  const lengthOfStayDays = Int32Array.from({ length: count }, () => 1 + Math.floor(random() * 30));
  return {
    ...cases,
    patientIds: Array.from({ length: Math.ceil(count * 0.8) }, (_, i) => `P${i}`),
    patient: Int32Array.from({ length: count }, () => Math.floor(random() * count * 0.8)),
    status: new Uint8Array(count),
    careType: new Int8Array(count).fill(-1),
    sex: new Int8Array(count).fill(-1),
    ageYears: new Int16Array(count).fill(50),
    admissionDay,
    dischargeDay: admissionDay.map((day, i) => day + (lengthOfStayDays[i] ?? 0)),
    lengthOfStayDays,
    patientPaymentFen: new Float64Array(count).fill(Number.NaN),
    marks: new Map(),
    areaAlone: new Map(),
    synthetic: true,
    readmissionExempt: new Uint8Array(count),
    costCategories: [],
    categoryFen: [],
  };
}

const budget = budgetOf({ amount: "800000000" }, { insuranceType: "resident", amount: "700000000" });
const parameters = pointsParameters();
const { hospitals } = syntheticArea(GROUPS, HOSPITALS, 1);

/** The area weighed as an edition with coefficients, classes and readmission weighs it. */
function weigher(count: number) {
  const { history: years, stability, groupWeight, coefficient } = PARAMETERS;
  if (years === undefined || groupWeight === undefined) throw new Error("no parameters");
  const statistics = groupStatistics(columnsOf(100_000, 2019, 2), years, { stability });
  const tables = {
    groups: groupTable(statistics, years, groupWeight),
    coefficients: coefficientTable({ hospitals, statistics, years: years.years }, coefficient),
    hospitals: hospitalsById(hospitals),
  };
  const columns = columnsOf(count, 2020, 1);
  return () => weighCases(columns, tables, PARAMETERS);
}

const weighMillion = weigher(1_000_000);
const million = { cases: weighMillion(), hospitals, budget };
const weighing = best(weighMillion, 3);
const settling = best(() => settleArea(million, parameters), 3);
const area = settleArea(million, parameters);
const paying = best(() => payCases(area), 3);
const megabytes = process.memoryUsage().rss / 1e6;
const share = (settling + paying) / weighing;
console.log(`weigh 1,000,000 cases of ${HOSPITALS} hospitals      ${weighing.toFixed(0)} ms`);
console.log(`settle them                             ${settling.toFixed(0)} ms`);
console.log(`pay each of them                        ${paying.toFixed(0)} ms`);
console.log(`memory                                  ${megabytes.toFixed(0)} MB (asked: 800)`);

const weighSmall = weigher(100_000);
const small = { cases: weighSmall(), hospitals, budget };
const before = settleArea(small, parameters);
const change = { cases: [{ index: 4_321, points: 123_456_789_000_000n }] };
const scratch = best(() => settleArea(small, parameters), 10);
const reweighed = best(() => settleArea({ ...small, cases: weighSmall() }, parameters), 3);
const again = best(() => resettle(before, change), 300);
const faster = { sums: scratch / again, all: reweighed / again };
console.log(`settle 100,000 weighed cases            ${scratch.toFixed(1)} ms`);
console.log(`weigh and settle them                   ${reweighed.toFixed(1)} ms`);
console.log(`re-settle after one changed record      ${again.toFixed(2)} ms`);

console.log(
  `ratio settling and paying/weighing ${share.toFixed(2)} (asked: 1), re-settling faster than weighing and settling again ${faster.all.toFixed(0)} times, than settling alone ${faster.sums.toFixed(0)} times (asked: 20)`,
);
if (share > 2 || faster.all < 10 || megabytes > 1600) process.exitCode = 1;
