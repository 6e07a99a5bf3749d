import { describe, expect, it } from "vitest";
import { decimal, isDrgError } from "../../src/primitives/index.js";
import { conditionProblems } from "../../src/rules/conditions/check-condition.js";
import { FACT_TYPES } from "../../src/rules/conditions/facts.js";
import { OPERATORS } from "../../src/rules/conditions/operators.js";
import { FAILS, UNKNOWN } from "../../src/rules/conditions/truth.js";
import { type AuditCase, compileCondition, HOLDS } from "../../src/rules/index.js";

const BARE: AuditCase = { caseId: "c", diagnoses: [], procedures: [] };
const CASE: AuditCase = {
  ...BARE,
  hospitalId: "H1",
  sex: "male",
  ageYears: 60,
  admissionDate: "2021-03-10",
  dischargeDate: "2021-03-20",
  diagnoses: ["C16.900", "E11.900"],
  procedures: ["43.7x00"],
  totalCost: decimal("30000"),
  groupAverageCost: decimal("10000"),
  costs: { drug: decimal("0.10") },
  items: ["A1", "A2"],
  marks: { specialReview: "applied", newTechnology: true, rank: 2 },
};

function truth(fact: string, operator: string, value: unknown, subject: AuditCase = CASE) {
  return compileCondition({ fact, operator, value }).test(subject);
}

describe("operators, below, at and above each limit", () => {
  it.each([
    ["ageYears", "equal", 60, HOLDS],
    ["ageYears", "equal", 61, FAILS],
    ["ageYears", "notEqual", 61, HOLDS],
    ["sex", "equal", "male", HOLDS],
    ["sex", "in", ["female", "male"], HOLDS],
    ["sex", "notIn", ["female"], HOLDS],
    ["ageYears", "in", [59, 61], FAILS],
    ["ageYears", "lessThan", 60, FAILS],
    ["ageYears", "lessThan", 61, HOLDS],
    ["ageYears", "lessThanInclusive", 60, HOLDS],
    ["ageYears", "lessThanInclusive", 59, FAILS],
    ["ageYears", "greaterThan", 60, FAILS],
    ["ageYears", "greaterThan", 59, HOLDS],
    ["ageYears", "greaterThanInclusive", 60, HOLDS],
    ["ageYears", "greaterThanInclusive", 61, FAILS],
    ["diagnoses", "contains", "E11.900", HOLDS],
    ["diagnoses", "contains", "E11", FAILS],
    ["diagnoses", "doesNotContain", "E11", HOLDS],
    ["totalCost", "decimalEqual", "30000.00", HOLDS],
    ["totalCost", "decimalLessThan", "30000", FAILS],
    ["totalCost", "decimalLessThan", "30000.01", HOLDS],
    ["totalCost", "decimalLessThanInclusive", "30000", HOLDS],
    ["totalCost", "decimalGreaterThan", "30000", FAILS],
    ["totalCost", "decimalGreaterThan", "9", HOLDS],
    ["totalCost", "decimalGreaterThanInclusive", "30000", HOLDS],
    ["totalCost", "decimalGreaterThanInclusive", "30000.01", FAILS],
    ["cost.drug", "decimalEqual", "0.1", HOLDS],
    ["totalCost", "decimalGreaterThan", { fact: "groupAverageCost" }, HOLDS],
    ["totalCost", "ratioToGroupAverageAtLeast", "3", HOLDS],
    ["totalCost", "ratioToGroupAverageAtLeast", "3.0001", FAILS],
    ["totalCost", "ratioToGroupAverageAtMost", "3", HOLDS],
    ["totalCost", "ratioToGroupAverageAtMost", "2.9999", FAILS],
    ["dischargeDate", "dateAfter", { fact: "admissionDate" }, HOLDS],
    ["dischargeDate", "dateBefore", "2021-03-20", FAILS],
    ["dischargeDate", "dateBefore", "2021-03-21", HOLDS],
    ["dischargeDate", "withinDays", { of: "admissionDate", days: 9 }, FAILS],
    ["dischargeDate", "withinDays", { of: "admissionDate", days: 10 }, HOLDS],
    ["admissionDate", "withinDays", { of: "dischargeDate", days: 30 }, FAILS],
    ["principalDiagnosis", "codeInList", ["C16.900"], HOLDS],
    ["otherDiagnoses", "codeInList", ["C16.900"], FAILS],
    ["diagnoses", "codeInList", ["X", "E11.900"], HOLDS],
    ["principalDiagnosis", "codeInRange", [{ from: "C00", to: "C16" }], HOLDS],
    ["principalDiagnosis", "codeInRange", [{ from: "C00", to: "C15" }], FAILS],
    ["principalDiagnosis", "codeInRange", [{ from: "C16.901", to: "C97" }], FAILS],
    ["diagnosisCount", "equal", 2, HOLDS],
    ["procedureCount", "equal", 1, HOLDS],
    ["principalProcedure", "equal", "43.7x00", HOLDS],
    ["otherProcedures", "contains", "43.7x00", FAILS],
    ["mark.specialReview", "equal", "applied", HOLDS],
    ["mark.newTechnology", "equal", true, HOLDS],
    ["mark.rank", "in", [1, 2], HOLDS],
    ["department", "isMissing", true, HOLDS],
    ["department", "isPresent", true, FAILS],
    ["sex", "isMissing", true, FAILS],
  ])("%s %s %j", (fact, operator, value, expected) => {
    expect(truth(fact as string, operator as string, value)).toBe(expected);
  });

  it("every operator and every fact is covered by a literal here or refused for the type", () => {
    for (const operator of Object.values(OPERATORS)) expect(operator.accepts.length).toBeGreaterThan(0);
    for (const fact of Object.keys(FACT_TYPES)) {
      expect(truth(fact, "isMissing", true, BARE) + truth(fact, "isPresent", true, BARE)).toBe(HOLDS);
    }
  });
});

describe("missing is not false", () => {
  it.each([
    ["ageYears", "notEqual", 5],
    ["ageYears", "notIn", [5]],
    ["ageYears", "lessThan", 5],
    ["items", "doesNotContain", "A1"],
    ["totalCost", "ratioToGroupAverageAtLeast", "3"],
    ["dischargeDate", "withinDays", { of: "admissionDate", days: 9 }],
    ["mark.specialReview", "notEqual", "applied"],
  ])("%s %s is unknown on a bare case, and so is its negation", (fact, operator, value) => {
    const leaf = { fact, operator, value };
    expect(compileCondition(leaf).test(BARE)).toBe(UNKNOWN);
    expect(compileCondition({ not: leaf }).test(BARE)).toBe(UNKNOWN);
    expect(compileCondition(leaf).missing(BARE)).toContain(fact);
  });

  it("a map of marks without the name states that nobody applied", () => {
    expect(truth("mark.other", "equal", "applied")).toBe(FAILS);
    expect(truth("mark.other", "notEqual", "applied")).toBe(HOLDS);
    expect(truth("mark.other", "isMissing", true)).toBe(HOLDS);
  });

  it("a procedure list without entries states that there was no main procedure", () => {
    expect(truth("principalProcedure", "equal", "43.7x00", BARE)).toBe(FAILS);
  });

  it("a value of another type than its fact is unknown, whatever a host sends", () => {
    const odd = {
      ...CASE,
      ageYears: "60",
      totalCost: "30000",
      dischargeDate: "2021-02-30",
    } as unknown as AuditCase;
    expect(truth("ageYears", "greaterThan", 1, odd)).toBe(UNKNOWN);
    expect(truth("totalCost", "decimalGreaterThan", "1", odd)).toBe(UNKNOWN);
    expect(truth("dischargeDate", "dateAfter", "2021-01-01", odd)).toBe(UNKNOWN);
  });

  it("all and any decide where one part decides, and name what is missing where none does", () => {
    const yes = { fact: "caseId", operator: "equal", value: "c" };
    const no = { fact: "caseId", operator: "equal", value: "d" };
    const unknown = { fact: "sex", operator: "equal", value: "male" };
    const other = { fact: "ageYears", operator: "equal", value: 1 };
    expect(compileCondition({ all: [unknown, no] }).test(BARE)).toBe(FAILS);
    expect(compileCondition({ all: [yes, unknown] }).test(BARE)).toBe(UNKNOWN);
    expect(compileCondition({ any: [unknown, yes] }).test(BARE)).toBe(HOLDS);
    expect(compileCondition({ any: [no, unknown] }).test(BARE)).toBe(UNKNOWN);
    expect(compileCondition({ any: [other, { not: unknown }] }).missing(BARE)).toEqual(["ageYears", "sex"]);
    expect(compileCondition({ any: [other, yes] }).missing(BARE)).toEqual([]);
    expect(compileCondition({ all: [{ any: [yes, other] }, unknown] }).missing(BARE)).toEqual(["sex"]);
  });

  it("the example of compileCondition", () => {
    const costly = compileCondition({ fact: "totalCost", operator: "decimalGreaterThan", value: "30000" });
    expect(costly.test({ ...BARE, totalCost: decimal("30000.01") })).toBe(2);
    expect(costly.missing(BARE)).toEqual(["totalCost"]);
  });
});

describe("bad conditions are refused with code and path", () => {
  const leaf = { fact: "ageYears", operator: "equal", value: 1 };
  it.each([
    ["empty all", { all: [] }, "RULES_CONDITION_EMPTY", "all"],
    ["empty any, nested", { all: [leaf, { any: [] }] }, "RULES_CONDITION_EMPTY", "all.1.any"],
    ["unknown fact", { all: [{ ...leaf, fact: "agee" }] }, "RULES_FACT_UNKNOWN", "all.0.fact"],
    ["inherited name as a fact", { ...leaf, fact: "constructor" }, "RULES_FACT_UNKNOWN", "fact"],
    ["unknown operator", { ...leaf, operator: "equals" }, "RULES_OPERATOR_UNKNOWN", "operator"],
    [
      "inherited name as an operator",
      { ...leaf, operator: "toString" },
      "RULES_OPERATOR_UNKNOWN",
      "operator",
    ],
    [
      "regular expression",
      { fact: "sex", operator: "regex", value: "(a+)+$" },
      "RULES_OPERATOR_UNKNOWN",
      "operator",
    ],
    ["operator decorator", { ...leaf, operator: "someFact:equal" }, "RULES_OPERATOR_UNKNOWN", "operator"],
    [
      "operator on the wrong type",
      { ...leaf, operator: "codeInList", value: ["a"] },
      "RULES_OPERATOR_TYPE",
      "operator",
    ],
    [
      "ordering of a decimal by number",
      { fact: "totalCost", operator: "lessThan", value: 3 },
      "RULES_OPERATOR_TYPE",
      "operator",
    ],
    ["value of the wrong type", { ...leaf, value: "1" }, "RULES_VALUE_TYPE", "value"],
    [
      "a JSON float for a decimal",
      { fact: "totalCost", operator: "decimalLessThan", value: 0.1 },
      "RULES_VALUE_TYPE",
      "value",
    ],
    ["a fact of another type", { ...leaf, value: { fact: "totalCost" } }, "RULES_VALUE_TYPE", "value"],
    [
      "another word for a sex",
      { fact: "sex", operator: "equal", value: "男" },
      "RULES_VALUE_UNKNOWN",
      "value",
    ],
    [
      "a fund among others that is none",
      { fact: "insuranceType", operator: "in", value: ["resident", "职工"] },
      "RULES_VALUE_UNKNOWN",
      "value",
    ],
    [
      "a care type that no stay can have, excluded",
      { fact: "careType", operator: "notEqual", value: "精神" },
      "RULES_VALUE_UNKNOWN",
      "value",
    ],
    [
      "a status that grouping never says",
      { fact: "groupingStatus", operator: "equal", value: "failed" },
      "RULES_VALUE_UNKNOWN",
      "value",
    ],
    [
      "a disposition that there is none of",
      { fact: "dischargeDisposition", operator: "equal", value: 77 },
      "RULES_VALUE_UNKNOWN",
      "value",
    ],
    ["empty list", { fact: "sex", operator: "in", value: [] }, "RULES_VALUE_TYPE", "value"],
    [
      "range turned round",
      { fact: "diagnoses", operator: "codeInRange", value: [{ from: "C9", to: "C1" }] },
      "RULES_VALUE_TYPE",
      "value",
    ],
    [
      "negative days",
      { fact: "dischargeDate", operator: "withinDays", value: { of: "admissionDate", days: -1 } },
      "RULES_VALUE_TYPE",
      "value",
    ],
    [
      "unknown list",
      { fact: "diagnoses", operator: "codeInList", value: { list: "tumours" } },
      "RULES_LIST_UNKNOWN",
      "value",
    ],
    [
      "inherited name as a list",
      { fact: "diagnoses", operator: "codeInList", value: { list: "__proto__" } },
      "RULES_LIST_UNKNOWN",
      "value",
    ],
    ["JSONPath", { ...leaf, path: "$..[?(@.x)]" }, "RULES_CONDITION_KEY_REFUSED", "path"],
    ["params", { ...leaf, params: {} }, "RULES_CONDITION_KEY_REFUSED", "params"],
    ["reference", { condition: "other" }, "RULES_CONDITION_KEY_REFUSED", "condition"],
    ["two keywords", { all: [leaf], any: [leaf] }, "RULES_CONDITION_SHAPE", ""],
    ["leaf without value", { fact: "sex", operator: "equal" }, "RULES_CONDITION_SHAPE", ""],
    ["a list instead of a condition", [leaf], "RULES_CONDITION_SHAPE", ""],
    ["null", null, "RULES_CONDITION_SHAPE", ""],
    ["text", "ageYears > 5", "RULES_CONDITION_SHAPE", ""],
    ["all that is no list", { all: leaf }, "RULES_CONDITION_SHAPE", "all"],
  ])("%s", (_name, condition, code, path) => {
    const [problem] = conditionProblems(condition, {});
    expect(problem?.error.code).toBe(code);
    expect(problem?.path.join(".")).toBe(path);
    expect(() => compileCondition(condition, { path: "rules.audit.x" })).toThrow(code as string);
  });

  it("a nesting of 10,000 is refused with a path, and does not crash", () => {
    for (const wrap of [
      (c: object) => ({ not: c }),
      (c: object) => ({ all: [c] }),
      (c: object) => ({ any: [c] }),
    ]) {
      let deep: object = leaf;
      for (let depth = 0; depth < 10_000; depth += 1) deep = wrap(deep);
      try {
        compileCondition(deep);
        expect.unreachable();
      } catch (error) {
        expect(isDrgError(error, "RULES_CONDITION_TOO_DEEP")).toBe(true);
        expect((error as { path: string }).path.length).toBeGreaterThan(60);
      }
    }
  });

  it("the deepest nesting that is allowed compiles; one deeper does not", () => {
    const nested = (depth: number) => {
      let condition: object = leaf;
      for (let at = 1; at < depth; at += 1) condition = { not: condition };
      return condition;
    };
    expect(conditionProblems(nested(32))).toEqual([]);
    expect(conditionProblems(nested(33))[0]?.error.code).toBe("RULES_CONDITION_TOO_DEEP");
  });

  it("a hundred thousand parts are refused", () => {
    const wide = { any: Array.from({ length: 100_000 }, () => leaf) };
    expect(conditionProblems(wide)[0]?.error.code).toBe("RULES_CONDITION_TOO_LARGE");
  });

  it("a condition whose getter-less __proto__ key came from JSON is refused", () => {
    const hostile = JSON.parse('{"__proto__": {"fact": "sex"}, "operator": "equal", "value": 1}');
    expect(conditionProblems(hostile)[0]?.error.code).toBe("RULES_CONDITION_KEY_REFUSED");
  });
});
