import type { LocalizedText } from "../../primitives/index.js";
import { chart, GAIN, LOSS, ROWS_GRID, rowAxis, valueAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 正负条: one bar of a diverging chart. */
export interface BalanceBar {
  readonly label: string | LocalizedText;
  /** for the length of the bar */
  readonly value: number;
  /** the exact value, as printed beside the bar */
  readonly text: string;
}

const ROW = 24;

/** 结余图: gains to the right and losses to the left of a common zero, one row each. */
export function balanceChart(title: LocalizedText, bars: readonly BalanceBar[]): Html {
  return chart(title, ROWS_GRID.top + ROWS_GRID.bottom + Math.max(1, bars.length) * ROW, (locale) => ({
    grid: ROWS_GRID,
    xAxis: {
      ...valueAxis(
        locale,
        bars.map(({ value }) => value),
      ),
      // The amount of the greatest loss stands between its bar and the names.
      boundaryGap: [bars.some(({ value }) => value < 0) ? "26%" : 0, "4%"],
    },
    yAxis: {
      ...rowAxis(bars.map(({ label }) => (typeof label === "string" ? label : label[locale]))),
      axisLine: { show: false },
    },
    series: [
      {
        type: "bar",
        data: bars.map(({ value, text }) => ({
          value,
          itemStyle: { color: value < 0 ? LOSS : GAIN },
          label: { show: true, position: value < 0 ? "left" : "right", formatter: text },
        })),
      },
    ],
  }));
}
