import { WORKING_SCALE } from "../primitives/index.js";

/** Decimals of the integer columns `basePoints` and `points` (and of weights under the relative-weight method). */
export const POINTS_SCALE = WORKING_SCALE;

/** 账本: settlement runs apart for each pooling area and fund. */
export interface LedgerKey {
  readonly poolingArea: string;
  readonly insuranceType: "employee" | "resident";
}

/**
 * 已定点数病例: weighed cases as columns; index `i` is one case in every column. This is what weighing hands to settlement.
 *
 * Strings are interned (a dictionary and an index column, -1 = missing), amounts are whole fen (`NaN` = missing, never 0),
 * points and weights are integers of 10^-`POINTS_SCALE` (-1 = the case could not be weighed; `reason` says why).
 */
export interface WeighedCases {
  readonly count: number;
  readonly caseIds: readonly string[];
  readonly hospitalIds: readonly string[];
  readonly hospital: Int32Array;
  readonly ledgers: readonly LedgerKey[];
  readonly ledger: Int32Array;
  readonly groups: readonly string[];
  readonly group: Int32Array;
  /** names of the case classes of the edition's table, e.g. `normal`, `low`, `bed-day` */
  readonly classes: readonly string[];
  readonly caseClass: Int32Array;
  /**
   * 计点所依的分类: the class whose points those of the case are, which tells what it is paid by; another than `caseClass` where that takes
   * a part of the points of the next (a readmission, a reduction)
   */
  readonly pointsClass: Int32Array;
  /** reason codes of cases not weighed as an ordinary case */
  readonly reasons: readonly string[];
  readonly reason: Int32Array;
  /** 基准点数 (or relative weight of the group), units of 10^-POINTS_SCALE; -1 = none */
  readonly basePoints: BigInt64Array;
  /** 差异系数, units of 10^-WORKING_SCALE; -1 = none */
  readonly coefficient: BigInt64Array;
  /** 病例点数 (or case weight), units of 10^-POINTS_SCALE; -1 = none */
  readonly points: BigInt64Array;
  /** 总费用, fen */
  readonly totalCostFen: Float64Array;
  /** 按项目统筹支付, fen */
  readonly fundPaymentFen: Float64Array;
}
