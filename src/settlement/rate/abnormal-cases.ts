import type { HospitalGrade } from "../../cases/field-values.js";
import {
  compareText,
  type Decimal,
  divideHalfUp,
  FEN_DECIMALS,
  powerOfTen,
  toScaled,
} from "../../primitives/index.js";
import { figure } from "../money-formula.js";
import type { AbnormalParameters } from "../parameters/rate-parameters.js";
import { quotaCount } from "../review/quota-count.js";
import { EXACT_UNITS_PER_FEN } from "./payment-standard.js";

/**
 * 极端异常情形: how a case is paid under the rate method: at its standard, or by item because it was approved, has no group, cost
 * extremely little, or is among the extremely dear ones within the quota; `short-stay` in proportion of days; `tier-share` where the floating rate of
 * the year's end shares a tier's total by weight, whatever the standards are.
 */
export const PRICINGS = /* @__PURE__ */ Object.freeze([
  "standard",
  "approved-by-item",
  "no-weight-by-item",
  "extreme-low-by-item",
  "extreme-high-by-item",
  "short-stay",
  "tier-share",
] as const);
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

/** 异常情形的界限: what a case is compared with, in the order of trial; a multiple is one of its standard. */
interface AbnormalLimit {
  /** where the edition writes it, below `settlement.rate.abnormal` */
  readonly path: string;
  readonly pricing: Pricing;
  readonly figure: (
    rules: AbnormalParameters,
    grade: HospitalGrade | undefined,
  ) => Decimal | number | undefined;
  /** whether the value beyond the figure, or below it, is the abnormal one */
  readonly abnormal: "below" | "above";
  /** whether only so many of the abnormal cases are priced so */
  readonly hasQuota?: boolean;
}

/**
 * - extremely low: `C < multiple × Std`, 3,000 of 10,000 at 0.30 is not;
 * - short stay: fewer days than the edition names;
 * - extremely high: `C > multiple × Std` of the hospital's grade; a candidate only, see {@link withinQuota}.
 */
export const ABNORMAL_LIMITS: readonly AbnormalLimit[] = [
  {
    path: "extremeLow.multiple",
    pricing: "extreme-low-by-item",
    figure: ({ extremeLow }) => extremeLow?.multiple,
    abnormal: "below",
  },
  {
    path: "shortStay.belowDays",
    pricing: "short-stay",
    figure: ({ shortStay }) => shortStay?.belowDays,
    abnormal: "below",
  },
  {
    path: "extremeHigh.multiples",
    pricing: "extreme-high-by-item",
    figure: ({ extremeHigh }, grade) => grade && extremeHigh?.multiples.get(grade),
    abnormal: "above",
    hasQuota: true,
  },
];

/**
 * 逐例判定 without the quota: what a case is on its own, in the order approved, no weight, then {@link ABNORMAL_LIMITS}
 * (no text prints an order; an approval is a decision about the case and comes first).
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
  for (const { pricing, figure, abnormal } of ABNORMAL_LIMITS) {
    const limit = figure(rules, grade);
    const sign = limit === undefined ? 0 : signBeside(one, limit);
    if (abnormal === "below" ? sign < 0 : sign > 0) return pricing;
  }
  return "standard";
}

/** Sign of what a case has less a limit: days, or a multiple of its standard; 0 where its days are not known. */
function signBeside(one: AbnormalCandidate, limit: Decimal | number): number {
  if (typeof limit !== "number") return compareToMultiple(one, toScaled(limit, MULTIPLE_SCALE));
  return one.lengthOfStayDays === undefined ? 0 : one.lengthOfStayDays - limit;
}

/**
 * The last whole day, or fen, on the near side of a limit: the next one is beyond it.
 *
 * @param standard exact standard of the case, units of 10^-24 yuan
 */
export function lastBeforeLimit(
  { abnormal }: AbnormalLimit,
  limit: Decimal | number,
  standard: bigint,
): number {
  if (typeof limit === "number") return abnormal === "below" ? limit - 1 : limit;
  const units = toScaled(limit, MULTIPLE_SCALE) * standard;
  const fen = EXACT_UNITS_PER_FEN * powerOfTen(MULTIPLE_SCALE);
  return Number(abnormal === "below" ? (units - 1n) / fen : units / fen);
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
    .sort((a, b) => (a.excess === b.excess ? compareText(a.id, b.id) : a.excess > b.excess ? -1 : 1));
  return new Set(order.slice(0, quotaCount(quota, discharges)).map(({ position }) => position));
}

/**
 * 短期住院按天支付: for a stay shorter than the limit, so that a stay of `limit` days is paid its standard. The standard itself is not paid, and is not rounded.
 *
 * @source NAT-065
 */
export const SHORT_STAY = figure("standard")
  .times(figure("days"))
  .over(figure("belowDays"))
  .roundedTo(FEN_DECIMALS);

/** {@link SHORT_STAY} by the million. @param standard exact, units of 10^-24 yuan */
export function shortStayFen(standard: bigint, days: number, belowDays: number): number {
  return Number(divideHalfUp(standard * BigInt(days), BigInt(belowDays) * EXACT_UNITS_PER_FEN));
}
