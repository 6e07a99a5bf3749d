import type { HospitalGrade, InsuranceType } from "../../cases/field-values.js";
import type { Decimal, Rounding } from "../../primitives/index.js";
import type { Quota } from "./quota.js";

/** 费率适用范围: a row holds for the hospitals and funds it names; what it does not name, it holds for all of. */
export interface RateSelector {
  readonly grade?: HospitalGrade;
  readonly tier?: string;
  readonly insuranceType?: InsuranceType;
}

/** 费率来源. */
export type RateSource =
  | { readonly method: "given"; readonly rates: readonly (RateSelector & { readonly rate: Decimal })[] }
  | {
      readonly method: "base-times-coefficient";
      readonly base: Decimal;
      readonly coefficients: readonly (RateSelector & { readonly coefficient: Decimal })[];
    }
  | { readonly method: "from-budget"; readonly rounding?: Rounding };

/** 同病同价病组, priced at the rate of one grade wherever they are treated. */
export interface UniformGroups {
  readonly groups: ReadonlySet<string>;
  readonly pricedAs: HospitalGrade;
}

/** 基金应付: `product` (standard less own items, times the ratio) or `residual` (standard less what the patient pays as before). */
export interface FundShareParameters {
  readonly method: "product" | "residual";
  readonly floor: "zero" | "none";
}

/** 极端异常病例; a rule that is absent is not applied. */
export interface AbnormalParameters {
  readonly extremeHigh?: { readonly multiples: ReadonlyMap<HospitalGrade, Decimal>; readonly quota: Quota };
  readonly extremeLow?: { readonly multiple: Decimal };
  readonly approvedByItem?: { readonly quota: Quota };
  /** cases without a weight are paid by item; absent = they are not settled */
  readonly noWeightByItem?: true;
  readonly shortStay?: { readonly belowDays: number };
}

/** 费率法参数; at least one of `source` and `yearEnd` is there. */
export interface RateParameters {
  readonly source?: RateSource;
  /** 浮动费率: where the budget gives tier totals, they are shared out by weight */
  readonly yearEnd?: "floating";
  readonly uniformGroups?: UniformGroups;
  readonly standardRounding?: Rounding;
  readonly fundShare?: FundShareParameters;
  readonly abnormal: AbnormalParameters;
}

/** A row of the tier table: yuan per stay, lower bound inclusive, upper exclusive. */
export interface TierRow {
  readonly tier: string;
  readonly grades: readonly HospitalGrade[];
  readonly costFrom?: Decimal;
  readonly costBelow?: Decimal;
}

/** 清算系数的一项. */
export interface ClearingPart {
  readonly indicator: "head-ratio-growth" | "cost-per-weight-growth" | "list-accuracy";
  readonly better: "lower" | "higher";
  readonly weight?: Decimal;
}

/** 清算系数. */
export interface ClearingCoefficientParameters {
  readonly parts: readonly ClearingPart[];
  readonly combination: "product" | "mean" | "weighted-sum";
  readonly appliesTo: "amount" | "claim";
}

/** 结余留用的一档: holds for q below `below` and not below the previous one; the last has no bound. */
export interface RetentionBand {
  readonly below?: Decimal;
  readonly pay: "actual" | "payable";
  readonly factor: Decimal;
}

/** 质量保证金. */
export interface DepositParameters {
  readonly ratio: Decimal;
  readonly release: "proportional" | readonly { readonly scoreFrom: Decimal; readonly share: Decimal }[];
}

/** 层级与年终清算. */
export interface TierParameters {
  readonly assignment:
    | { readonly method: "given" }
    | { readonly method: "grade-and-cost"; readonly rows: readonly TierRow[] };
  /** names of the growth factors that the budget file gives for each tier */
  readonly factors: readonly string[];
  readonly clearingCoefficient?: ClearingCoefficientParameters;
  readonly retention?: readonly RetentionBand[];
  readonly deposit?: DepositParameters;
}
