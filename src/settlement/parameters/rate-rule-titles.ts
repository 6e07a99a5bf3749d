import type { LocalizedText } from "../../primitives/index.js";

/** 逐例规则: what the rules of payment by rate that look at one case are called, where they are declared and where a message names them. */
export const RATE_RULE_TITLES = {
  extremeHigh: { zh: "费用极高病例", en: "extreme-high cases" },
  extremeLow: { zh: "费用极低病例", en: "extreme-low cases" },
  approvedByItem: { zh: "核准按项目付费", en: "cases approved for payment by item" },
  noWeightByItem: { zh: "无权重病例按项目付费", en: "cases without a weight by item" },
  shortStay: { zh: "短住院病例", en: "short stays" },
  uniformGroups: { zh: "同病同价病组", en: "groups priced alike" },
  negotiated: { zh: "谈判标准", en: "negotiated standards" },
} as const satisfies Readonly<Record<string, LocalizedText>>;
