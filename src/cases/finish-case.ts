import type { CaseDraft } from "./case-draft.js";
import type { InpatientCase } from "./inpatient-case.js";
import { lengthOfStay } from "./length-of-stay.js";
import { implausibilities } from "./plausibility.js";
import { recordErrors } from "./record-errors.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { fail, type ReadContext } from "./value-reader.js";

/** What holds between the fields of a case: its dates and its length of stay, and what is hardly meant. */
export function finishCase(read: CaseDraft, context: ReadContext): InpatientCase | undefined {
  const finished = withStay(read, context);
  if (finished !== undefined) context.warnings.push(...implausibilities(finished));
  return finished;
}

/** Checks the two dates of a stay and derives its length where absent. */
function withStay(read: CaseDraft, context: ReadContext): InpatientCase | undefined {
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
