import type { LocalizedText } from "../../primitives/index.js";

/** 历史病例去向: what became of a history case, by its number in {@link HistoryStatistics.use}. */
export const HISTORY_USES = [
  "used",
  "trimmed",
  "trimmed-again",
  "no-group",
  "cost-missing",
  "cost-not-positive",
  "cost-out-of-range",
  "discharge-date-missing",
  "dates-reversed",
  "outside-years",
  "repeated",
  "contradictory",
  "care-type-apart",
] as const;
export type HistoryUse = (typeof HISTORY_USES)[number];

/** 记录有误: uses that say of a history case that its record is at fault, not that the policy leaves it out. */
export const HISTORY_FAULTS: readonly HistoryUse[] = [
  "cost-missing",
  "cost-not-positive",
  "cost-out-of-range",
  "discharge-date-missing",
  "dates-reversed",
  "contradictory",
];

/** What became of a history row, in words. */
export const HISTORY_USE_TEXTS: Readonly<Record<HistoryUse, LocalizedText>> = {
  used: { zh: "采用", en: "used" },
  trimmed: { zh: "裁剪", en: "trimmed" },
  "trimmed-again": { zh: "二次裁剪", en: "trimmed again" },
  "no-group": { zh: "未入组或校验不通过", en: "not in a group" },
  "cost-missing": { zh: "无总费用", en: "without a total cost" },
  "cost-not-positive": { zh: "总费用为零或负", en: "total cost zero or negative" },
  "cost-out-of-range": { zh: "总费用超出可计算范围", en: "total cost out of range" },
  "discharge-date-missing": { zh: "无出院日期", en: "without a discharge date" },
  "dates-reversed": { zh: "出院早于入院", en: "discharged before admission" },
  "outside-years": { zh: "出院年度不在测算年度内", en: "discharged in a year that does not count" },
  repeated: { zh: "同一次住院重复列出，只计一次", en: "the same stay once more, counted once" },
  contradictory: {
    zh: "同一次住院各行内容不一，均不采用",
    en: "rows of one stay that contradict each other, none used",
  },
  "care-type-apart": {
    zh: "床日等住院类型不参与病组测算",
    en: "of a care type that stands outside the group averages",
  },
};
