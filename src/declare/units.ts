import type { LocalizedText } from "../primitives/index.js";

/** 单位表: every unit that an edition may write, by the word it writes; which values may have it, their declarations say. */
export const UNITS = {
  yuan: { zh: "元", en: "yuan" },
  "yuan/day": { zh: "元/天", en: "yuan a day" },
  "yuan/person-year": { zh: "元/人·年", en: "yuan a person and year" },
  "yuan/point": { zh: "元/点", en: "yuan a point" },
  "yuan per unit weight": { zh: "元/权重", en: "yuan per unit of weight" },
  points: { zh: "点", en: "points" },
  "points/day": { zh: "点/天", en: "points a day" },
  weight: { zh: "权重", en: "weight" },
  share: { zh: "比例", en: "share of 1" },
  coefficient: { zh: "系数", en: "coefficient" },
  factor: { zh: "倍数", en: "factor" },
  multiple: { zh: "倍率", en: "multiple" },
  "multiple of the interquartile range": { zh: "四分位距的倍数", en: "multiple of the interquartile range" },
  "coefficient of variation": { zh: "变异系数", en: "coefficient of variation" },
  quota: { zh: "名额", en: "quota" },
  target: { zh: "目标值", en: "target" },
  cases: { zh: "例", en: "cases" },
  days: { zh: "天", en: "days" },
  "working days": { zh: "工作日", en: "working days" },
  years: { zh: "年", en: "years" },
  persons: { zh: "人", en: "persons" },
  grams: { zh: "克", en: "grams" },
  "yes/no": { zh: "是/否", en: "yes or no" },
  date: { zh: "日期", en: "date" },
  method: { zh: "办法", en: "method" },
  grade: { zh: "医院等级", en: "hospital grade" },
  scheme: { zh: "分组方案", en: "grouping scheme" },
  "quota unit": { zh: "名额单位", en: "unit of a quota" },
  rounding: { zh: "舍入", en: "rounding" },
  "order of units": { zh: "支付单元次序", en: "order of payment units" },
  "order of classes": { zh: "病例分类次序", en: "order of classes" },
  "care types": { zh: "住院类型", en: "care types" },
  codes: { zh: "代码", en: "codes" },
  "code prefixes": { zh: "编码前缀", en: "code prefixes" },
  columns: { zh: "栏", en: "columns" },
  groups: { zh: "病组", en: "groups" },
  "group prefixes": { zh: "病组前缀", en: "group prefixes" },
  items: { zh: "项目", en: "items" },
  roles: { zh: "角色", en: "roles" },
  "growth factors": { zh: "增长因素", en: "growth factors" },
  "year weights, oldest first": { zh: "年度权重（由远到近）", en: "year weights, oldest first" },
  "bands of base points": { zh: "按基准点数分档", en: "bands of base points" },
  "bands of q": { zh: "按比值分档", en: "bands of the ratio" },
  "bands of the score": { zh: "按得分分档", en: "bands of the score" },
  tiers: { zh: "层级", en: "tiers" },
  diseases: { zh: "病种", en: "diseases" },
  "treatment modules": { zh: "治疗模块", en: "treatment modules" },
  eligibility: { zh: "适用范围", en: "eligibility" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export type UnitName = keyof typeof UNITS;

/** Whether a word is that of a unit. */
export function isUnit(word: string): word is UnitName {
  return Object.hasOwn(UNITS, word);
}
