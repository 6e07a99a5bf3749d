import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import type { Condition } from "../../src/grouping/condition.js";
import {
  type AdrgEntry,
  groupCase,
  loadScheme,
  type Mdc,
  resolveScheme,
  type Scheme,
} from "../../src/grouping/index.js";
import { makeSchemePatch } from "../../src/grouping/make-scheme-patch.js";
import { parseScheme } from "../../src/grouping/parse-scheme.js";
import { everySwitch, type SchemeSwitches } from "../../src/grouping/scheme-switches.js";
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

/** The made-up scheme with other switches, and two groups for what no group of it asks. */
function changed(switches: Partial<SchemeSwitches>): Scheme {
  const [pre, ...mdcs] = MADE_UP.mdcs;
  if (pre === undefined) throw new Error("no MDC");
  const anywhere: AdrgEntry = {
    id: "AX1",
    code: "AX1",
    name: "任一处有心脏移植",
    kind: "surgical",
    condition: { all: [{ anyProcedure: ["37.5100"] }, { procedureCountIn: { list: "twice", ">=": 2 } }] },
    lists: { twice: ["37.5100", "32.4100"] },
    drgs: [
      { code: "AX1_n", name: "新技术", condition: "newTechnology" },
      { code: "AX1_32.4", name: "主要手术操作 32.4", condition: { principalProcedureStartsWith: "32.4" } },
      { code: "AX1_J18.9", name: "主要诊断 J18.9", condition: { principalDiagnosisStartsWith: "J18.9" } },
      { code: "AX1_9", name: "其他", condition: "always" },
    ],
  };
  return {
    ...MADE_UP,
    switches: { ...MADE_UP.switches, ...switches },
    greyDiagnoses: ["J18.000"],
    greyProcedures: ["37.0000"],
    mdcs: [{ ...pre, condition: "always", adrgs: [...pre.adrgs, anywhere] }, ...mdcs.map(byMainProcedure)],
  };
}

/** The MDC with the ambiguous group asked for by the main procedure, as the national texts have it. */
function byMainProcedure(mdc: Mdc): Mdc {
  const condition: Condition = { principalProcedure: "@validProcedures" };
  return mdc.ambiguous === undefined ? mdc : { ...mdc, ambiguous: { ...mdc.ambiguous, condition } };
}

const KEEP_PLACE = { invalidProcedure: "keep-place" } as const;
const MEDICAL_ONLY = { ...KEEP_PLACE, withoutMainProcedure: "medical-only" } as const;
const REFUSE_GREY = { ...KEEP_PLACE, greyPrincipalCode: "refuse" } as const;
const INVALID = "89.0100";

/** Title, switches, what the case is, expected group. */
const SWITCHED: readonly (readonly [string, Partial<SchemeSwitches>, Partial<GroupableCase>, string])[] = [
  ["drop: the next procedure becomes the main one", {}, { procedures: [INVALID, "85.4300"] }, "EQY"],
  ["keep-place: it does not", KEEP_PLACE, { procedures: [INVALID, "85.4300"] }, "ES45"],
  [
    "keep-place: an invalid procedure further down takes nothing away",
    KEEP_PLACE,
    { procedures: ["85.4300", INVALID] },
    "EQY",
  ],
  [
    "without a main procedure, a surgical group by any procedure",
    KEEP_PLACE,
    { procedures: [INVALID, "37.5100", "37.5100"] },
    "AX1_J18.9",
  ],
  [
    "medical groups only without a main procedure",
    MEDICAL_ONLY,
    { procedures: [INVALID, "37.5100", "37.5100"] },
    "ES45",
  ],
  [
    "medical groups only, but not with a main procedure",
    MEDICAL_ONLY,
    { procedures: ["85.2100", "37.5100", "37.5100"] },
    "AX1_J18.9",
  ],
  ["a procedure that stands once is not two", KEEP_PLACE, { procedures: ["86.0400", "37.5100"] }, "ES45"],
  ["one procedure twice is two", KEEP_PLACE, { procedures: ["86.0400", "37.5100", "37.5100"] }, "AX1_J18.9"],
  ["two of a list are two", KEEP_PLACE, { procedures: ["32.4100", "37.5100"] }, "AX1_32.4"],
  ["new technology first", KEEP_PLACE, { procedures: ["32.4100", "37.5100"], newTechnology: true }, "AX1_n"],
  [
    "not new technology",
    KEEP_PLACE,
    { procedures: ["32.4100", "37.5100"], newTechnology: false },
    "AX1_32.4",
  ],
  [
    "neither prefix",
    KEEP_PLACE,
    { diagnoses: ["J18.000"], procedures: ["86.0400", "37.5100", "37.5100"] },
    "AX1_9",
  ],
  [
    "a grey principal diagnosis is refused",
    REFUSE_GREY,
    { diagnoses: ["J18.000"], procedures: ["37.5100"] },
    "0000",
  ],
  ["a grey main procedure is refused", REFUSE_GREY, { procedures: ["37.0000"] }, "0000"],
  [
    "grey codes further down change nothing",
    REFUSE_GREY,
    { diagnoses: ["J18.900", "J18.000"], procedures: ["86.0400", "37.0000"] },
    "ES45",
  ],
  ["grey codes are accepted where the scheme does not refuse them", {}, { procedures: ["37.0000"] }, "ES45"],
];

describe("the switches and conditions that the newer national schemes and city groups need", () => {
  it.each(SWITCHED)("%s", (_title, switches, change, drg) => {
    const scheme = changed(switches);
    const again = loadScheme(parseScheme(JSON.parse(JSON.stringify(scheme))));
    const record = recordOf({ diagnoses: ["J18.900"], ...change });
    expect(groupCase(record, again).drg).toBe(drg);
    expect(simpleGroup(record, scheme).drg).toBe(drg);
    expect(groupCase(record, again, { trace: "full" }).drg).toBe(drg);
  });

  it("a mark that is missing is unknown, and the result says so", () => {
    const record = recordOf({ diagnoses: ["J18.900"], procedures: ["32.4100", "37.5100"] });
    const { diagnostics } = groupCase(record, loadScheme(changed(KEEP_PLACE)));
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["GROUPING_FIELD_MISSING", "newTechnology"],
    ]);
  });

  it("an invalid main procedure is named", () => {
    const record = recordOf({ diagnoses: ["J18.900"], procedures: [INVALID, "85.4300"] });
    const { diagnostics } = groupCase(record, loadScheme(changed(KEEP_PLACE)));
    expect(diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ["GROUPING_MAIN_PROCEDURE_INVALID", "procedures.0"],
    ]);
  });

  it("a pre-MDC is not final where the others are", () => {
    const [pre, ...mdcs] = MADE_UP.mdcs;
    if (pre === undefined) throw new Error("no MDC");
    const entered = loadScheme({ ...MADE_UP, mdcs: [{ ...pre, condition: "always" }, ...mdcs] });
    expect(groupCase(recordOf({ diagnoses: ["J18.900"] }), entered).drg).toBe("ES45");
  });

  it("the patch between a scheme with the new switches and one without leads there and back", () => {
    const newer = { ...changed({ ...MEDICAL_ONLY, ...REFUSE_GREY }), codeEdition: "3.0" };
    for (const [base, target] of [
      [MADE_UP, newer],
      [newer, MADE_UP],
    ] as const) {
      const { format, id, version, title, provenance } = target;
      const patch = makeSchemePatch(base, target);
      const derived = { format, id, version, title, provenance, extends: "made-up@3", patch };
      const made = resolveScheme(parseScheme(JSON.parse(JSON.stringify(derived))), () => base);
      expect(everySwitch(made.switches)).toEqual(everySwitch(target.switches));
      expect(made.codeEdition).toBe(target.codeEdition);
      expect(made.greyDiagnoses ?? []).toEqual(target.greyDiagnoses ?? []);
      expect(made.mdcs).toEqual(target.mdcs);
    }
  });
});
