import { Decimal, round, WORKING } from "../../primitives/index.js";
import type { CaseClassParameters, PointsMethod } from "../parameters.js";
import type { WeighTables } from "./case-facts.js";
import { hasMark, MARKS, markAmount } from "./case-marks.js";
import { averageOf, type CaseStanding } from "./classify-case.js";
import type { StepRecorder } from "./point-step.js";
import { thresholdValue } from "./threshold-value.js";
import type { WeighReason } from "./weigh-reason.js";

/** A value, or the reason why there is none. */
export type Found<Value> = { readonly value: Value } | { readonly reason: WeighReason };

/** What the point methods calculate with. */
export interface PointsContext {
  readonly standing: CaseStanding;
  readonly tables: WeighTables;
  readonly thresholds: CaseClassParameters["thresholds"];
  /** path of the class's `points` in the section */
  readonly path: string;
  readonly record: StepRecorder;
}

type OrdinaryMethod = Exclude<PointsMethod, { method: "shareOfNextClass" | "outside" | "notEvaluated" }>;

/**
 * 病例点数 by the named method of a class, before add-ons: half-up at the working scale once the method's products are formed,
 * and once more after a reduction.
 */
export function casePoints(method: OrdinaryMethod, context: PointsContext): Found<Decimal> {
  const found = POINTS[method.method](method as never, context);
  if ("reason" in found || method.reduction === undefined) return found;
  const kept = new Decimal(1).minus(method.reduction);
  const result = round(found.value.times(kept), WORKING);
  context.record({
    step: "reduction",
    formula: "P × (1 − reduction)",
    operands: { P: found.value, reduction: method.reduction },
    result,
    paths: [`${context.path}.reduction`],
  });
  return { value: result };
}

type Method<Name extends OrdinaryMethod["method"]> = Extract<OrdinaryMethod, { method: Name }>;

const POINTS: {
  readonly [Name in OrdinaryMethod["method"]]: (
    method: Method<Name>,
    context: PointsContext,
  ) => Found<Decimal>;
} = {
  complete: (_method, context) => {
    const worth = basePointsOf(context);
    const k = coefficientOf(context);
    if ("reason" in worth) return worth;
    if ("reason" in k) return k;
    const value = round(worth.value.times(k.value), WORKING);
    return done(context, "completeStay", "BP × K", { BP: worth.value, K: k.value }, value, []);
  },
  proportional: ({ withCoefficient, cap }, context) => {
    const operands = bandOperands(withCoefficient, context);
    if ("reason" in operands) return operands;
    const { BP, r, K } = operands.value;
    const exact = round(BP.times(r).times(K ?? 1), WORKING);
    const value = cap === "basePoints" && exact.gt(BP) ? BP : exact;
    const product = K === undefined ? "BP × r" : "BP × K × r";
    const formula = cap === "basePoints" ? `min(BP, ${product})` : product;
    return done(context, "proportional", formula, shown(operands.value), value, ["withCoefficient", "cap"]);
  },
  multiplePlus: ({ addition, withCoefficient }, context) => {
    const operands = bandOperands(withCoefficient, context);
    if ("reason" in operands) return operands;
    const { BP, r, K } = operands.value;
    const value = round(
      r
        .plus(addition)
        .times(BP)
        .times(K ?? 1),
      WORKING,
    );
    const formula = K === undefined ? "(r + addition) × BP" : "(r + addition) × BP × K";
    const paths = ["addition", "withCoefficient"];
    return done(context, "lowerBand", formula, { ...shown(operands.value), addition }, value, paths);
  },
  highAddOn: ({ threshold: name }, context) => {
    const { standing, thresholds } = context;
    const operands = bandOperands(true, context, netCost(context));
    if ("reason" in operands) return operands;
    const { BP, r, K = new Decimal(1) } = operands.value;
    const threshold = thresholds[name];
    const limit = threshold && thresholdValue(threshold, BP, standing.hospital?.grade);
    if (limit === undefined || "none" in limit) return { reason: "rule-not-evaluated" };
    if ("missing" in limit) return { reason: limit.missing };
    const excess = Decimal.max(0, r.minus(limit.multiple));
    const value = round(BP.times(K).plus(BP.times(excess)), WORKING);
    const shownOperands = { BP, K, r, threshold: limit.multiple };
    const formula = "BP × K + BP × max(0, C_net / Avg_g − threshold)";
    return done(context, "highAddOn", formula, shownOperands, value, ["threshold"]);
  },
  byCost: (_method, context) => {
    const cost = netCost(context);
    if ("reason" in cost) return cost;
    const value = pointsOfAmount(cost.value, context.tables);
    if ("reason" in value) return value;
    const operands = { C_net: cost.value, ...areaOperands(context.tables) };
    return done(context, "byCost", "C_net × pointsPerAverage / Avg_all", operands, value.value, []);
  },
  approvedCost: (_method, context) => {
    const { marks } = context.standing.facts;
    const points = markAmount(marks, MARKS.approvedPoints, WORKING.scale);
    const cost = markAmount(marks, MARKS.approvedCost, 2);
    if (points === "unreadable" || cost === "unreadable") return { reason: "mark-unreadable" };
    if (points !== "absent") return done(context, "approvedPoints", "P", { P: points }, points, []);
    if (cost === "absent") {
      return hasMark(marks, MARKS.unreasonableCost)
        ? POINTS.byCost({ method: "byCost" }, context)
        : { reason: "approval-missing" };
    }
    const value = pointsOfAmount(cost, context.tables);
    if ("reason" in value) return value;
    const operands = { approvedCost: cost, ...areaOperands(context.tables) };
    const formula = "approvedCost × pointsPerAverage / Avg_all";
    return done(context, "approvedCost", formula, operands, value.value, []);
  },
  bedDay: ({ unit, daily }, context) => {
    const { facts, hospital } = context.standing;
    const { careType, lengthOfStayDays } = facts;
    if (hospital === undefined) return { reason: "hospital-unknown" };
    const standard = careType && daily[careType]?.[hospital.grade];
    if (careType === undefined || standard === undefined) return { reason: "no-bed-day-standard" };
    if (lengthOfStayDays === undefined) return { reason: "length-of-stay-missing" };
    const points: Found<Decimal> =
      unit === "points" ? { value: standard } : pointsOfAmount(standard, context.tables);
    if ("reason" in points) return points;
    const value = round(points.value.times(lengthOfStayDays), WORKING);
    const operands = { BP_bedday: points.value, LOS: new Decimal(lengthOfStayDays) };
    const path = `daily.${careType}.${hospital.grade}`;
    return done(context, "bedDay", "BP_bedday × LOS", operands, value, [path]);
  },
};

/**
 * 金额折点: `amount × pointsPerAverage / Avg_all`, half-up at the working scale.
 *
 * @source ZJ-024, ZJ-050
 */
export function pointsOfAmount(amount: Decimal, { groups }: Pick<WeighTables, "groups">): Found<Decimal> {
  const area = groups.areaAverageCost;
  if (area === undefined || !area.gt(0)) return { reason: "no-area-average" };
  return { value: round(amount.times(groups.pointsPerAverage).div(area), WORKING) };
}

function areaOperands({ groups }: WeighTables): Record<string, Decimal> {
  const { areaAverageCost: area, pointsPerAverage } = groups;
  return { pointsPerAverage, ...(area && { Avg_all: area }) };
}

function basePointsOf({ standing }: PointsContext): Found<Decimal> {
  if (standing.basePoints !== undefined) return { value: standing.basePoints };
  return { reason: standing.row === undefined ? "group-unlisted" : "no-base-points" };
}

function coefficientOf({ standing, tables }: PointsContext): Found<Decimal> {
  const { hospitalId, drg } = standing.facts;
  if (hospitalId === undefined) return { reason: "hospital-unknown" };
  const coefficient = tables.coefficients.of(hospitalId, drg);
  return coefficient.status === "absent" ? { reason: coefficient.reason } : { value: coefficient.value };
}

interface BandOperands {
  readonly BP: Decimal;
  readonly r: Decimal;
  readonly K?: Decimal;
}

/** Base points, multiple and, where it counts, the coefficient. */
function bandOperands(
  withCoefficient: boolean,
  context: PointsContext,
  cost: Found<Decimal> = grossCost(context),
): Found<BandOperands> {
  const worth = basePointsOf(context);
  if ("reason" in worth) return worth;
  const average = averageOf(context.standing.row);
  if (average === undefined) return { reason: "no-average-cost" };
  if ("reason" in cost) return cost;
  const r = round(cost.value.div(average), WORKING);
  context.record({
    step: "multiple",
    formula: "C / Avg_g",
    operands: { C: cost.value, Avg_g: average },
    result: r,
    paths: [],
  });
  if (!withCoefficient) return { value: { BP: worth.value, r } };
  const k = coefficientOf(context);
  return "reason" in k ? k : { value: { BP: worth.value, r, K: k.value } };
}

function grossCost({ standing }: PointsContext): Found<Decimal> {
  const { totalCost } = standing.facts;
  return totalCost === undefined ? { reason: "cost-missing" } : { value: totalCost };
}

/** 扣除不合理费用后的总费用, at least 0. */
function netCost(context: PointsContext): Found<Decimal> {
  const gross = grossCost(context);
  if ("reason" in gross) return gross;
  const unreasonable = markAmount(context.standing.facts.marks, MARKS.unreasonableCost, 2);
  if (unreasonable === "unreadable") return { reason: "mark-unreadable" };
  if (unreasonable === "absent") return gross;
  return { value: Decimal.max(0, gross.value.minus(unreasonable)) };
}

function shown({ BP, r, K }: BandOperands): Record<string, Decimal> {
  return { BP, r, ...(K && { K }) };
}

function done(
  { path, record }: PointsContext,
  step: string,
  formula: string,
  operands: Readonly<Record<string, Decimal>>,
  value: Decimal,
  parameters: readonly string[],
): Found<Decimal> {
  record({ step, formula, operands, result: value, paths: parameters.map((name) => `${path}.${name}`) });
  return { value };
}
