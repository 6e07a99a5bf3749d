import { type Locale, parseJsonRow } from "chs-drg";
import { caseRows, type InpatientCase, type ParseResult, RowNotices, SeenIds } from "chs-drg/cases";
import Papa from "papaparse";
import type { MappedFile } from "./operations.js";

/** 行的去向. */
export interface RowsRead {
  readonly rows: number;
  /** the first that were refused, with their line and reasons */
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  readonly refusedCount: number;
  /** what was noticed in rows that were read all the same */
  readonly noticed: readonly string[];
}

/** What may stand between cells, as on the command line: bars part lists in a cell. */
export const DELIMITERS: string[] = [",", "\t", ";"];
const CHUNK_BYTES = 1 << 20;
const MOST_REFUSED = 50;

/**
 * 逐行读取 of a file under the columns that the page was told; every row is taken or refused with its reasons.
 *
 * @throws what a header that cannot be read throws
 */
export async function readMapped(
  { file, encoding, fields }: MappedFile,
  locale: Locale,
  take: (row: InpatientCase) => void,
  progress: (part: number) => void,
): Promise<RowsRead> {
  let read: ((cells: readonly string[]) => ParseResult<InpatientCase>) | undefined;
  const refused: { line: number; reason: string }[] = [];
  const notices = new RowNotices();
  const ids = new SeenIds();
  let [line, rows, refusedCount] = [0, 0, 0];
  const takeCells = (cells: readonly string[]) => {
    line += 1;
    if (cells.length === 1 && cells[0] === "") return;
    if (read !== undefined) return takeResult(read(cells));
    const { header, names } = headerOf(cells, fields);
    notices.add(caseRows.notices(header, names).map((notice) => ({ ...notice, line })));
    read = caseRows.underHeader(header, names);
  };
  const takeResult = (result: ParseResult<InpatientCase>) => {
    rows += 1;
    if (result.ok) {
      notices.add(result.warnings.map(({ code, message }) => ({ code, message, line })));
      ids.add(result.value);
      return take(result.value);
    }
    refusedCount += 1;
    if (refused.length >= MOST_REFUSED) return;
    const reason = result.problems.map(({ message }) => message[locale]).join("; ");
    refused.push({ line, reason });
  };
  const takeLine = (text: string) => {
    line += 1;
    if (text.trim() !== "") takeResult(parseJsonRow(text, caseRows));
  };
  if (isJsonLines(file)) await eachLine(file, takeLine, progress);
  else await eachRow({ file, encoding }, takeCells, progress);
  const { notice } = ids;
  const again = notice === undefined ? [] : [`${notice.code}: ${notice.message[locale]}`];
  return { rows, refused, refusedCount, noticed: [...notices.lines(locale), ...again] };
}

/** The header of a file as the library is given it: each column by what it is read as, one that is left out under its own name, and said to be left out. */
function headerOf(cells: readonly string[], fields: readonly string[]) {
  const used = new Set(fields);
  const names: Record<string, string> = {};
  const header = cells.map((cell, index) => {
    const field = fields[index] ?? "";
    if (field !== "") return field;
    // A name stands for every column that has it: one whose name is that of a column that is read is left out by its place.
    const name = used.has(cell) ? "" : cell;
    names[name.trim() === "" ? `column ${index + 1}` : name] = "-";
    return name;
  });
  return { header, names };
}

/** Whether the rows of a file are lines of JSON, which name their fields themselves. */
export function isJsonLines(file: File): boolean {
  return /\.jsonl$/i.test(file.name);
}

async function eachRow(
  { file, encoding }: Pick<MappedFile, "file" | "encoding">,
  take: (cells: readonly string[]) => void,
  progress: (part: number) => void,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(file, {
      encoding,
      delimitersToGuess: DELIMITERS,
      chunkSize: CHUNK_BYTES,
      chunk: ({ data, meta }, parser) => {
        try {
          for (const cells of data) take(cells);
        } catch (error) {
          // To abort completes the file: what went wrong must be said before.
          reject(error);
          return parser.abort();
        }
        progress(Math.min(meta.cursor / file.size, 1));
      },
      complete: () => resolve(),
      error: reject,
    });
  });
}

async function eachLine(
  file: File,
  take: (line: string) => void,
  progress: (part: number) => void,
): Promise<void> {
  const decoder = new TextDecoder("utf-8");
  let [rest, read] = ["", 0];
  for (let from = 0; from < file.size; from += CHUNK_BYTES) {
    const bytes = await file.slice(from, from + CHUNK_BYTES).arrayBuffer();
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) take(line);
    read += bytes.byteLength;
    progress(read / file.size);
  }
  take(rest + decoder.decode());
}
