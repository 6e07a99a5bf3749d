import type { Locale } from "chs-drg";
import { caseRows, type InpatientCase, type ParseResult, RowNotices } from "chs-drg/cases";
import Papa from "papaparse";
import { jsonRow } from "./json-row.js";
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

/** A case whose id came before at the same hospital. */
const SAME_ID = {
  code: "CASES_OF_ONE_ID",
  message: {
    zh: "病例的编号在同一机构的前面病例中出现过。各例照常分组，但结算时编号重复的病例不付费；重复导出的请删去，同一人多次住院的请以结算流水号为编号",
    en: "The case has the id of a case before at the same hospital. Each is grouped, but a settlement pays no case whose id comes twice: delete what was exported twice; where one person had several stays, use the number of the settlement as id",
  },
};

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
  const used = fields.flatMap((field, index) => (field === "" ? [] : [index]));
  const read = isJsonLines(file) ? undefined : caseRows.underHeader(used.map((index) => fields[index] ?? ""));
  const refused: { line: number; reason: string }[] = [];
  const notices = new RowNotices();
  const seen = new Set<string>();
  let [line, rows, refusedCount] = [0, 0, 0];
  const takeCells = (cells: readonly string[]) => {
    line += 1;
    const empty = cells.length === 1 && cells[0] === "";
    if (line > 1 && !empty) takeResult(read?.(used.map((index) => cells[index] ?? "")));
  };
  const takeResult = (result: ParseResult<InpatientCase> | undefined) => {
    if (result === undefined) return;
    rows += 1;
    if (result.ok) {
      notices.add(result.warnings.map(({ code, message }) => ({ code, message, line })));
      const { hospitalId, caseId } = result.value;
      const id = JSON.stringify([hospitalId, caseId]);
      if (seen.has(id)) notices.add([{ ...SAME_ID, line }]);
      seen.add(id);
      return take(result.value);
    }
    refusedCount += 1;
    if (refused.length >= MOST_REFUSED) return;
    const reason = result.problems.map(({ message }) => message[locale]).join("; ");
    refused.push({ line, reason });
  };
  const takeLine = (text: string) => {
    line += 1;
    if (text.trim() !== "") takeResult(jsonRow(text, caseRows.parse));
  };
  if (isJsonLines(file)) await eachLine(file, takeLine, progress);
  else await eachRow({ file, encoding }, takeCells, progress);
  return { rows, refused, refusedCount, noticed: notices.lines(locale) };
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
