import * as z from "zod";
import { citedSchema, decimalString } from "../../primitives/cited-schema.js";
import {
  appliesSchema,
  citedCount,
  citedDecimal,
  citedRounding,
  gradeSchema,
  insuranceTypeSchema,
  quotaSchema,
} from "./values.js";

const selector = {
  grade: gradeSchema.optional(),
  tier: z.string().min(1).max(40).optional(),
  insuranceType: insuranceTypeSchema.optional(),
};

/** 费率: where the price of one unit of weight comes from. Rows that select nothing hold for all; two rows for one hospital is an error. */
export const rateSourceSchema = z.discriminatedUnion("method", [
  z.strictObject({
    method: z.literal("given"),
    applies: appliesSchema,
    rates: citedSchema(z.array(z.strictObject({ ...selector, rate: decimalString })).min(1)),
  }),
  z.strictObject({
    method: z.literal("base-times-coefficient"),
    applies: appliesSchema,
    base: citedDecimal,
    coefficients: citedSchema(z.array(z.strictObject({ ...selector, coefficient: decimalString })).min(1)),
  }),
  /** forecast cost of the tier and fund over its forecast weight; forecast cost = budget / last year's reimbursement ratio */
  z.strictObject({
    method: z.literal("from-budget"),
    applies: appliesSchema,
    rounding: citedRounding.optional(),
  }),
]);

/** 同病同价病组: groups priced alike at every hospital, at the rate of one grade. */
export const uniformGroupsSchema = z.strictObject({
  applies: appliesSchema,
  groups: citedSchema(z.array(z.string().min(1).max(20)).max(2000)),
  pricedAs: citedSchema(gradeSchema),
});

/** 基金应付: how the fund's part of a standard is found. */
export const fundShareSchema = z.strictObject({
  method: z.enum(["product", "residual"]),
  applies: appliesSchema,
  floor: citedSchema(z.enum(["zero", "none"])),
});

/** 极端异常病例. */
export const abnormalSchema = z.strictObject({
  extremeHigh: z
    .strictObject({
      applies: appliesSchema,
      multiples: citedSchema(z.array(z.strictObject({ grade: gradeSchema, multiple: decimalString })).min(1)),
      quota: quotaSchema,
    })
    .optional(),
  extremeLow: z.strictObject({ applies: appliesSchema, multiple: citedDecimal }).optional(),
  approvedByItem: z.strictObject({ applies: appliesSchema, quota: quotaSchema }).optional(),
  /** cases without a weight are paid by item until their group exists */
  noWeightByItem: z.strictObject({ applies: appliesSchema }).optional(),
  shortStay: z.strictObject({ applies: appliesSchema, belowDays: citedCount }).optional(),
});

/** 费率法 of an edition. */
export const rateSchema = z.strictObject({
  source: rateSourceSchema.optional(),
  /** 浮动费率: at year end the total of the tier over the weight of its year takes the place of `source` */
  yearEnd: z.strictObject({ method: z.literal("floating"), applies: appliesSchema }).optional(),
  uniformGroups: uniformGroupsSchema.optional(),
  standardRounding: citedRounding.optional(),
  fundShare: fundShareSchema.optional(),
  abnormal: abnormalSchema.optional(),
});
