import type { LocalizedText } from "../primitives/index.js";

/** 预算另列数值: the inputs of a budget row that some method of settling or prepaying reads. */
export const BUDGET_INPUTS = {
  priorYearFinal: { zh: "上年决算总额", en: "final total of the year before" },
  growthRate: { zh: "总额增长率", en: "growth of the total" },
  historicTotal: { zh: "历史总额", en: "historic total" },
  reimbursementRatio: { zh: "上年实际报销比例", en: "share that the fund paid last year" },
  forecastWeight: { zh: "预计总权重", en: "total weight that is expected" },
  budgetSoFar: { zh: "期初至预拨月份的预算", en: "budget up to the month that is prepaid" },
} as const satisfies Readonly<Record<string, LocalizedText>>;
