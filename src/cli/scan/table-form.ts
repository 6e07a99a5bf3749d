import type { LocalizedText } from "../../primitives/index.js";

/** 表格形式: how the cells of a text stand apart. */
export interface TableForm {
  /** one character */
  readonly delimiter: string;
  /** what ends a line where it is no line feed: a carriage return alone, as old Macintosh programs wrote it, or a separator of Unicode */
  readonly lineEnd: LineEnd;
  /** whether the first line is no row but names the delimiter (`sep=;`) */
  readonly isNamed: boolean;
}

/** What may stand between cells; of equals the first. */
const DELIMITERS = [",", "\t", ";"] as const;

/** What may end a line, as it is called; where several do, the first does. */
export const LINE_ENDS = {
  "\n": { zh: "换行符", en: "a line feed" },
  "\r": { zh: "回车符", en: "a carriage return" },
  "\u2028": { zh: "行分隔符（U+2028）", en: "a line separator (U+2028)" },
  "\u2029": { zh: "段分隔符（U+2029）", en: "a paragraph separator (U+2029)" },
  "\u0085": { zh: "下一行符（U+0085）", en: "a next line character (U+0085)" },
} as const satisfies Record<string, LocalizedText>;
type LineEnd = keyof typeof LINE_ENDS;

/** `sep=;`, by which Excel is told the delimiter. */
const NAMED = /^\ufeff?"?sep=(.)"?$/i;

/** Lines that are looked at. */
const SAMPLE_LINES = 20;

/**
 * 判定表格形式: from the beginning of a text. The delimiter is the one that the most lines hold equally often.
 *
 * @example
 * ```ts
 * tableForm("病案号;性别\r\n1;男\r\n").delimiter; // ";"
 * ```
 */
export function tableForm(head: string): TableForm {
  const { lines, lineEnd } = linesOf(head);
  const named = NAMED.exec(lines[0] ?? "")?.[1];
  if (named !== undefined) return { delimiter: named, lineEnd, isNamed: true };
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, ...agreement(lines, delimiter) }));
  ranked.sort((a, b) => b.lines - a.lines || b.cells - a.cells);
  return { delimiter: ranked[0]?.delimiter ?? ",", lineEnd, isNamed: false };
}

/** The first lines of a text; line ends inside quotes are none. */
function linesOf(head: string): { readonly lines: readonly string[]; readonly lineEnd: LineEnd } {
  const ends = new Map((Object.keys(LINE_ENDS) as LineEnd[]).map((end) => [end, [] as number[]]));
  let quoted = false;
  for (let at = 0; at < head.length; at += 1) {
    const character = head[at];
    if (character === '"') quoted = !quoted;
    const found = quoted ? undefined : ends.get(character as LineEnd);
    if (found === undefined) continue;
    if (character === "\r" && (head[at + 1] === "\n" || at + 1 === head.length)) continue;
    found.push(at);
    if (found.length > SAMPLE_LINES) break;
  }
  const [lineEnd, chosen] = [...ends].find(([, places]) => places.length > 0) ?? ["\n" as const, []];
  const lines = [...chosen, head.length].map((end, index) => head.slice((chosen[index - 1] ?? -1) + 1, end));
  const filled = lines.map((line) => line.replace(/\r$/, "")).filter((line) => line.trim() !== "");
  return { lines: filled.slice(0, SAMPLE_LINES), lineEnd };
}

/** How many lines hold a delimiter equally often, and how often. */
function agreement(
  lines: readonly string[],
  delimiter: string,
): { readonly lines: number; readonly cells: number } {
  const byCount = new Map<number, number>();
  for (const line of lines) {
    const count = line.replaceAll(/"[^"]*"/g, "").split(delimiter).length - 1;
    if (count > 0) byCount.set(count, (byCount.get(count) ?? 0) + 1);
  }
  const best = [...byCount].sort(([a, x], [b, y]) => y - x || b - a)[0];
  return best === undefined ? { lines: 0, cells: 0 } : { lines: best[1], cells: best[0] };
}
