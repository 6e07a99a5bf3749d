import type { Decimal, LocalizedText } from "../../primitives/index.js";
import { shownCell } from "../table/shown-cell.js";
import { chart, GAIN, LOSS, nameAxis, roomOfName, valueAxis } from "./chart.js";
import type { Html } from "./html.js";

/** 一级台阶: what one cause adds or takes. */
export interface WaterfallStep {
  readonly name: LocalizedText;
  readonly amount: Decimal;
}

/** Below it names stand over up to three lines. */
const GRID = { left: 70, right: 20, top: 30, bottom: 50 };

/** 瀑布图: how the steps lead from nothing to the whole change, which is the last column. */
export function waterfallChart(
  title: LocalizedText,
  steps: readonly WaterfallStep[],
  whole: WaterfallStep,
): Html {
  const columns = [...steps, whole];
  const ends: [number, number][] = [];
  let reached = 0;
  for (const { amount } of steps) {
    ends.push([reached, reached + amount.toNumber()]);
    reached += amount.toNumber();
  }
  ends.push([0, whole.amount.toNumber()]);
  const room = roomOfName(columns.length, GRID);
  return chart(title, 300, (locale) => ({
    grid: GRID,
    xAxis: {
      ...nameAxis(
        columns.map(({ name }) => name[locale]),
        room,
      ),
      axisLine: { onZero: false },
    },
    yAxis: {
      ...valueAxis(locale, ends.flat(), locale === "zh" ? "元" : "yuan"),
      boundaryGap: ["10%", "10%"],
    },
    series: [hanging(ends), standing(columns, ends)].flat(),
  }));
}

/** What holds a column up: from zero to its nearer end, where both ends lie on one side of zero. */
function hanging(ends: readonly (readonly [number, number])[]) {
  const nearest = ends.map(([from, to]) =>
    from * to <= 0 ? 0 : from > 0 ? Math.min(from, to) : Math.max(from, to),
  );
  return {
    type: "bar",
    stack: "all",
    silent: true,
    itemStyle: { color: "transparent" },
    data: nearest,
  };
}

/** The columns themselves, the parts above and below zero apart. */
function standing(columns: readonly WaterfallStep[], ends: readonly (readonly [number, number])[]) {
  const part = (sign: 1 | -1) =>
    ends.map(([from, to], index) => {
      const high = Math.max(0, sign * from, sign * to);
      const low = Math.max(0, Math.min(sign * from, sign * to));
      const gain = to >= from;
      const told = to === from ? sign > 0 : sign * (from + to) > 0;
      return {
        value: sign * (high - low),
        itemStyle: { color: gain ? GAIN : LOSS },
        label: {
          show: told,
          position: sign > 0 ? "top" : "bottom",
          formatter: shownCell(columns[index]?.amount, "yuan"),
        },
      };
    });
  return [1, -1].map((sign) => ({ type: "bar", stack: "all", data: part(sign as 1 | -1) }));
}
