import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseRows, caseToJson, type InpatientCase, parseCase } from "../../src/cases/index.js";
import { parseCareEvent } from "../../src/cases/parse-care-event.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { CaseReader } from "../../src/cli/rows/case-reader.js";
import { rowReader } from "../../src/cli/rows/row-reader.js";
import { sampleMaker, samplePeriod } from "../../src/cli/sample/sample-maker.js";
import { schemeOf } from "../../src/cli/shipped/engine-of.js";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import type { AuditAdditions } from "../../src/engine/audit-case-of.js";
import { AuditRow } from "../../src/engine/audit-row.js";
import { createEngine, type Engine } from "../../src/engine/index.js";
import { decimal } from "../../src/primitives/index.js";
import { FACT_TYPES, factNamed } from "../../src/rules/conditions/facts.js";
import { type AuditCase, type Monitoring, startMonitoring, startScreening } from "../../src/rules/index.js";
import { inpatientCaseJson } from "../../src/testing/arbitrary-case.js";
import { spoiltLines } from "../cases/spoilt-lines.js";
import { HOSPITALS, randomArea, randomEvents } from "../rules/area.js";
import { MONITORING, PARAMETERS } from "../rules/rules.js";
import { weighedSample } from "./sample-engine.js";

const FACTS = [...Object.keys(FACT_TYPES), "cost.drug", "cost.bed", "mark.a", "mark.specialReviewApplied"];
const SEED = 17;
const SOURCE = { file: "cases.jsonl", format: "jsonl" } as const;

const additions: fc.Arbitrary<AuditAdditions> = fc
  .record(
    {
      drg: fc.constantFrom("BR23", "BQY", "0000"),
      groupingStatus: fc.constantFrom("grouped", "ambiguous", "ungroupable", "invalid"),
      mdc: fc.constant("MDCB"),
      adrg: fc.constant("BR2"),
      weighed: fc.constantFrom("0", "1.25"),
      cost: fc.constantFrom("0", "12345.67"),
      paid: fc.constantFrom("0", "99.9"),
    },
    { requiredKeys: [] },
  )
  .map(({ weighed, cost, paid, ...grouping }) => ({
    ...(grouping as AuditAdditions),
    ...(weighed !== undefined && { relativeWeight: decimal(weighed) }),
    ...(cost !== undefined && { groupAverageCost: decimal(cost) }),
    ...(paid !== undefined && { drgPayment: decimal(paid) }),
  }));

describe("an audit case over a row", () => {
  it("has every fact that a rule may ask for as the record has it, asked in any order, and once or twice", () => {
    const row = new CaseRow();
    const audit = new AuditRow();
    fc.assert(
      fc.property(
        inpatientCaseJson(),
        additions,
        fc.shuffledSubarray(FACTS, { minLength: FACTS.length }),
        (json, added, names) => {
          const record = parseCase(json);
          row.fill(record);
          const subject = audit.take(row, added);
          const plain: AuditCase = { ...record, drg: undefined, ...added } as AuditCase;
          for (const name of [...names, ...names]) {
            const read = (one: AuditCase) => factNamed(name)?.read(one);
            expect([name, read(subject)]).toEqual([name, read(plain)]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe(`every kind of rule and every indicator, over cases as they are and as rows, seed ${SEED}`, () => {
  const cases = randomArea(SEED, 1_200);
  const asRows = (take: Monitoring["add"]) => {
    const [row, audit] = [new CaseRow(), new AuditRow()];
    for (const one of cases) {
      const { mdc, adrg, groupingStatus, relativeWeight, groupAverageCost, drgPayment, ...record } = one;
      row.fill(record);
      const { drg } = record;
      const worth = { ...(relativeWeight && { relativeWeight }), ...(drg !== undefined && { drg }) };
      take(audit.take(row, worth), audit.fen);
    }
  };

  it("finds, passes and leaves open the same", () => {
    const events = randomEvents(SEED, 900, 400);
    const [plain, rows] = [startScreening(PARAMETERS, { events }), startScreening(PARAMETERS, { events })];
    for (const one of cases) plain.add(one);
    asRows(rows.add);
    const result = plain.finish();
    const judged = new Set(result.exposures.map(({ ruleId }) => ruleId));
    expect([...judged]).toEqual(PARAMETERS.rules.map(({ id }) => id));
    expect(new Set(result.findings.map(({ kind }) => kind)).size).toBeGreaterThan(5);
    expect(new Set(result.undetermined.map(({ ruleId }) => ruleId)).size).toBeGreaterThan(5);
    expect(rows.finish()).toEqual(result);
  });

  it("counts the same", () => {
    const options = { hospitals: HOSPITALS, events: randomEvents(SEED, 300, 400) };
    const [plain, rows] = [startMonitoring(MONITORING, options), startMonitoring(MONITORING, options)];
    for (const one of cases) {
      plain.add(one);
      plain.addPrevious(one);
    }
    asRows(rows.add);
    asRows(rows.addPrevious);
    const result = plain.finish();
    expect(result.notComputed).toEqual([]);
    expect(rows.finish()).toEqual(result);
  });
});

/** The cases of lines, handed on as records and as rows. */
function both(
  lines: readonly string[],
  asRecord: { add(record: InpatientCase): void },
  asRow: { addRow(row: CaseRow): void },
): void {
  const batch = { texts: lines, lines: lines.map((_, at) => at + 1), broken: [] };
  for (const record of rowReader(caseRows, SOURCE)(batch).rows) asRecord.add(record);
  new CaseReader(SOURCE).read(batch, (row) => asRow.addRow(row));
}

/** Lines of a sample, of records of any values, and of records that are spoilt somewhere. */
function linesOf(records: readonly object[], seed: number): string[] {
  const any = fc.sample(
    inpatientCaseJson().map((json) => JSON.stringify(json)),
    { seed, numRuns: 60 },
  );
  return [
    ...records.map((one) => JSON.stringify(one)),
    ...any,
    ...fc.sample(spoiltLines, { seed, numRuns: 120 }),
  ];
}

/** An edition with most switches of the indicators. */
const EDITION = "jiangsu-wuxi@2022";

describe(`screening and monitoring by rows, seed ${SEED}`, () => {
  it("what is found and counted is what the records give", () => {
    const ruleset = openRuleset(EDITION);
    const { to: on } = samplePeriod(ruleset);
    const scheme = openScheme(schemeOf(ruleset, on));
    const stays = [...sampleMaker(ruleset, scheme)({ seed: SEED, cases: 80 }).stays()];
    const events = stays.flatMap((stay) => stay.events.map((event) => parseCareEvent(event)));
    const lines = linesOf(
      stays.map(({ record }) => record),
      SEED,
    );
    const engines = [createEngine(ruleset, { scheme, on }), createEngine(ruleset, { scheme, on })] as const;
    expectAlike(engines, {}, lines, events);
  });

  it("knows what groups are worth, and what cases were paid", () => {
    const { engine, weights, records } = weighedSample("zhejiang-shaoxing/2020", { seed: SEED, cases: 100 });
    const paymentOf = (caseId: string) => (caseId.endsWith("3") ? decimal("4321.05") : undefined);
    const lines = linesOf(records.map(caseToJson), SEED);
    expectAlike([engine, engine], { weights, paymentOf }, lines, []);
  });
});

function expectAlike(
  [one, other]: readonly [Engine, Engine],
  known: Parameters<Engine["screen"]>[0],
  lines: readonly string[],
  events: readonly ReturnType<typeof parseCareEvent>[],
): void {
  const [records, rows] = [one, other].map((engine) => engine.screen(known, { events }));
  if (records === undefined || rows === undefined) return;
  both(lines, records, rows);
  const screened = records.finish();
  expect(screened.cases).toBeGreaterThan(lines.length / 2);
  expect(rows.finish()).toEqual(screened);
  const [before, now] = [lines.slice(0, lines.length / 2), lines.slice(lines.length / 2)];
  const [plain, fast] = [one, other].map((engine) => engine.monitor(known, { events, period: "quarter" }));
  if (plain === undefined || fast === undefined) return;
  both(before, plain.previous, fast.previous);
  both(now, plain, fast);
  const monitored = plain.finish();
  expect(monitored.rows.length).toBeGreaterThan(0);
  expect(fast.finish()).toEqual(monitored);
  expect(other.codes).toEqual(one.codes);
}
