import type { LocalizedText } from "../primitives/index.js";
import { type InputRange, NOT_NEGATIVE, SCORE, SHARE } from "./input-range.js";

/** 机构年度指标: the yearly figures of a hospital that an edition may settle by. */
export const HOSPITAL_FIGURES = {
  historicCostPerStay: { zh: "历史次均费用", en: "cost per stay of past years, yuan" },
  headRatioGrowth: { zh: "人次人头比增长率", en: "growth of stays per person, as a ratio to last year" },
  costPerWeightGrowth: {
    zh: "单位权重医疗总费用增长率",
    en: "growth of the cost per unit of weight, as a ratio to last year",
  },
  listAccuracy: { zh: "结算清单填写准确率", en: "accuracy of settlement lists, 0 to 1" },
  assessmentScore: { zh: "年度考核得分", en: "score of the yearly assessment, 0 to 100" },
  healthManagementScore: {
    zh: "健康管理质量得分",
    en: "score of contracted doctors' health management, 0 to 100",
  },
  bedDayOutcomeRate: { zh: "床日病例疗效合格率", en: "rate of good outcomes of bed-day cases, 0 to 1" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** What each figure can be. */
export const FIGURE_RANGES: Readonly<Record<keyof typeof HOSPITAL_FIGURES, InputRange>> = {
  historicCostPerStay: NOT_NEGATIVE,
  headRatioGrowth: NOT_NEGATIVE,
  costPerWeightGrowth: NOT_NEGATIVE,
  listAccuracy: SHARE,
  assessmentScore: SCORE,
  healthManagementScore: SCORE,
  bedDayOutcomeRate: SHARE,
};
