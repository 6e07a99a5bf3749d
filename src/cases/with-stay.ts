import type { InpatientCase } from "./inpatient-case.js";
import { lengthOfStay } from "./length-of-stay.js";
import { recordErrors } from "./record-errors.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { fail, type ReadContext } from "./value-reader.js";

/** A case while it is being read. */
export type CaseDraft = { -readonly [Field in keyof InpatientCase]: InpatientCase[Field] };

/** Checks the two dates of a stay and derives its length where absent. */
export function withStay(read: CaseDraft, context: ReadContext): InpatientCase | undefined {
  const { admissionDate, dischargeDate, lengthOfStayDays: given } = read;
  if (admissionDate === undefined || dischargeDate === undefined) return read;
  if (dischargeDate < admissionDate) {
    return fail(context, "CASE_DATES_REVERSED", "dischargeDate", { admissionDate, dischargeDate });
  }
  const days = lengthOfStay(admissionDate, dischargeDate);
  if (days > RECORD_LIMITS.stayDays) {
    return fail(context, "CASE_STAY_TOO_LONG", "dischargeDate", { days, limit: RECORD_LIMITS.stayDays });
  }
  if (given === undefined) read.lengthOfStayDays = days;
  else if (given !== days) {
    const found = recordErrors.diagnostic("warning", "CASE_STAY_MISMATCH", "lengthOfStayDays", {
      given,
      derived: days,
    });
    context.warnings.push(found);
  }
  return read;
}
