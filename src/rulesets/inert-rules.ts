import { deepFreeze, excerpt, type LocalizedText, type NotEvaluated } from "../primitives/index.js";
import type { SettlementRules } from "../settlement/parameters.js";
import type { WeightParameters } from "../weights/index.js";
import type { Ruleset } from "./ruleset.js";

/** 空转的规则: a rule that the edition has, or that a settlement asks for, and that cannot be carried out as the edition stands, though no value of it is missing. */
export interface InertRule extends Pick<NotEvaluated, "rule" | "path" | "remedy"> {
  readonly severity: "warning" | "info";
  /** whether it is carried out where budget and hospitals give what the edition leaves out; the settlement then says whether they do */
  readonly byInputs?: true;
}

/** The sections of an edition as they are bound, as far as they are. */
export interface BoundRules {
  readonly weights?: WeightParameters | undefined;
  readonly settlement?: SettlementRules | undefined;
}

/** 空转的规则 of an edition: the calculators pass them by, so that somebody has to say so. */
export function inertRules(ruleset: Ruleset, { weights, settlement }: BoundRules): readonly InertRule[] {
  const { rate } = ruleset.settlement ?? {};
  return [
    ...classesOfStandard(weights),
    ...(settlement?.rate !== undefined && settlement.unit === "rate" && rate?.fundShare === undefined
      ? [WITHOUT_FUND_SHARE]
      : []),
    ...(settlement?.rate?.yearEnd === "floating" && settlement.tiers === undefined ? [WITHOUT_TIERS] : []),
  ];
}

/** The same as lists of rules that were not evaluated tell them. */
export function inertNotEvaluated(ruleset: Ruleset, bound: BoundRules): readonly NotEvaluated[] {
  const inert = inertRules(ruleset, bound).filter(({ byInputs }) => byInputs !== true);
  return deepFreeze(
    inert.map(({ rule, path, remedy }) => ({ rule, path, status: "unknown" as const, clause: "", remedy })),
  );
}

const FUND_SHARE = "settlement.rate.fundShare";
const WITHOUT_FUND_SHARE: InertRule = {
  ...{ rule: FUND_SHARE, path: FUND_SHARE, severity: "info" },
  remedy: {
    zh: `规则集没有写基金应付如何计算（${FUND_SHARE}）：按支付标准付费的病例没有统筹支付，基金支付合计算不出，记作“—”。文件写有算法的，请补上这一节。`,
    en: `The edition does not say how the fund's part is found (${FUND_SHARE}): a case paid at its standard has no fund payment, and the fund payments of hospitals and funds are left open. Where a text says how, add that part.`,
  },
};

const YEAR_END = "settlement.rate.yearEnd";
const WITHOUT_TIERS: InertRule = {
  ...{ rule: YEAR_END, path: YEAR_END, severity: "warning", byInputs: true },
  remedy: {
    zh: `浮动费率（${YEAR_END}）分的是各层级的总额，而规则集没有层级的划分（settlement.tiers）：只有预算给出层级总额（tiers），机构表又写有各机构的层级（tier），才会执行，否则一律按给定的费率付费。请补上层级的划分，或确认两份文件都给出层级。`,
    en: `The floating rate (${YEAR_END}) shares out the totals of tiers, and the edition does not say what tiers there are (settlement.tiers): it is carried out only where the budget gives totals of tiers and the hospitals file the tier of each hospital, and else all is paid at the given rates. Add the tiers, or see that both files give them.`,
  },
};

/** 倍率类 under multiples of the payment standard: settlement forms the standard of cases that are classed already, so that nobody can judge the class before. */
function classesOfStandard(weights: WeightParameters | undefined): readonly InertRule[] {
  const { multipleOf, rows = [] } = weights?.caseClasses ?? {};
  if (multipleOf !== "paymentStandard") return [];
  return rows.flatMap(({ caseClass, when }) => {
    if (when.multiple === undefined) return [];
    const rule = `weights.caseClasses.classes.${caseClass}`;
    return [
      { rule, path: `${rule}.when.multiple`, severity: "warning" as const, remedy: ofStandard(caseClass) },
    ];
  });
}

function ofStandard(caseClass: string): LocalizedText {
  const name = excerpt(caseClass);
  return {
    zh: `“${name}”类按倍率判定，倍率以支付标准为底，而支付标准由结算在分类之后算出：轮到这一类的病例无法判断，不结算。请将倍率的分母（weights.caseClasses.multipleOf）改为病组例均费用（groupAverage；病组表须有例均费用），或去掉这一类，改用费率法的极高、极低病例规则（settlement.rate.abnormal）。`,
    en: `The class "${name}" goes by a multiple of the payment standard, which settlement forms of cases that are classed already: a case that comes to this class cannot be judged and is not settled. Set weights.caseClasses.multipleOf to groupAverage (the group table then needs average costs), or take the class out and use the rules of extreme cases in settlement.rate.abnormal.`,
  };
}
