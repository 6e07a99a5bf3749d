// Generated from src/cases/fields by `npm run records`.
import type { Shape } from "./fields/field.js";
import type { InpatientCase } from "./inpatient-case.js";

/** 病例字段形态: the fields of a case in the order of their table. */
export const CASE_SHAPES = {
  caseId: { kind: "text", of: "text", max: 200, id: "must" },
  hospitalId: { kind: "text", of: "text", max: 200, id: "must" },
  patientId: { kind: "text", of: "text", max: 200, id: "may" },
  sex: { kind: "choice", name: "Sex", values: ["male", "female", "unknown"] },
  ageYears: { kind: "whole", max: 150, unit: "years" },
  ageDays: { kind: "whole", max: 60000, unit: "days" },
  birthWeightGrams: { kind: "whole", max: 500000, unit: "grams" },
  admissionWeightGrams: { kind: "whole", max: 500000, unit: "grams" },
  admissionDate: { kind: "date" },
  dischargeDate: { kind: "date" },
  lengthOfStayDays: { kind: "whole", max: 36500, unit: "days" },
  dischargeDisposition: { kind: "choice", name: "DischargeDisposition", values: [1, 2, 3, 4, 5, 9] },
  department: { kind: "text", of: "text", max: 200 },
  diagnoses: { kind: "list", of: { kind: "text", of: "code", max: 100, mayBeBlank: true } },
  procedures: { kind: "list", of: { kind: "text", of: "code", max: 100, mayBeBlank: true } },
  ventilatorHours: { kind: "number", max: 876000, unit: "hours" },
  icuHours: { kind: "number", max: 876000, unit: "hours" },
  totalCost: { kind: "amount" },
  fundPayment: { kind: "amount" },
  patientPayment: { kind: "amount" },
  selfFunded: { kind: "amount" },
  costs: { kind: "map", name: "CostBreakdown", of: { kind: "amount" } },
  insuranceType: { kind: "choice", name: "InsuranceType", values: ["employee", "resident"] },
  poolingArea: { kind: "text", of: "text", max: 200 },
  careType: {
    kind: "choice",
    name: "CareType",
    values: ["acute", "psychiatric", "hospice", "rehabilitation"],
  },
  items: { kind: "list", of: { kind: "text", of: "code", max: 100 } },
  newTechnology: { kind: "flag" },
  marks: { kind: "map", name: "CaseMarks", of: { kind: "json", levels: 7 }, marks: true },
  drg: { kind: "text", of: "code", max: 100 },
} as const satisfies { readonly [Name in keyof Required<InpatientCase>]: Shape };
