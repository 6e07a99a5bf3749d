import * as z from "zod";
import { citedSchema } from "../primitives/cited-schema.js";
import {
  adjustmentFundSchema,
  budgetSchema,
  budgetUnitsSchema,
  offSiteSchema,
  pointValueSchema,
  prepaymentSchema,
  sharingSchema,
} from "./section/budget-section.js";
import { rateSchema } from "./section/rate-section.js";
import { reviewSchema } from "./section/review-section.js";
import {
  clearingCoefficientSchema,
  depositSchema,
  retentionSchema,
  tiersSchema,
  tierTotalsSchema,
} from "./section/tier-section.js";
import { bedDaySchema, byDiseaseSchema, capitationSchema } from "./section/unit-section.js";

/**
 * 结算政策: the `settlement` section of an edition. Every rule carries `applies`, the cited statement that it is in force;
 * an edition names only the rules it has. Which are indispensable (`unit`, and with it `pointValue` or `rate.source`) is asked
 * by `bindSettlement` of the resolved edition, so that a child edition may give single values.
 */
export const settlementSectionSchema = z.strictObject({
  /** 付费方法: points of a budget, or a rate per unit of weight */
  unit: citedSchema(z.enum(["points", "rate"])).optional(),
  /** 病例入账: in the ledger of the area that the record names, or of the area of its hospital */
  ledgerArea: citedSchema(z.enum(["case", "hospital"])).optional(),
  budget: budgetSchema.optional(),
  pointValue: pointValueSchema.optional(),
  budgetUnits: budgetUnitsSchema.optional(),
  adjustmentFund: adjustmentFundSchema.optional(),
  sharing: sharingSchema.optional(),
  prepayment: prepaymentSchema.optional(),
  offSite: offSiteSchema.optional(),
  rate: rateSchema.optional(),
  tiers: tiersSchema.optional(),
  tierTotals: tierTotalsSchema.optional(),
  clearingCoefficient: clearingCoefficientSchema.optional(),
  retention: retentionSchema.optional(),
  deposit: depositSchema.optional(),
  bedDay: bedDaySchema.optional(),
  byDisease: byDiseaseSchema.optional(),
  capitation: capitationSchema.optional(),
  review: reviewSchema.optional(),
});

/** 结算部分 of an edition as JSON. */
export type SettlementSection = z.infer<typeof settlementSectionSchema>;
