import * as z from "zod";
import { citedSchema } from "../../primitives/cited-schema.js";
import { appliesSchema, citedCount, citedDate, citedRounding, quotaSchema } from "./values.js";

const deadlineSchema = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("date"), date: citedDate }),
  /** the n-th working day of the first month after the cycle */
  z.strictObject({ method: z.literal("working-days"), days: citedCount }),
]);

/** 申请类别: one kind of application and how it is heard. */
export const reviewKindSchema = z.strictObject({
  applies: appliesSchema,
  /** admissible reasons by code; absent = any reason is heard */
  reasons: citedSchema(z.array(z.string().min(1).max(60)).min(1)).optional(),
  deadline: deadlineSchema.optional(),
  quota: quotaSchema.optional(),
  /** swaps before clearing, as part of the hospital's applications */
  reselection: quotaSchema.optional(),
  panel: z
    .strictObject({ experts: citedCount, passedBy: citedSchema(z.enum(["majority", "unanimous"])) })
    .optional(),
  /** what an approval does to the case */
  effect: z.strictObject({
    method: z.enum(["item-cost-points", "expert-points", "by-item", "regroup", "leave-unit"]),
    applies: appliesSchema,
    rounding: citedRounding.optional(),
  }),
});

/** 申请与评审: special-case review, record correction, leaving bed-day and leaving by-disease payment. */
export const reviewSchema = z.strictObject({
  specialReview: reviewKindSchema.optional(),
  recordCorrection: reviewKindSchema.optional(),
  bedDayExit: reviewKindSchema.optional(),
  byDiseaseExit: reviewKindSchema.optional(),
});
