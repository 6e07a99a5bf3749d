import type { LocalizedText } from "../../primitives/index.js";
import { chart, LOSS, rowAxis, valueAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 箱线: one row of a box chart. */
export interface BoxRow {
  readonly label: LocalizedText;
  readonly minimum: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly maximum: number;
  /** values that lie far from the others */
  readonly far: readonly number[];
}

const ROW = 26;
const LEFT = 290;

/** 箱线图: the quartiles as a box with the median in it, minimum and maximum as whiskers, far values as marks; the axis has its zero unless that would leave no room for differences. */
export function boxChart(
  title: LocalizedText,
  rows: readonly BoxRow[],
  unit: LocalizedText,
  { fromZero = true }: { readonly fromZero?: boolean } = {},
): Html {
  return chart(title, Math.max(1, rows.length) * ROW + 60, (locale) => ({
    grid: { left: LEFT, right: 20, top: 6, bottom: 50 },
    xAxis: {
      ...valueAxis(
        locale,
        rows.flatMap(({ maximum, far }) => [maximum, ...far]),
        unit[locale],
      ),
      ...{ nameLocation: "middle", nameGap: 28, scale: !fromZero },
    },
    yAxis: rowAxis(
      rows.map((row) => row.label[locale]),
      { left: LEFT },
    ),
    series: [
      {
        type: "boxplot",
        data: rows.map(({ minimum, lowerQuartile, median, upperQuartile, maximum }) => [
          minimum,
          lowerQuartile,
          median,
          upperQuartile,
          maximum,
        ]),
      },
      {
        type: "scatter",
        symbolSize: 6,
        itemStyle: { color: LOSS },
        data: rows.flatMap(({ far }, row) => far.map((value) => [value, row])),
      },
    ],
  }));
}
