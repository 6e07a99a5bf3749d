import { GRADE_NAMES } from "../../cases/field-words.js";
import type { LocalizedText } from "../../primitives/index.js";

const said = (zh: string, en: string): LocalizedText => ({ zh, en });

const DAY_COUNTS = {
  dischargeDayIsZero: said("出院当日为第 0 天", "the day of discharge is day 0"),
  dischargeDayIsOne: said("出院当日为第 1 天", "the day of discharge is day 1"),
};

const ROUNDINGS = {
  exact: said("不取整", "not rounded"),
  down: said("舍去", "rounded down"),
  up: said("进位", "rounded up"),
  halfUp: said("四舍五入", "rounded half up"),
  halfEven: said("四舍六入五成双", "rounded half to even"),
};

/** 选项的说法: the words of the named readings, by the value that offers them (the last step of its path). */
export const CHOICE_WORDS: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  absentYear: {
    renormalise: said("其余年度的权重按比例放大", "the weights of the other years are scaled up"),
    withhold: said("该病组不作测算", "the group has no average"),
  },
  ambiguous: {
    ownGroup: said("自成一组", "a group of their own"),
    outside: said("不计入任何病组", "in no group"),
  },
  appliesTo: {
    amount: said("年度应付金额", "the annual amount"),
    claim: said("权重（层级总额不变）", "the weight (the tier's total is kept)"),
  },
  areaAverage: {
    retainedCases: said("裁剪后的入组病例", "the cases in groups that trimming keeps"),
    groupedCases: said("全部入组病例", "every case in a group"),
    everyCase: said("全部病例", "every case"),
    groupAverages: said("各病组均费按例数的平均", "the averages of the groups, by their cases"),
  },
  as: {
    "item-cost": said("按项目费用支付", "its cost by item is paid"),
    unpaid: said("不由本办法支付", "not paid here"),
  },
  base: {
    meanOfRates: said("各年增幅的平均", "the mean of the years' rates"),
    growthOfSum: said("合计的增幅", "the growth of the sum"),
  },
  better: {
    lower: said("越低越好", "lower is better"),
    higher: said("越高越好", "higher is better"),
  },
  cap: {
    basePoints: said("不超过基准点数", "not above the base points"),
    "item-cost": said("不超过按项目费用", "not above the cost by item"),
    none: said("不设上限", "no cap"),
  },
  cases: {
    retained: said("裁剪后的病例", "the cases that trimming keeps"),
    all: said("全部病例", "every case"),
  },
  combination: {
    product: said("相乘", "multiplied"),
    mean: said("平均", "their mean"),
    "weighted-sum": said("加权之和", "their weighted sum"),
  },
  consumptionIndex: {
    "ratio-of-sums": said("合计之比", "ratio of sums"),
    "mean-of-ratios": said("各组之比的平均", "mean of the groups' ratios"),
    both: said("两种并列", "both side by side"),
  },
  dayCount: DAY_COUNTS,
  deviation: {
    population: said("例数", "the number of cases"),
    sample: said("例数减一", "the number of cases less one"),
  },
  direction: {
    ownOverArea: said("本院 ÷ 全区", "own over the area's"),
    areaOverOwn: said("全区 ÷ 本院", "the area's over own"),
  },
  fallback: {
    neighbouringGrade: said("取相邻等级", "the neighbouring grade"),
    gradeRatio: said("取等级系数", "the ratio of its grade"),
    one: said("取 1", "1"),
  },
  floor: {
    zero: said("不低于零", "not below zero"),
    none: said("不设下限", "no floor"),
  },
  force: {
    hard: said("不得超过", "not to be exceeded"),
    "in-principle": said("原则上不超过", "not exceeded in principle"),
  },
  fundSide: {
    residual: said("结算总额减去病例原由个人负担的部分", "the payment less what the patient bore"),
    item: said("按项目统筹支付", "the fund's part by item"),
  },
  hospitals: {
    any: said("任何医疗机构", "any hospital"),
    same: said("同一医疗机构", "the same hospital"),
    other: said("其他医疗机构", "another hospital"),
  },
  ledgerArea: {
    case: said("病例所写的统筹区", "the area that the record names"),
    hospital: said("医疗机构所在的统筹区", "the area of the hospital"),
  },
  multipleOf: {
    groupAverage: said("病组例均费用", "the average cost of the group"),
    paymentStandard: said("付费标准", "the payment standard"),
  },
  passedBy: {
    majority: said("过半数", "a majority"),
    unanimous: said("一致同意", "all"),
  },
  patientPart: {
    "cost-less-fund": said("按项目总费用减去统筹支付", "cost by item less the fund's part"),
    "patient-payment": said("病例所写的个人负担", "the patient's payment of the record"),
  },
  pricedAs: GRADE_NAMES,
  quantiles: {
    linear: said("线性插值", "linear interpolation"),
    nearestRank: said("最近的位次", "nearest rank"),
  },
  release: { proportional: said("按得分比例", "in proportion to the score") },
  rounding: ROUNDINGS,
  sameGroup: {
    drg: said("同一细分组", "the same group (DRG)"),
    adrg: said("同一核心组", "the same core group (ADRG)"),
  },
  scope: {
    group: said("按病组", "by group"),
    groupYear: said("按病组与年份", "by group and year"),
  },
  treatment: {
    reserve: said("暂留其费用", "their cost is set aside"),
    exclude: said("不计入", "left out"),
    refuse: said("不结算该账本", "the ledger is not settled"),
    "by-cause": said("按原因分别处理", "by the cause"),
  },
  unit: {
    points: said("点数", "points"),
    rate: said("费率", "rate"),
    percent: said("百分之几", "percent"),
    permille: said("千分之几", "per thousand"),
    cases: said("例", "cases"),
  },
  unstableGroups: {
    mean: said("均值", "the mean"),
    median: said("中位数", "the median"),
    none: said("不设", "none"),
  },
};
