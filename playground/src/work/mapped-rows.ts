import type { Diagnostic, Locale } from "chs-drg";
import { caseRows, safeParseCase } from "chs-drg/cases";
import Papa from "papaparse";
import type { MappedFile } from "./operations.js";

type RowResult = ReturnType<typeof safeParseCase>;
type Row = Extract<RowResult, { ok: true }>["value"];

const NOT_JSON: Diagnostic = {
  code: "ROW_NOT_JSON",
  severity: "error",
  path: "",
  message: { zh: "这一行不是 JSON", en: "this line is no JSON" },
};

/** 行的去向. */
export interface RowsRead {
  readonly rows: number;
  /** the first that were refused, with their line and reasons */
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  readonly refusedCount: number;
}

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
  take: (row: Row) => void,
  progress: (part: number) => void,
): Promise<RowsRead> {
  const used = fields.flatMap((field, index) => (field === "" ? [] : [index]));
  const read = isJsonLines(file) ? undefined : caseRows.underHeader(used.map((index) => fields[index] ?? ""));
  const refused: { line: number; reason: string }[] = [];
  let [line, rows, refusedCount] = [0, 0, 0];
  const takeCells = (cells: readonly string[]) => {
    line += 1;
    const empty = cells.length === 1 && cells[0] === "";
    if (line > 1 && !empty) takeResult(read?.(used.map((index) => cells[index] ?? "")));
  };
  const takeResult = (result: RowResult | undefined) => {
    if (result === undefined) return;
    rows += 1;
    if (result.ok) return take(result.value);
    refusedCount += 1;
    if (refused.length >= MOST_REFUSED) return;
    const reason = result.problems.map(({ message }) => message[locale]).join("; ");
    refused.push({ line, reason });
  };
  const takeLine = (text: string) => {
    line += 1;
    if (text.trim() !== "") takeResult(parsedLine(text));
  };
  if (isJsonLines(file)) await eachLine(file, takeLine, progress);
  else await eachRow({ file, encoding }, takeCells, progress);
  return { rows, refused, refusedCount };
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
      chunkSize: CHUNK_BYTES,
      chunk: ({ data, meta }) => {
        for (const cells of data) take(cells);
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

function parsedLine(text: string): RowResult {
  try {
    return safeParseCase(JSON.parse(text), { unknownFields: "report" });
  } catch {
    return { ok: false, problems: [NOT_JSON] };
  }
}
