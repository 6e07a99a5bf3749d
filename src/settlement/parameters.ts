import type { Assumption, CivilDate, Decimal, NotEvaluated, Rounding } from "../primitives/index.js";
import type { QuotaRule } from "./parameters/quota.js";
import type { RateParameters, TierParameters } from "./parameters/rate-parameters.js";
import type {
  BedDayParameters,
  ByDiseaseParameters,
  CapitationParameters,
} from "./parameters/unit-parameters.js";

/** 总额来源: `given` by the budget file; `growth` prior final times (1 + rate); `item-cost-incurred` the item-based cost of the ledger. */
export type BudgetMethod =
  | { readonly method: "given" }
  | { readonly method: "growth"; readonly growthRate?: Decimal }
  | { readonly method: "item-cost-incurred" };

/** 点值口径: `fund` shares out the fund's expenditure; `total-cost` the whole cost, from which what patients and others paid is then taken. */
export type PointValueMethod =
  | { readonly method: "fund"; readonly publishedRounding?: Rounding }
  | {
      readonly method: "total-cost";
      /** whether the budget names the total cost, or the fund's part to which the rest is added */
      readonly budgetAmount: "total-cost" | "fund";
      readonly publishedRounding?: Rounding;
    };

/**
 * 预算单位: `none` hospitals alone; `shared-total` a community draws on the area's total and its line is the sum of its members' (see
 * `rollUp`); `own-budget` a community that has a budget row of its own has its own total and point value.
 */
export type BudgetUnitMethod = "none" | "shared-total" | "own-budget";

/** 结余留用、超支分担 ratios, each a fraction of 1. */
export interface SharingParameters {
  readonly hospitalsKeep: Decimal;
  readonly fundBears: Decimal;
}

/** 月度预拨. */
export interface PrepaymentParameters {
  readonly method: "item-ratio" | "points-so-far";
  /** fraction of 1 */
  readonly ratio: Decimal;
  /** a share that fell below what was prepaid: carried to the next month, or recovered at once */
  readonly negative: "carry" | "recover";
  /** hospitals outside a medical community are paid by item */
  readonly communityOnly: boolean;
}

/** 异地就医. */
export interface OffSiteParameters {
  readonly method: "in-area" | "prior-year-province";
  readonly firstPaidByItem: boolean;
  readonly cap: "none" | "item-cost";
}

/** 申请类别. */
export type ReviewKind = "special-review" | "record-correction" | "bed-day-exit" | "by-disease-exit";

/** 申请期限. */
export type ReviewDeadline =
  | { readonly method: "date"; readonly date: CivilDate }
  | { readonly method: "working-days"; readonly days: number };

/** 核准效果: points from the item cost, points set by experts, pay by item, group again, leave the unit. */
export type ReviewEffect = "item-cost-points" | "expert-points" | "by-item" | "regroup" | "leave-unit";

/** 评审规则 of one kind. */
export interface ReviewParameters {
  readonly kind: ReviewKind;
  readonly reasons?: readonly string[];
  readonly deadline?: ReviewDeadline;
  readonly quota: QuotaRule;
  readonly reselection: QuotaRule;
  readonly panel?: { readonly experts: number; readonly passedBy: "majority" | "unanimous" };
  readonly effect?: ReviewEffect;
  readonly rounding?: Rounding;
}

/** 结算参数: what settlement takes from an edition. A rule that is absent is not in force, or stands in `notEvaluated`. */
export interface SettlementParameters {
  readonly unit: "points" | "rate";
  /** 病例入账: `hospital` in the ledger of its hospital's pooling area; `case` (the default) of the area its record names */
  readonly ledgerArea?: "case" | "hospital";
  readonly budget: BudgetMethod;
  readonly pointValue?: PointValueMethod;
  readonly budgetUnits: BudgetUnitMethod;
  /** 调节金: fraction of the budget kept back */
  readonly adjustmentShare?: Decimal;
  readonly sharing?: SharingParameters;
  readonly prepayment?: PrepaymentParameters;
  readonly offSite?: OffSiteParameters;
  readonly rate?: RateParameters;
  readonly tiers?: TierParameters;
  readonly bedDay?: BedDayParameters;
  readonly byDisease?: ByDiseaseParameters;
  readonly capitation?: CapitationParameters;
  readonly reviews: readonly ReviewParameters[];
  readonly assumptions: readonly Assumption[];
  readonly notEvaluated: readonly NotEvaluated[];
}
