import { addUnder } from "../../primitives/grouped-by.js";
import type { ProblemLog } from "./import-problems.js";
import { type LineGrammar, NATIONAL_GRAMMAR } from "./line-grammar.js";
import { findPageMarks, type PageMark } from "./page-marks.js";
import { halfWidth } from "./plain-text.js";
import { groupsOfLine, recogniseLine } from "./recognise-line.js";
import { scanCodes } from "./scan-codes.js";
import type { SourceLine, TextPart } from "./text-part.js";

/** Dotted leaders of a table of contents. */
const DOTTED = /[.…·]{5,}\s*\d*\s*$/;
const CONTENTS = /^目\s*录$/;
/**
 * 正文行: the lines of a part that hold content, each with page and line: without page heads and feet, column headers, the
 * table of contents and empty lines.
 */
export function readSourceLines(
  part: TextPart,
  log: ProblemLog,
  grammar: LineGrammar = NATIONAL_GRAMMAR,
): SourceLine[] {
  const { columnHeaders, running } = grammar;
  const pages = typeof part.text === "string" ? part.text.split("\f") : part.text;
  const raw = pages.flatMap((page, index) =>
    page.split(/\r\n|\n|\r/).map((text) => ({ text: tidyLine(text), page: index })),
  );
  const texts = raw.map((line) => line.text);
  const marks = new Map(findPageMarks(texts).map((mark) => [mark.index, mark]));
  const head = runningHead(texts, marks);
  const heads = runningLines(raw, marks);
  const marksBeginPages = beginPages(texts, marks, head, columnHeaders);
  const contents = contentsRange(texts);
  reportMissingPages(part.name, [...marks.values()], log);

  const labels = pageLabels(raw, marks, marksBeginPages, pages.length > 1);
  const lines: SourceLine[] = [];
  for (const [index, { text }] of raw.entries()) {
    if (index >= contents.from && index < contents.to) continue;
    const content = marks.get(index)?.rest ?? text;
    if (content === "" || content === head || heads.has(index)) continue;
    if (isColumnHeader(content, columnHeaders) && !isCaption(content, lines.at(-1), grammar)) continue;
    if (running.some((pattern) => pattern.test(content))) continue;
    const place = { part: part.name, page: labels[index] ?? null, line: index + 1 };
    for (const group of groupsOfLine(withoutColumnHeader(content, grammar)))
      lines.push({ text: group, place });
  }
  return lines;
}

const EXTENSION_APART = /(?<=[A-Z]\d\d\.[0-9xX]\d\d|\d\d\.\d[0-9xX]\d\d)\s+(?=[xX]\d{3}(?!\d))/g;
/** `R75. x00x001`, `31.1 x00x005` */
const PLACE_APART = /(?<=(?<![0-9A-Z.])(?:[A-Z]\d\d\.|\d\d\.\d))\s+(?=[xX]\d\d(?:[xX]\d{3})?(?!\d))/g;
const DAGGER_APART = /(?<=\.[0-9xX]\d\d(?:[xX]\d{3})?)\s*[+†]\s*(?=[A-Z]\d\d)/g;

/**
 * A line as it is read: `~~` marks a break of the transcription; the rules of a table came along as bars; full-width letters and digits of codes, `×` for their extension mark
 * and blanks within them become the code that is meant.
 */
function tidyLine(text: string): string {
  return text
    .replaceAll("~~", "")
    .replace(/[|│┃¦]/g, " ")
    .replace(/[０-９Ａ-Ｚ．＋＊][０-９Ａ-Ｚａ-ｚ．＋＊]*/g, halfWidth)
    .replace(/(?<=[0-9.])[×✕ｘХх](?=\d)/g, "x")
    .replace(EXTENSION_APART, "")
    .replace(PLACE_APART, "")
    .replace(DAGGER_APART, "+")
    .trim();
}

/** Lines at the head or foot of pages that repeat but for their numbers: `某市 DRG 细分组方案 第 12 页`. */
function runningLines(
  raw: readonly { readonly text: string; readonly page: number }[],
  marks: ReadonlyMap<number, PageMark>,
): ReadonlySet<number> {
  const edges = new Set<number>();
  for (const index of marks.keys()) for (const near of [-2, -1, 1, 2]) edges.add(index + near);
  for (const [index, { page }] of raw.entries()) {
    const beginsPage = raw[index - 1]?.page !== page || raw[index - 2]?.page !== page;
    const endsPage = raw[index + 1]?.page !== page || raw[index + 2]?.page !== page;
    if (raw.at(-1)?.page !== 0 && (beginsPage || endsPage)) edges.add(index);
  }
  const places = new Map<string, number[]>();
  for (const index of edges) {
    const text = raw[index]?.text ?? "";
    if (text.length < SHORTEST_HEAD || scanCodes(text).codes.length > 0) continue;
    const shape = text.replace(/\d+/g, "#");
    if (recogniseLine(text) !== undefined && !text.includes("页")) continue;
    addUnder(places, shape, index);
  }
  const most = Math.max(FEWEST_HEADS, (marks.size || (raw.at(-1)?.page ?? 0)) / 4);
  const shapes = new Set([...places].filter(([, indexes]) => indexes.length >= most).map(([shape]) => shape));
  const repeated = raw.flatMap(({ text }, index) => (shapes.has(text.replace(/\d+/g, "#")) ? [index] : []));
  return new Set(repeated);
}

/** A piece of a broken name may repeat as well; it is shorter. */
const SHORTEST_HEAD = 6;
const FEWEST_HEADS = 3;

/** The line that stands before or behind most page numbers, always the same. */
function runningHead(texts: readonly string[], marks: ReadonlyMap<number, PageMark>): string | undefined {
  const counts = new Map<string, number>();
  for (const index of marks.keys()) {
    for (const neighbour of [texts[index - 1], texts[index + 1]]) {
      if (neighbour) counts.set(neighbour, (counts.get(neighbour) ?? 0) + 1);
    }
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0];
  return most !== undefined && most[1] >= 3 && most[1] * 2 >= marks.size ? most[0] : undefined;
}

/** Whether page numbers stand at the head of their pages: the running head is above them, or column headers below. */
function beginPages(
  texts: readonly string[],
  marks: ReadonlyMap<number, PageMark>,
  head: string | undefined,
  columnHeaders: RegExp,
): boolean {
  const first = [...marks.keys()][0];
  if (first === undefined) return false;
  const before = texts.slice(0, first).filter((text) => text !== "");
  const aboveColumns = [...marks.values()].filter(
    ({ index, rest }) => rest !== "" || isColumnHeader(texts[index + 1] ?? "?", columnHeaders),
  );
  return before.length === 0 || before.at(-1) === head || aboveColumns.length * 2 >= marks.size;
}

function reportMissingPages(part: string, marks: readonly PageMark[], log: ProblemLog): void {
  for (const [position, { number, index }] of marks.entries()) {
    const before = marks[position - 1]?.number ?? number;
    const place = { part, page: String(number), line: index + 1 };
    if (number > before + 1)
      log.at(place, "warning", "IMPORT_PAGES_MISSING", { after: before, before: number });
  }
}

function contentsRange(texts: readonly string[]): { from: number; to: number } {
  const dotted = texts.flatMap((text, index) => (DOTTED.test(text) ? [index] : []));
  const [first, last] = [dotted[0], dotted.at(-1)];
  if (first === undefined || last === undefined) return { from: 0, to: 0 };
  const heading = texts.findIndex((text) => CONTENTS.test(text));
  return { from: heading >= 0 && heading < first ? heading : first, to: last + 1 };
}

function pageLabels(
  raw: readonly { readonly page: number }[],
  marks: ReadonlyMap<number, PageMark>,
  marksBeginPages: boolean,
  severalPages: boolean,
): (string | null)[] {
  const labels: (string | null)[] = raw.map((line) => (severalPages ? String(line.page + 1) : null));
  if (severalPages || marks.size === 0) return labels;
  const inOrder = [...marks.values()].sort((a, b) => a.index - b.index);
  for (const [position, mark] of inOrder.entries()) {
    const from = marksBeginPages ? mark.index : (inOrder[position - 1]?.index ?? -1) + 1;
    const to = marksBeginPages ? (inOrder[position + 1]?.index ?? raw.length) : mark.index + 1;
    labels.fill(String(mark.number), from, to);
  }
  return labels;
}

function isColumnHeader(text: string, columnHeaders: RegExp): boolean {
  return text.split(/\s+/).every((word) => columnHeaders.test(word));
}

/** `排除表` heads a column, and below `附录 C` the appendix. */
function isCaption(text: string, above: SourceLine | undefined, grammar: LineGrammar): boolean {
  return (
    above !== undefined && recogniseLine(above.text, grammar)?.line === "title" && isAppendix(text, grammar)
  );
}

/** A page that came as one line begins with its column headers. */
function withoutColumnHeader(text: string, grammar: LineGrammar): string {
  const words = text.split(/(\s+)/);
  let index = 0;
  while (
    index < words.length &&
    (grammar.columnHeaders.test(words[index] ?? "") || /^\s*$/.test(words[index] ?? ""))
  )
    index++;
  // `排除表 12` is a name.
  if (index === 0 || isAppendix(text, grammar)) return text;
  return words.slice(index).join("");
}

function isAppendix(text: string, grammar: LineGrammar): boolean {
  const line = recogniseLine(text, grammar)?.line;
  return line === "appendix" || line === "exclusion-table";
}
