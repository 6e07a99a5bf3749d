import type { LocalizedText } from "../../primitives/index.js";
import { chart, INK, nameAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 矩阵的一格: how much lies between a row and a column. */
export interface MatrixCell {
  readonly row: string;
  readonly column: string;
  readonly value: number;
}

const CELL = 26;
const SMALLEST = 5;
const GRID = { show: true, lineStyle: { color: "#eef1f3" } };

/** 矩阵图: a disc in every cell that has something, its area as large as the value; the value stands in it where there is room. */
export function matrixChart(
  title: LocalizedText,
  axes: Readonly<Record<"row" | "column", LocalizedText>>,
  cells: readonly MatrixCell[],
): Html {
  const [rows, columns] = (["row", "column"] as const).map((side) =>
    [...new Set(cells.map((cell) => cell[side]))].sort(),
  ) as [string[], string[]];
  const largest = Math.max(1, ...cells.map(({ value }) => value));
  const diameter = (value: number) => Math.max(SMALLEST, Math.sqrt(value / largest) * (CELL - 2));
  return chart(title, rows.length * CELL + 90, (locale) => ({
    grid: { left: 60, right: 20, top: 50, bottom: 20 },
    xAxis: {
      ...nameAxis(columns),
      ...{ position: "top", name: axes.column[locale], nameLocation: "middle", nameGap: 26 },
      splitLine: GRID,
    },
    yAxis: {
      ...nameAxis(rows),
      ...{ inverse: true, name: axes.row[locale], nameLocation: "middle", nameGap: 34 },
      splitLine: GRID,
    },
    series: [
      {
        type: "scatter",
        data: cells.map(({ row, column, value }) => ({
          value: [columns.indexOf(column), rows.indexOf(row)],
          symbolSize: diameter(value),
          label: {
            show: true,
            formatter: String(value),
            ...{ fontSize: 9, color: INK },
            position: diameter(value) > CELL / 2 ? "inside" : "right",
            distance: 1,
          },
          itemStyle: { opacity: 0.55 },
        })),
      },
    ],
  }));
}
