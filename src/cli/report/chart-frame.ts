import type { LocalizedText } from "../../primitives/index.js";
import { bilingual, escapeHtml, Html } from "./html.js";

/** 颜色: of the charts, told apart in print and by colour-blind readers. */
const PALETTE = [
  "#2f5d8a",
  "#d98c3f",
  "#5b8c5a",
  "#b4564e",
  "#7a6aa6",
  "#8f9aa3",
  "#c2a83e",
  "#4f9a9a",
] as const;

/** Colours of a gain and of a loss. */
export const GAIN = "#3d7a68";
export const LOSS = "#b4564e";

/** The n-th colour, round and round. */
export function colour(index: number): string {
  return PALETTE[index % PALETTE.length] ?? PALETTE[0];
}

/** A chart as an inline SVG that scales with the page and says in words what it shows. */
export function chartFrame(width: number, height: number, title: LocalizedText, body: string): Html {
  const label = escapeHtml(`${title.zh} / ${title.en}`);
  return new Html(
    `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" xmlns="http://www.w3.org/2000/svg">${body}</svg>\n`,
  );
}

/** Where a text hangs. */
export type Anchor = "start" | "middle" | "end";

/** A text in a chart. */
export function chartText(x: number, y: number, text: string, anchor: Anchor, kind = "label"): string {
  return `<text x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="${anchor}" class="${kind}">${escapeHtml(text)}</text>`;
}

/** A text in a chart, in both languages. */
export function chartWords(
  x: number,
  y: number,
  text: LocalizedText,
  anchor: Anchor,
  kind = "label",
): string {
  return bilingual(
    text,
    "text",
    ` x="${coordinate(x)}" y="${coordinate(y)}" text-anchor="${anchor}" class="${kind}"`,
  );
}

/** A filled bar. */
export function chartBar(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${coordinate(x)}" y="${coordinate(y)}" width="${coordinate(width)}" height="${coordinate(height)}" fill="${fill}"/>`;
}

/** A thin line. */
export function chartLine(x1: number, y1: number, x2: number, y2: number, kind = "grid"): string {
  return `<line x1="${coordinate(x1)}" y1="${coordinate(y1)}" x2="${coordinate(x2)}" y2="${coordinate(y2)}" class="${kind}"/>`;
}

/** A coordinate with at most two decimals, the same text on every machine. */
function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** A text cut to so many columns of a chart label. */
export function clipped(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
