// Generated from src/cases/fields by `npm run records`.
import { CASE_SHAPES } from "../../cases/case-shapes.js";
import type { Fact } from "./fact.js";

/** 病例字段事实: the fields of a case that conditions may ask for. */
export const CASE_FACTS = {
  caseId: { type: "text", read: (subject) => subject.caseId },
  hospitalId: { type: "text", read: (subject) => subject.hospitalId },
  patientId: { type: "text", read: (subject) => subject.patientId },
  sex: { type: "text", values: CASE_SHAPES.sex.values, read: (subject) => subject.sex },
  ageYears: { type: "number", read: (subject) => subject.ageYears },
  ageDays: { type: "number", read: (subject) => subject.ageDays },
  birthWeightGrams: { type: "number", read: (subject) => subject.birthWeightGrams },
  admissionWeightGrams: { type: "number", read: (subject) => subject.admissionWeightGrams },
  admissionDate: { type: "date", read: (subject) => subject.admissionDate },
  dischargeDate: { type: "date", read: (subject) => subject.dischargeDate },
  lengthOfStayDays: { type: "number", read: (subject) => subject.lengthOfStayDays },
  dischargeDisposition: {
    type: "number",
    values: CASE_SHAPES.dischargeDisposition.values,
    read: (subject) => subject.dischargeDisposition,
  },
  department: { type: "text", read: (subject) => subject.department },
  diagnoses: { type: "list", read: (subject) => subject.diagnoses },
  procedures: { type: "list", read: (subject) => subject.procedures },
  ventilatorHours: { type: "number", read: (subject) => subject.ventilatorHours },
  totalCost: { type: "decimal", read: (subject) => subject.totalCost },
  fundPayment: { type: "decimal", read: (subject) => subject.fundPayment },
  patientPayment: { type: "decimal", read: (subject) => subject.patientPayment },
  selfFunded: { type: "decimal", read: (subject) => subject.selfFunded },
  insuranceType: {
    type: "text",
    values: CASE_SHAPES.insuranceType.values,
    read: (subject) => subject.insuranceType,
  },
  poolingArea: { type: "text", read: (subject) => subject.poolingArea },
  careType: { type: "text", values: CASE_SHAPES.careType.values, read: (subject) => subject.careType },
  items: { type: "list", read: (subject) => subject.items },
  drg: { type: "text", read: (subject) => subject.drg },
} as const satisfies Readonly<Record<string, Fact>>;
