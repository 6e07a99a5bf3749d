import type { LocalizedText } from "../../primitives/index.js";
import { chart, legendRows, ROWS_GRID, rowAxis, valueAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 成组条: one row with a bar for each series. */
export interface PairedBar {
  readonly label: LocalizedText;
  readonly values: readonly { readonly value: number; readonly text: string }[];
}

const BAR = 12;
const GAP = 8;

/** 对比图: the same measure of several series side by side, one row each. */
export function pairedBarChart(
  title: LocalizedText,
  series: readonly LocalizedText[],
  rows: readonly PairedBar[],
): Html {
  const height = Math.max(1, rows.length) * (series.length * BAR + GAP);
  return chart(title, ROWS_GRID.top + ROWS_GRID.bottom + height, (locale) => ({
    grid: ROWS_GRID,
    legend: legendRows(series.map((name) => name[locale])).legend,
    xAxis: valueAxis(
      locale,
      rows.flatMap(({ values }) => values.map(({ value }) => value)),
    ),
    yAxis: rowAxis(rows.map(({ label }) => label[locale])),
    series: series.map((name, place) => ({
      type: "bar",
      name: name[locale],
      barGap: 0,
      label: { show: true, position: "right", fontSize: 10, color: "#5c6873" },
      data: rows.map(({ values }) => ({
        value: values[place]?.value ?? 0,
        label: { formatter: values[place]?.text ?? "" },
      })),
    })),
  }));
}
