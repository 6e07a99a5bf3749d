import { isDecimal } from "../primitives/index.js";
import { CASE_MARKS, type CaseMarkName, hasMark, isFlagMark, markAmount } from "./case-marks.js";
import type { CaseMarks } from "./field-values.js";
import { MARK_WRITERS } from "./mark-writers.js";

/** Amounts are compared as they are written, at any number of decimals. */
const ANY_SCALE = Number.POSITIVE_INFINITY;

/**
 * 修正后的标记: what a corrected record makes of the marks of its case. It is the hospital's medical record that is corrected: the marks that the hospital
 * writes are those of the new record; those that the agency or the review writes stay with the case; any other name stays unless the record states it.
 *
 * @param before of the case so far
 * @param record of the corrected record
 * @source SX-050, SX-063
 */
export function correctedMarks(before: CaseMarks = {}, record: CaseMarks = {}): CaseMarks {
  const stay = Object.entries(before).filter(([name]) => !isHospitals(name));
  const stated = Object.entries(record).filter(([name]) => !isOfOthers(name));
  return Object.fromEntries([...stay, ...stated]);
}

/** 他人填写的标记: names of marks of the agency or the review that a record states otherwise than its case has them. */
export function marksOfOthers(before: CaseMarks = {}, record: CaseMarks = {}): string[] {
  return Object.keys(record).filter(
    (name) => isOfOthers(name) && !saysTheSame(before, record, name as CaseMarkName),
  );
}

function isHospitals(name: string): boolean {
  return Object.hasOwn(CASE_MARKS, name) && MARK_WRITERS[name as CaseMarkName] === "hospital";
}

function isOfOthers(name: string): boolean {
  return Object.hasOwn(CASE_MARKS, name) && !isHospitals(name);
}

function saysTheSame(before: CaseMarks, record: CaseMarks, name: CaseMarkName): boolean {
  if (before[name] === record[name]) return true;
  if (isFlagMark(name)) return hasMark(before, name) === hasMark(record, name);
  const [one, other] = [markAmount(before, name, ANY_SCALE), markAmount(record, name, ANY_SCALE)];
  return isDecimal(one) && isDecimal(other) ? one.eq(other) : one === "absent" && other === "absent";
}
