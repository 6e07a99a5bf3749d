import type { CareType, InsuranceType, Sex } from "../../cases/index.js";
import type { PlantedTruth } from "./planted-truth.js";
import type { SampleHospital } from "./sample-hospitals.js";
import type { SampleRecipe } from "./sample-scheme.js";

/** 样本参保人. */
export interface SamplePerson {
  readonly patientId: string;
  readonly sex: Sex;
  readonly ageYears: number;
  readonly ageDays?: number;
  readonly insuranceType: InsuranceType;
}

/** A field that a record of the sample may lack. */
export type MissingField =
  | "sex"
  | "items"
  | "patientId"
  | "hospitalId"
  | "admissionDate"
  | "totalCost"
  | "insuranceType"
  | "diagnoses";

/** An event around a stay: days before the admission (negative) or after the discharge (positive); no offset, no date. */
export interface PlannedEvent {
  readonly kind: "outpatient" | "pharmacy";
  readonly offset?: number;
}

/** A truth before the cases have ids. */
export type PlannedTruth = Omit<PlantedTruth, "caseId" | "relatedCaseIds"> & {
  /** index of the earlier stay in the patient's plan */
  readonly earlier?: number;
};

/** 一次住院的安排. */
export interface StayPlan {
  readonly hospital: SampleHospital;
  readonly recipe: SampleRecipe;
  /** the group the recipe leads to; absent where none */
  readonly drg?: string;
  /** letter of the MDC, for the department */
  readonly mdc: string;
  readonly weight: number;
  readonly days: number;
  /** days from the discharge of the stay before to this admission */
  readonly gap: number;
  readonly careType?: CareType;
  /** `usual` core and other items; `least` the core item alone; `without-core` other items alone; `none` nothing of the module */
  readonly treatment: "usual" | "least" | "without-core" | "none";
  readonly costFactor: number;
  readonly missing?: MissingField;
  readonly events: readonly PlannedEvent[];
  readonly truths: readonly PlannedTruth[];
}

/** 一名参保人的安排: stays in order of time. */
export interface PatientPlan {
  readonly person: SamplePerson;
  readonly stays: readonly StayPlan[];
}
