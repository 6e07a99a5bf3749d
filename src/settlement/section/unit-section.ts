import * as z from "zod";
import { citedSchema, decimalString } from "../../primitives/cited-schema.js";
import {
  appliesSchema,
  careTypeSchema,
  citedCount,
  citedDecimal,
  citedRounding,
  gradeSchema,
  insuranceTypeSchema,
  quotaSchema,
} from "./values.js";

/** 床日付费. */
export const bedDaySchema = z.strictObject({
  applies: appliesSchema,
  /** paid at the daily standard, or turned into points of the pool */
  method: z.enum(["daily-standard", "points"]),
  standards: citedSchema(
    z
      .array(
        z.strictObject({
          careType: careTypeSchema,
          hospitalId: z.string().min(1).max(40).optional(),
          grade: gradeSchema.optional(),
          careClass: z.string().min(1).max(20).optional(),
          /** yuan a day */
          daily: decimalString,
        }),
      )
      .min(1),
  ),
  /** 限额 a day by grade and class; a standard above it is cut */
  limits: citedSchema(
    z.array(
      z.strictObject({
        careType: careTypeSchema,
        grade: gradeSchema,
        careClass: z.string().min(1).max(20).optional(),
        daily: decimalString,
      }),
    ),
  ).optional(),
  pointsRounding: citedRounding.optional(),
  assessment: z
    .array(
      z.strictObject({
        indicator: z.enum(["average-length-of-stay", "daily-cost", "outcome-rate"]),
        better: z.enum(["lower", "higher"]),
        target: citedDecimal,
        /** part of the amount lost when the target is missed */
        deduction: citedDecimal,
      }),
    )
    .optional(),
});

/** 按病种付费. */
export const byDiseaseSchema = z.strictObject({
  applies: appliesSchema,
  diseases: citedSchema(
    z.array(
      z.strictObject({
        id: z.string().min(1).max(40),
        diagnoses: z.array(z.string().min(1).max(20)).min(1),
        procedures: z.array(z.string().min(1).max(20)),
        /** yuan; absent = found from two prior years */
        standard: decimalString.optional(),
      }),
    ),
  ),
  eligibility: citedSchema(
    z.strictObject({ grades: z.array(gradeSchema).min(1), outsideCommunity: z.boolean() }),
  ),
  /** keys of `costs` or `marks` amounts that stay outside the standard and are paid the old way */
  excludedItems: citedSchema(z.array(z.string().min(1).max(60))),
  exitReasons: citedSchema(z.array(z.string().min(1).max(60))),
  exitQuota: quotaSchema,
});

/** 门诊按人头付费. */
export const capitationSchema = z.strictObject({
  applies: appliesSchema,
  quotas: citedSchema(
    z
      .array(
        z.strictObject({
          disease: z.string().min(1).max(60).optional(),
          insuranceType: insuranceTypeSchema.optional(),
          /** completed years, inclusive */
          ageFrom: z.int().min(0).max(150).optional(),
          ageTo: z.int().min(0).max(150).optional(),
          /** yuan a person and year */
          amount: decimalString,
        }),
      )
      .min(1),
  ),
  quality: citedSchema(
    z.array(z.strictObject({ scoreFrom: decimalString, factor: decimalString })).min(1),
  ).optional(),
  referralFee: citedDecimal.optional(),
  daysOfYear: citedCount.optional(),
});
