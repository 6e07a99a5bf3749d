/**
 * Audit rules: compiled conditions against json-rules-engine, and the history rules over a million cases against a pass
 * that only groups the cases by patient. Exits with 1 when a ratio is missed by more than a factor of two.
 */
import { Engine } from "json-rules-engine";
import { addDays, decimal } from "../src/primitives/index.js";
import { type AuditCase, type AuditRule, compileCondition, HOLDS, screen } from "../src/rules/index.js";
import { randomFrom } from "../test/random.js";

const WANTED_SPEEDUP = 100;
const WANTED_OVER_GROUPING = 3;
let failed = false;

/** Least time of several runs, in milliseconds: the machine is shared. */
async function best(runs: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

function verdict(name: string, figure: string, met: boolean, missedByFar: boolean): void {
  console.log(`${name}: ${figure} ${met ? "(met)" : "(MISSED)"}`);
  if (missedByFar) failed = true;
}

/** Ten rules of four conditions in the vocabulary that both understand. */
const rules = Array.from({ length: 10 }, (_, index) => ({
  all: [
    { fact: "ageYears", operator: "greaterThanInclusive", value: 5 * index },
    { fact: "lengthOfStayDays", operator: "lessThan", value: 30 - index },
    {
      any: [
        { fact: "sex", operator: "in", value: index % 2 === 0 ? ["male"] : ["female", "unknown"] },
        { fact: "diagnoses", operator: "contains", value: `C${index}` },
      ],
    },
  ],
}));

function manyCases(count: number, patients: number): AuditCase[] {
  const next = randomFrom(7);
  const groups = Array.from({ length: 600 }, (_, index) => `G${index}`);
  const dates = Array.from({ length: 365 }, (_, index) => addDays("2020-01-01", index));
  const cost = decimal("8000.50");
  return Array.from({ length: count }, (_, index) => {
    const day = Math.floor(next() * 350);
    const patient = Math.floor(next() * patients);
    // People come back in their own group more often than in any other.
    const group = next() < 0.3 ? patient % 600 : Math.floor(next() * 600);
    return {
      caseId: `C${index}`,
      patientId: `P${patient}`,
      hospitalId: `H${Math.floor(next() * 120)}`,
      drg: groups[group] as string,
      sex: next() < 0.5 ? "male" : "female",
      ageYears: Math.floor(next() * 90),
      lengthOfStayDays: Math.floor(next() * 40),
      admissionDate: dates[day] as string,
      dischargeDate: dates[day + Math.floor(next() * 14)] as string,
      totalCost: cost,
      diagnoses: [`C${Math.floor(next() * 20)}`, `D${Math.floor(next() * 20)}`],
      procedures: [],
    } as AuditCase;
  });
}

async function benchConditions(): Promise<void> {
  const cases = manyCases(50_000, 20_000);
  const few = cases.slice(0, 2_000);
  const engine = new Engine(
    rules.map((conditions, index) => ({ conditions, event: { type: String(index) } }) as never),
  );
  let engineHits = 0;
  const engineTime = await best(3, async () => {
    engineHits = 0;
    for (const subject of few) engineHits += (await engine.run({ ...subject })).events.length;
  });
  const compiled = rules.map((rule) => compileCondition(rule));
  const hitsOf = (list: readonly AuditCase[]) => {
    let hits = 0;
    for (const subject of list) for (const { test } of compiled) if (test(subject) === HOLDS) hits += 1;
    return hits;
  };
  if (hitsOf(few) !== engineHits) throw new Error("the two engines disagree");
  const compiledTime = await best(15, () => hitsOf(cases));
  const engineRate = few.length / engineTime;
  const compiledRate = cases.length / compiledTime;
  const ratio = compiledRate / engineRate;
  console.log(`json-rules-engine, 10 rules x 4 conditions: ${engineRate.toFixed(1)} cases/ms`);
  console.log(`compiled, the same rules:                   ${compiledRate.toFixed(1)} cases/ms`);
  const figure = `${ratio.toFixed(0)} times json-rules-engine, at least ${WANTED_SPEEDUP}`;
  verdict("conditions", figure, ratio >= WANTED_SPEEDUP, ratio < WANTED_SPEEDUP / 2);
}

async function benchHistory(): Promise<void> {
  const cases = manyCases(1_000_000, 550_000);
  const text = { zh: "-", en: "-" };
  const head = { title: text, severity: "high", clause: "-", evidence: text, remedy: text } as const;
  const window = { days: 15, dayCount: "dischargeDayIsZero" } as const;
  const history: readonly AuditRule[] = [
    { ...head, id: "readmission", kind: "readmission", window, sameBy: "drg", sameHospital: false },
    { ...head, id: "split", kind: "split-stay", window: { ...window, days: 3 }, sameBy: "drg" },
  ];
  const parameters = {
    rules: history,
    lists: {},
    modules: [],
    reviewRoles: {},
    monitoring: { consumptionIndex: [], lists: {} },
  };
  const floor = await best(4, () => {
    const byPatient = new Map<string, AuditCase[]>();
    for (const subject of cases) {
      const own = byPatient.get(subject.patientId as string);
      if (own === undefined) byPatient.set(subject.patientId as string, [subject]);
      else own.push(subject);
    }
    return byPatient.size;
  });
  let found = 0;
  const time = await best(4, () => {
    found = screen(cases, parameters).findings.length;
  });
  const ratio = time / floor;
  console.log(`grouping 1,000,000 cases by patient alone: ${floor.toFixed(0)} ms`);
  console.log(`both history rules over them:              ${time.toFixed(0)} ms, ${found} findings`);
  const figure = `${ratio.toFixed(2)} times the grouping, at most ${WANTED_OVER_GROUPING}`;
  verdict("history", figure, ratio <= WANTED_OVER_GROUPING, ratio > WANTED_OVER_GROUPING * 2);
}

await benchConditions();
await benchHistory();
process.exitCode = failed ? 1 : 0;
