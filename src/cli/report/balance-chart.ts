import type { LocalizedText } from "../../primitives/index.js";
import { axisFor, tickText } from "./axis.js";
import {
  chartBar,
  chartFrame,
  chartLine,
  chartText,
  chartWords,
  clipped,
  GAIN,
  LOSS,
} from "./chart-frame.js";
import type { Html } from "./html.js";

/** 正负条: one bar of a diverging chart. */
export interface BalanceBar {
  readonly label: string;
  /** for the length of the bar */
  readonly value: number;
  /** the exact value, as printed beside the bar */
  readonly text: string;
}

const WIDTH = 860;
const LABELS = 200;
const VALUES = 120;
const ROW = 24;
const TOP = 8;
const FOOT = 26;

/** 结余图: gains to the right and losses to the left of a common zero, one row each. */
export function balanceChart(title: LocalizedText, bars: readonly BalanceBar[]): Html {
  const values = bars.map(({ value }) => value);
  const axis = axisFor(Math.min(0, ...values), Math.max(0, ...values), 6);
  const left = LABELS + (axis.low < 0 ? VALUES * 0.75 : 8);
  const right = WIDTH - VALUES;
  const x = (value: number): number => left + ((value - axis.low) / (axis.high - axis.low)) * (right - left);
  const bottom = TOP + bars.length * ROW;
  const grid = axis.ticks.map(
    (tick) =>
      chartLine(x(tick), TOP, x(tick), bottom, tick === 0 ? "zero" : "grid") +
      chartWords(x(tick), bottom + 16, tickText(tick), "middle", "tick"),
  );
  const rows = bars.map(({ label, value, text }, index) => {
    const y = TOP + index * ROW;
    const from = Math.min(x(0), x(value));
    const length = Math.abs(x(value) - x(0));
    const gain = value >= 0;
    return (
      chartText(LABELS - 8, y + 16, clipped(label, 20), "end") +
      chartBar(from, y + 4, Math.max(length, value === 0 ? 0 : 1), ROW - 8, gain ? GAIN : LOSS) +
      chartText(gain ? x(value) + 6 : x(value) - 6, y + 16, text, gain ? "start" : "end", "value")
    );
  });
  return chartFrame(WIDTH, bottom + FOOT, title, grid.join("") + rows.join(""));
}
