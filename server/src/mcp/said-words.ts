import type { AreaSettlement, Locale, ValueStatus } from "chs-drg";
import type { GroupingStatus } from "chs-drg/grouping";

type Said = Readonly<Record<Locale, string>>;

/** 入组结果 in words. */
export const GROUPED_AS: Readonly<Record<GroupingStatus, Said>> = {
  grouped: { zh: "已入组", en: "grouped" },
  ambiguous: { zh: "歧义组", en: "ambiguous" },
  ungroupable: { zh: "未入组", en: "ungroupable" },
  invalid: { zh: "校验不通过", en: "invalid record" },
  "without-drg": { zh: "核心组无细分组", en: "no DRG in its ADRG" },
};

/** 合并症程度 in words. */
export const COMPLICATION: Readonly<Record<"mcc" | "cc" | "none", Said>> = {
  mcc: { zh: "伴严重合并症或并发症", en: "with a severe complication" },
  cc: { zh: "伴一般合并症或并发症", en: "with a complication" },
  none: { zh: "不伴合并症或并发症", en: "without complications" },
};

/** 基金结算状态 in words. */
export const LEDGER: Readonly<
  Record<AreaSettlement["settled"]["result"]["ledgers"][number]["status"], Said>
> = {
  settled: { zh: "已结算", en: "settled" },
  refused: { zh: "不予结算", en: "settlement refused" },
  "no-budget": { zh: "没有可用的总额", en: "no total that can be used" },
  "negative-budget": { zh: "总额为负", en: "a total below zero" },
  "budget-below-reserve": { zh: "总额少于须先扣除的金额", en: "a total below what comes off it first" },
  "repeated-budget": { zh: "预算列了不止一次", en: "more than one budget" },
  "no-points": { zh: "点数合计为零", en: "no points in all" },
  "no-rate": { zh: "没有适用的费率", en: "no rate that applies" },
  "fund-payment-missing": { zh: "缺少统筹基金支付", en: "the fund's payment is missing" },
  "no-cases": { zh: "没有可按病组结算的病例", en: "no case that can be settled by group" },
};

/** 取值的确知程度 in words. */
export const KNOWN_AS: Readonly<Record<ValueStatus, Said>> = {
  official: { zh: "原文", en: "official" },
  reported: { zh: "公开转述", en: "reported" },
  assumed: { zh: "假定", en: "assumed" },
  supplied: { zh: "地方提供", en: "supplied" },
  illegible: { zh: "字迹不清", en: "illegible" },
  unknown: { zh: "未知", en: "unknown" },
};
