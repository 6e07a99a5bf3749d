import { counted, messageTable } from "../../primitives/index.js";
import { HISTORY_USE_TEXTS, type HistoryUse, STANDARD_GAP_TEXTS, type StandardGap } from "./history-use.js";

/** 未参与测算的原因: what became of a history case, or what it lacks for a standard. */
export type UnusedReason = HistoryUse | StandardGap;

interface HistoryErrorInfo {
  HISTORY_CASES_UNUSED: { reason: UnusedReason; cases: number };
}

const REASON_TEXTS = { ...HISTORY_USE_TEXTS, ...STANDARD_GAP_TEXTS };

export const UNUSED_REASONS = Object.keys(REASON_TEXTS) as readonly UnusedReason[];

/** The code of history that was not used. */
export const historyErrors = messageTable<HistoryErrorInfo>({
  HISTORY_CASES_UNUSED: ({ reason, cases }) => ({
    zh: `${cases} 例历史病例未参与测算：${REASON_TEXTS[reason].zh}（${reason}）。`,
    en: `${counted(cases, "history case was", "history cases were")} not used: ${REASON_TEXTS[reason].en} (${reason}).`,
  }),
});
