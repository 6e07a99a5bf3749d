import {
  CitedReader,
  type CivilDate,
  Decimal,
  decimal,
  decimalText,
  FEN_DECIMALS,
  largest,
  toScaled,
  yuanOf,
} from "../../primitives/index.js";
import { bindSettlement } from "../../settlement/bind-settlement.js";
import type { RateParameters } from "../../settlement/parameters/rate-parameters.js";
import { pricingOf } from "../../settlement/rate/abnormal-cases.js";
import { retainedAmount } from "../../settlement/rate/retention.js";
import { bindWeights } from "../../weights/bind-weights.js";
import { weighCase } from "../../weights/case/weigh-case.js";
import { coefficientTable } from "../../weights/coefficient/coefficient-table.js";
import { publishedGroupTable } from "../../weights/groups/group-table.js";
import type { Threshold, WeightParameters } from "../../weights/parameters.js";
import { firstDay, requireRuleset } from "../require-ruleset.js";
import type { Ruleset } from "../ruleset.js";

/**
 * 支付断点: a place where the payment of a ruleset is not a steady function of the cost. A `jump` is a step at `at`; a `fall` is a stretch from `at`
 * to `until` on which a higher cost is paid less. `at` is cost over the reference (multiple of the group's average, of the payment
 * standard, or of the year's payable total), `from` and `to` are the payment over the same reference.
 */
export interface PaymentCliff {
  readonly subject: string;
  /** where the edition says so */
  readonly path: string;
  readonly kind: "jump" | "fall";
  readonly at: Decimal;
  readonly until: Decimal;
  readonly from: Decimal;
  readonly to: Decimal;
}

/** Payment over the reference as a function of cost over the reference. */
type PaymentCurve = (multiple: Decimal) => Decimal | undefined;

/** A curve with the places at which its rule changes. */
interface Subject {
  readonly subject: string;
  readonly path: string;
  readonly curve: PaymentCurve;
  readonly edges: readonly Decimal[];
}

/** How finely a place is approached: one part in ten million of the reference. */
const STEP = new Decimal("0.0000001");
/** A step in payment below this, over the reference, is the slope of the curve and no jump. */
const SMALLEST_JUMP = new Decimal("0.0001");
/** Yuan of a reference that makes every step a whole number of fen. */
const REFERENCE = new Decimal("100000");
/** Coefficients at which a stay is tried: with 1 alone, an edge where the coefficient enters would not be seen. */
const COEFFICIENTS = ["0.8", "1", "1.2"];
/**
 * 查找支付断点: evaluates payment over cost through the edition's own case classes, rate rules and retention bands, just before, at
 * and just after every threshold and at points between them.
 *
 * @param on the day whose values count; default: the first day of the edition
 */
export function paymentCliffs(ruleset: Ruleset, on: CivilDate = firstDay(ruleset)): readonly PaymentCliff[] {
  requireRuleset({ ruleset });
  const reader = new CitedReader({ on, rulesetId: ruleset.reference });
  const weights = ruleset.weights && bindWeights(ruleset.weights, reader);
  const settlement = ruleset.settlement && bindSettlement(ruleset.settlement, reader);
  const subjects = [
    ...(weights === undefined ? [] : classSubjects(weights)),
    ...(settlement?.rate === undefined ? [] : rateSubjects(settlement.rate)),
    ...(settlement?.tiers?.retention === undefined ? [] : [retentionSubject(settlement.tiers.retention)]),
  ];
  return subjects.flatMap(cliffsOf);
}

function cliffsOf(subject: Subject): readonly PaymentCliff[] {
  const distinct = [...new Set(subject.edges.map((edge) => edge.toFixed()))];
  const places = distinct.map((edge) => decimal(edge)).sort((a, b) => a.cmp(b));
  const starts = [new Decimal(0), ...places];
  return [
    ...places.flatMap((at) => jumpAt(subject, at)),
    ...starts.flatMap((from, index) =>
      fallBetween(subject, from, starts[index + 1] ?? largest(from.times(2), 2)),
    ),
  ];
}

/** The larger of the steps into and out of a place. */
function jumpAt({ subject, path, curve }: Subject, at: Decimal): readonly PaymentCliff[] {
  const [before, here, after] = [at.minus(STEP), at, at.plus(STEP)].map(curve);
  if (before === undefined || here === undefined || after === undefined) return [];
  const [from, to] = here.minus(before).abs().gte(after.minus(here).abs()) ? [before, here] : [here, after];
  if (to.minus(from).abs().lt(SMALLEST_JUMP)) return [];
  return [{ subject, path, kind: "jump", at, until: at, from, to }];
}

/** Points at which a stretch between two edges is tried. */
const PARTS = 20;
const STEP_DECIMALS = 7;

/** A stretch between two edges, both left out, on which the payment falls. */
function fallBetween(
  { subject, path, curve }: Subject,
  start: Decimal,
  end: Decimal,
): readonly PaymentCliff[] {
  const [first, last] = [start.plus(STEP), end.minus(STEP)];
  const width = last.minus(first).div(PARTS);
  const points = Array.from({ length: PARTS + 1 }, (_, part) =>
    first.plus(width.times(part)).toDecimalPlaces(STEP_DECIMALS),
  );
  const paid = points.map(curve);
  const falls = paid.slice(1).some((after, index) => isLess(after, paid[index]));
  const [from, to] = [paid[0], paid.at(-1)];
  if (!falls || from === undefined || to === undefined) return [];
  return [{ subject, path, kind: "fall", at: first, until: last, from, to }];
}

function isLess(after: Decimal | undefined, before: Decimal | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return after.lt(before.minus(SMALLEST_JUMP));
}

/** An ordinary stay in a stable group, by base points of the group and coefficient of the hospital. */
function classSubjects(weights: WeightParameters): readonly Subject[] {
  const { caseClasses, groupWeight } = weights;
  if (caseClasses === undefined || groupWeight === undefined || caseClasses.multipleOf !== "groupAverage")
    return [];
  const thresholds = Object.values(caseClasses.thresholds);
  const whole = groupWeight.method === "basePoints" ? groupWeight.pointsPerAverage : new Decimal(1);
  return basePointsTried(thresholds, whole).flatMap((worth) =>
    COEFFICIENTS.map((coefficient) => ({
      subject: `BP ${decimalText(worth)}, K ${coefficient}`,
      path: "weights.caseClasses.thresholds",
      curve: stayCurve(weights, worth, whole, decimal(coefficient)),
      edges: thresholds.flatMap((threshold) => multipleFor(threshold, worth)),
    })),
  );
}

function stayCurve(
  weights: WeightParameters,
  worth: Decimal,
  whole: Decimal,
  coefficient: Decimal,
): PaymentCurve {
  const { groupWeight } = weights;
  if (groupWeight === undefined) return () => undefined;
  const averageCost = REFERENCE.times(worth).div(whole);
  const group = {
    drg: "X",
    averageCost,
    stable: true,
    inputs: {},
    ...(groupWeight.method === "basePoints" ? { basePoints: worth } : { relativeWeight: worth }),
  };
  const hospital = { hospitalId: "H", grade: "tertiary" as const, coefficient };
  const groups = publishedGroupTable([{ drg: "*", averageCost: REFERENCE, inputs: {} }, group], groupWeight);
  const coefficients = coefficientTable({ hospitals: [hospital] }, weights.coefficient);
  const tables = { groups, coefficients, hospitals: new Map([["H", hospital]]) };
  return (multiple) => {
    const totalCost = averageCost.times(multiple).toDecimalPlaces(FEN_DECIMALS);
    const record = { caseId: "C", hospitalId: "H", diagnoses: [], procedures: [], totalCost, marks: {} };
    const { points } = weighCase(record, { drg: "X", status: "grouped" }, tables, weights, {
      readmitted: false,
    });
    return points?.div(worth);
  };
}

/** Base points in the middle of every band of a threshold, and those of an average group. */
function basePointsTried(thresholds: readonly Threshold[], whole: Decimal): readonly Decimal[] {
  const ends = thresholds.flatMap((threshold) =>
    threshold.method === "byBasePoints" ? threshold.bands.flatMap(({ upTo }) => upTo ?? []) : [],
  );
  const tried = ends.length === 0 ? [whole] : [...ends, ends.reduce((a, b) => (a.gt(b) ? a : b)).times(2)];
  return [...new Set(tried.map((points) => points.toFixed()))].map((points) => decimal(points));
}

function multipleFor(threshold: Threshold, worth: Decimal): readonly Decimal[] {
  switch (threshold.method) {
    case "fixed":
      return [threshold.multiple];
    case "byBasePoints":
      return threshold.bands
        .filter(({ upTo }) => upTo === undefined || worth.lte(upTo))
        .slice(0, 1)
        .map(({ multiple }) => multiple);
    case "byGrade":
      return Object.values(threshold.multiples).filter((multiple) => multiple !== undefined);
  }
}

/** A case under the rate method, by grade of the hospital; extremely dear cases as if the quota had room. */
function rateSubjects({ abnormal }: RateParameters): readonly Subject[] {
  const { extremeHigh, extremeLow } = abnormal;
  const grades = extremeHigh === undefined ? (["tertiary"] as const) : [...extremeHigh.multiples.keys()];
  return grades.map((grade) => ({
    subject: `standard, ${grade}`,
    path: "settlement.rate.abnormal",
    edges: [extremeLow?.multiple, extremeHigh?.multiples.get(grade)].filter((edge) => edge !== undefined),
    curve: (multiple) => {
      const one = {
        caseId: "C",
        standardFen: toScaled(REFERENCE, FEN_DECIMALS),
        costFen: toScaled(REFERENCE.times(multiple).toDecimalPlaces(FEN_DECIMALS), FEN_DECIMALS),
        weighed: true,
        approvedByItem: false,
        lengthOfStayDays: undefined,
      };
      const paidFen = pricingOf(one, grade, abnormal) === "standard" ? one.standardFen : one.costFen;
      return yuanOf(paidFen).div(REFERENCE);
    },
  }));
}

/** The year of a hospital under retention bands: cost A and payment over the payable total Y. */
function retentionSubject(bands: Parameters<typeof retainedAmount>[2]): Subject {
  return {
    subject: "A / Y",
    path: "settlement.retention.bands",
    edges: bands.flatMap(({ below }) => below ?? []),
    curve: (multiple) =>
      retainedAmount(REFERENCE.times(multiple).toDecimalPlaces(FEN_DECIMALS), REFERENCE, bands).div(
        REFERENCE,
      ),
  };
}
