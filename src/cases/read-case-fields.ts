// Generated from src/cases/fields by `npm run records`.
import type { CaseDraft } from "./case-draft.js";
import { CASE_TABLE } from "./fields/case-fields.js";
import { namedFields, take, takeRequired } from "./take-field.js";
import type { ReadContext } from "./value-reader.js";

const FIELDS = namedFields(CASE_TABLE.fields);
const DEFAULTS = CASE_TABLE.defaults;

/** Reads the fields of a case; what is wrong goes into the context. */
export function readCaseFields(given: Readonly<Record<string, unknown>>, context: ReadContext): CaseDraft {
  const read: CaseDraft = {
    caseId: takeRequired(FIELDS.caseId, given.caseId, context) ?? "",
    diagnoses: take(FIELDS.diagnoses, given.diagnoses, context) ?? DEFAULTS.diagnoses,
    procedures: take(FIELDS.procedures, given.procedures, context) ?? DEFAULTS.procedures,
  };
  const hospitalId = take(FIELDS.hospitalId, given.hospitalId, context);
  if (hospitalId !== undefined) read.hospitalId = hospitalId;
  const patientId = take(FIELDS.patientId, given.patientId, context);
  if (patientId !== undefined) read.patientId = patientId;
  const sex = take(FIELDS.sex, given.sex, context);
  if (sex !== undefined) read.sex = sex;
  const ageYears = take(FIELDS.ageYears, given.ageYears, context);
  if (ageYears !== undefined) read.ageYears = ageYears;
  const ageDays = take(FIELDS.ageDays, given.ageDays, context);
  if (ageDays !== undefined) read.ageDays = ageDays;
  const birthWeightGrams = take(FIELDS.birthWeightGrams, given.birthWeightGrams, context);
  if (birthWeightGrams !== undefined) read.birthWeightGrams = birthWeightGrams;
  const admissionWeightGrams = take(FIELDS.admissionWeightGrams, given.admissionWeightGrams, context);
  if (admissionWeightGrams !== undefined) read.admissionWeightGrams = admissionWeightGrams;
  const admissionDate = take(FIELDS.admissionDate, given.admissionDate, context);
  if (admissionDate !== undefined) read.admissionDate = admissionDate;
  const dischargeDate = take(FIELDS.dischargeDate, given.dischargeDate, context);
  if (dischargeDate !== undefined) read.dischargeDate = dischargeDate;
  const lengthOfStayDays = take(FIELDS.lengthOfStayDays, given.lengthOfStayDays, context);
  if (lengthOfStayDays !== undefined) read.lengthOfStayDays = lengthOfStayDays;
  const dischargeDisposition = take(FIELDS.dischargeDisposition, given.dischargeDisposition, context);
  if (dischargeDisposition !== undefined) read.dischargeDisposition = dischargeDisposition;
  const department = take(FIELDS.department, given.department, context);
  if (department !== undefined) read.department = department;
  const ventilatorHours = take(FIELDS.ventilatorHours, given.ventilatorHours, context);
  if (ventilatorHours !== undefined) read.ventilatorHours = ventilatorHours;
  const icuHours = take(FIELDS.icuHours, given.icuHours, context);
  if (icuHours !== undefined) read.icuHours = icuHours;
  const totalCost = take(FIELDS.totalCost, given.totalCost, context);
  if (totalCost !== undefined) read.totalCost = totalCost;
  const fundPayment = take(FIELDS.fundPayment, given.fundPayment, context);
  if (fundPayment !== undefined) read.fundPayment = fundPayment;
  const patientPayment = take(FIELDS.patientPayment, given.patientPayment, context);
  if (patientPayment !== undefined) read.patientPayment = patientPayment;
  const selfFunded = take(FIELDS.selfFunded, given.selfFunded, context);
  if (selfFunded !== undefined) read.selfFunded = selfFunded;
  const costs = take(FIELDS.costs, given.costs, context);
  if (costs !== undefined) read.costs = costs;
  const insuranceType = take(FIELDS.insuranceType, given.insuranceType, context);
  if (insuranceType !== undefined) read.insuranceType = insuranceType;
  const poolingArea = take(FIELDS.poolingArea, given.poolingArea, context);
  if (poolingArea !== undefined) read.poolingArea = poolingArea;
  const careType = take(FIELDS.careType, given.careType, context);
  if (careType !== undefined) read.careType = careType;
  const items = take(FIELDS.items, given.items, context);
  if (items !== undefined) read.items = items;
  const newTechnology = take(FIELDS.newTechnology, given.newTechnology, context);
  if (newTechnology !== undefined) read.newTechnology = newTechnology;
  const marks = take(FIELDS.marks, given.marks, context);
  if (marks !== undefined) read.marks = marks;
  const drg = take(FIELDS.drg, given.drg, context);
  if (drg !== undefined) read.drg = drg;
  return read;
}
