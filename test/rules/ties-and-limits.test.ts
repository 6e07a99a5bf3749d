import { describe, expect, test } from "vitest";
import type { CareEvent } from "../../src/cases/index.js";
import { decimal } from "../../src/primitives/index.js";
import { conditionProblems } from "../../src/rules/conditions/check-condition.js";
import { DEEPEST_CONDITION, LARGEST_CONDITION } from "../../src/rules/conditions/rule-condition.js";
import { type AuditCase, type Finding, rankFindings, screen } from "../../src/rules/index.js";
import type { CostShiftingRule, QuotaRule } from "../../src/rules/parameters.js";
import { findingOf, head, PARAMETERS } from "./rules.js";

const LEAF = { fact: "totalCost", operator: "decimalGreaterThan", value: "1" };

describe("a condition may be so large and so deep, and no more", () => {
  const codes = (condition: unknown) => conditionProblems(condition).map(({ error }) => error.code);

  test("parts, the whole counted among them: one less, the most, one more", () => {
    const of = (parts: number) => codes({ all: Array.from({ length: parts - 1 }, () => LEAF) });
    expect([of(LARGEST_CONDITION - 1), of(LARGEST_CONDITION)]).toEqual([[], []]);
    expect(of(LARGEST_CONDITION + 1)).toEqual(["RULES_CONDITION_TOO_LARGE"]);
  });

  test("levels: one less, the most, one more", () => {
    const of = (levels: number) => {
      let condition: unknown = LEAF;
      for (let level = 1; level < levels; level += 1) condition = { not: condition };
      return codes(condition);
    };
    expect([of(DEEPEST_CONDITION - 1), of(DEEPEST_CONDITION)]).toEqual([[], []]);
    expect(of(DEEPEST_CONDITION + 1)).toEqual(["RULES_CONDITION_TOO_DEEP"]);
  });
});

describe("a quota is kept by hospital, by group, by both, or over the area", () => {
  const applied = (caseId: string, hospitalId: string | undefined, drg: string | undefined): AuditCase => ({
    caseId,
    diagnoses: [],
    procedures: [],
    ...(hospitalId !== undefined && { hospitalId }),
    ...(drg !== undefined && { drg }),
    marks: { specialReviewApplied: true },
  });
  const cases = [
    applied("1", "H1", "A"),
    applied("2", "H1", "B"),
    applied("3", "H2", "A"),
    applied("4", undefined, "A"),
    applied("5", "H2", undefined),
  ];
  test.each<[QuotaRule["by"], string[], string[]]>([
    ["hospital", ["H1: 1 2", "H2: 3 5"], ["hospitalId: 4"]],
    ["group", ["A: 1 3 4", "B: 2"], ["drg: 5"]],
    ["hospital-group", ["H1/A: 1", "H1/B: 2", "H2/A: 3"], ["drg: 5", "hospitalId: 4"]],
    ["area", ["all: 1 2 3 4 5"], []],
  ])("by %s", (by, found, unknown) => {
    const rule: QuotaRule = {
      ...head("quota"),
      kind: "quota",
      counted: { fact: "mark.specialReviewApplied", operator: "equal", value: true },
      by,
      period: "all",
      limit: { number: decimal("0"), unit: "cases" },
      rounding: "exact",
    };
    const { findings, undetermined } = screen(cases, { ...PARAMETERS, rules: [rule] });
    const told = findings.map(
      ({ findingId, caseIds }) => `${findingId.replace("quota:", "")}: ${caseIds.join(" ")}`,
    );
    expect(told.sort()).toEqual(found);
    expect(undetermined.map(({ missing, caseIds }) => `${missing.join()}: ${caseIds.join()}`).sort()).toEqual(
      unknown,
    );
  });
});

describe("the order of findings", () => {
  const finding = (hospitalId: string, severity: Finding["severity"]) =>
    findingOf({ findingId: `r:${hospitalId}`, ruleId: "r", hospitalId, severity });
  const judged = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([hospitalId, findings]) => ({
      ruleId: "r",
      hospitalId,
      evaluated: 1000,
      findings,
    }));
  const order = (counts: Readonly<Record<string, number>>, findings: readonly Finding[]) =>
    [findings, findings.toReversed()].map((given) =>
      rankFindings({ findings: given, exposures: judged(counts) })
        .findings.map(({ finding: { hospitalId } }) => hospitalId)
        .join(" "),
    );

  test("of hospitals that stand out the less probable comes first, whatever the severity", () => {
    const counts = { A: 60, B: 90, C: 5, D: 5, E: 5, F: 5, G: 5, H: 5 };
    const findings = [finding("A", "high"), finding("B", "low"), finding("C", "high")];
    expect(order(counts, findings)).toEqual(["B A C", "B A C"]);
  });

  test("of those that do not, the severer, then by id", () => {
    const counts = { A: 5, B: 5, C: 5, D: 5 };
    const findings = [
      finding("C", "high"),
      finding("A", "low"),
      finding("D", "medium"),
      finding("B", "high"),
    ];
    expect(order(counts, findings)).toEqual(["B C D A", "B C D A"]);
  });
});

describe("WX-033: what is told of the events around a stay", () => {
  const rule: CostShiftingRule = {
    ...head("shifting"),
    kind: "cost-shifting",
    eventKinds: ["outpatient", "pharmacy"],
    daysBefore: 3,
    daysAfter: 7,
  };
  const STAY = { caseId: "A", patientId: "P", diagnoses: [], procedures: [] };
  const DATES = { admissionDate: "2021-01-10", dischargeDate: "2021-01-20" };
  const of = (
    events: readonly Partial<CareEvent>[],
    more: Partial<CostShiftingRule> = {},
    dates: object = DATES,
  ) => {
    const told = events.map((event): CareEvent => ({ patientId: "P", ...event }));
    const parameters = { ...PARAMETERS, rules: [{ ...rule, ...more }] };
    const { findings, undetermined } = screen([{ ...STAY, ...dates }], parameters, { events: told });
    return findings[0]?.evidence.operands.events ?? undetermined.map(({ missing }) => missing.join(" "))[0];
  };
  const events: Partial<CareEvent>[] = [
    { date: "2021-01-21", kind: "pharmacy", amount: decimal("3.50") },
    { date: "2021-01-09", kind: "outpatient" },
    { date: "2021-01-21", kind: "outpatient", amount: decimal("12") },
    { date: "2021-01-09", kind: "outpatient" },
  ];

  test("they stand by day, kind and amount, whatever order they came in; an amount that nobody gave leaves no gap", () => {
    const expected =
      "2021-01-09 outpatient; 2021-01-09 outpatient; 2021-01-21 outpatient 12.00; 2021-01-21 pharmacy 3.50";
    expect([of(events), of(events.toReversed())]).toEqual([expected, expected]);
  });

  test("a window of one day is told as one", () => {
    const parameters = { ...PARAMETERS, rules: [{ ...rule, daysBefore: 1, daysAfter: 1 }] };
    const told = events.map((event): CareEvent => ({ patientId: "P", ...event }));
    const { findings } = screen([{ ...STAY, ...DATES }], parameters, { events: told });
    expect(findings[0]?.message.en).toContain("within 1 day before or 1 day after the stay");
  });

  const [whole = {}] = events;
  const lacking = (field: "kind" | "date" | "amount") =>
    Object.fromEntries(Object.entries(whole).filter(([name]) => name !== field));
  const least = { minimumAmount: decimal("1") };
  test.each<[string, Parameters<typeof of>, string | undefined]>([
    ["the kind", [[lacking("kind")]], "event.kind"],
    ["the day", [[lacking("date")]], "event.date"],
    ["an amount where none is asked for, and the day", [[{ kind: "pharmacy" }]], "event.date"],
    ["an amount where one is asked for", [[lacking("amount")], least], "event.amount"],
    ["amount and day", [[{ kind: "pharmacy" }], least], "event.amount event.date"],
    [
      "the day of admission",
      [[{ ...whole, date: "2021-01-09" }], {}, { dischargeDate: "2021-01-20" }],
      "admissionDate",
    ],
    ["the day of discharge", [[whole], {}, { admissionDate: "2021-01-10" }], "dischargeDate"],
    ["nothing that decides", [[{ ...lacking("kind"), date: "2021-03-01" }]], undefined],
  ])("what could not be judged for want of %s", (_what, given, missing) => {
    expect(of(...given)).toBe(missing);
  });
});
