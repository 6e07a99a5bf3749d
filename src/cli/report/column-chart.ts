import type { LocalizedText } from "../../primitives/index.js";
import { chart, nameAxis, valueAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 柱: one column of a distribution. */
export interface ChartColumn {
  readonly label: string;
  readonly value: number;
  /** of its own; by default that of all columns */
  readonly color?: string;
}

/** 分布图: counts over consecutive bands, as columns. */
export function columnChart(
  title: LocalizedText,
  columns: readonly ChartColumn[],
  unit: LocalizedText,
): Html {
  return chart(title, 260, (locale) => ({
    grid: { left: 60, right: 20, top: 34, bottom: 30 },
    xAxis: nameAxis(columns.map(({ label }) => label)),
    yAxis: {
      ...valueAxis(
        locale,
        columns.map(({ value }) => value),
        unit[locale],
      ),
      minInterval: 1,
    },
    series: [
      {
        type: "bar",
        barCategoryGap: "12%",
        data: columns.map(({ value, color }) =>
          color === undefined ? value : { value, itemStyle: { color } },
        ),
      },
    ],
  }));
}
