// Bits of the marks of diagnoses, beside those of the case view.

/** 新生儿编码: of what begins around birth (ICD-10 P00 to P96, Z38). */
export const NEWBORN_CODE = 16;
/** 产妇编码: of pregnancy, childbirth and the puerperium (ICD-10 O00 to O99, Z37). */
export const MATERNAL_CODE = 32;

const NEWBORN_CODES = /^(?:P\d|Z38)/;
const MATERNAL_CODES = /^(?:O\d|Z37)/;

/** 诊断所属的年龄段: the time of life that a diagnosis is of by its chapter of ICD-10, as a mark; 0 where it is of any. */
export function lifeMark(code: string): number {
  if (NEWBORN_CODES.test(code)) return NEWBORN_CODE;
  return MATERNAL_CODES.test(code) ? MATERNAL_CODE : 0;
}

/** Ages of mothers in completed years, the first and the last. Outside of them a record is hardly meant. */
const MOTHERS = { from: 9, to: 64 };

/**
 * 年龄不合的诊断: the marks of diagnoses that are hardly those of an age: newborn codes from one year on, maternal codes before 9 and after 64.
 *
 * @source CMS, Definitions of Medicare Code Edits, "age conflict": newborn age 0, maternity 9 to 64; no Chinese text seen prints such ages
 */
export function unlikelyMarks(ageYears: number): number {
  const newborn = ageYears >= 1 ? NEWBORN_CODE : 0;
  return ageYears < MOTHERS.from || ageYears > MOTHERS.to ? newborn | MATERNAL_CODE : newborn;
}
