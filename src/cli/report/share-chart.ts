import type { LocalizedText } from "../../primitives/index.js";
import { chart, legendRows, ROWS_GRID, rowAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 构成条: one row split into parts; `counts` in the order of the parts. */
export interface ShareRow {
  readonly label: LocalizedText;
  readonly counts: readonly number[];
}

const ROW = 34;
/** Parts below so many percent have no room for their number. */
const LEAST_TOLD = 4;

/** 构成图: how each row divides, drawn to the same length; the legend names the parts. */
export function shareChart(
  title: LocalizedText,
  parts: readonly LocalizedText[],
  rows: readonly ShareRow[],
): Html {
  const { height: top } = legendRows(parts.map(({ zh }) => zh));
  const shares = rows.map(({ counts }) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (total === 0 ? 0 : (count / total) * 100));
  });
  return chart(title, top + Math.max(1, rows.length) * ROW + 12, (locale) => ({
    grid: { left: ROWS_GRID.left, right: 20, top: top + 4, bottom: 6 },
    legend: legendRows(parts.map((part) => part[locale])).legend,
    xAxis: { type: "value", max: 100, show: false },
    yAxis: rowAxis(rows.map(({ label }) => label[locale])),
    series: parts.map((name, part) => ({
      type: "bar",
      stack: "whole",
      name: name[locale],
      barWidth: ROW - 10,
      data: shares.map((row) => {
        const share = row[part] ?? 0;
        return {
          value: share,
          label: { show: share >= LEAST_TOLD, formatter: `${share.toFixed(1)}%`, color: "#fff" },
        };
      }),
    })),
  }));
}
