export type { Budget, BudgetFund, BudgetTier, NamedInputs } from "./budget.js";
export { CARE_EVENT_KINDS, type CareEvent, type CareEventKind } from "./care-event.js";
export { HOSPITAL_GRADES, type Hospital, type HospitalGrade } from "./hospital.js";
export {
  CARE_TYPES,
  type CareType,
  type CaseMarks,
  type CostBreakdown,
  DISCHARGE_DISPOSITIONS,
  type DischargeDisposition,
  INSURANCE_TYPES,
  type InpatientCase,
  type InsuranceType,
  SEXES,
  type Sex,
} from "./inpatient-case.js";
export { lengthOfStay } from "./length-of-stay.js";
export { parseBudget, safeParseBudget } from "./parse-budget.js";
export { parseCareEvent, safeParseCareEvent } from "./parse-care-event.js";
export { parseCase, safeParseCase } from "./parse-case.js";
export { parseHospital, safeParseHospital } from "./parse-hospital.js";
export { parsePublishedGroup, safeParsePublishedGroup } from "./parse-published-group.js";
export type { ParseOptions, ParseResult } from "./parse-result.js";
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
export { COST_CATEGORIES, type CostCategory } from "./rows/cost-columns.js";
export { careEventRows, caseRows, hospitalRows, publishedGroupRows, type RowKind } from "./rows/row-kind.js";
