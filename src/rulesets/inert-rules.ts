import { excerpt, type LocalizedText, type NotEvaluated } from "../primitives/index.js";
import type { SettlementParameters } from "../settlement/index.js";
import type { WeightParameters } from "../weights/index.js";

/** 空转的规则: a rule that the edition has, every value of it known, and that cannot be carried out as the edition stands. */
export type InertRule = Pick<NotEvaluated, "rule" | "path" | "remedy">;

/** 空转的规则 of an edition: the calculators pass them by, so that somebody has to say so. */
export function inertRules({
  weights,
}: {
  readonly weights?: WeightParameters | undefined;
  readonly settlement?: SettlementParameters | undefined;
}): readonly InertRule[] {
  return [...classesOfStandard(weights)];
}

/** The same as lists of rules that were not evaluated tell them. */
export function inertNotEvaluated(parameters: Parameters<typeof inertRules>[0]): readonly NotEvaluated[] {
  return inertRules(parameters).map((one) => ({ ...one, status: "unknown", clause: "" }));
}

/** 倍率类 under multiples of the payment standard: settlement forms the standard of cases that are classed already, so that nobody can judge the class before. */
function classesOfStandard(weights: WeightParameters | undefined): readonly InertRule[] {
  const { multipleOf, rows = [] } = weights?.caseClasses ?? {};
  if (multipleOf !== "paymentStandard") return [];
  return rows.flatMap(({ caseClass, when }) => {
    if (when.multiple === undefined) return [];
    const rule = `weights.caseClasses.classes.${caseClass}`;
    return [{ rule, path: `${rule}.when.multiple`, remedy: ofStandard(caseClass) }];
  });
}

function ofStandard(caseClass: string): LocalizedText {
  const name = excerpt(caseClass);
  return {
    zh: `“${name}”类按倍率判定，倍率以支付标准为底，而支付标准由结算在分类之后算出：轮到这一类的病例无法判断，不结算。请将倍率的分母（weights.caseClasses.multipleOf）改为病组例均费用（groupAverage；病组表须有例均费用），或去掉这一类，改用费率法的极高、极低病例规则（settlement.rate.abnormal）。`,
    en: `The class "${name}" goes by a multiple of the payment standard, which settlement forms of cases that are classed already: a case that comes to this class cannot be judged and is not settled. Set weights.caseClasses.multipleOf to groupAverage (the group table then needs average costs), or take the class out and use the rules of extreme cases in settlement.rate.abnormal.`,
  };
}
