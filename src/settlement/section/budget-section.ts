import * as z from "zod";
import { citedSchema } from "../../primitives/cited-schema.js";
import { appliesSchema, citedDecimal, citedRounding } from "./values.js";

/** 总额预算 of a ledger: where the year's total comes from when the budget file does not give it. */
export const budgetSchema = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("given"), applies: appliesSchema }),
  z.strictObject({
    method: z.literal("growth"),
    applies: appliesSchema,
    growthRate: citedDecimal.optional(),
  }),
  z.strictObject({ method: z.literal("item-cost-incurred"), applies: appliesSchema }),
]);

/** 点值口径: what one point is a share of. */
export const pointValueSchema = z.discriminatedUnion("method", [
  z.strictObject({
    method: z.literal("fund"),
    applies: appliesSchema,
    publishedRounding: citedRounding.optional(),
  }),
  z.strictObject({
    method: z.literal("total-cost"),
    applies: appliesSchema,
    /** whether the budget's amount is the total cost itself or the fund's part of it */
    budgetAmount: z.enum(["total-cost", "fund"]),
    publishedRounding: citedRounding.optional(),
  }),
]);

/** 预算单位: a county medical community (医共体) as one unit of the budget. */
export const budgetUnitsSchema = z.strictObject({
  method: z.enum(["none", "shared-total", "own-budget"]),
  applies: appliesSchema,
});

/** 调节金: part of the budget kept back before the split. */
export const adjustmentFundSchema = z.strictObject({ applies: appliesSchema, share: citedDecimal });

/** 结余留用、超支分担. */
export const sharingSchema = z.strictObject({
  applies: appliesSchema,
  /** part of a surplus that hospitals keep */
  hospitalsKeep: citedDecimal,
  /** part of an overspend that the fund bears */
  fundBears: citedDecimal,
});

/** 月度预拨. */
export const prepaymentSchema = z.strictObject({
  method: z.enum(["item-ratio", "points-so-far"]),
  applies: appliesSchema,
  ratio: citedDecimal,
  /** a hospital whose share so far fell below what it was prepaid: carried to the next month, or recovered at once */
  negative: z.enum(["carry", "recover"]).optional(),
  /** hospitals inside a medical community by this method, those outside by item (SX-021) */
  communityOnly: citedSchema(z.boolean()).optional(),
});

/** 异地就医. */
export const offSiteSchema = z.strictObject({
  applies: appliesSchema,
  /** `in-area`: counts in points and point value; `prior-year-province`: last year's provincial point value */
  method: z.enum(["in-area", "prior-year-province"]),
  /** off-site cases are first paid by item and adjusted at prepayment and clearing (SX-041) */
  firstPaidByItem: citedSchema(z.boolean()),
  cap: citedSchema(z.enum(["none", "item-cost"])).optional(),
});
