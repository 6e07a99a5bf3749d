export type { Budget, BudgetFund, BudgetPeriod, BudgetTier } from "./budget.js";
export type { CareEvent } from "./care-event.js";
export {
  CASE_MARKS,
  type CaseMarkName,
  hasMark,
  isFlagMark,
  markAmount,
} from "./case-marks.js";
export { COST_CATEGORIES, type CostCategory } from "./cost-categories.js";
export {
  CARE_EVENT_KINDS,
  CARE_TYPES,
  type CareEventKind,
  type CareType,
  type CaseMarks,
  type CostBreakdown,
  DISCHARGE_DISPOSITIONS,
  type DischargeDisposition,
  type GroupCoefficients,
  HOSPITAL_GRADES,
  type HospitalGrade,
  INSURANCE_TYPES,
  type InsuranceType,
  type NamedInputs,
  SEXES,
  type Sex,
} from "./field-values.js";
export type { Hospital } from "./hospital.js";
export type { HospitalCoefficient } from "./hospital-coefficient.js";
export type { InpatientCase } from "./inpatient-case.js";
export { lengthOfStay } from "./length-of-stay.js";
export { parseBudget, safeParseBudget } from "./parse-budget.js";
export { parseCareEvent, safeParseCareEvent } from "./parse-care-event.js";
export { parseCase, safeParseCase } from "./parse-case.js";
export { parseHospital, safeParseHospital } from "./parse-hospital.js";
export { parsePublishedGroup, safeParsePublishedGroup } from "./parse-published-group.js";
export type { ParseOptions, ParseResult } from "./parse-result.js";
export { personDiagnostic } from "./person-diagnostic.js";
export { PersonSightings } from "./person-sightings.js";
export type { PublishedGroup } from "./published-group.js";
export {
  budgetToJson,
  careEventToJson,
  caseToJson,
  hospitalToJson,
  type Json,
  type JsonRecord,
  publishedGroupToJson,
} from "./record-json.js";
export { RECORD_LIMITS } from "./record-limits.js";
export { RepeatedIds } from "./repeated-ids.js";
export {
  careEventRows,
  caseRows,
  hospitalCoefficientRows,
  hospitalRows,
  publishedGroupRows,
  type RowKind,
  rowKindOf,
} from "./rows/row-kind.js";
