/** 表格形式: how the cells of a text stand apart. */
export interface TableForm {
  /** one character */
  readonly delimiter: string;
  /** whether lines end in a carriage return alone, as old Macintosh programs wrote them */
  readonly carriageReturns: boolean;
  /** whether the first line is no row but names the delimiter (`sep=;`) */
  readonly isNamed: boolean;
}

/** What may stand between cells; of equals the first. */
const DELIMITERS = [",", "\t", ";"] as const;

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
  const { lines, carriageReturns } = linesOf(head);
  const named = NAMED.exec(lines[0] ?? "")?.[1];
  if (named !== undefined) return { delimiter: named, carriageReturns, isNamed: true };
  const ranked = DELIMITERS.map((delimiter) => ({ delimiter, ...agreement(lines, delimiter) }));
  ranked.sort((a, b) => b.lines - a.lines || b.cells - a.cells);
  return { delimiter: ranked[0]?.delimiter ?? ",", carriageReturns, isNamed: false };
}

/** The first lines of a text; line ends inside quotes are none. */
function linesOf(head: string): { readonly lines: readonly string[]; readonly carriageReturns: boolean } {
  const ends = { "\n": [] as number[], "\r": [] as number[] };
  let quoted = false;
  for (let at = 0; at < head.length; at += 1) {
    const character = head[at];
    if (character === '"') quoted = !quoted;
    if (quoted || (character !== "\n" && character !== "\r")) continue;
    if (character === "\r" && (head[at + 1] === "\n" || at + 1 === head.length)) continue;
    ends[character].push(at);
    if (ends[character].length > SAMPLE_LINES) break;
  }
  const carriageReturns = ends["\n"].length === 0 && ends["\r"].length > 0;
  const chosen = carriageReturns ? ends["\r"] : ends["\n"];
  const lines = [...chosen, head.length].map((end, index) => head.slice((chosen[index - 1] ?? -1) + 1, end));
  const filled = lines.map((line) => line.replace(/\r$/, "")).filter((line) => line.trim() !== "");
  return { lines: filled.slice(0, SAMPLE_LINES), carriageReturns };
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
