import { BarChart, BoxplotChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import type { Locale, LocalizedText } from "../../primitives/index.js";
import { clipDisplay, displayWidth } from "../table/display-width.js";
import { escapeHtml, Html } from "./html.js";

use([
  BarChart,
  BoxplotChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  LabelLayout,
  SVGRenderer,
]);

/** 颜色: of the charts, told apart in print and by colour-blind readers. */
export const PALETTE = [
  "#2f5d8a",
  "#d98c3f",
  "#5b8c5a",
  "#b4564e",
  "#7a6aa6",
  "#8f9aa3",
  "#c2a83e",
  "#4f9a9a",
];

/** Colour of words and of lines that all others are seen against. */
export const INK = "#1d2733";

/** Colour of what lies beyond a limit. */
export const BEYOND = "#d98c3f";

/** Colours of a gain and of a loss. */
export const GAIN = "#3d7a68";
export const LOSS = "#b4564e";

const WIDTH = 860;
const FONT = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

/** Room for names on the left of a chart with one row an item, and for the values on its right. */
export const ROWS_GRID = { left: 230, right: 110, top: 34, bottom: 26 };

/** A half-width character of a name, with its share of a font that is wider than the one counted on, and what parts a name from its axis. */
const CELL = 6.6;
const NAME_GAP = 14;

/**
 * 图: drawn by the chart library into the page, in both languages, so that it needs no script; it says in words what it shows.
 *
 * @param optionFor what is drawn, in one language
 */
export function chart(
  title: LocalizedText,
  height: number,
  optionFor: (locale: Locale) => EChartsCoreOption,
): Html {
  const drawn = (["zh", "en"] as const).map((locale) => {
    const canvas = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
    canvas.setOption({
      animation: false,
      color: PALETTE,
      textStyle: { fontFamily: FONT },
      ...optionFor(locale),
    });
    const svg = ownIds(canvas.renderToSVGString({ useViewBox: true }), `${title[locale]} ${locale}`);
    canvas.dispose();
    return `<div class="chart" lang="${locale}" role="img" aria-label="${escapeHtml(title[locale])}">${svg}</div>\n`;
  });
  return new Html(drawn.join(""));
}

/** The ids of a drawing count the drawings of the process; here they follow from what is drawn, so that the same result is the same bytes. */
function ownIds(svg: string, name: string): string {
  const order = new Map<string, number>();
  const numbered = svg.replace(DRAWN_ID, (id) => {
    const number = order.get(id) ?? order.size;
    order.set(id, number);
    return `c-${number}`;
  });
  let hash = 0;
  for (const character of name + numbered) {
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return svg.replace(DRAWN_ID, (id) => `c${hash.toString(36)}-${order.get(id)}`);
}

const DRAWN_ID = /zr\d+-[a-z]+-?\d*/g;

/** A text as it may stand in a drawing: shortened, and without characters that turn what is shown. */
export function label(text: string, most = 20): string {
  const characters = [...plain(text)];
  return characters.length <= most ? characters.join("") : `${characters.slice(0, most - 1).join("")}…`;
}

function plain(text: string): string {
  return text.replace(/\p{Cc}|\p{Cf}/gu, "·");
}

/** A text over two lines of some half-width characters where it needs them, at a space if there is one; only what fits in neither is shortened. */
function overTwoLines(text: string, cells: number): string {
  if (displayWidth(text) <= cells) return text;
  const first = clipDisplay(text, cells + 1).slice(0, -1);
  const space = first.lastIndexOf(" ");
  const end = space > first.length / 2 ? space : first.length;
  return `${text.slice(0, end)}\n${clipDisplay(text.slice(end).trimStart(), cells)}`;
}

/** The short forms of large numbers. */
const LARGE = {
  zh: [
    { from: 1e8, word: "亿" },
    { from: 1e4, word: "万" },
  ],
  en: [
    { from: 1e9, word: "B" },
    { from: 1e6, word: "M" },
    { from: 1e3, word: "k" },
  ],
} as const satisfies Readonly<Record<Locale, unknown>>;

/** How the ticks of one axis are written, all in the short form that its largest value takes: `120万`, `1.2M`. */
function tickForm(values: readonly (number | null)[], locale: Locale): (value: number) => string {
  const largest = values.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const form = LARGE[locale].find(({ from }) => largest >= from);
  if (form === undefined) return short;
  return (value) => (value === 0 ? "0" : `${short(value / form.from)}${form.word}`);
}

/** Two decimals, or three where steps are small. */
function short(value: number): string {
  const scale = Math.abs(value) < 10 ? 1000 : 100;
  return String(Math.round(value * scale) / scale);
}

/** The room between the words of a legend: the page's font may be wider than the one that the library counts on. */
const LEGEND_GAP = 36;
const LEGEND_ROW = 24;

/** 图例, some names a row: the library would part rows that it breaks by itself by as much as words, and draw the last of them over the chart. */
export function legendRows(names: readonly string[], { columns = 4, left = ROWS_GRID.left } = {}) {
  const rows = Array.from({ length: Math.ceil(names.length / columns) }, (_, row) => ({
    ...{ top: row * LEGEND_ROW, left, itemGap: LEGEND_GAP },
    data: names.slice(row * columns, (row + 1) * columns),
  }));
  return { legend: rows, height: rows.length * LEGEND_ROW };
}

/** An axis of amounts or counts, with the values that are drawn along it. */
export function valueAxis(locale: Locale, values: readonly (number | null)[], name = "") {
  return {
    type: "value",
    name,
    nameTextStyle: { align: "left" },
    axisLabel: { formatter: tickForm(values, locale) },
  };
}

/** An axis of names below each other, the first on top, each as long as two lines are. */
export function rowAxis(names: readonly string[], { left }: { readonly left: number } = ROWS_GRID) {
  const cells = Math.floor((left - NAME_GAP) / CELL);
  return {
    ...nameAxis([]),
    data: names.map((name) => overTwoLines(plain(name), cells)),
    inverse: true,
    axisLabel: { interval: 0, color: INK, lineHeight: 12 },
  };
}

/** An axis of names side by side: short ones, or whole ones over as many lines as each needs in its `room`, pixels. */
export function nameAxis(names: readonly string[], room?: number) {
  return {
    type: "category",
    data: names.map((name) => (room === undefined ? label(name) : plain(name))),
    axisTick: { show: false },
    axisLabel: { interval: 0, color: INK, ...(room !== undefined && { width: room, overflow: "break" }) },
  };
}

/** The room of one of so many names on an axis as wide as a chart leaves between its margins, pixels. */
export function roomOfName(
  names: number,
  { left, right }: { readonly left: number; readonly right: number },
) {
  return Math.floor((WIDTH - left - right) / names) - NAME_GAP;
}
