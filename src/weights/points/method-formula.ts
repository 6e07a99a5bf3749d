import type { CareType, HospitalGrade } from "../../cases/index.js";
import type { PointsMethod } from "../parameters.js";
import { POINT_RULES } from "./point-rules.js";
import type { PointsFormula } from "./points-rule.js";

/** 有公式的方法: a point method that an edition names, with its values. */
export type WeighingMethod = Extract<PointsMethod, { readonly method: keyof typeof POINT_RULES }>;

/** The formula of a method under the values of the edition. */
export function methodFormula({ method, ...values }: WeighingMethod): PointsFormula {
  return POINT_RULES[method].points(values as never);
}

/** Which values of the method a step of a case rests on. */
export function methodCites(
  { method, ...values }: WeighingMethod,
  step: string,
  by: { readonly careType: CareType | undefined; readonly grade: HospitalGrade | undefined },
): readonly string[] {
  if (step === "multiple") return [];
  if (step === "reduction") return [step];
  const rule = POINT_RULES[method];
  return "cites" in rule && rule.cites
    ? rule.cites(by)
    : Object.keys(values).filter((name) => name !== "reduction");
}
