import { readAmount } from "./amount.js";
import { listOf, mapOf, readJson } from "./collection-readers.js";
import {
  CARE_TYPES,
  DISCHARGE_DISPOSITIONS,
  INSURANCE_TYPES,
  type InpatientCase,
  SEXES,
} from "./inpatient-case.js";
import { lengthOfStay } from "./length-of-stay.js";
import { type ParseOptions, type ParseResult, valueOrThrow } from "./parse-result.js";
import { recordErrors } from "./record-errors.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { parseBy, type RecordShape, recordOf } from "./record-shape.js";
import {
  fail,
  integerUpTo,
  numberUpTo,
  oneOf,
  type ReadContext,
  readDate,
  textUpTo,
} from "./value-reader.js";

const TEXT = textUpTo(RECORD_LIMITS.text);
const CODE = textUpTo(RECORD_LIMITS.code);
const CODES = listOf(CODE);
const GRAMS = integerUpTo(RECORD_LIMITS.grams);
const NO_CODES: readonly string[] = Object.freeze([]);

/** The fields of an inpatient case with their readers. */
export const CASE_SHAPE: RecordShape<InpatientCase> = {
  fields: {
    caseId: TEXT,
    hospitalId: TEXT,
    patientId: TEXT,
    sex: oneOf(SEXES),
    ageYears: integerUpTo(RECORD_LIMITS.ageYears),
    ageDays: integerUpTo(RECORD_LIMITS.ageDays),
    birthWeightGrams: GRAMS,
    admissionWeightGrams: GRAMS,
    admissionDate: readDate,
    dischargeDate: readDate,
    lengthOfStayDays: integerUpTo(RECORD_LIMITS.stayDays),
    dischargeDisposition: oneOf(DISCHARGE_DISPOSITIONS),
    department: TEXT,
    diagnoses: CODES,
    procedures: CODES,
    ventilatorHours: numberUpTo(RECORD_LIMITS.ventilatorHours),
    totalCost: readAmount,
    fundPayment: readAmount,
    patientPayment: readAmount,
    selfFunded: readAmount,
    costs: mapOf(readAmount),
    insuranceType: oneOf(INSURANCE_TYPES),
    poolingArea: TEXT,
    careType: oneOf(CARE_TYPES),
    items: CODES,
    marks: mapOf(readJson),
    drg: CODE,
  },
  required: ["caseId"],
  defaults: { diagnoses: NO_CODES, procedures: NO_CODES },
  finish: finishStay,
};

const readCase = recordOf(CASE_SHAPE);

/**
 * 解析住院病例: an unknown value to a case, or every problem in it.
 *
 * It decides whether the record can be read: types, ranges, dates, amounts, unknown fields. It does not decide whether
 * the record is plausible or can be grouped. `null` counts as absent; `lengthOfStayDays` is derived from the dates where
 * absent (see `lengthOfStay`) and kept where given.
 *
 * @param input an object of the fields of `InpatientCase`, amounts as decimal strings of yuan
 * @example
 * ```ts
 * const result = safeParseCase({ caseId: "1", totalCost: 100.5 });
 * result.ok || result.problems[0]?.code; // "RECORD_DECIMAL_IS_NUMBER"
 * ```
 */
export function safeParseCase(input: unknown, options?: ParseOptions): ParseResult<InpatientCase> {
  return parseBy(readCase, input, options);
}

/**
 * 解析住院病例: like {@link safeParseCase}, and throws the first problem.
 *
 * @throws the code of the first problem (`RECORD_…`, `AMOUNT_…`, `CASE_…`); `info.problems` has all
 * @example
 * ```ts
 * parseCase({ caseId: "1", admissionDate: "2020-06-12", dischargeDate: "2020-06-15" }).lengthOfStayDays; // 3
 * ```
 */
export function parseCase(input: unknown, options?: ParseOptions): InpatientCase {
  return valueOrThrow(safeParseCase(input, options));
}

function finishStay(read: InpatientCase, context: ReadContext): InpatientCase | undefined {
  const { admissionDate, dischargeDate, lengthOfStayDays: given } = read;
  if (admissionDate === undefined || dischargeDate === undefined) return read;
  if (dischargeDate < admissionDate) {
    return fail(context, "CASE_DATES_REVERSED", "dischargeDate", { admissionDate, dischargeDate });
  }
  const days = lengthOfStay(admissionDate, dischargeDate);
  if (days > RECORD_LIMITS.stayDays) {
    return fail(context, "CASE_STAY_TOO_LONG", "dischargeDate", { days, limit: RECORD_LIMITS.stayDays });
  }
  if (given === undefined) return { ...read, lengthOfStayDays: days };
  if (given !== days) {
    const info = { given, derived: days };
    context.warnings.push(recordErrors.diagnostic("warning", "CASE_STAY_MISMATCH", "lengthOfStayDays", info));
  }
  return read;
}
