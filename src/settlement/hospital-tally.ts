import { type Decimal, fromScaled, yuanOf } from "../primitives/index.js";
import { POINTS_SCALE, type WeighedCases } from "../weights/weighed-cases.js";

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
  /** of these, cases without a total cost; the cost is whole only when it is 0 */
  unsettledWithoutCost: number;
  /** of these, cases of units that do not draw on the total */
  outsideCases: number;
  /** of these, cases that are settled once record or values are mended, and their cost */
  openCases: number;
  openFen: number;
  /** of these, those that lack a value which the edition or the area has to supply */
  lackingCases: number;
  lackingFen: number;
  /** 暂留: of these, what is set aside: item cost, and the fund's part of it (the whole cost where that is not known or above it) */
  reservedCases: number;
  reservedFen: number;
  reservedFundFen: number;
  /** 其他单元: cases that another unit takes, and their item cost */
  otherCases: number;
  otherFen: number;
  /** of these, what is drawn from the total: amounts paid, their item cost, and the fund's part of either */
  drawnFen: number;
  drawnFundFen: number;
  drawnItemFen: number;
  drawnItemFundFen: number;
  /** drawn cases whose fund's part is not known; the fund sums are whole only when it is 0 */
  drawnWithoutFund: number;
}

/** 合计中的位置: in the amounts; paid or left by another unit; beside them; or beside them with its cost set aside. */
export type TallyStanding = "settled" | "other" | "unsettled" | "reserved";

/** 其他单元支付: fen; `fundFen` NaN = not known; `drawn` whether it is taken off the total that groups share. */
export interface OtherAmount {
  readonly totalFen: number;
  readonly fundFen: number;
  readonly drawn: boolean;
}

/** How a case goes into the sums. */
export interface Standing {
  readonly standing: TallyStanding;
  readonly lacksValue?: true;
  /** of a unit that does not draw on the total; counted where the case is not settled */
  readonly outside?: true;
  readonly paid?: OtherAmount;
}

/** Adds (or with `sign` -1 takes away) the amounts of a case, by its index; its points are for {@link addPoints}. */
export function addCase(
  tally: HospitalTally,
  cases: WeighedCases,
  index: number,
  one: Standing,
  sign: 1 | -1 = 1,
): void {
  const total = cases.totalCostFen[index] ?? Number.NaN;
  const cost = Number.isNaN(total) ? 0 : total * sign;
  const fund = cases.fundPaymentFen[index] ?? Number.NaN;
  switch (one.standing) {
    case "settled":
      tally.cases += sign;
      tally.itemTotalFen += cost;
      if (Number.isNaN(fund)) tally.withoutFund += sign;
      else tally.itemFundFen += fund * sign;
      return;
    case "other":
      addOther(tally, cost, fund, one.paid, sign);
      return;
    default:
      if (Number.isNaN(total)) tally.unsettledWithoutCost += sign;
      addUnsettled(tally, cost, fund <= total ? fund * sign : cost, one, sign);
  }
}

/** Adds (or with `sign` -1 takes away) the points of a case that is settled; below 0 they are none. */
export function addPoints(tally: HospitalTally, cases: WeighedCases, index: number, sign: 1 | -1): void {
  for (const name of ["basePoints", "points"] as const) {
    const claim = cases[name][index] ?? -1n;
    if (claim > 0n) tally[name] += BigInt(sign) * claim;
  }
}

function addOther(
  tally: HospitalTally,
  cost: number,
  fund: number,
  paid: OtherAmount | undefined,
  sign: 1 | -1,
): void {
  tally.otherCases += sign;
  tally.otherFen += cost;
  if (paid === undefined || !paid.drawn) return;
  tally.drawnFen += paid.totalFen * sign;
  tally.drawnItemFen += cost;
  if (Number.isNaN(paid.fundFen + fund)) tally.drawnWithoutFund += sign;
  else {
    tally.drawnFundFen += paid.fundFen * sign;
    tally.drawnItemFundFen += fund * sign;
  }
}

function addUnsettled(
  tally: HospitalTally,
  cost: number,
  fundPart: number,
  one: Standing,
  sign: 1 | -1,
): void {
  tally.unsettledCases += sign;
  tally.unsettledFen += cost;
  if (one.outside) tally.outsideCases += sign;
  if (one.lacksValue || one.standing === "reserved") {
    tally.openCases += sign;
    tally.openFen += cost;
  }
  if (one.lacksValue) {
    tally.lackingCases += sign;
    tally.lackingFen += cost;
  }
  if (one.standing === "reserved") {
    tally.reservedCases += sign;
    tally.reservedFen += cost;
    tally.reservedFundFen += fundPart;
  }
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
    unsettledWithoutCost: 0,
    outsideCases: 0,
    openCases: 0,
    openFen: 0,
    lackingCases: 0,
    lackingFen: 0,
    reservedCases: 0,
    reservedFen: 0,
    reservedFundFen: 0,
    otherCases: 0,
    otherFen: 0,
    drawnFen: 0,
    drawnFundFen: 0,
    drawnItemFen: 0,
    drawnItemFundFen: 0,
    drawnWithoutFund: 0,
  };
}

/** 机构按项目口径合计 as a statement line prints them: yuan, points and cases. */
export interface HospitalAmounts {
  readonly basePoints: Decimal;
  /** settled points, or weight */
  readonly points: Decimal;
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
  /** null where one of them lacks its cost */
  readonly unsettledCost: Decimal | null;
}

/** The sums of a hospital as exact amounts. */
export function amountsOf(tally: HospitalTally): HospitalAmounts {
  const itemTotalCost = yuanOf(tally.itemTotalFen);
  const itemFundPayment = tally.withoutFund > 0 ? null : yuanOf(tally.itemFundFen);
  return {
    basePoints: fromScaled(tally.basePoints, POINTS_SCALE),
    points: fromScaled(tally.points, POINTS_SCALE),
    onLine: {
      cases: tally.cases,
      itemTotalCost,
      itemFundPayment,
      unsettledCases: tally.unsettledCases,
      unsettledCost: tally.unsettledWithoutCost > 0 ? null : yuanOf(tally.unsettledFen),
    },
  };
}
