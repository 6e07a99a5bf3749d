import type { Locale } from "chs-drg";
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
