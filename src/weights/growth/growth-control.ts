import { HOSPITAL_GRADES, type HospitalGrade } from "../../cases/index.js";
import { Decimal, round, sumOf, WORKING } from "../../primitives/index.js";
import { requireLists, requireMade } from "../../primitives/require-made.js";
import type { GrowthControlParameters } from "../parameters.js";

/** A hospital's points of two years, as growth control compares them. */
export interface HospitalGrowthInput {
  readonly hospitalId: string;
  readonly grade: HospitalGrade;
  readonly previousPoints?: Decimal;
  readonly currentPoints: Decimal;
  /** a new hospital in its first year, a community or township centre (ZJ-044) */
  readonly exempt?: boolean;
}

/** 增长控制结果: what a hospital loses (negative) or earns. */
export interface HospitalGrowth {
  readonly hospitalId: string;
  readonly status: "adjusted" | "exempt" | "no-previous-points" | "no-base";
  /** growth rate of the hospital */
  readonly rate?: Decimal;
  /** growth rate of its grade */
  readonly base?: Decimal;
  /** points added, negative when taken off; 0 unless adjusted */
  readonly adjustment: Decimal;
}

/**
 * 增长控制: takes a share of the points by which a hospital outgrew the hospitals of its grade, and gives a share of those by which
 * it stayed below.
 *
 * `adjustment = −lossShare × (current − previous × (1 + base))` above the base, `rewardShare × (previous × (1 + base) − current)` below.
 * The base is the mean of the rates of the grade's hospitals, or the growth of their sum; exempt hospitals and those without a
 * previous year form no part of it.
 *
 * @source ZJ-043, ZJ-044 (item 10 of the 2025 provincial notice); whether a year is one of overspending is for the settlement to say
 */
export function growthControl(
  hospitals: readonly HospitalGrowthInput[],
  parameters: GrowthControlParameters,
): HospitalGrowth[] {
  requireLists({ hospitals });
  requireMade({ parameters }, "bindWeights().growthControl", "base", "lossShare");
  const bases = new Map(
    HOSPITAL_GRADES.map((grade) => [
      grade,
      baseOf(
        hospitals.filter((one) => one.grade === grade),
        parameters.base,
      ),
    ]),
  );
  const zero = new Decimal(0);
  return hospitals.map((hospital): HospitalGrowth => {
    const { hospitalId, grade, currentPoints, exempt } = hospital;
    if (exempt === true) return { hospitalId, status: "exempt", adjustment: zero };
    const previous = previousOf(hospital);
    if (previous === undefined) return { hospitalId, status: "no-previous-points", adjustment: zero };
    const base = bases.get(grade);
    if (base === undefined) return { hospitalId, status: "no-base", adjustment: zero };
    const excess = currentPoints.minus(previous.times(base.plus(1)));
    const share = excess.gt(0) ? parameters.lossShare : parameters.rewardShare;
    const adjustment = round(excess.negated().times(share), WORKING);
    const rate = round(rateOf(previous, currentPoints), WORKING);
    return { hospitalId, status: "adjusted", rate, base: round(base, WORKING), adjustment };
  });
}

function baseOf(
  hospitals: readonly HospitalGrowthInput[],
  method: GrowthControlParameters["base"],
): Decimal | undefined {
  const counted = hospitals.flatMap((hospital) => {
    const previous = previousOf(hospital);
    return hospital.exempt === true || previous === undefined
      ? []
      : [{ previous, current: hospital.currentPoints }];
  });
  if (counted.length === 0) return undefined;
  if (method === "growthOfSum") {
    return rateOf(
      sumOf(counted.map(({ previous }) => previous)),
      sumOf(counted.map(({ current }) => current)),
    );
  }
  const rates = counted.map(({ previous, current }) => rateOf(previous, current));
  return sumOf(rates).div(rates.length);
}

function previousOf({ previousPoints }: HospitalGrowthInput): Decimal | undefined {
  return previousPoints?.gt(0) ? previousPoints : undefined;
}

/** Not rounded: multiplied by points again, what a rounded rate lacks would be points that a hospital loses or earns. */
function rateOf(previous: Decimal, current: Decimal): Decimal {
  return current.minus(previous).div(previous);
}
