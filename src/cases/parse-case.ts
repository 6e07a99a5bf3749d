import { CASE_FIELDS } from "./case-fields.js";
import { isPlainRecord, isUsableKey, isUsableSize } from "./collection-readers.js";
import type { InpatientCase } from "./inpatient-case.js";
import { lengthOfStay } from "./length-of-stay.js";
import { type ParseOptions, type ParseResult, valueOrThrow } from "./parse-result.js";
import { recordErrors } from "./record-errors.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { noteUnknown, parseBy } from "./record-shape.js";
import { fail, kindOf, type ReadContext, type ValueReader } from "./value-reader.js";

type Draft = { -readonly [Field in keyof InpatientCase]: InpatientCase[Field] };

const NO_CODES: readonly string[] = Object.freeze([]);
const FIELDS: ReadonlySet<string> = new Set(Object.keys(CASE_FIELDS));

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

/**
 * Reads a case field by field. Written out by hand, unlike the other records: cases come by the million, and an object
 * that grows by computed keys takes ten times as long to build as one that grows by named ones.
 */
function readCase(value: unknown, _path: string, context: ReadContext): InpatientCase | undefined {
  if (!isPlainRecord(value)) return fail(context, "RECORD_NOT_OBJECT", "", { got: kindOf(value) });
  const fields = Object.keys(value);
  if (!isUsableSize(fields, "", context)) return undefined;
  for (const field of fields) {
    if (!FIELDS.has(field) && isUsableKey(field, "", context)) noteUnknown(field, field, context);
  }
  const caseId = take(CASE_FIELDS.caseId, value.caseId, "caseId", context);
  if (value.caseId === undefined || value.caseId === null) {
    fail(context, "RECORD_FIELD_MISSING", "caseId", { field: "caseId" });
  }
  const read: Draft = {
    caseId: caseId ?? "",
    diagnoses: take(CASE_FIELDS.diagnoses, value.diagnoses, "diagnoses", context) ?? NO_CODES,
    procedures: take(CASE_FIELDS.procedures, value.procedures, "procedures", context) ?? NO_CODES,
  };
  const hospitalId = take(CASE_FIELDS.hospitalId, value.hospitalId, "hospitalId", context);
  if (hospitalId !== undefined) read.hospitalId = hospitalId;
  const patientId = take(CASE_FIELDS.patientId, value.patientId, "patientId", context);
  if (patientId !== undefined) read.patientId = patientId;
  const sex = take(CASE_FIELDS.sex, value.sex, "sex", context);
  if (sex !== undefined) read.sex = sex;
  const ageYears = take(CASE_FIELDS.ageYears, value.ageYears, "ageYears", context);
  if (ageYears !== undefined) read.ageYears = ageYears;
  const ageDays = take(CASE_FIELDS.ageDays, value.ageDays, "ageDays", context);
  if (ageDays !== undefined) read.ageDays = ageDays;
  const birthWeightGrams = take(
    CASE_FIELDS.birthWeightGrams,
    value.birthWeightGrams,
    "birthWeightGrams",
    context,
  );
  if (birthWeightGrams !== undefined) read.birthWeightGrams = birthWeightGrams;
  const admissionWeightGrams = take(
    CASE_FIELDS.admissionWeightGrams,
    value.admissionWeightGrams,
    "admissionWeightGrams",
    context,
  );
  if (admissionWeightGrams !== undefined) read.admissionWeightGrams = admissionWeightGrams;
  const admissionDate = take(CASE_FIELDS.admissionDate, value.admissionDate, "admissionDate", context);
  if (admissionDate !== undefined) read.admissionDate = admissionDate;
  const dischargeDate = take(CASE_FIELDS.dischargeDate, value.dischargeDate, "dischargeDate", context);
  if (dischargeDate !== undefined) read.dischargeDate = dischargeDate;
  const lengthOfStayDays = take(
    CASE_FIELDS.lengthOfStayDays,
    value.lengthOfStayDays,
    "lengthOfStayDays",
    context,
  );
  if (lengthOfStayDays !== undefined) read.lengthOfStayDays = lengthOfStayDays;
  const dischargeDisposition = take(
    CASE_FIELDS.dischargeDisposition,
    value.dischargeDisposition,
    "dischargeDisposition",
    context,
  );
  if (dischargeDisposition !== undefined) read.dischargeDisposition = dischargeDisposition;
  const department = take(CASE_FIELDS.department, value.department, "department", context);
  if (department !== undefined) read.department = department;
  const ventilatorHours = take(
    CASE_FIELDS.ventilatorHours,
    value.ventilatorHours,
    "ventilatorHours",
    context,
  );
  if (ventilatorHours !== undefined) read.ventilatorHours = ventilatorHours;
  const totalCost = take(CASE_FIELDS.totalCost, value.totalCost, "totalCost", context);
  if (totalCost !== undefined) read.totalCost = totalCost;
  const fundPayment = take(CASE_FIELDS.fundPayment, value.fundPayment, "fundPayment", context);
  if (fundPayment !== undefined) read.fundPayment = fundPayment;
  const patientPayment = take(CASE_FIELDS.patientPayment, value.patientPayment, "patientPayment", context);
  if (patientPayment !== undefined) read.patientPayment = patientPayment;
  const selfFunded = take(CASE_FIELDS.selfFunded, value.selfFunded, "selfFunded", context);
  if (selfFunded !== undefined) read.selfFunded = selfFunded;
  const costs = take(CASE_FIELDS.costs, value.costs, "costs", context);
  if (costs !== undefined) read.costs = costs;
  const insuranceType = take(CASE_FIELDS.insuranceType, value.insuranceType, "insuranceType", context);
  if (insuranceType !== undefined) read.insuranceType = insuranceType;
  const poolingArea = take(CASE_FIELDS.poolingArea, value.poolingArea, "poolingArea", context);
  if (poolingArea !== undefined) read.poolingArea = poolingArea;
  const careType = take(CASE_FIELDS.careType, value.careType, "careType", context);
  if (careType !== undefined) read.careType = careType;
  const items = take(CASE_FIELDS.items, value.items, "items", context);
  if (items !== undefined) read.items = items;
  const marks = take(CASE_FIELDS.marks, value.marks, "marks", context);
  if (marks !== undefined) read.marks = marks;
  const drg = take(CASE_FIELDS.drg, value.drg, "drg", context);
  if (drg !== undefined) read.drg = drg;
  return context.problems.length > 0 ? undefined : withStay(read, context);
}

function take<T>(read: ValueReader<T>, given: unknown, field: string, context: ReadContext): T | undefined {
  return given === undefined || given === null ? undefined : read(given, field, context);
}

/** Checks the two dates of a stay and derives its length where absent. */
function withStay(read: Draft, context: ReadContext): InpatientCase | undefined {
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
