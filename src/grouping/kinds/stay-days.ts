import { lengthOfStay } from "../../cases/index.js";
import { isCivilDate } from "../../primitives/index.js";
import type { CaseView } from "../case-view.js";

/** 实际住院天数: as stated, or by the dates; NaN where neither is known. */
export function stayDays({ lengthOfStayDays, record }: CaseView): number {
  if (!Number.isNaN(lengthOfStayDays)) return lengthOfStayDays;
  const { admissionDate = "", dischargeDate = "" } = record;
  const dated = isCivilDate(admissionDate) && isCivilDate(dischargeDate) && admissionDate <= dischargeDate;
  return dated ? lengthOfStay(admissionDate, dischargeDate) : Number.NaN;
}
