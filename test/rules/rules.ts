import { decimal } from "../../src/primitives/index.js";
import type { AuditRule, Finding, RulesParameters } from "../../src/rules/index.js";
import type { MonitoringParameters, RuleHead } from "../../src/rules/parameters.js";

const both = (text: string) => ({ zh: text, en: text });

export function head(id: string): RuleHead {
  return {
    id,
    title: both(id),
    severity: "high",
    clause: `doc ${id}`,
    evidence: both("e"),
    remedy: both("r"),
  };
}

/** A finding on a record that says nothing. */
export function findingOf(own: Pick<Finding, "findingId" | "ruleId" | "hospitalId" | "severity">): Finding {
  return {
    ...own,
    kind: "record",
    status: "flagged",
    caseIds: [],
    message: both(""),
    clause: "",
    evidence: { operands: {}, wanted: both(""), remedy: both("") },
  };
}

/** Synthetic parameters: no document prints these windows, modules and thresholds. */
export const RULES: readonly AuditRule[] = [
  {
    ...head("shifting"),
    kind: "cost-shifting",
    eventKinds: ["outpatient", "pharmacy"],
    daysBefore: 3,
    daysAfter: 7,
  },
  { ...head("coding"), kind: "up-coding" },
  { ...head("under"), kind: "under-service" },
  {
    ...head("split"),
    kind: "split-stay",
    window: { days: 7, dayCount: "dischargeDayIsZero" },
    sameBy: "drg",
  },
  {
    ...head("readmission"),
    kind: "readmission",
    window: { days: 15, dayCount: "dischargeDayIsZero" },
    sameBy: "drg",
    sameHospital: false,
    exempt: { fact: "diagnoses", operator: "codeInList", value: { list: "chemotherapy" } },
  },
  {
    ...head("quota"),
    kind: "quota",
    counted: { fact: "mark.specialReviewApplied", operator: "equal", value: true },
    by: "hospital",
    period: "year",
    limit: { number: decimal("5"), unit: "percent" },
    rounding: "exact",
  },
  {
    ...head("record"),
    kind: "record",
    aspect: "plausibility",
    condition: { fact: "fundPayment", operator: "decimalGreaterThan", value: { fact: "totalCost" } },
  },
  {
    ...head("structure"),
    kind: "cost-structure",
    measure: { method: "category-share", category: "drug" },
    atLeast: decimal("1.5"),
    minimumCases: 3,
  },
  {
    ...head("volume"),
    kind: "volume",
    period: "month",
    direction: "both",
    atLeast: decimal("0.5"),
    minimumCases: 4,
  },
];

export const PARAMETERS: RulesParameters = {
  rules: [...RULES].sort((a, b) => (a.id < b.id ? -1 : 1)),
  lists: { chemotherapy: ["Z51.100"] },
  modules: [
    {
      id: "gastric",
      title: both("gastric cancer"),
      diagnoses: [{ from: "C16", to: "C16" }],
      diagnosis: "principal",
      procedures: [],
      necessary: ["43.7", "T1", "T2"],
      core: [
        { title: both("operation"), anyOf: ["43.7"] },
        { title: both("test"), anyOf: ["T1", "T2"] },
      ],
    },
    {
      id: "diabetes",
      title: both("diabetes"),
      diagnoses: [{ from: "E11", to: "E11" }],
      diagnosis: "any",
      procedures: [],
      necessary: ["G1", "X2"],
    },
    {
      id: "appendectomy",
      title: both("appendectomy"),
      diagnoses: [],
      diagnosis: "principal",
      procedures: [{ from: "47.0", to: "47.0" }],
      necessary: ["47.0100", "A1", "A2"],
    },
  ],
  reviewRoles: {},
  monitoring: { consumptionIndex: [], lists: {} },
};

/** The parameters with these rules only. */
export function only(...ids: readonly string[]): RulesParameters {
  return { ...PARAMETERS, rules: PARAMETERS.rules.filter(({ id }) => ids.includes(id)) };
}

/** Every switch of monitoring. */
export const MONITORING: MonitoringParameters = {
  consumptionIndex: ["ratio-of-sums", "mean-of-ratios"],
  groupingRate: { longestStayDays: 60, lowestCost: decimal("5") },
  readmission: {
    ...{ days: 15, sameHospital: false, sameGroup: true },
    excluded: { fact: "careType", operator: "equal", value: "psychiatric" },
  },
  lowRiskGroups: ["GZ13", "ES15"],
  basicGroups: ["BR23"],
  traditionalMedicineGroups: ["BR21"],
  targetedTherapyGroups: ["FM19"],
  highWeight: decimal("2"),
  volumeChange: decimal("0.5"),
  costDifference: decimal("1.5"),
  lists: {},
};
