import type { LocalizedText } from "../../primitives/index.js";
import { axisFor, tickText } from "./axis.js";
import { chartBar, chartFrame, chartLine, chartText, chartWords, clipped, colour } from "./chart-frame.js";
import type { Html } from "./html.js";

/** 成组条: one row with a bar for each series. */
export interface PairedBar {
  readonly label: string;
  readonly values: readonly { readonly value: number; readonly text: string }[];
}

const WIDTH = 860;
const LABELS = 200;
const VALUES = 120;
const BAR = 10;
const GAP = 10;
const LEGEND = 26;
const FOOT = 26;

/** 对比图: the same measure of several series side by side, one row each. */
export function pairedBarChart(
  title: LocalizedText,
  series: readonly LocalizedText[],
  rows: readonly PairedBar[],
): Html {
  const axis = axisFor(0, Math.max(0, ...rows.flatMap(({ values }) => values.map(({ value }) => value))), 6);
  const x = (value: number): number => LABELS + (value / axis.high) * (WIDTH - LABELS - VALUES);
  const height = series.length * BAR + GAP;
  const bottom = LEGEND + rows.length * height;
  const grid = axis.ticks.map(
    (tick) =>
      chartLine(x(tick), LEGEND, x(tick), bottom, tick === 0 ? "zero" : "grid") +
      chartWords(x(tick), bottom + 16, tickText(tick), "middle", "tick"),
  );
  const bars = rows.map(({ label, values }, index) => {
    const y = LEGEND + index * height + GAP / 2;
    const drawn = values.map(({ value, text }, place) => {
      const top = y + place * BAR;
      return (
        chartBar(x(0), top, x(value) - x(0), BAR - 1, colour(place)) +
        chartText(x(value) + 5, top + BAR - 1.5, text, "start", "small")
      );
    });
    return (
      chartText(LABELS - 8, y + (series.length * BAR) / 2 + 4, clipped(label, 20), "end") + drawn.join("")
    );
  });
  return chartFrame(WIDTH, bottom + FOOT, title, legend(series) + grid.join("") + bars.join(""));
}

function legend(series: readonly LocalizedText[]): string {
  return series
    .map((name, index) => {
      const x = LABELS + index * 220;
      return chartBar(x, 6, 12, 12, colour(index)) + chartWords(x + 18, 16, name, "start");
    })
    .join("");
}
