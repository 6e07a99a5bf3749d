import { exactValue, type FormulaStep } from "../../primitives/formula/exact-value.js";
import { type Formula, operandsOf } from "../../primitives/formula/formula.js";
import { formulaText } from "../../primitives/formula/formula-text.js";
import { Decimal, round, WORKING } from "../../primitives/index.js";
import type { CaseClassParameters } from "../parameters.js";
import { methodCites, methodFormula, type WeighingMethod } from "../points/method-formula.js";
import { type GroupFacts, inOrder, type Operand, type StayFacts } from "../points/operands.js";
import type { PointsFormula } from "../points/points-rule.js";
import { averageOf, type CaseStanding } from "./classify-case.js";
import type { StepRecorder } from "./point-step.js";
import { thresholdForPoints } from "./threshold-value.js";
import type { WeighReason } from "./weigh-reason.js";
import type { WeighTables } from "./weighing-facts.js";

/** A value, or the reason why there is none. */
export type Found<Value> = { readonly value: Value } | { readonly reason: WeighReason };

/** What points are calculated with. */
export interface PointsContext {
  readonly standing: CaseStanding;
  readonly tables: WeighTables;
  readonly thresholds: CaseClassParameters["thresholds"];
  /** points formed before; see {@link StayFacts} */
  readonly points?: Decimal;
  readonly record: StepRecorder;
}

/**
 * 病例点数 by the named method of a class, before add-ons: half-up at the working scale once the method's products are formed,
 * and once more after a reduction.
 *
 * @param path path of the class's `points` in the section
 */
export function casePoints(method: WeighingMethod, path: string, context: PointsContext): Found<Decimal> {
  const { facts, hospital } = context.standing;
  const by = { careType: facts.careType, grade: hospital?.grade };
  return formulaPoints(methodFormula(method), context, (step) =>
    methodCites(method, step, by).map((name) => `${path}.${name}`),
  );
}

/** What a formula comes to for a case; its steps are told with the paths of the values they rest on. */
export function formulaPoints(
  formula: PointsFormula,
  context: PointsContext,
  pathsOf: (step: string) => readonly string[],
): Found<Decimal> {
  const { facts } = context.standing;
  const chosen = "of" in formula ? formula.choose(facts.marks) : 0;
  if (typeof chosen === "string") return { reason: chosen };
  const { expression } = "of" in formula ? (formula.of[chosen] as Formula<Operand>) : formula;
  const group = groupFacts(context);
  const stay = stayFacts(context);
  const known = new Map<Operand, Decimal>();
  for (const operand of inOrder(operandsOf(expression), ({ symbol }) => symbol)) {
    const found = operand.read(group, stay);
    if (typeof found === "string") return { reason: found };
    known.set(operand, found);
  }
  const record = ({ step, of, operands, result }: FormulaStep) => {
    const shown = Object.fromEntries(inOrder(Object.entries(operands), ([symbol]) => symbol));
    context.record({ step, formula: formulaText(of), result, operands: shown, paths: pathsOf(step) });
  };
  const exact = exactValue(expression, (operand) => known.get(operand) as Decimal, record);
  return { value: round(exact, WORKING) };
}

function groupFacts({ standing, tables, thresholds }: PointsContext): GroupFacts<Decimal> {
  const { row, basePoints, hospital } = standing;
  const { areaAverageCost, pointsPerAverage } = tables.groups;
  return {
    listed: row !== undefined,
    worth: basePoints,
    average: averageOf(row),
    grade: hospital?.grade,
    areaAverage: areaAverageCost?.gt(0) ? areaAverageCost : undefined,
    pointsPerAverage,
    threshold: (name) => thresholdForPoints(thresholds[name], basePoints, hospital?.grade),
    number: (decimal) => decimal,
    whole: (count) => new Decimal(count),
  };
}

function stayFacts({ standing: { facts }, tables, points }: PointsContext): StayFacts<Decimal> {
  const { hospitalId, drg, totalCost, lengthOfStayDays, careType, marks } = facts;
  const coefficient = hospitalId === undefined ? undefined : tables.coefficients.of(hospitalId, drg);
  return {
    cost: totalCost,
    coefficient:
      coefficient === undefined
        ? "hospital-unknown"
        : coefficient.status === "absent"
          ? coefficient.reason
          : coefficient.value,
    days: lengthOfStayDays,
    careType,
    marks,
    points,
  };
}
