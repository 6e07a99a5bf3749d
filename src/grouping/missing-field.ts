import type { CaseView } from "./case-view.js";

/** Fields that a condition may find missing; the position is the bit in `CaseView.missing`. */
export const FIELD_BITS = [
  "ageYears",
  "ageDays",
  "birthWeightGrams",
  "admissionWeightGrams",
  "newbornWeightGrams",
  "lengthOfStayDays",
  "ventilatorHours",
  "icuHours",
  "diagnosisCount",
  "procedureCount",
  "bodySites",
  "sex",
  "dischargeDisposition",
  "department",
  "newTechnology",
] as const;

/** Notes that a condition asked for a field that the case does not give: it then neither holds nor fails. */
export function missing(view: CaseView, field: (typeof FIELD_BITS)[number]): false {
  view.missing |= 1 << FIELD_BITS.indexOf(field);
  return false;
}
