import { lengthOfStay } from "../cases/index.js";
import { isCivilDate } from "../primitives/index.js";
import type { CaseView } from "./case-view.js";
import type { NumberField } from "./condition.js";

/** Reads a number of the case; NaN where it is not known. */
export const NUMBER_READERS: Readonly<Record<NumberField, (view: CaseView) => number>> = {
  ageYears: (view) => view.ageYears,
  ageDays: (view) => view.ageDays,
  birthWeightGrams: (view) => view.birthWeightGrams,
  admissionWeightGrams: (view) => view.admissionWeightGrams,
  newbornWeightGrams: (view) =>
    Number.isNaN(view.birthWeightGrams) ? view.admissionWeightGrams : view.birthWeightGrams,
  lengthOfStayDays: (view) =>
    Number.isNaN(view.lengthOfStayDays) ? stayByDates(view) : view.lengthOfStayDays,
  ventilatorHours: (view) => view.ventilatorHours,
  icuHours: (view) => view.icuHours,
  diagnosisCount: (view) => view.diagnosisCount,
  procedureCount: (view) => view.procedureCount,
  bodySites: (view) => view.bodySites,
};

function stayByDates({ record }: CaseView): number {
  const { admissionDate = "", dischargeDate = "" } = record;
  const dated = isCivilDate(admissionDate) && isCivilDate(dischargeDate) && admissionDate <= dischargeDate;
  return dated ? lengthOfStay(admissionDate, dischargeDate) : Number.NaN;
}
