import type { LocalizedText } from "../../primitives/index.js";
import { chartBar, chartFrame, chartText, chartWords, clipped, colour } from "./chart-frame.js";
import type { Html } from "./html.js";

/** 构成条: one row split into parts; `counts` in the order of the parts. */
export interface ShareRow {
  readonly label: LocalizedText;
  readonly counts: readonly number[];
}

const WIDTH = 860;
const LABELS = 200;
const ROW = 34;
const LEGEND_COLUMNS = 4;
const LEGEND_ROW = 20;

/** 构成图: how each row divides, drawn to the same length; the legend names the parts. */
export function shareChart(
  title: LocalizedText,
  parts: readonly LocalizedText[],
  rows: readonly ShareRow[],
): Html {
  const legendHeight = Math.ceil(parts.length / LEGEND_COLUMNS) * LEGEND_ROW + 8;
  const legend = parts.map((name, index) => {
    const x = LABELS + (index % LEGEND_COLUMNS) * 160;
    const y = Math.floor(index / LEGEND_COLUMNS) * LEGEND_ROW;
    return chartBar(x, y + 4, 12, 12, colour(index)) + chartWords(x + 18, y + 14, name, "start");
  });
  const bars = rows.map(({ label, counts }, index) => {
    const y = legendHeight + index * ROW;
    const total = counts.reduce((sum, count) => sum + count, 0);
    let x = LABELS;
    const segments = counts.map((count, part) => {
      const width = total === 0 ? 0 : (count / total) * (WIDTH - LABELS - 20);
      const start = x;
      x += width;
      const share = total === 0 ? 0 : (count / total) * 100;
      const text =
        share >= 4 ? chartText(start + width / 2, y + 19, `${share.toFixed(1)}%`, "middle", "inside") : "";
      return chartBar(start, y + 3, width, ROW - 10, colour(part)) + text;
    });
    const name = { zh: clipped(label.zh, 20), en: clipped(label.en, 28) };
    return chartWords(LABELS - 8, y + 19, name, "end") + segments.join("");
  });
  return chartFrame(WIDTH, legendHeight + rows.length * ROW, title, legend.join("") + bars.join(""));
}
