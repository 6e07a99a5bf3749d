import type { LocalizedText } from "../../primitives/index.js";
import { chart, LEGEND, nameAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 构成条: one row split into parts; `counts` in the order of the parts. */
export interface ShareRow {
  readonly label: LocalizedText;
  readonly counts: readonly number[];
}

const ROW = 34;
const LEGEND_COLUMNS = 4;
const LEGEND_ROW = 24;
/** Parts below so many percent have no room for their number. */
const LEAST_TOLD = 4;

/** 构成图: how each row divides, drawn to the same length; the legend names the parts. */
export function shareChart(
  title: LocalizedText,
  parts: readonly LocalizedText[],
  rows: readonly ShareRow[],
): Html {
  const legend = Math.ceil(parts.length / LEGEND_COLUMNS) * LEGEND_ROW;
  const shares = rows.map(({ counts }) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((count) => (total === 0 ? 0 : (count / total) * 100));
  });
  return chart(title, legend + Math.max(1, rows.length) * ROW + 12, (locale) => ({
    grid: { left: 190, right: 20, top: legend + 4, bottom: 6 },
    legend: LEGEND,
    xAxis: { type: "value", max: 100, show: false },
    yAxis: nameAxis(
      rows.map(({ label }) => label[locale]),
      true,
    ),
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
