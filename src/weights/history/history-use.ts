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
  "group-unknown",
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
  "group-unknown",
];

/** 标准推算缺少的项: what a stay lacks that standards are kept apart by, or that a day's cost rests on. */
export type StandardGap = keyof typeof STANDARD_GAP_TEXTS;

export const STANDARD_GAP_TEXTS = {
  days: { zh: "无住院天数", en: "without days of stay" },
  poolingArea: {
    zh: "统筹区未知，标准按它分开",
    en: "of an unknown pooling area, which keeps standards apart",
  },
  careClass: {
    zh: "床日类别未知，标准按它分开",
    en: "of an unknown class of care, which keeps standards apart",
  },
  drg: { zh: "病组未知，标准按它分开", en: "of an unknown group, which keeps standards apart" },
  grade: {
    zh: "医疗机构等级未知，标准按它分开",
    en: "at a hospital of unknown grade, which keeps standards apart",
  },
  hospitalId: { zh: "医疗机构未知，标准按它分开", en: "at an unknown hospital, which keeps standards apart" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

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
  "group-unknown": { zh: "病组在分组方案中没有", en: "in a group that nobody knows" },
};
