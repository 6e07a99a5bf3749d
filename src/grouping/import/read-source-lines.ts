import type { ProblemLog } from "./import-problems.js";
import { findPageMarks, type PageMark } from "./page-marks.js";
import type { SourceLine, TextPart } from "./text-part.js";

/** Dotted leaders of a table of contents. */
const DOTTED = /[.…·]{5,}\s*\d*\s*$/;
const CONTENTS = /^目\s*录$/;
const COLUMN_HEADERS = new Set(
  "疾病编码 疾病名称 诊断编码 诊断名称 手术编码 手术名称 手术操作编码 手术操作名称 操作编码 操作名称 排除内容 排除表 序号 编码 名称 ADRG DRG MDC ADRG编码 ADRG名称 DRG编码 DRG名称 MDC编码 MDC名称".split(
    " ",
  ),
);

/**
 * 正文行: the lines of a part that hold content, each with page and line: without page heads and feet, column headers, the
 * table of contents and empty lines.
 */
export function readSourceLines(part: TextPart, log: ProblemLog): SourceLine[] {
  const pages = typeof part.text === "string" ? part.text.split("\f") : part.text;
  const raw = pages.flatMap((page, index) =>
    page.split(/\r\n|\n|\r/).map((text) => ({ text: text.replaceAll("~~", "").trim(), page: index })),
  );
  const texts = raw.map((line) => line.text);
  const marks = new Map(findPageMarks(texts).map((mark) => [mark.index, mark]));
  const head = runningHead(texts, marks);
  const marksBeginPages = beginPages(texts, marks, head);
  const contents = contentsRange(texts);
  reportMissingPages(part.name, [...marks.values()], log);

  const labels = pageLabels(raw, marks, marksBeginPages, pages.length > 1);
  const lines: SourceLine[] = [];
  for (const [index, { text }] of raw.entries()) {
    if (index >= contents.from && index < contents.to) continue;
    const content = marks.get(index)?.rest ?? text;
    if (content === "" || content === head || isColumnHeader(content)) continue;
    const place = { part: part.name, page: labels[index] ?? null, line: index + 1 };
    lines.push({ text: withoutColumnHeader(content), place });
  }
  return lines;
}

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
): boolean {
  const first = [...marks.keys()][0];
  if (first === undefined) return false;
  const before = texts.slice(0, first).filter((text) => text !== "");
  const aboveColumns = [...marks.values()].filter(
    ({ index, rest }) => rest !== "" || isColumnHeader(texts[index + 1] ?? "?"),
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

function isColumnHeader(text: string): boolean {
  return text.split(/\s+/).every((word) => COLUMN_HEADERS.has(word));
}

/** A page that came as one line begins with its column headers. */
function withoutColumnHeader(text: string): string {
  const words = text.split(/(\s+)/);
  let index = 0;
  while (index < words.length && (COLUMN_HEADERS.has(words[index] ?? "") || /^\s*$/.test(words[index] ?? "")))
    index++;
  return index === 0 ? text : words.slice(index).join("");
}
