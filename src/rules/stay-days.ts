import { lengthOfStay } from "../cases/length-of-stay.js";
import type { AuditCase } from "./audit-case.js";
import { dayOf } from "./day-of.js";

/** 住院天数 of a case: as stated, or from its dates; undefined when neither is there or the dates are reversed. */
export function stayDays({ lengthOfStayDays, admissionDate, dischargeDate }: AuditCase): number | undefined {
  if (lengthOfStayDays !== undefined) return lengthOfStayDays;
  const [from, to] = [dayOf(admissionDate), dayOf(dischargeDate)];
  if (from === undefined || to === undefined || to < from) return undefined;
  return lengthOfStay(admissionDate as string, dischargeDate as string);
}
