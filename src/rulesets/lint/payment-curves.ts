import { HOSPITAL_GRADES } from "../../cases/field-values.js";
import type { HospitalGrade } from "../../cases/index.js";
import { Decimal, decimal, decimalText, FEN_DECIMALS, toScaled, yuanOf } from "../../primitives/index.js";
import type { RateParameters } from "../../settlement/parameters/rate-parameters.js";
import { pricingOf } from "../../settlement/rate/abnormal-cases.js";
import { retainedAmount } from "../../settlement/rate/retention.js";
import { weighCase } from "../../weights/case/weigh-case.js";
import { coefficientTable } from "../../weights/coefficient/coefficient-table.js";
import { publishedGroupTable } from "../../weights/groups/group-table.js";
import type { Threshold, WeightParameters } from "../../weights/parameters.js";
import { coefficientsTried } from "./coefficients-tried.js";

/** What is paid, over the reference, at one cost; of a case, with the class whose points they are. */
export interface PaidAt {
  readonly paid: Decimal;
  readonly caseClass?: string;
}

/** 支付曲线: payment over a reference as a function of cost over it, and the places at which its rule changes. */
export interface PaymentCurve {
  /** the group, standard or year that is the reference */
  readonly subject: string;
  /** the difference coefficient (K) at which it is tried, where there is one */
  readonly coefficient?: Decimal;
  /** the reference in yuan of cost, and in what it is worth */
  readonly reference: {
    readonly cost: Decimal;
    readonly worth: Decimal;
    readonly unit: "points" | "weight" | "yuan";
  };
  /** where the edition says so */
  readonly path: string;
  readonly edges: readonly CurveEdge[];
  readonly paidAt: (multiple: Decimal) => PaidAt | undefined;
}

/** A place at which the rule changes, and the value that says so. */
export interface CurveEdge {
  readonly at: Decimal;
  readonly path: string;
}

/** Yuan of a reference that makes every step a whole number of fen. */
const REFERENCE = new Decimal("100000");
const YUAN = { cost: REFERENCE, worth: REFERENCE, unit: "yuan" } as const;
const THRESHOLDS = "weights.caseClasses.thresholds";

/** An ordinary stay in a stable group, by base points of the group, and grade and coefficient of the hospital. */
export function classCurves(weights: WeightParameters): readonly PaymentCurve[] {
  const { caseClasses, groupWeight } = weights;
  if (caseClasses === undefined || groupWeight === undefined || caseClasses.multipleOf !== "groupAverage")
    return [];
  const thresholds = Object.entries(caseClasses.thresholds);
  const whole = groupWeight.method === "basePoints" ? groupWeight.pointsPerAverage : new Decimal(1);
  const unit = groupWeight.method === "basePoints" ? "points" : "weight";
  const grades = gradesTried(Object.values(caseClasses.thresholds));
  const coefficients = coefficientsTried(weights.coefficient);
  return basePointsTried(Object.values(caseClasses.thresholds), whole).flatMap((worth) => {
    const cost = REFERENCE.times(worth).div(whole);
    return grades.flatMap((grade) =>
      coefficients.map((coefficient) => ({
        subject: `BP ${decimalText(worth)}${grades.length === 1 ? "" : `, ${grade}`}`,
        coefficient,
        reference: { cost, worth, unit } as const,
        path: THRESHOLDS,
        paidAt: stayCurve(weights, { worth, cost, grade, coefficient }),
        edges: thresholds.flatMap(([name, threshold]) => edgesOf(name, threshold, worth, grade)),
      })),
    );
  });
}

/** A stay of which all is ordinary but what is named here. */
interface Stay {
  readonly worth: Decimal;
  /** average cost of its group */
  readonly cost: Decimal;
  readonly grade: HospitalGrade;
  readonly coefficient: Decimal;
}

function stayCurve(
  weights: WeightParameters,
  { worth, cost, grade, coefficient }: Stay,
): PaymentCurve["paidAt"] {
  const { groupWeight } = weights;
  if (groupWeight === undefined) return () => undefined;
  const group = {
    drg: "X",
    averageCost: cost,
    stable: true,
    inputs: {},
    ...(groupWeight.method === "basePoints" ? { basePoints: worth } : { relativeWeight: worth }),
  };
  const hospital = { hospitalId: "H", grade, coefficient };
  const groups = publishedGroupTable([{ drg: "*", averageCost: REFERENCE, inputs: {} }, group], groupWeight);
  const coefficients = coefficientTable({ hospitals: [hospital] }, weights.coefficient);
  const tables = { groups, coefficients, hospitals: new Map([["H", hospital]]) };
  return (multiple) => {
    const totalCost = cost.times(multiple).toDecimalPlaces(FEN_DECIMALS);
    const record = { caseId: "C", hospitalId: "H", diagnoses: [], procedures: [], totalCost, marks: {} };
    const grouped = { drg: "X", status: "grouped" } as const;
    const { points, pointsClass } = weighCase(record, grouped, tables, weights, { readmitted: false });
    return (
      points && { paid: points.div(worth), ...(pointsClass !== undefined && { caseClass: pointsClass }) }
    );
  };
}

/** The grades that thresholds tell apart; one where they tell none. */
function gradesTried(thresholds: readonly Threshold[]): readonly HospitalGrade[] {
  return thresholds.some(({ method }) => method === "byGrade") ? HOSPITAL_GRADES : ["tertiary"];
}

/** Base points in the middle of every band of a threshold, and those of an average group. */
function basePointsTried(thresholds: readonly Threshold[], whole: Decimal): readonly Decimal[] {
  const ends = thresholds.flatMap((threshold) =>
    threshold.method === "byBasePoints" ? threshold.bands.flatMap(({ upTo }) => upTo ?? []) : [],
  );
  const tried = ends.length === 0 ? [whole] : [...ends, ends.reduce((a, b) => (a.gt(b) ? a : b)).times(2)];
  return [...new Set(tried.map((points) => points.toFixed()))].map((points) => decimal(points));
}

function edgesOf(
  name: string,
  threshold: Threshold,
  worth: Decimal,
  grade: HospitalGrade,
): readonly CurveEdge[] {
  const path = `${THRESHOLDS}.${name}`;
  switch (threshold.method) {
    case "fixed":
      return [{ at: threshold.multiple, path: `${path}.multiple` }];
    case "byBasePoints":
      return threshold.bands
        .filter(({ upTo }) => upTo === undefined || worth.lte(upTo))
        .slice(0, 1)
        .map(({ multiple }) => ({ at: multiple, path: `${path}.bands` }));
    case "byGrade": {
      const at = threshold.multiples[grade];
      return at === undefined ? [] : [{ at, path: `${path}.multiples.${grade}` }];
    }
  }
}

/** A case under the rate method, by grade of the hospital; extremely dear cases as if the quota had room. */
export function rateCurves({ abnormal }: RateParameters): readonly PaymentCurve[] {
  const { extremeHigh, extremeLow } = abnormal;
  const path = "settlement.rate.abnormal";
  const grades = extremeHigh === undefined ? (["tertiary"] as const) : [...extremeHigh.multiples.keys()];
  return grades.map((grade) => ({
    subject: `standard, ${grade}`,
    reference: YUAN,
    path,
    edges: [extremeLow?.multiple, extremeHigh?.multiples.get(grade)]
      .filter((at) => at !== undefined)
      .map((at) => ({ at, path })),
    paidAt: (multiple) => {
      const one = {
        caseId: "C",
        standardFen: toScaled(REFERENCE, FEN_DECIMALS),
        costFen: toScaled(REFERENCE.times(multiple).toDecimalPlaces(FEN_DECIMALS), FEN_DECIMALS),
        weighed: true,
        approvedByItem: false,
        lengthOfStayDays: undefined,
      };
      const paidFen = pricingOf(one, grade, abnormal) === "standard" ? one.standardFen : one.costFen;
      return { paid: yuanOf(paidFen).div(REFERENCE) };
    },
  }));
}

/** The year of a hospital under retention bands: cost A and payment over the payable total Y. */
export function retentionCurve(bands: Parameters<typeof retainedAmount>[2]): PaymentCurve {
  const path = "settlement.retention.bands";
  return {
    subject: "A / Y",
    reference: YUAN,
    path,
    edges: bands.flatMap(({ below }) => (below === undefined ? [] : [{ at: below, path }])),
    paidAt: (multiple) => {
      const cost = REFERENCE.times(multiple).toDecimalPlaces(FEN_DECIMALS);
      return { paid: retainedAmount(cost, REFERENCE, bands).div(REFERENCE) };
    },
  };
}
