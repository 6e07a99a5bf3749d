import type { InsuranceType } from "../cases/field-values.js";
import type { Assumption, Decimal, Diagnostic, NotEvaluated } from "../primitives/index.js";
import type { LedgerKey } from "../weights/weighed-cases.js";
import type { CaseStatus } from "./case-status.js";
import type { TalliedAmounts } from "./hospital-tally.js";
import type { DistributableTotal } from "./points/distributable-total.js";
import type { RefusalInfo } from "./settlement-errors.js";

/** 清单金额: what every line of a statement says; amounts in yuan, exact to the fen; null = a case lacks the amount it needs. */
interface StatementAmounts extends TalliedAmounts {
  readonly hospitalId: string;
  readonly poolingArea: string;
  readonly insuranceType: InsuranceType;
  readonly budgetUnit?: string;
  /** 按DRG结算总费用; on the fund base null where the other payments are not known */
  readonly drgTotalCost: Decimal | null;
  /** 按DRG结算统筹支付 */
  readonly drgFundPayment: Decimal | null;
  /** 差额: DRG less item-based fund payment; the hospital gains where it is positive */
  readonly balance: Decimal | null;
  /** 质量保证金: part of `drgFundPayment` that is held back until the yearly assessment; absent where the edition has none */
  readonly depositWithheld?: Decimal | null;
}

/** 点数法结算清单行. */
export interface PointsLine extends StatementAmounts {
  readonly unit: "points";
  /** 基准点数: sum over the cases */
  readonly basePoints: Decimal;
  /** 结算点数 */
  readonly settledPoints: Decimal;
  /** 每点数费用 */
  readonly costPerPoint: Decimal;
}

/** 费率法结算清单行. */
export interface RateLine extends StatementAmounts {
  readonly unit: "rate";
  /** 结算总权重: of all cases that are settled by weight, QY and 0000 included where they have one; the monitor's 总权重 is of DRG groups alone */
  readonly totalWeight: Decimal;
  /**
   * yuan a unit of weight, before coefficients of the group and prices that are the same for every grade; absent where standards are printed group by
   * group. Under a floating rate what a unit came to at this hospital, a clearing coefficient of its claim included
   */
  readonly rate?: Decimal;
  /** 按项目付费的极端病例 and other cases paid by item */
  readonly casesByItem: number;
  /** 年终清算系数, where the edition has one and it could be computed: of the amount, or of the claim to the tier's total */
  readonly clearingCoefficient?: Decimal;
  /** 结余留用修正: what the band of the year adds to what is payable or takes off it, within `drgTotalCost`; absent where no band holds */
  readonly retention?: Decimal;
}

/** 结算清单行: one hospital and one fund. */
export type StatementLine = PointsLine | RateLine;

/** 暂留: what is set aside in a ledger for cases that are settled once record or values are mended. */
export interface Reserve {
  readonly cases: number;
  /** yuan, on the base of the total: item cost or, where the total is the fund's, the fund's part of it */
  readonly amount: Decimal;
}

/**
 * 层级总额的去向 under a floating rate, yuan: `budget − reserved − otherUnits = total` is shared by weight, and clearing coefficient and retention
 * make of it what is due: `drgTotalCost + reserved + otherUnits + kept − borne = budget`, to the fen.
 */
export interface TierSettlement {
  readonly tier: string;
  readonly budget: Decimal;
  /** 暂留: cost of its hospitals' cases that are not settled yet */
  readonly reserved: Decimal;
  readonly reservedCases: number;
  /** 其他单元: paid out of the total by other payment units */
  readonly otherUnits: Decimal;
  /** what its hospitals' weights share */
  readonly total: Decimal;
  /** what its hospitals are due */
  readonly drgTotalCost: Decimal;
  /** what the year's end leaves with the fund */
  readonly kept: Decimal;
  /** what the year's end costs the fund above the total */
  readonly borne: Decimal;
}

/** 账本状态: settled, or what was missing; a ledger that is not settled has no lines, and its cases are in none. */
export type LedgerStatus =
  | "settled"
  | "refused"
  | "no-budget"
  | "negative-budget"
  | "budget-below-reserve"
  | "repeated-budget"
  | "no-points"
  | "no-rate"
  | "fund-payment-missing"
  | "no-cases";

/** 账本结算: one pooling area and fund (and medical community, where communities have budgets of their own). */
export interface LedgerSettlement extends LedgerKey {
  readonly budgetUnit?: string;
  readonly status: LedgerStatus;
  /** why a ledger is `refused` for cases that cannot be settled */
  readonly refusal?: RefusalInfo;
  /** where the total came from; null where there is none (rate method without a year-end total) */
  readonly budgetSource: "given" | "growth" | "item-cost-incurred" | "tier-totals" | null;
  /** null where nothing is set aside, and where the ledger is not settled */
  readonly reserve: Reserve | null;
  readonly distribution: DistributableTotal | null;
  /** 各层级总额的去向; empty where no tier's total is shared out */
  readonly tiers: readonly TierSettlement[];
  /** cases whose cost would be set aside, and is of no tier; null where there are none, and where nothing is shared out by tier */
  readonly unreserved: Reserve | null;
  /** points, or weight */
  readonly points: Decimal;
  /** 点值; null under the rate method and where nothing is settled */
  readonly costPerPoint: Decimal | null;
  readonly itemTotalCost: Decimal;
  readonly itemFundPayment: Decimal | null;
  readonly drgTotalCost: Decimal | null;
  readonly drgFundPayment: Decimal | null;
  readonly lines: readonly StatementLine[];
}

/** 结算结果. */
export interface SettlementResult {
  readonly unit: "points" | "rate";
  readonly ledgers: readonly LedgerSettlement[];
  /** all lines, by pooling area, fund (employee first) and hospital */
  readonly statement: readonly StatementLine[];
  /** every case once, by status (`not-settled`: its ledger or hospital could not be); the counts add up to the cases that came in */
  readonly counts: Readonly<Record<CaseStatus | "not-settled", number>>;
  readonly assumptions: readonly Assumption[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly diagnostics: readonly Diagnostic[];
}
