import type { LocalizedText } from "../../primitives/index.js";
import { chart, INK, label, legendRows, PALETTE, valueAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 折线的一格: one measure over the periods, a line for each item. */
export interface LinePanel {
  readonly title: LocalizedText;
  readonly lines: readonly {
    readonly name: string;
    /** in the order of the periods; null = not known, and the line is broken there */
    readonly values: readonly (number | null)[];
  }[];
}

const ACROSS = 3;
const PANEL = { width: 222, height: 110, right: 62, bottom: 62 };
const TOP = 44;
const LEFT = 56;
const LONGEST_TITLE = 44;

/** 折线图组: small charts of one kind, side by side, with the same periods; items keep their colour, and a legend names them where there are several. */
export function linesChart(
  title: LocalizedText,
  periods: readonly string[],
  panels: readonly LinePanel[],
): Html {
  const rows = Math.ceil(panels.length / ACROSS);
  const names = [...new Set(panels.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const { legend, height } = legendRows(names.length > 1 ? names.map((name) => label(name)) : [], {
    left: LEFT,
  });
  const top = TOP + height;
  return chart(title, top + rows * (PANEL.height + PANEL.bottom) - PANEL.bottom / 2, (locale) => ({
    legend,
    grid: panels.map((_, at) => ({
      left: LEFT + (at % ACROSS) * (PANEL.width + PANEL.right),
      top: top + Math.floor(at / ACROSS) * (PANEL.height + PANEL.bottom),
      width: PANEL.width,
      height: PANEL.height,
    })),
    xAxis: panels.map((_, at) => ({
      ...{ type: "category", data: periods, gridIndex: at, boundaryGap: false },
      axisLabel: { fontSize: 10 },
    })),
    yAxis: panels.map((panel, at) => ({
      ...valueAxis(
        locale,
        panel.lines.flatMap(({ values }) => values),
        label(panel.title[locale], LONGEST_TITLE),
      ),
      ...{ gridIndex: at, scale: true, splitNumber: 3 },
      nameTextStyle: { align: "left", padding: [0, 0, 0, -LEFT + 10], color: INK, fontSize: 11 },
    })),
    series: panels.flatMap((panel, at) =>
      panel.lines.map(({ name, values }) => ({
        ...{ type: "line", name: label(name), xAxisIndex: at, yAxisIndex: at },
        color: PALETTE[names.indexOf(name) % PALETTE.length],
        ...{ data: values, symbolSize: 4, lineStyle: { width: 1.5 }, connectNulls: false },
      })),
    ),
  }));
}
