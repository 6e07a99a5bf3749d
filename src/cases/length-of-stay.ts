import { type CivilDate, daysBetween, isCivilDate } from "../primitives/index.js";
import type { InpatientCase } from "./inpatient-case.js";

/**
 * 实际住院天数: the days of a stay from its two dates.
 *
 * The day of admission and the day of discharge count as one day together, so a stay within one day is one day.
 *
 * @returns days, at least 1; NaN never: reversed dates throw
 * @throws `DATE_INVALID` for a text that is no date
 * @source 卫生部《住院病案首页部分项目填写说明》（卫医政发〔2011〕84号附件2）：入院日与出院日只计算一天
 * @example
 * ```ts
 * lengthOfStay("2020-06-12", "2020-06-15"); // 3
 * lengthOfStay("2020-06-12", "2020-06-12"); // 1
 * ```
 */
export function lengthOfStay(admissionDate: CivilDate, dischargeDate: CivilDate): number {
  return Math.max(1, daysBetween(admissionDate, dischargeDate));
}

/** 实际住院天数 of a record: as stated, else by its dates; undefined when neither tells, or the dates are reversed. */
export function stayOf(
  record: Pick<InpatientCase, "lengthOfStayDays" | "admissionDate" | "dischargeDate">,
): number | undefined {
  const { lengthOfStayDays: stated, admissionDate: from, dischargeDate: to } = record;
  if (from !== undefined && to !== undefined && to < from) return undefined;
  if (stated !== undefined) return stated >= 0 ? stated : undefined;
  const dated = from !== undefined && to !== undefined && isCivilDate(from) && isCivilDate(to);
  return dated ? lengthOfStay(from, to) : undefined;
}
