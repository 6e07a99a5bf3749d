import type { CareType, HospitalGrade } from "../../cases/field-values.js";
import { ONE } from "../../primitives/formula/formula.js";
import { type Decimal, FEN_DECIMALS, smallest, sumOf } from "../../primitives/index.js";
import { requireDecimals } from "../../primitives/require-made.js";
import { figure, formed } from "../money-formula.js";
import type { BedDayCheck, BedDayParameters } from "../parameters/unit-parameters.js";
import { agreedAmount, LATER_OUTWEIGHS, rowsFor } from "../rows-for.js";

/** 床日付费的一次住院. */
export interface BedDayStay {
  readonly hospitalId: string;
  readonly grade: HospitalGrade;
  readonly careType: CareType;
  readonly poolingArea?: string;
  /** the group of the stay, where standards rest on groups */
  readonly drg?: string;
  /** 类别 of the care, where standards differ by it */
  readonly careClass?: string;
  readonly lengthOfStayDays: number;
}

/** 床日定额 of a stay: yuan a day, and whether the limit cut it. */
export interface BedDayRate {
  readonly daily: Decimal;
  readonly limited: boolean;
}

/**
 * 床日定额: the most specific standard that holds for a stay (hospital before group before pooling area before class before grade), cut to the limit of its grade and
 * class where there is one.
 *
 * @returns undefined where no standard holds, or two equally specific ones differ
 * @source SX-027, LS-005, CMP-002
 */
export function bedDayRate(stay: BedDayStay, parameters: BedDayParameters): BedDayRate | undefined {
  const { grade, careClass, poolingArea, drg, hospitalId } = stay;
  const ofCare = parameters.standards.filter(({ careType }) => careType === stay.careType);
  const asked = { grade, careClass, poolingArea, drg, hospitalId };
  const standard = agreedAmount(rowsFor(ofCare, asked, LATER_OUTWEIGHS).map(({ daily }) => daily));
  if (standard === undefined) return undefined;
  const limits = parameters.limits.filter(
    (row) =>
      row.careType === stay.careType &&
      row.grade === grade &&
      (row.careClass === undefined || row.careClass === careClass),
  );
  const daily = smallest(standard, ...limits.map((row) => row.daily));
  return { daily, limited: daily.lt(standard) };
}

const BED_DAY_PAYMENT = figure("daily").times(figure("days"));

/** 床日考核扣减: of the amount the shares of all targets that are missed, never more than all of it. */
const BED_DAY_DEDUCTION = figure("amount").times(figure("share").atMost(ONE)).roundedTo(FEN_DECIMALS);

/**
 * 床日支付: `daily standard × days`. The same product is the points of a stay where the standard is in points a day.
 *
 * @param daily yuan (points) a day
 * @source ZJ-012, SX-027
 * @example
 * ```ts
 * bedDayPayment(decimal("3.2"), 45).toFixed(); // "144"
 * ```
 */
export function bedDayPayment(daily: Decimal, lengthOfStayDays: number): Decimal {
  requireDecimals({ daily });
  return formed(BED_DAY_PAYMENT, { daily, days: lengthOfStayDays });
}

/** 考核指标 of a hospital's bed-day cases; absent = unknown. */
export type BedDayIndicators = Readonly<Partial<Record<BedDayCheck["indicator"], Decimal>>>;

/** 床日考核: what is taken off, and checks that could not be made. */
export interface BedDayAssessment {
  readonly deduction: Decimal;
  readonly missed: readonly BedDayCheck["indicator"][];
  readonly notEvaluated: readonly BedDayCheck["indicator"][];
}

/**
 * 床日考核: average length of stay, daily cost and outcome against their targets; each target missed takes its share off the amount,
 * to the fen. A target met exactly is met; an indicator that is unknown is neither met nor missed.
 *
 * @param amount bed-day amount of the hospital, yuan
 * @source SX-027
 */
export function assessBedDays(
  amount: Decimal,
  indicators: BedDayIndicators,
  checks: readonly BedDayCheck[],
): BedDayAssessment {
  const known = checks.flatMap((check) => {
    const value = indicators[check.indicator];
    return value === undefined ? [] : [{ check, value }];
  });
  const missed = known.filter(({ check, value }) =>
    check.better === "lower" ? value.gt(check.target) : value.lt(check.target),
  );
  const share = sumOf(missed.map(({ check }) => check.deduction));
  return {
    deduction: formed(BED_DAY_DEDUCTION, { amount, share }),
    missed: missed.map(({ check }) => check.indicator),
    notEvaluated: checks.map(({ indicator }) => indicator).filter((name) => indicators[name] === undefined),
  };
}
