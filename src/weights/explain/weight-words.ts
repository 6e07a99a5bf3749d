import { ownMember } from "../own-member.js";

/** 计点用语: the names in an explanation, in Chinese; a name of an edition's own keeps its own. */
const CHINESE: Readonly<Record<string, string>> = {
  // conditions of a class
  careTypes: "住院类型",
  status: "入组情况",
  group: "病组情况",
  marks: "标记",
  withoutMarks: "没有标记",
  readmitted: "再住院",
  lengthOfStayDays: "住院天数",
  costLessThan: "总费用低于",
  multiple: "倍率",
  moreThan: "高于",
  atLeast: "不低于",
  lessThan: "低于",
  atMost: "不高于",
  // what they compare
  stable: "稳定",
  unstable: "不稳定",
  unlisted: "不在病组表",
  true: "是",
  false: "否",
  "not checked": "未检查",
  paymentStandard: "支付标准",
  specialReviewApproved: "特病单议已核准",
  newTechnology: "新技术",
  bedDayExit: "退出床日结算",
  // grounds for special review
  smallNewborn: "低体重新生儿",
  smallGroup: "病例过少的病组",
  // steps of points
  highAddOn: "高倍率加点",
  lowerBand: "偏低病例计点",
  negotiatedDrugs: "国谈药附加点数",
  share: "份额",
  bedDay: "床日点数",
  completeStay: "按病组计点",
  byCost: "按费用折点",
  approvedPoints: "核准点数",
  approvedCost: "核准费用",
  proportional: "按倍率计点",
  reduction: "扣减",
  // symbols of formulas
  BP: "基准点数",
  K: "差异系数",
  C: "总费用",
  C_net: "扣除不合理费用后的总费用",
  Avg_g: "病组例均费用",
  Avg_all: "全部病组例均费用",
  pointsPerAverage: "平均病例点数",
  r: "倍率",
  threshold: "倍率界限",
  addition: "加数",
  unreasonable: "不合理费用",
  BP_bedday: "床日基准点数",
  LOS: "住院天数",
  P: "已计点数",
  amount: "国谈药费用",
  min: "取小",
  max: "取大",
  // components and incentives of the coefficient
  "case-mix-index": "病例组合指数",
  grade: "等级",
  hospital: "医疗机构",
  "head-ratio": "人次人头比",
  cost: "费用",
  "historical-cost": "历史费用",
  "personal-burden": "个人负担",
  young: "低龄",
  old: "高龄",
  "traditional-medicine": "中医",
  deliveries: "分娩",
};

/** The same where cases are worth a relative weight: what is called points above is one there. */
const OF_WEIGHTS: Readonly<Record<string, string>> = {
  negotiatedDrugs: "国谈药附加权重",
  highAddOn: "高倍率加权",
  lowerBand: "偏低病例权重",
  bedDay: "床日权重",
  completeStay: "按病组计权重",
  byCost: "按费用折权重",
  approvedPoints: "核准权重",
  proportional: "按倍率计权重",
  BP: "相对权重",
  pointsPerAverage: "平均病例权重",
  BP_bedday: "床日相对权重",
  P: "已计权重",
};

/** A name in Chinese. */
export function weightWord(name: string): string {
  return CHINESE[name] ?? name;
}

/** A text of names and symbols with every name in Chinese. @param unit what cases are worth */
export function inChineseWords(text: string, unit: "points" | "weight"): string {
  const own = unit === "weight" ? OF_WEIGHTS : {};
  return text.replace(/[A-Za-z]+(?:[_-][A-Za-z]+)*/g, (name) => ownMember(own, name) ?? weightWord(name));
}

/** A formula in symbols: a relative weight is none of base points. @param unit what cases are worth */
export function inSymbols(text: string, unit: "points" | "weight"): string {
  return unit === "weight" ? text.replace(/\bBP(?=\b|_)/g, "RW") : text;
}
