import type { Decimal, LocalizedText } from "../../primitives/index.js";
import { shownCell } from "../table/shown-cell.js";
import { chart, GAIN, LOSS, label, valueAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 一条斜线: one item before and after. */
interface Slope {
  readonly name: string;
  /** after in percent of before */
  readonly after: number;
  /** the change as it is printed beside the line */
  readonly text: string;
}

/** 前后金额: what an item comes to before and after, yuan. */
interface Move {
  readonly id: string;
  readonly before: Decimal;
  readonly after: Decimal;
  readonly difference: Decimal;
}

/** Lines that the chart has room for. */
const MOST_DRAWN = 16;

/** What every item is before, so that large and small ones are seen alike. */
const BASE = 100;

/** The slopes of the first items that come to something before. */
export function slopesOf(moves: readonly Move[]): Slope[] {
  return moves
    .filter(({ before }) => before.gt(0))
    .slice(0, MOST_DRAWN)
    .map(({ id, before, after, difference }) => ({
      name: id,
      after: after.div(before).times(BASE).toNumber(),
      text: shownCell(difference, "yuan"),
    }));
}

/** 斜率图: every item from 100 before to what it is after, green where it rises and red where it falls. */
export function slopeChart(
  title: LocalizedText,
  ends: readonly [LocalizedText, LocalizedText],
  slopes: readonly Slope[],
): Html {
  return chart(title, 420, (locale) => ({
    grid: { left: 70, right: 320, top: 30, bottom: 40 },
    xAxis: { type: "category", data: ends.map((end) => end[locale]), boundaryGap: false },
    yAxis: {
      ...valueAxis(
        locale,
        slopes.map(({ after }) => after),
        locale === "zh"
          ? "基准 = 100，线旁为变动额（元）"
          : "before = 100; beside each line its change, yuan",
      ),
      scale: true,
    },
    series: slopes.map(({ name, after, text }) => ({
      type: "line",
      data: [BASE, after],
      color: after < BASE ? LOSS : GAIN,
      endLabel: { show: true, formatter: `${label(name, 16)}  ${text}`, fontSize: 11 },
      labelLayout: { moveOverlap: "shiftY" },
    })),
  }));
}
