import type { LocalizedText } from "../../primitives/index.js";

/** 未计点原因: why a case has no points here; the code stands in `cases.jsonl`. */
export const WEIGH_REASONS = /* @__PURE__ */ Object.freeze([
  "record-invalid",
  "cost-missing",
  "cost-not-positive",
  "cost-out-of-range",
  "dates-reversed",
  "length-of-stay-missing",
  "hospital-unknown",
  "group-unlisted",
  "no-average-cost",
  "no-base-points",
  "no-area-average",
  "no-coefficient",
  "no-bed-day-standard",
  "approval-missing",
  "mark-unreadable",
  "rule-not-evaluated",
  "no-class",
  "outside-groups",
  "points-out-of-range",
  "not-grouped",
  "no-payment-standard",
] as const);
/** 未计点原因, as a code. */
export type WeighReason = (typeof WEIGH_REASONS)[number];

/** 缺少取值: the reasons that an edition or an area mends by supplying a value, not the hospital by correcting a record. */
export const REASONS_OF_MISSING_VALUES: ReadonlySet<WeighReason> = new Set([
  "no-coefficient",
  "no-area-average",
  "no-payment-standard",
  "no-bed-day-standard",
  "rule-not-evaluated",
]);

/** What each reason means. */
export const WEIGH_REASON_CAUSES: Readonly<Record<WeighReason, LocalizedText>> = {
  "record-invalid": {
    zh: "病案信息校验不通过，无法判断",
    en: "The record failed validation and cannot be judged",
  },
  "cost-missing": {
    zh: "缺少住院总费用，倍率无法计算",
    en: "The total cost is missing, so the multiple cannot be computed",
  },
  "cost-not-positive": {
    zh: "住院总费用为零或负数",
    en: "The total cost is zero or negative",
  },
  "cost-out-of-range": {
    zh: "住院总费用超出可计算范围（不小于110亿元）",
    en: "The total cost is beyond the range of the calculation (eleven thousand million yuan)",
  },
  "dates-reversed": {
    zh: "出院日期早于入院日期",
    en: "The discharge date is before the admission date",
  },
  "length-of-stay-missing": {
    zh: "缺少住院天数，且无法由日期算出",
    en: "The length of stay is missing and cannot be told from the dates",
  },
  "hospital-unknown": {
    zh: "医疗机构不在机构表中，等级未知",
    en: "The hospital is not in the hospitals file, so its grade is unknown",
  },
  "group-unlisted": {
    zh: "该病组不在病组表中（无历史病例，或未公布）",
    en: "The group is not in the group table (no history, or not published)",
  },
  "no-average-cost": {
    zh: "该病组没有例均费用，倍率无法计算",
    en: "The group has no average cost, so the multiple cannot be computed",
  },
  "no-payment-standard": {
    zh: "倍率以支付标准为底，而分类时支付标准未知，该类无法判断",
    en: "Multiples are of the payment standard, which is not known when cases are classed, so the class cannot be judged",
  },
  "no-base-points": {
    zh: "该病组没有基准点数（权重）",
    en: "The group has no base points (weight)",
  },
  "no-area-average": {
    zh: "没有全部病组例均费用，费用无法折算成点数",
    en: "There is no average over all groups, so a cost cannot be turned into points",
  },
  "no-coefficient": {
    zh: "差异系数没有给出，也无法计算",
    en: "The difference coefficient is neither given nor computable",
  },
  "no-bed-day-standard": {
    zh: "规则集没有该住院类型、该等级医院的床日标准",
    en: "The ruleset has no bed-day standard for this care type and hospital grade",
  },
  "approval-missing": {
    zh: "特病单议缺少核准费用或点数",
    en: "The special review lacks its approved cost or points",
  },
  "mark-unreadable": {
    zh: "病例标记（marks）中的金额不是非负的普通十进制数（元，至多两位小数）",
    en: "An amount in marks is not a plain decimal of yuan, at least 0, at most 2 decimals",
  },
  "rule-not-evaluated": {
    zh: "该类病例的计点方法需要一个未见原文的取值，未执行",
    en: "The points of this class need a value that was never read, so they were not calculated",
  },
  "no-class": {
    zh: "没有任何一类的条件成立",
    en: "No class of the decision table holds",
  },
  "outside-groups": {
    zh: "该类病例不按病组计点，由其他支付方式结算",
    en: "Cases of this class are not weighed by group; another payment method settles them",
  },
  "points-out-of-range": {
    zh: "点数超出可表示范围（九百万）",
    en: "The points are beyond what can be held (nine million)",
  },
  "not-grouped": {
    zh: "病例没有入组，没有病组可以计点",
    en: "The case is in no group, so there is none to weigh it by",
  },
};
