import { counted, type Locale } from "../../primitives/index.js";
import {
  HISTORY_USE_TEXTS,
  type HistoryStatistics,
  type HistoryUse,
  historyUses,
} from "../../weights/index.js";

/** 历史病例去向 in one line: how many rows the averages rest on, and why the others do not; nothing without history. */
export function historyLine(statistics: HistoryStatistics | undefined, locale: Locale): string {
  if (statistics === undefined) return "";
  const [from, to] = [statistics.years[0], statistics.years.at(-1)];
  const parts = Object.entries(historyUses(statistics))
    .filter(([, rows]) => rows > 0)
    .map(([use, rows]) => [HISTORY_USE_TEXTS[use as HistoryUse][locale], rows] as const);
  return locale === "zh"
    ? `历史病例 ${statistics.use.length}（测算年度 ${from} 至 ${to}）：${parts.map(([text, rows]) => `${text} ${rows}`).join("，")}\n`
    : `${counted(statistics.use.length, "row")} of history (years ${from} to ${to}): ${parts.map(([text, rows]) => `${rows} ${text}`).join(", ")}\n`;
}
