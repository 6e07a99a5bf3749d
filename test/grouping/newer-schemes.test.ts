import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { groupCase, loadScheme } from "../../src/grouping/index.js";
import { parseScheme } from "../../src/grouping/parse-scheme.js";
import { MADE_UP } from "./made-up-scheme.js";
import { simpleGroup } from "./simple-interpreter.js";

const compiled = loadScheme(parseScheme(JSON.parse(JSON.stringify(MADE_UP))));

/** Title, what the case is, expected group. */
const CASES: readonly (readonly [string, Partial<GroupableCase>, string])[] = [
  [
    "a transplant goes first, whatever the diagnosis",
    { diagnoses: ["B20.000"], procedures: ["37.5100"] },
    "AA19",
  ],
  ["a newborn below 1000 g", newborn(999), "PS19"],
  ["a newborn of 1000 g", newborn(1000), "PS29"],
  ["a newborn of 1499 g", newborn(1499), "PS29"],
  ["a newborn of 2500 g", newborn(2500), "PS49"],
  ["injuries of two sites", { diagnoses: ["S06.000", "S27.000"] }, "ZZ19"],
  ["two injuries of one site are no multiple trauma", { diagnoses: ["S27.000", "S22.000"] }, "ER19"],
  [
    "other diagnoses alone in two sites are none either",
    { diagnoses: ["J18.900", "S06.000", "S72.000"] },
    "ES45",
  ],
  [
    "robot assistance by a later procedure",
    { diagnoses: ["C34.900"], procedures: ["32.4100", "17.4500"] },
    "EB10",
  ],
  ["no robot", { diagnoses: ["C34.900", "A41.900"], procedures: ["32.4100"] }, "EB11"],
  ["age 6, MCC", { ageYears: 6, diagnoses: ["J18.900", "A41.900"] }, "ES4A"],
  ["age 6, CC", { ageYears: 6, diagnoses: ["J18.900", "E87.600"] }, "ES4B"],
  ["age 7", { ageYears: 7, diagnoses: ["J18.900"] }, "ES45"],
  ["age 69, CC", { ageYears: 69, diagnoses: ["J18.900", "E87.600"] }, "ES43"],
  ["age 70", { ageYears: 70, diagnoses: ["J18.900"] }, "ES4G"],
  ["age 70, MCC", { ageYears: 70, diagnoses: ["J18.900", "I50.000"] }, "ES4E"],
  ["an excluded CC does not count", { diagnoses: ["J15.900", "J18.900"] }, "ES45"],
  [
    "a medical case with a main procedure is ambiguous",
    { diagnoses: ["J18.900"], procedures: ["85.4300"] },
    "EQY",
  ],
  ["unless the procedure never makes a case so", { diagnoses: ["J18.900"], procedures: ["86.0400"] }, "ES45"],
  ["an invalid procedure is not used", { diagnoses: ["J18.900"], procedures: ["89.0100"] }, "ES45"],
  ["two required lists", { diagnoses: ["C50.900"], procedures: ["85.4300", "85.7000"] }, "JA19"],
  ["three required lists", { diagnoses: ["C50.900"], procedures: ["85.2100", "85.7000", "40.2300"] }, "JA19"],
  [
    "the third list at the main place does not do",
    { diagnoses: ["C50.900"], procedures: ["40.2300", "85.7000", "85.2100"] },
    "JR19",
  ],
  [
    "a principal diagnosis acts as MCC",
    { sex: "female", diagnoses: ["O14.100"], procedures: ["74.1x00"] },
    "OB11",
  ],
  ["in its groups only", { sex: "female", diagnoses: ["O82.000"], procedures: ["74.1x00"] }, "OB15"],
  ["HIV by principal diagnosis only, in its own MDC", { diagnoses: ["B20.000"] }, "YR19"],
  ["HIV as other diagnosis changes nothing", { diagnoses: ["J18.900", "B20.000"] }, "ES45"],
  ["an invalid principal diagnosis has no group", { diagnoses: ["Z37.000"] }, "0000"],
  ["an MDC whose ADRGs all fail is final here", { sex: "male", diagnoses: ["O82.000"] }, "0000"],
];

function newborn(admissionWeightGrams: number): Partial<GroupableCase> {
  return { ageYears: 0, ageDays: 3, admissionWeightGrams, diagnoses: ["P22.000"] };
}

function recordOf(change: Partial<GroupableCase>): GroupableCase {
  return { caseId: "1", sex: "male", ageYears: 40, diagnoses: [], procedures: [], ...change };
}

describe("what the newer national schemes need can be said", () => {
  it.each(CASES)("%s", (_title, change, drg) => {
    const record = recordOf(change);
    expect(groupCase(record, compiled).drg).toBe(drg);
    expect(simpleGroup(record, MADE_UP).drg).toBe(drg);
    expect(groupCase(record, compiled, { trace: "full" }).drg).toBe(drg);
  });

  it("ambiguous groups can be switched off and on", () => {
    const record = recordOf({ diagnoses: ["J18.900"], procedures: ["85.4300"] });
    expect(groupCase(record, compiled, { ambiguous: "off" }).drg).toBe("ES45");
    expect(groupCase(record, compiled, { ambiguous: "on" })).toMatchObject({
      status: "ambiguous",
      mdc: "MDCE",
      adrg: "QY",
      drg: "EQY",
    });
  });
});
