import * as fc from "fast-check";
import { isDamagedId } from "../cases/damaged-id.js";
import { CASE_TABLE } from "../cases/fields/case-fields.js";
import type { Field } from "../cases/fields/field.js";
import {
  CARE_TYPES,
  COST_CATEGORIES,
  DISCHARGE_DISPOSITIONS,
  INSURANCE_TYPES,
  type InpatientCase,
  type JsonRecord,
  parseCase,
  SEXES,
} from "../cases/index.js";
import { isNobodysId } from "../cases/nobodys-id.js";
import { addDays } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { arbitraryAmount, arbitraryDate } from "./arbitrary-amount.js";

/** 任意病例的选项: what arbitrary cases are drawn from. */
export interface InpatientCaseOptions {
  /** diagnosis codes, default a few common ones */
  readonly diagnoses?: readonly string[];
  /** procedure codes, default a few common ones */
  readonly procedures?: readonly string[];
  /** longest stay in days, default 400 */
  readonly longestStay?: number;
}

const DIAGNOSES = [
  "I10.x00",
  "I63.900",
  "J18.900",
  "K80.101",
  "E11.900",
  "C34.900x001",
  "O80.000",
  "F20.900",
];
const PROCEDURES = ["51.2300", "36.0700", "38.9300", "96.7201", "88.7200"];

/**
 * 任意病例的 JSON: a record that `parseCase` reads, every optional field now present, now absent.
 *
 * Codes come from the lists given; the record as a whole need not be plausible.
 */
export function inpatientCaseJson(options: InpatientCaseOptions = {}): fc.Arbitrary<JsonRecord> {
  requireMade({ options }, "InpatientCaseOptions");
  const { diagnoses = DIAGNOSES, procedures = PROCEDURES, longestStay = 400 } = options;
  const id = fc.stringMatching(/^[A-Z0-9]{1,12}$/).filter((text) => !isDamagedId(text) && !isNobodysId(text));
  const grams = fc.integer({ min: 300, max: 6_000 });
  const codes = (list: readonly string[]) =>
    list.length === 0 ? fc.constant([]) : fc.uniqueArray(fc.constantFrom(...list), { maxLength: 5 });
  return fc
    .record(
      {
        ...numbersAndFlags(),
        caseId: id,
        hospitalId: id,
        patientId: id,
        sex: fc.constantFrom(...SEXES),
        ageYears: fc.integer({ min: 0, max: 110 }),
        ageDays: fc.integer({ min: 0, max: 365 }),
        birthWeightGrams: grams,
        admissionWeightGrams: grams,
        stay: fc.record({
          admissionDate: arbitraryDate("2017-01-01", "2025-12-31"),
          days: fc.integer({ min: 0, max: longestStay }),
        }),
        dischargeDisposition: fc.constantFrom(...DISCHARGE_DISPOSITIONS),
        department: id,
        diagnoses: codes(diagnoses),
        procedures: codes(procedures),
        totalCost: arbitraryAmount(),
        fundPayment: arbitraryAmount(),
        patientPayment: arbitraryAmount(),
        selfFunded: arbitraryAmount(),
        costs: fc.dictionary(fc.constantFrom(...Object.keys(COST_CATEGORIES)), arbitraryAmount()),
        insuranceType: fc.constantFrom(...INSURANCE_TYPES),
        poolingArea: id,
        careType: fc.constantFrom(...CARE_TYPES),
        items: fc.uniqueArray(id, { maxLength: 5 }),
        marks: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(fc.boolean(), id)),
      },
      { requiredKeys: ["caseId"] },
    )
    .map(({ stay, ...fields }) => ({
      ...fields,
      ...(stay && {
        admissionDate: stay.admissionDate,
        dischargeDate: addDays(stay.admissionDate, stay.days),
      }),
    }));
}

/** A value for every field that is a number or a flag; what must be likelier than that stands above. */
function numbersAndFlags(): Record<string, fc.Arbitrary<number | boolean>> {
  const values: Record<string, fc.Arbitrary<number | boolean>> = {};
  for (const [name, { type }] of Object.entries<Field<unknown>>(CASE_TABLE.fields)) {
    const { shape } = type;
    if (shape.kind === "flag") values[name] = fc.boolean();
    if (shape.kind === "whole" || shape.kind === "number") {
      values[name] = fc.integer({ min: 0, max: Math.min(shape.max, 500) });
    }
  }
  return values;
}

/** 任意病例: {@link inpatientCaseJson}, parsed. */
export function inpatientCase(options?: InpatientCaseOptions): fc.Arbitrary<InpatientCase> {
  return inpatientCaseJson(options).map((json) => parseCase(json));
}
