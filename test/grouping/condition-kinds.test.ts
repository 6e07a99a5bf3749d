import { describe, expect, it } from "vitest";
import { CaseView } from "../../src/grouping/case-view.js";
import { codeTables } from "../../src/grouping/code-tables.js";
import { CompiledCondition } from "../../src/grouping/compiled-condition.js";
import { CONDITION_KINDS, type Condition, type ConditionKind } from "../../src/grouping/condition.js";
import type { KindOfCondition } from "../../src/grouping/condition-kind.js";
import { describeCondition } from "../../src/grouping/explain/index.js";
import { groupCase } from "../../src/grouping/index.js";
import { SchemeNumbers } from "../../src/grouping/scheme-numbers.js";
import { conditionSchema } from "../../src/grouping/scheme-schema.js";
import { MADE_UP } from "./made-up-scheme.js";
import { shippedScheme } from "./shipped-schemes.js";

/** One condition of every kind, and whether it holds for `RECORD`. */
const EXAMPLES: { readonly [Kind in ConditionKind]: readonly [Condition, "holds" | "fails" | "unknown"] } = {
  always: ["always", "holds"],
  never: ["never", "fails"],
  mcc: ["mcc", "holds"],
  cc: ["cc", "fails"],
  secondBodySite: ["secondBodySite", "fails"],
  all: [{ all: ["always", { ageYears: { ">=": 40 } }] }, "holds"],
  any: [{ any: ["never", { ageYears: { "<": 40 } }] }, "fails"],
  not: [{ not: { department: ["ICU"] } }, "unknown"],
  principalDiagnosis: [{ principalDiagnosis: ["J18.900"] }, "holds"],
  otherDiagnosis: [{ otherDiagnosis: ["J18.900"] }, "fails"],
  anyDiagnosis: [{ anyDiagnosis: ["A41.900"] }, "holds"],
  principalProcedure: [{ principalProcedure: ["85.4300"] }, "holds"],
  otherProcedure: [{ otherProcedure: ["85.4300"] }, "fails"],
  anyProcedure: [{ anyProcedure: ["85.7000"] }, "holds"],
  anyDiagnosisStartsWith: [{ anyDiagnosisStartsWith: "A4" }, "holds"],
  principalDiagnosisStartsWith: [{ principalDiagnosisStartsWith: "J18" }, "holds"],
  principalProcedureStartsWith: [{ principalProcedureStartsWith: "85.7" }, "fails"],
  procedureCountIn: [{ procedureCountIn: { list: ["85.4300", "85.7000"], ">=": 2 } }, "holds"],
  newTechnology: ["newTechnology", "unknown"],
  ageYears: [{ ageYears: { "==": 40 } }, "holds"],
  ageDays: [{ ageDays: { "<": 29 } }, "fails"],
  birthWeightGrams: [{ birthWeightGrams: { "<": 1000 } }, "unknown"],
  admissionWeightGrams: [{ admissionWeightGrams: { "<": 1000 } }, "unknown"],
  newbornWeightGrams: [{ newbornWeightGrams: { "<": 1000 } }, "unknown"],
  lengthOfStayDays: [{ lengthOfStayDays: { ">": 3 } }, "holds"],
  ventilatorHours: [{ ventilatorHours: { ">": 96 } }, "unknown"],
  icuHours: [{ icuHours: { ">": 0 } }, "unknown"],
  diagnosisCount: [{ diagnosisCount: { "==": 2 } }, "holds"],
  procedureCount: [{ procedureCount: { ">": 2 } }, "fails"],
  bodySites: [{ bodySites: { ">=": 2 } }, "fails"],
  sex: [{ sex: "female" }, "fails"],
  dischargeDisposition: [{ dischargeDisposition: [5] }, "holds"],
  department: [{ department: ["ICU"] }, "unknown"],
  notTranscribed: [{ notTranscribed: "lost" }, "unknown"],
};

const RECORD = {
  caseId: "1",
  sex: "male",
  ageYears: 40,
  admissionDate: "2026-01-01",
  dischargeDate: "2026-01-05",
  dischargeDisposition: 5,
  diagnoses: ["J18.900", "A41.900"],
  procedures: ["85.4300", "85.7000"],
} as const;

const numbers = new SchemeNumbers(MADE_UP);
for (const code of ["J18.900", "A41.900"]) numbers.diagnosisNumbers([code]);
for (const code of ["85.4300", "85.7000"]) numbers.procedureNumbers([code]);

describe("the kinds of conditions", () => {
  it.each(Object.entries(EXAMPLES))(
    "%s: schema, tests, operands and words",
    (kind, [condition, expected]) => {
      expect(conditionSchema.parse(condition)).toEqual(condition);
      const compiled = new CompiledCondition(condition, numbers.scope("here", {}));
      const view = new CaseView(codeTables(MADE_UP, numbers));
      expect(view.read(RECORD)).toBe(true);
      const state = compiled.holds(view) ? "holds" : compiled.fails(view) ? "fails" : "unknown";
      expect(state).toBe(expected);
      expect(compiled.operands(view, undefined) ?? []).toEqual(expect.any(Array));
      const { zh, en } = describeCondition(condition, {
        codes: (list) => (typeof list === "string" ? [] : list),
        title: () => undefined,
      });
      expect(zh).toMatch(/[一-鿿]/);
      expect(en).toMatch(/^[\x20-\x7e…]+$/);
      expect(kind in CONDITION_KINDS).toBe(true);
    },
  );

  it("a kind that lacks a part does not compile", () => {
    const { text: _, ...wordless } = CONDITION_KINDS.sex;
    // @ts-expect-error without words it is no kind
    const kind: KindOfCondition<"sex", Condition> = wordless;
    expect(kind).not.toHaveProperty("text");
  });

  it("an unknown kind, or a plain name with an operand, is refused", () => {
    for (const condition of ["all", "constructor", { mcc: [] }, { weather: "fair" }, {}]) {
      expect(() => new CompiledCondition(condition as Condition, numbers.scope("XX1", {}))).toThrow(
        expect.objectContaining({ code: "SCHEME_INVALID" }),
      );
      expect(conditionSchema.safeParse(condition).success).toBe(false);
    }
  });

  it("a trace reads the tests that group: none is made a second time", () => {
    const compiled = shippedScheme("chs-drg@1.1");
    const entries = compiled.tables.steps.flatMap(({ mdc, entry, choice }) => [mdc, entry, ...choice.drgs]);
    groupCase(RECORD, compiled, { trace: "full" });
    const made = entries.map((tried) => [tried?.condition.holds, tried?.condition.operands]);
    groupCase(RECORD, compiled, { trace: "full" });
    groupCase(RECORD, compiled, { trace: "matched" });
    expect(entries.map((tried) => [tried?.condition.holds, tried?.condition.operands])).toEqual(made);
  });
});
