import { alone, choice, fields, type JsonOf, made, optional, type TypeOf } from "../declare/index.js";
import type { Assumption, NotEvaluated } from "../primitives/index.js";
import {
  adjustmentFund,
  budget,
  budgetUnits,
  finalBudget,
  offSite,
  pointValue,
  prepayment,
  sharing,
} from "./parameters/budget-parameters.js";
import { completeness } from "./parameters/completeness-parameters.js";
import { groupReview } from "./parameters/group-review-parameters.js";
import { paymentUnits } from "./parameters/payment-unit-parameters.js";
import { rate } from "./parameters/rate-parameters.js";
import { review } from "./parameters/review-parameters.js";
import { tierMembers, tierRules } from "./parameters/tier-parameters.js";
import { bedDay, byDisease, capitation } from "./parameters/unit-parameters.js";
import { unsettled } from "./parameters/unsettled.js";
import { settlementErrors } from "./settlement-errors.js";

const section = fields({
  /** 付费方法: points of a budget, or a rate per unit of weight */
  unit: optional(alone(choice("付费方法", "unit of payment", ["points", "rate"]))),
  /** 病例入账: in the ledger of the area that the record names, or of the area of its hospital */
  ledgerArea: optional(
    alone(choice("病例归入的统筹区", "area whose ledger a case belongs to", ["case", "hospital"])),
  ),
  pointValue: optional(pointValue),
  adjustmentFund: optional(adjustmentFund),
  sharing: optional(sharing),
  prepayment: optional(prepayment),
  offSite: optional(offSite),
  rate: optional(rate),
  ...tierMembers,
  bedDay: optional(bedDay),
  byDisease: optional(byDisease),
  capitation: optional(capitation),
  budget: optional(budget),
  finalBudget: optional(finalBudget),
  budgetUnits: optional(budgetUnits),
  review: optional(review),
  /** 付费异常病组的单独审核 */
  groupReview: optional(groupReview),
  /** 须有的记录项: a stay whose record lacks one is not settled; default: the date of discharge */
  completeness: optional(completeness),
  /** 支付单元表, in order; default: every case is paid by group */
  paymentUnits: optional(paymentUnits),
  /** 未结算病例的处理; default by cause */
  unsettled: optional(unsettled),
});

/** 结算规则: the rules of the section as the calculators take them. */
export type SettlementRules = TypeOf<typeof settlementDeclaration>;

/** 结算参数: what settlement takes from an edition. A rule that is absent is not in force, or stands in `notEvaluated`. */
export interface SettlementParameters extends SettlementRules {
  readonly assumptions: readonly Assumption[];
  readonly notEvaluated: readonly NotEvaluated[];
}

/**
 * 结算政策: the `settlement` section of an edition. Every rule carries `applies`, the cited statement that it is in force;
 * an edition names only the rules it has. Which are indispensable (`unit`, and with it `pointValue` or `rate.source`) is asked
 * of the resolved edition, so that a child edition may give single values.
 */
export const settlementDeclaration = made(section, rulesOf);

/** 结算部分 of an edition as JSON. */
export type SettlementSection = JsonOf<typeof settlementDeclaration>;

/** @throws `SETTLEMENT_SECTION_INCOMPLETE` */
function rulesOf({
  unit,
  budget: total = { method: "given" } as const,
  budgetUnits: units = "none" as const,
  adjustmentFund: adjustmentShare,
  review: reviews = [],
  tiers: assignment,
  tierTotals: factors,
  clearingCoefficient: coefficient,
  retention: bands,
  deposit: held,
  ...rest
}: TypeOf<typeof section>) {
  if (unit === undefined) throw incomplete("unit");
  if (unit === "points" && rest.pointValue === undefined) throw incomplete("pointValue");
  if (unit === "rate" && rest.rate === undefined) throw incomplete("rate.source");
  const ofTiers = tierRules({
    ...(assignment && { tiers: assignment }),
    ...(factors && { tierTotals: factors }),
    ...(coefficient && { clearingCoefficient: coefficient }),
    ...(bands && { retention: bands }),
    ...(held && { deposit: held }),
  });
  return {
    ...rest,
    unit,
    budget: total,
    budgetUnits: units,
    reviews,
    /** 调节金: fraction of the budget kept back */
    ...(adjustmentShare && { adjustmentShare }),
    ...(ofTiers && { tiers: ofTiers }),
  };
}

function incomplete(key: string) {
  return settlementErrors.error("SETTLEMENT_SECTION_INCOMPLETE", { key });
}

export type {
  BudgetMethod,
  BudgetUnitMethod,
  PointValueMethod,
  PrepaymentParameters,
  SharingParameters,
} from "./parameters/budget-parameters.js";
export type { PaymentUnitRow } from "./parameters/payment-unit-parameters.js";
export type {
  ReviewDeadline,
  ReviewEffect,
  ReviewKind,
  ReviewParameters,
} from "./parameters/review-parameters.js";
export { UNSETTLED_TREATMENTS, type UnsettledTreatment } from "./unsettled-treatment.js";
