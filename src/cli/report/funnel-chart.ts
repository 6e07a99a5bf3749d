import type { LocalizedText } from "../../primitives/index.js";
import type { FunnelLimit } from "../../rules/index.js";
import { BEYOND, chart, GAIN, INK, LOSS, label, valueAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 漏斗图的一点: a hospital, by how much was judged there and at which rate something was found. */
export interface FunnelPoint {
  readonly name: string;
  readonly judged: number;
  readonly rate: number;
  readonly standsOut: boolean;
}

/** 界限: a pair of lines with what they are called. */
export interface FunnelLines {
  readonly name: LocalizedText;
  readonly limits: readonly FunnelLimit[];
}

const PERCENT = 100;

/** 漏斗图: every hospital by size and rate, around the rate of all; hospitals that stand out are named. */
export function funnelChart(
  title: LocalizedText,
  points: readonly FunnelPoint[],
  overall: number,
  lines: readonly FunnelLines[],
): Html {
  const largest = Math.max(1, ...points.map(({ judged }) => judged));
  const plain = { type: "line", symbol: "none", silent: true };
  return chart(title, 340, (locale) => ({
    grid: { left: 70, right: 30, top: 64, bottom: 50 },
    legend: { top: 0, left: 70, itemGap: 30, data: lines.map(({ name }) => name[locale]) },
    xAxis: {
      ...valueAxis(locale, [largest], locale === "zh" ? "已判例数" : "cases judged"),
      ...{ nameLocation: "middle", nameGap: 28, min: 0 },
    },
    yAxis: { ...valueAxis(locale, [PERCENT], locale === "zh" ? "疑点率 %" : "findings, %"), min: 0 },
    series: [
      ...lines.flatMap(({ name, limits }, at) =>
        (["lower", "upper"] as const).map((side) => ({
          ...plain,
          name: name[locale],
          color: at === 0 ? "#8f9aa3" : BEYOND,
          lineStyle: { type: at === 0 ? "dashed" : "solid", width: 1 },
          data: limits.map((limit) => [limit.judged, limit[side] * PERCENT]),
        })),
      ),
      {
        ...plain,
        color: INK,
        lineStyle: { width: 1 },
        data: [
          [0, overall * PERCENT],
          [largest * 1.08, overall * PERCENT],
        ],
      },
      {
        type: "scatter",
        symbolSize: 9,
        data: points.map(({ name, judged, rate, standsOut }) => ({
          value: [judged, rate * PERCENT],
          itemStyle: { color: standsOut ? LOSS : GAIN, opacity: 0.8 },
          label: { show: standsOut, position: "top", formatter: label(name), fontSize: 10 },
        })),
      },
    ],
  }));
}
