import { type Decimal, fromScaled } from "../primitives/index.js";
import { POINTS_SCALE } from "../weights/weighed-cases.js";

/** One weighed case as settlement sees it; points and amounts as in {@link WeighedCases}. */
export interface WeighedRow {
  /** index into `hospitalIds`, -1 = missing */
  readonly hospital: number;
  /** index into `ledgers`, -1 = missing */
  readonly ledger: number;
  readonly basePoints: bigint;
  readonly points: bigint;
  readonly totalCostFen: number;
  readonly fundPaymentFen: number;
}

/** 机构合计: the sums of one hospital in one ledger. */
export interface HospitalTally {
  readonly ledger: number;
  readonly hospital: number;
  cases: number;
  basePoints: bigint;
  points: bigint;
  itemTotalFen: number;
  /** sum over the cases that have it; whole only when `withoutFund` is 0 */
  itemFundFen: number;
  withoutFund: number;
  /** cases that are not settled, and what they cost as far as it is known */
  unsettledCases: number;
  unsettledFen: number;
  /** 暂留: of these, what is set aside: item cost, and the fund's part of it (the whole cost where that is not known or above it) */
  reservedFen: number;
  reservedFundFen: number;
}

/** 合计中的位置: in the amounts; beside them; or beside them with its cost set aside. */
export type TallyStanding = "settled" | "unsettled" | "reserved";

/** Adds (or with `sign` -1 takes away) a row. */
export function addRow(
  tally: HospitalTally,
  row: WeighedRow,
  standing: TallyStanding,
  sign: 1 | -1 = 1,
): void {
  const cost = Number.isNaN(row.totalCostFen) ? 0 : row.totalCostFen * sign;
  if (standing !== "settled") {
    tally.unsettledCases += sign;
    tally.unsettledFen += cost;
    if (standing === "reserved") {
      tally.reservedFen += cost;
      const fund = row.fundPaymentFen * sign;
      tally.reservedFundFen += row.fundPaymentFen <= row.totalCostFen ? fund : cost;
    }
    return;
  }
  tally.cases += sign;
  if (row.points > 0n) tally.points += sign === 1 ? row.points : -row.points;
  if (row.basePoints > 0n) tally.basePoints += sign === 1 ? row.basePoints : -row.basePoints;
  tally.itemTotalFen += cost;
  if (Number.isNaN(row.fundPaymentFen)) tally.withoutFund += sign;
  else tally.itemFundFen += row.fundPaymentFen * sign;
}

export function emptyTally(ledger: number, hospital: number): HospitalTally {
  return {
    ledger,
    hospital,
    cases: 0,
    basePoints: 0n,
    points: 0n,
    itemTotalFen: 0,
    itemFundFen: 0,
    withoutFund: 0,
    unsettledCases: 0,
    unsettledFen: 0,
    reservedFen: 0,
    reservedFundFen: 0,
  };
}

/** 机构按项目口径合计 as a statement line prints them: yuan, points and cases. */
export interface HospitalAmounts {
  readonly basePoints: Decimal;
  /** settled points, or weight */
  readonly points: Decimal;
  /** 个人及其他支付: item total less item fund */
  readonly otherPayments: Decimal | null;
  /** what every line of a statement says as it stands here, whatever the method */
  readonly onLine: TalliedAmounts;
}

/** 清单照录合计: the part of a hospital's sums that its statement line carries unchanged. */
export interface TalliedAmounts {
  /** settled cases */
  readonly cases: number;
  /** 按项目结算总费用 */
  readonly itemTotalCost: Decimal;
  /** 按项目结算统筹支付; null where a case lacks it */
  readonly itemFundPayment: Decimal | null;
  /** cases of the hospital in this fund that are not settled, and their item-based cost; in none of the other columns */
  readonly unsettledCases: number;
  readonly unsettledCost: Decimal;
}

/** The sums of a hospital as exact amounts. */
export function amountsOf(tally: HospitalTally): HospitalAmounts {
  const itemTotalCost = fromScaled(BigInt(tally.itemTotalFen), 2);
  const itemFundPayment = tally.withoutFund > 0 ? null : fromScaled(BigInt(tally.itemFundFen), 2);
  return {
    basePoints: fromScaled(tally.basePoints, POINTS_SCALE),
    points: fromScaled(tally.points, POINTS_SCALE),
    otherPayments: itemFundPayment && itemTotalCost.minus(itemFundPayment),
    onLine: {
      cases: tally.cases,
      itemTotalCost,
      itemFundPayment,
      unsettledCases: tally.unsettledCases,
      unsettledCost: fromScaled(BigInt(tally.unsettledFen), 2),
    },
  };
}
