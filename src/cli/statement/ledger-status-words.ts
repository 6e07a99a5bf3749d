import type { LocalizedText } from "../../primitives/index.js";
import type { LedgerSettlement } from "../../settlement/index.js";

/** 基金结算状态: why a fund is settled or not, in words. */
export const LEDGER_STATUS_WORDS: Readonly<Record<LedgerSettlement["status"], LocalizedText>> = {
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

/** 未结算的说明: `未结算：没有可按病组结算的病例（no-cases）`. */
export function unsettledText(status: LedgerSettlement["status"]): LocalizedText {
  const { zh, en } = LEDGER_STATUS_WORDS[status];
  return { zh: `未结算：${zh}（${status}）`, en: `Not settled: ${en} (${status})` };
}
