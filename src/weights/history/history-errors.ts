import { counted, messageTable } from "../../primitives/index.js";
import { HISTORY_USE_TEXTS, type HistoryUse } from "./history-use.js";

interface HistoryErrorInfo {
  HISTORY_CASES_UNUSED: { reason: HistoryUse; cases: number };
}

/** The code of history that was not used. */
export const historyErrors = messageTable<HistoryErrorInfo>({
  HISTORY_CASES_UNUSED: ({ reason, cases }) => ({
    zh: `${cases} 例历史病例未参与测算：${HISTORY_USE_TEXTS[reason].zh}（${reason}）。`,
    en: `${counted(cases, "history case was", "history cases were")} not used: ${HISTORY_USE_TEXTS[reason].en} (${reason}).`,
  }),
});
