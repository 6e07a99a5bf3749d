import type { LocalizedText } from "../../primitives/index.js";
import { axisFor, tickText } from "./axis.js";
import { chartBar, chartFrame, chartLine, chartText, chartWords, colour } from "./chart-frame.js";
import type { Html } from "./html.js";

/** 柱: one column of a distribution. */
export interface ChartColumn {
  readonly label: string;
  readonly value: number;
}

const WIDTH = 860;
const HEIGHT = 240;
const LEFT = 56;
const BOTTOM = 30;

/** 分布图: counts over consecutive bands, as columns. */
export function columnChart(
  title: LocalizedText,
  columns: readonly ChartColumn[],
  unit: LocalizedText,
): Html {
  const axis = axisFor(0, Math.max(0, ...columns.map(({ value }) => value)), 4);
  const base = HEIGHT - BOTTOM;
  const y = (value: number): number => base - (value / axis.high) * (base - 16);
  const step = (WIDTH - LEFT - 10) / Math.max(1, columns.length);
  const grid = axis.ticks.map(
    (tick) =>
      chartLine(LEFT, y(tick), WIDTH - 10, y(tick), tick === 0 ? "zero" : "grid") +
      chartWords(LEFT - 6, y(tick) + 4, tickText(tick), "end", "tick"),
  );
  const bars = columns.map(({ label, value }, index) => {
    const x = LEFT + index * step;
    return (
      chartBar(x + step * 0.08, y(value), step * 0.84, base - y(value), colour(0)) +
      chartText(x + step / 2, base + 16, label, "middle", "tick")
    );
  });
  const unitLabel = chartWords(LEFT, 10, unit, "start", "tick");
  return chartFrame(WIDTH, HEIGHT, title, grid.join("") + bars.join("") + unitLabel);
}
