/**
 * 病例与其他输入: what is read, how it is checked, and how it is written.
 *
 * @module chs-drg/cases
 */

export type { Budget } from "../cases/budget.js";
export type { CareEvent } from "../cases/care-event.js";
export { CASE_MARKS } from "../cases/case-marks.js";
export { FUND_NAMES } from "../cases/field-words.js";
export type { Hospital } from "../cases/hospital.js";
export type { HospitalCoefficient } from "../cases/hospital-coefficient.js";
export type { InpatientCase } from "../cases/inpatient-case.js";
export { lengthOfStay } from "../cases/length-of-stay.js";
export { parseBudget, safeParseBudget } from "../cases/parse-budget.js";
export { parseCareEvent, safeParseCareEvent } from "../cases/parse-care-event.js";
export { parseCase, safeParseCase } from "../cases/parse-case.js";
export { parseHospital, safeParseHospital } from "../cases/parse-hospital.js";
export { parsePublishedGroup, safeParsePublishedGroup } from "../cases/parse-published-group.js";
export type { ParseResult } from "../cases/parse-result.js";
export type { PublishedGroup } from "../cases/published-group.js";
export {
  budgetToJson,
  careEventToJson,
  caseToJson,
  hospitalToJson,
  publishedGroupToJson,
} from "../cases/record-json.js";
export { RECORD_LIMITS } from "../cases/record-limits.js";
export { recordSchemas } from "../cases/record-schemas.js";
export {
  careEventRows,
  caseRows,
  hospitalCoefficientRows,
  hospitalRows,
  publishedGroupRows,
  type RowKind,
} from "../cases/rows/row-kind.js";
export { RowNotices } from "../cases/rows/row-notices.js";
export { SeenIds } from "../cases/rows/seen-ids.js";
