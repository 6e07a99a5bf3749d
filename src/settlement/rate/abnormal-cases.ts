import type { HospitalGrade } from "../../cases/field-values.js";
import { divideHalfUp, powerOfTen, toScaled } from "../../primitives/index.js";
import type { AbnormalParameters } from "../parameters/rate-parameters.js";
import { quotaCount } from "../review/quota-count.js";
import { EXACT_UNITS_PER_FEN } from "./payment-standard.js";

/**
 * 极端异常情形: how a case is paid under the rate method: at its standard, or by item because it was approved, has no group, cost
 * extremely little, or is among the extremely dear ones within the quota; `short-stay` in proportion of days.
 */
export const PRICINGS = [
  "standard",
  "approved-by-item",
  "no-weight-by-item",
  "extreme-low-by-item",
  "extreme-high-by-item",
  "short-stay",
] as const;
export type Pricing = (typeof PRICINGS)[number];

/** One case before its pricing is settled; amounts in fen. */
export interface AbnormalCandidate {
  readonly caseId: string;
  readonly standardFen: bigint;
  /** the standard before it is rounded to be paid, units of 10^-24 yuan; default: `standardFen` is exact */
  readonly exactStandard?: bigint;
  readonly costFen: bigint;
  readonly weighed: boolean;
  readonly approvedByItem: boolean;
  /** absent = unknown; the short-stay rule then does not hold */
  readonly lengthOfStayDays: number | undefined;
}

const MULTIPLE_SCALE = 12;

/**
 * 逐例判定 without the quota: what a case is on its own, in the order approved, no weight, extremely low, short stay, extremely high
 * (no text prints an order; an approval is a decision about the case and comes first).
 *
 * - extremely low: `C < multiple × Std`, 3,000 of 10,000 at 0.30 is not;
 * - extremely high: `C > multiple × Std` of the hospital's grade; a candidate only, see {@link withinQuota};
 * - short stay: fewer days than the edition names.
 *
 * @source NAT-060, NAT-061, NAT-063, NAT-064, NAT-065
 */
export function pricingOf(
  one: AbnormalCandidate,
  grade: HospitalGrade | undefined,
  rules: AbnormalParameters,
): Pricing {
  if (one.approvedByItem) return "approved-by-item";
  if (!one.weighed) return "no-weight-by-item";
  const low = rules.extremeLow?.multiple;
  if (low !== undefined && compareToMultiple(one, toScaled(low, MULTIPLE_SCALE)) < 0) {
    return "extreme-low-by-item";
  }
  const days = rules.shortStay?.belowDays;
  if (days !== undefined && one.lengthOfStayDays !== undefined && one.lengthOfStayDays < days) {
    return "short-stay";
  }
  const high = grade && rules.extremeHigh?.multiples.get(grade);
  if (high !== undefined && compareToMultiple(one, toScaled(high, MULTIPLE_SCALE)) > 0) {
    return "extreme-high-by-item";
  }
  return "standard";
}

/** Whether a case without a known grade is dear enough for the rule of some grade: then nobody can say whether the rule holds. */
export function isDearAtSomeGrade(one: AbnormalCandidate, { extremeHigh }: AbnormalParameters): boolean {
  const multiples = [...(extremeHigh?.multiples.values() ?? [])];
  return multiples.some((multiple) => compareToMultiple(one, toScaled(multiple, MULTIPLE_SCALE)) > 0);
}

/** Sign of `C − multiple × Std`, exact: a standard that will be paid to the fen is not rounded before it is compared. */
function compareToMultiple(one: AbnormalCandidate, multiple: bigint): number {
  const cost = one.costFen * EXACT_UNITS_PER_FEN * powerOfTen(MULTIPLE_SCALE);
  const difference = cost - multiple * exactStandardOf(one);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function exactStandardOf({ exactStandard, standardFen }: AbnormalCandidate): bigint {
  return exactStandard ?? standardFen * EXACT_UNITS_PER_FEN;
}

/**
 * 名额内的极高病例: of a hospital's extremely dear cases, those with the largest excess `C − Std`, as many as the quota of its
 * discharges allows; ties by case id. The others are paid at their standard.
 *
 * @param discharges discharges of the hospital in the quota's period
 * @returns positions in `candidates` of those paid by item
 * @source NAT-062
 */
export function withinQuota(
  candidates: readonly AbnormalCandidate[],
  quota: NonNullable<AbnormalParameters["extremeHigh"]>["quota"],
  discharges: number,
): ReadonlySet<number> {
  const order = candidates
    .map((one, position) => ({
      position,
      id: one.caseId,
      excess: one.costFen * EXACT_UNITS_PER_FEN - exactStandardOf(one),
    }))
    .sort((a, b) => (a.excess === b.excess ? (a.id < b.id ? -1 : 1) : a.excess > b.excess ? -1 : 1));
  return new Set(order.slice(0, quotaCount(quota, discharges)).map(({ position }) => position));
}

/**
 * 短期住院按天支付: `Std × days / limit` for a stay shorter than the limit, so that a stay of `limit` days is paid its standard. To the
 * fen, half-up.
 *
 * @source NAT-065
 */
export function shortStayFen(standardFen: bigint, days: number, belowDays: number): bigint {
  return divideHalfUp(standardFen * BigInt(days), BigInt(belowDays));
}
