import type { LocalizedText } from "../../primitives/index.js";
import { axisFor } from "./axis.js";
import {
  chartBar,
  chartFrame,
  chartLine,
  chartText,
  chartWords,
  clipped,
  colour,
  LOSS,
} from "./chart-frame.js";
import type { Html } from "./html.js";

/** 箱线: one row of a box chart. */
export interface BoxRow {
  readonly label: string;
  readonly minimum: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly maximum: number;
  /** values that lie far from the others */
  readonly far: readonly number[];
}

const WIDTH = 860;
const LABELS = 300;
const ROW = 20;
const FOOT = 40;
const TICKS = 6;

/** 箱线图: the quartiles as a bar with the median in it, minimum and maximum as a line, far values as marks. */
export function boxChart(title: LocalizedText, rows: readonly BoxRow[], unit: LocalizedText): Html {
  const axis = axisFor(0, Math.max(0, ...rows.map(({ maximum }) => maximum)), TICKS);
  const bottom = rows.length * ROW;
  const x = (value: number): number => LABELS + (value / axis.high) * (WIDTH - LABELS - 20);
  const grid = axis.ticks.map(
    (tick) =>
      chartLine(x(tick), 0, x(tick), bottom, tick === 0 ? "zero" : "grid") +
      chartText(x(tick), bottom + 16, String(Math.round(tick * 100) / 100), "middle", "tick"),
  );
  const boxes = rows.map(({ label, minimum, lowerQuartile, median, upperQuartile, maximum, far }, index) => {
    const middle = index * ROW + ROW / 2;
    const mark = (value: number, width: number, fill: string) =>
      chartBar(x(value) - width / 2, middle - 5, width, 10, fill);
    return (
      chartText(LABELS - 8, middle + 4, clipped(label, 24), "end") +
      chartLine(x(minimum), middle, x(maximum), middle, "zero") +
      chartBar(x(lowerQuartile), middle - 5, x(upperQuartile) - x(lowerQuartile), 10, colour(0)) +
      mark(median, 2, "#fff") +
      far.map((value) => mark(value, 3, LOSS)).join("")
    );
  });
  const unitLabel = chartWords(LABELS, bottom + 34, unit, "start", "tick");
  return chartFrame(WIDTH, bottom + FOOT, title, grid.join("") + boxes.join("") + unitLabel);
}
