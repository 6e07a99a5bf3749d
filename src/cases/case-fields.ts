import { readAmount } from "./amount.js";
import { listOf, mapOf, readJson } from "./collection-readers.js";
import {
  CARE_TYPES,
  DISCHARGE_DISPOSITIONS,
  INSURANCE_TYPES,
  type InpatientCase,
  SEXES,
} from "./inpatient-case.js";
import { RECORD_LIMITS } from "./record-limits.js";
import {
  codeInPlace,
  integerUpTo,
  numberUpTo,
  oneOf,
  readDate,
  textUpTo,
  type ValueReader,
} from "./value-reader.js";

const TEXT = textUpTo(RECORD_LIMITS.text);
const CODE = textUpTo(RECORD_LIMITS.code);
const CODES = listOf(CODE);
const CODES_IN_PLACE = listOf(codeInPlace(RECORD_LIMITS.code));
const GRAMS = integerUpTo(RECORD_LIMITS.grams);

/** 病例字段: each field of an inpatient case with its reader, in the order of the file format. */
export const CASE_FIELDS = {
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
  diagnoses: CODES_IN_PLACE,
  procedures: CODES_IN_PLACE,
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
} as const satisfies {
  readonly [Field in keyof Required<InpatientCase>]: ValueReader<InpatientCase[Field] & {}>;
};
