import * as z from "zod";
import { isCivilDate } from "../primitives/index.js";
import { AMOUNT_PATTERN } from "./amount.js";
import { CARE_TYPES, INSURANCE_TYPES, SEXES } from "./inpatient-case.js";
import { RECORD_LIMITS } from "./record-limits.js";

/** Keys that could reach an object's prototype do not match; written so that JSON Schema can say it too. */
const KEY_PATTERN = /^(?!(?:__proto__|constructor|prototype)$)[\s\S]{1,200}$/;

const text = z.string().min(1).max(RECORD_LIMITS.text);
const code = z.string().min(1).max(RECORD_LIMITS.code);
const codes = z.array(code).max(RECORD_LIMITS.codes);
const codesInPlace = z.array(z.string().max(RECORD_LIMITS.code)).max(RECORD_LIMITS.codes);
const grams = z.int().min(0).max(RECORD_LIMITS.grams);
const amount = z.string().max(40).regex(AMOUNT_PATTERN);
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine(isCivilDate, { error: "not a calendar date" });

/** JSON of at most `depth` levels. */
function json(depth: number): z.ZodType {
  const plain = [z.null(), z.boolean(), z.number(), z.string().max(RECORD_LIMITS.markText)];
  if (depth <= 0) return z.union(plain);
  const inner = json(depth - 1);
  return z.union([...plain, z.array(inner).max(RECORD_LIMITS.entries), mapOf(inner)]);
}

function mapOf<Value extends z.ZodType>(value: Value) {
  return z
    .record(z.string().regex(KEY_PATTERN), value)
    .refine((map) => Object.keys(map).length <= RECORD_LIMITS.entries, { error: "too many entries" });
}

/**
 * 住院病例的文件格式: the JSON of one case, as a zod schema for forms, requests and the generated JSON Schema.
 *
 * `parseCase` is the check that reads files; a test proves that both accept the same records. The order of the two dates is
 * checked by `parseCase` alone: JSON Schema cannot say it.
 */
export const caseSchema = z.strictObject({
  caseId: text,
  hospitalId: text.nullish(),
  patientId: text.nullish(),
  sex: z.enum(SEXES).nullish(),
  ageYears: z.int().min(0).max(RECORD_LIMITS.ageYears).nullish(),
  ageDays: z.int().min(0).max(RECORD_LIMITS.ageDays).nullish(),
  birthWeightGrams: grams.nullish(),
  admissionWeightGrams: grams.nullish(),
  admissionDate: date.nullish(),
  dischargeDate: date.nullish(),
  lengthOfStayDays: z.int().min(0).max(RECORD_LIMITS.stayDays).nullish(),
  dischargeDisposition: z.literal([1, 2, 3, 4, 5, 9]).nullish(),
  department: text.nullish(),
  diagnoses: codesInPlace.nullish(),
  procedures: codesInPlace.nullish(),
  ventilatorHours: z.number().min(0).max(RECORD_LIMITS.ventilatorHours).nullish(),
  totalCost: amount.nullish(),
  fundPayment: amount.nullish(),
  patientPayment: amount.nullish(),
  selfFunded: amount.nullish(),
  costs: mapOf(amount.nullable()).nullish(),
  insuranceType: z.enum(INSURANCE_TYPES).nullish(),
  poolingArea: text.nullish(),
  careType: z.enum(CARE_TYPES).nullish(),
  items: codes.nullish(),
  marks: mapOf(json(RECORD_LIMITS.markDepth - 1)).nullish(),
  drg: code.nullish(),
});

/** 住院病例的 JSON: what a line of a cases file holds. */
export type CaseJson = z.input<typeof caseSchema>;

/** The JSON Schema of one case; `rulesets/reference/inpatient-case.schema.json` is a copy of it. */
export function caseJsonSchema(): object {
  return {
    ...z.toJSONSchema(caseSchema, { reused: "ref" }),
    title: "chs-drg inpatient case 住院病例",
    description: "One stay; money in yuan as decimal text. The order of the two dates is not checked here.",
  };
}
