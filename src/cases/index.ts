export type { Budget } from "./budget.js";
export type { CareEvent } from "./care-event.js";
export { type CaseMarkName, hasMark, isFlagMark, markAmount } from "./case-marks.js";
export type { Contract } from "./contract.js";
export { correctedMarks, marksOfOthers } from "./corrected-marks.js";
export { COST_CATEGORIES } from "./cost-categories.js";
export {
  CARE_TYPES,
  type CareType,
  type CaseMarks,
  DISCHARGE_DISPOSITIONS,
  type DischargeDisposition,
  HOSPITAL_GRADES,
  type HospitalGrade,
  INSURANCE_TYPES,
  type InsuranceType,
  SEXES,
  type Sex,
} from "./field-values.js";
export { CONTRACT_TABLE } from "./fields/contract-fields.js";
export type { Hospital } from "./hospital.js";
export type { InpatientCase } from "./inpatient-case.js";
export { lengthOfStay } from "./length-of-stay.js";
export { parseBudget } from "./parse-budget.js";
export { parseCase } from "./parse-case.js";
export { parseHospital } from "./parse-hospital.js";
export { parsePublishedGroup } from "./parse-published-group.js";
export type { ParseResult } from "./parse-result.js";
export { personDiagnostic } from "./person-diagnostic.js";
export { PersonSightings } from "./person-sightings.js";
export type { PublishedGroup } from "./published-group.js";
export { budgetToJson, caseToJson, type JsonRecord } from "./record-json.js";
export { RECORD_LIMITS } from "./record-limits.js";
export { RepeatedIds } from "./repeated-ids.js";
export type { ColumnNames } from "./rows/header-reader.js";
export {
  careEventRows,
  caseRows,
  contractRows,
  hospitalCoefficientRows,
  hospitalRows,
  publishedGroupRows,
  type RowKind,
  rowKindOf,
} from "./rows/row-kind.js";
export { type RowNotice, RowNotices } from "./rows/row-notices.js";
