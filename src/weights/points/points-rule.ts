import type { CareType, CaseMarks, HospitalGrade } from "../../cases/index.js";
import { optional, type Shape, type ShapeType, share } from "../../declare/index.js";
import { type Formula, ONE, value } from "../../primitives/formula/formula.js";
import type { Decimal } from "../../primitives/index.js";
import type { WeighReason } from "../case/weigh-reason.js";
import type { Operand } from "./operands.js";

/** 计点公式 of a rule: one, or one of several by the marks of the case. */
export type PointsFormula = Formula<Operand> | ChosenFormula;

interface ChosenFormula {
  readonly of: readonly Formula<Operand>[];
  /** place of the formula, or why none applies */
  readonly choose: (marks: CaseMarks | undefined) => number | WeighReason;
}

/** 计点规则: what an edition says of a point method, and its formula; schema, words, Decimal reference and integer path are read off it. */
export interface PointsRule<Values extends Shape> {
  readonly values: Values;
  readonly points: (parameters: ShapeType<Values>) => PointsFormula;
  /** the values of the method that a case rests on; left out, all of them */
  readonly cites?: Cites;
}

type Cites = (by: {
  readonly careType: CareType | undefined;
  readonly grade: HospitalGrade | undefined;
}) => readonly string[];

/** 点数扣减比例 (ZJ-036). */
export const TAKEN_OFF = share("点数扣减比例", "share taken off the points");

const REDUCTION = { reduction: optional(TAKEN_OFF) };

/** A rule that weighs a case by itself: an edition may take a proportion off its points, `P × (1 − reduction)`. */
export function pointsRule<const Values extends Shape>(
  values: Values,
  points: (parameters: ShapeType<Values>) => PointsFormula,
  cites?: Cites,
): PointsRule<Values & typeof REDUCTION> {
  return {
    values: { ...values, ...REDUCTION },
    points: (parameters) => {
      const { reduction } = parameters as { readonly reduction?: Decimal };
      return reduced(points(parameters as ShapeType<Values>), reduction);
    },
    ...(cites && { cites }),
  };
}

function reduced(points: PointsFormula, reduction: Decimal | undefined): PointsFormula {
  if (reduction === undefined) return points;
  return "of" in points
    ? { ...points, of: points.of.map((one) => lessReduction(one, reduction)) }
    : lessReduction(points, reduction);
}

/** 点数扣减: `P × (1 − reduction)`. */
export function lessReduction(points: Formula<Operand>, reduction: Decimal): Formula<Operand> {
  return points.times(ONE.minus(value("reduction", reduction))).as("P", "reduction");
}
