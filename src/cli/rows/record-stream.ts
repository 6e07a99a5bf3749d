import { textOfBytes } from "../../cases/row/text-pool.js";
import { type Diagnostic, quoted } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import type { RowFormat } from "../input/file-format.js";
import { formErrors } from "../input/form-errors.js";
import { rowForm } from "../input/row-form.js";
import type { TextInput } from "../input/text-input.js";
import { ArrayScanner } from "../scan/array-scanner.js";
import { type BlockPlace, giveBack } from "../scan/block-room.js";
import { csvCells } from "../scan/csv-cells.js";
import { CsvScanner, LONGEST_CSV_RECORD } from "../scan/csv-scanner.js";
import { LineScanner } from "../scan/line-scanner.js";
import type { CaseBatch, LineCutter, RecordBatch, RecordScanner } from "../scan/records.js";
import { LINE_ENDS, type TableForm, tableForm } from "../scan/table-form.js";
import { joinedHeader, type KnownNames, spreadNames } from "../sheets/header-lines.js";
import { sheetErrors } from "../sheets/sheet-errors.js";
import { readSpreadsheet, type Sheet } from "../sheets/spreadsheet.js";

/** 记录流: the records of a file in batches, and the header where it has one. */
export interface RecordStream<Batch = RecordBatch> {
  readonly format: RowFormat;
  readonly header?: readonly string[];
  /** the titles above the header, a line each */
  readonly above?: string;
  /** what stands between the cells of a record; a comma where absent */
  readonly delimiter?: string;
  readonly batches: AsyncGenerator<Batch>;
  /** cells of a spreadsheet that are merged over several rows: the rows below the first are read as empty there */
  readonly merged?: number;
  /** in what form the file was found to be, where it is not the usual one */
  readonly notices: readonly Diagnostic[];
}

/** Of a table of which nothing is known. */
const NO_NAMES: KnownNames = { count: () => 0, each: () => [] };

/** Records among which the header is looked for. */
const HEADER_WITHIN = 20;
/** Rows of a sheet in one batch. */
const SHEET_BATCH = 1000;
/** Bytes by which it is told how the rows of a text stand. */
const FORM_BYTES = 1 << 16;

/**
 * 打开记录流: reads as far as the header, the rest as it is asked for; only one batch is in memory at a time. Encoding, delimiter and line ends
 * are found from the text; a spreadsheet is read as its rows; titles above the header are passed over. What was found is in `notices`.
 *
 * @param names tells the header from a title; without it the first record is the header
 * @throws `INPUT_WITHOUT_HEADER`, `INPUT_NAMED_OTHERWISE`, `INPUT_DELIMITER_OF_LISTS`, `INPUT_NOT_JSON`, `INPUT_OTHER_KIND`, `INPUT_SHEET_BROKEN`, `INPUT_SHEET_NOT_CHOSEN`, `INPUT_SHEET_WITHOUT_HEADER` and what the text input
 * throws
 */
export async function openRecords(input: TextInput, names?: KnownNames): Promise<RecordStream> {
  // Only chunks that are bytes come as blocks, and here none are.
  return (await openChunks(input, names, input.chunks())) as RecordStream;
}

/** The same, with whole lines left to be cut by whoever reads them, wherever they can be. */
export async function openBlocks(input: TextInput, names: KnownNames): Promise<RecordStream<CaseBatch>> {
  return await openChunks(input, names, input.blocks());
}

/** A piece of a file: text, or whole lines as bytes. */
type Chunk = string | BlockPlace;

async function openChunks(
  input: TextInput,
  names: KnownNames | undefined,
  chunks: AsyncGenerator<Chunk>,
): Promise<RecordStream<CaseBatch>> {
  const format = input.rows;
  input.refuseOtherKinds();
  if (format === "csv" && input.isSpreadsheet) return await openSheet(input, names);
  const first = await chunks.next();
  const head = first.done ? "" : first.value;
  refuseOtherForm(input, head);
  if (format === "json") {
    const scanner = new ArrayScanner(input.file);
    return { format, batches: scanned(textOf(head), chunks, scanner), notices: encodingNotices(input) };
  }
  if (format === "jsonl") {
    const batches = cut([head], chunks, new LineScanner());
    return { format, batches, notices: encodingNotices(input) };
  }
  const text = textOf(head);
  const form = tableForm(text);
  const { delimiter, lineEnd } = form;
  const cellsOf = (record: string): string[] => csvCells(record, delimiter);
  const linesOf = (each: string) => (lineEnd === "\n" ? each : each.replaceAll(lineEnd, "\n"));
  const passed = form.isNamed ? 1 : 0;
  const { texts } = new CsvScanner(delimiter).push(`${linesOf(text)}\n`);
  const width = knownHeader(firstCells(texts, cellsOf, passed), names).header?.length;
  if (delimiter !== "|") refuseBars(input, texts, cellsOf, names);
  const scanner = new CsvScanner(delimiter, width);
  const asText = scanned(text, chunks, scanner, linesOf);
  const found = await withoutTitles(input, asText, cellsOf, names, passed);
  const notices = [...encodingNotices(input), ...formNotices(form), ...found.notices];
  const batches = withFirst(found.rest, lineEnd === "\n" ? cut([], chunks, scanner) : asText);
  return { format, delimiter, header: found.header, above: found.above, batches, notices };
}

/** @throws `INPUT_NAMED_OTHERWISE` where its rows stand otherwise than its name says */
function refuseOtherForm({ file, rows: named, gzip }: TextInput, head: Chunk): void {
  const begins = typeof head === "string" ? head : textOfBytes(head.bytes.subarray(0, FORM_BYTES));
  const holds = rowForm(begins.slice(0, FORM_BYTES), named);
  if (holds !== named) throw formErrors.error("INPUT_NAMED_OTHERWISE", { file, holds, named, gzip });
}

/** @throws `INPUT_DELIMITER_OF_LISTS` where vertical bars, which part a list in a cell, are what parts the names of a header */
function refuseBars(
  { file }: TextInput,
  texts: readonly string[],
  cellsOf: (text: string) => string[],
  names: KnownNames = NO_NAMES,
): void {
  const most = (cells: (text: string) => readonly string[]) =>
    Math.max(0, ...texts.slice(0, HEADER_WITHIN).map((text) => names.count(cells(text))));
  const barred = most((text) => text.replaceAll('"', "").split("|"));
  if (barred > 1 && barred > most(cellsOf)) throw formErrors.error("INPUT_DELIMITER_OF_LISTS", { file });
}

async function openSheet(input: TextInput, names: KnownNames | undefined): Promise<RecordStream> {
  const sheets = await readSpreadsheet(await input.whole(), input.file);
  const { file } = input;
  const known = withBestHeader(sheets, names);
  if (known.length > 1) {
    throw sheetErrors.error("INPUT_SHEET_NOT_CHOSEN", { file, sheets: known });
  }
  if (known.length === 0 && sheets.length > 1 && names !== undefined) {
    throw sheetErrors.error("INPUT_SHEET_WITHOUT_HEADER", { file, rows: HEADER_WITHIN, sheets });
  }
  const sheet = known[0] ?? sheets[0];
  if (sheet === undefined) throw cliErrors.error("INPUT_WITHOUT_HEADER", { file: input.file });
  const others = sheets.filter((other) => other !== sheet);
  const rows = sheetBatches(sheet);
  const found = await withoutTitles(input, rows, (text) => csvCells(text), names, 0);
  const below = (lines: readonly number[]) => lines.filter((line) => line > found.headerLine);
  const [merged, hidden] = [below(sheet.merged), below(sheet.hidden)];
  const wide = sheet.wide.filter(({ line }) => line === found.headerLine);
  const header = spreadNames(found.header, wide);
  const hiddenNames = sheet.hiddenColumns.flatMap((column) => header[column]?.trim() || []);
  const notices = [
    ...(others.length > 0 || sheet.isHidden
      ? [sheetErrors.diagnostic("info", "READ_SHEET", "", { sheet, others })]
      : []),
    ...found.notices,
    ...toldRows("READ_MERGED", merged),
    ...toldRows("READ_HIDDEN_ROWS", hidden),
    ...(hiddenNames.length > 0
      ? [sheetErrors.diagnostic("warning", "READ_HIDDEN_COLUMNS", "", { columns: hiddenNames })]
      : []),
  ];
  const batches = withFirst(found.rest, rows);
  return { format: "csv", header, above: found.above, batches, notices, merged: merged.length };
}

/** The sheets in which a header stands, those of the best where some are better than others. */
function withBestHeader(sheets: readonly Sheet[], names: KnownNames = NO_NAMES): readonly Sheet[] {
  const ranks = sheets.map(({ rows }) =>
    headerRank(knownHeader(rows.slice(0, HEADER_WITHIN), names).header ?? [], names),
  );
  const best = Math.max(1, ...ranks);
  return sheets.filter((_, at) => ranks[at] === best);
}

/** What is said of some rows of a sheet, where there are any. */
function toldRows(code: "READ_MERGED" | "READ_HIDDEN_ROWS", rows: readonly number[]): readonly Diagnostic[] {
  if (rows.length === 0) return [];
  return [sheetErrors.diagnostic("warning", code, "", { row: Math.min(...rows), count: rows.length })];
}

async function* sheetBatches({ lines, rows }: Sheet): AsyncGenerator<RecordBatch> {
  for (let at = 0; at < rows.length; at += SHEET_BATCH) {
    const texts = rows.slice(at, at + SHEET_BATCH).map((cells) => cells.map(quoted).join(","));
    yield { texts, lines: lines.slice(at, at + SHEET_BATCH), broken: [] };
  }
}

/** 表头 of a table, and the records of its batch behind it. */
interface FoundHeader extends Required<Pick<RecordStream, "notices" | "header" | "above">> {
  readonly headerLine: number;
  readonly rest: RecordBatch;
}

/**
 * Reads as far as the header; what stands above it is a title.
 *
 * @throws `INPUT_WITHOUT_HEADER`, `INPUT_HEADER_TOO_LONG`
 */
async function withoutTitles(
  input: TextInput,
  batches: AsyncGenerator<RecordBatch>,
  cellsOf: (text: string) => string[],
  names: KnownNames | undefined,
  passed: number,
): Promise<FoundHeader> {
  const first = await nextWithRecords(batches);
  if (first?.broken.some(({ line, problem }) => line === 1 && problem.code === "ROW_TOO_LONG")) {
    throw cliErrors.error("INPUT_HEADER_TOO_LONG", { file: input.file, most: LONGEST_CSV_RECORD });
  }
  const candidates = firstCells(first?.texts ?? [], cellsOf, passed);
  const { known, header, isJoined } = knownHeader(candidates, names);
  const at = passed + known;
  const line = first?.lines[at] ?? 1;
  if (first === undefined || header === undefined || (known === 0 && brokenBefore(first, line))) {
    throw cliErrors.error("INPUT_WITHOUT_HEADER", { file: input.file });
  }
  const above = candidates
    .slice(0, known)
    .map((cells) => cells.filter((cell) => cell.trim() !== "").join(" "));
  const titles = cliErrors.diagnostic("info", "READ_HEADER_LINE", "", { line, above: above.join(" / ") });
  const below = at + (isJoined ? 2 : 1);
  const rest: RecordBatch = {
    texts: first.texts.slice(below),
    lines: first.lines.slice(below),
    broken: first.broken.filter((broken) => broken.line > line),
  };
  const joined = cliErrors.diagnostic("info", "READ_HEADER_JOINED", "", { line, header: header.join(" ") });
  return {
    header,
    above: above.join("\n"),
    headerLine: line,
    rest,
    notices: [...(known > 0 ? [titles] : []), ...(isJoined ? [joined] : [])],
  };
}

/**
 * The header among the first records, and which of them it is: the first of those that are most likely one, with the line below it, or the one above it, where both together
 * name more columns; two lines where none is one by itself; else the first of all.
 */
function knownHeader(candidates: readonly (readonly string[])[], names: KnownNames = NO_NAMES) {
  const ranks = candidates.map((cells) => headerRank(cells, names));
  const alone = ranks.indexOf(Math.max(1, ...ranks));
  const named = names.count(candidates[alone] ?? []);
  const pairs = alone < 0 ? [...candidates.keys()] : [alone, alone - 1];
  const [joined] = pairs.flatMap((at) => {
    const header = joinedHeader(candidates[at] ?? [], candidates[at + 1] ?? [], names);
    const isBetter = header !== undefined && (at === alone || names.count(header) > named);
    return isBetter ? [{ known: at, header, isJoined: true }] : [];
  });
  const known = Math.max(0, alone);
  return joined ?? { known, header: candidates[known], isJoined: false };
}

/** The cells of the records among which the header is looked for. */
function firstCells(
  texts: readonly string[],
  cellsOf: (text: string) => string[],
  passed: number,
): readonly (readonly string[])[] {
  return texts.slice(passed, passed + HEADER_WITHIN).map((text) => cellsOf(text));
}

/**
 * 表头的把握: 0 of a row that is no header; 1 where the name of a column stands alone, as that of a sheet or in a title may; 2 where one stands beside what is not known; 3 where
 * several stand. More of them count no more: below a header another may stand, and records between.
 */
function headerRank(cells: readonly string[], names: KnownNames): number {
  const named = names.count(cells);
  if (named !== 1) return named === 0 ? 0 : 3;
  return cells.filter((cell) => cell.trim() !== "").length > 1 ? 2 : 1;
}

/** Whether something that cannot be read stands where the header should. */
function brokenBefore({ broken }: RecordBatch, header: number): boolean {
  return broken.some(({ line }) => line < header || line === 1);
}

function encodingNotices({ encoding }: TextInput): readonly Diagnostic[] {
  if (encoding === "utf-8") return [];
  return [cliErrors.diagnostic("info", "READ_ENCODING", "", { encoding: encoding.toUpperCase() })];
}

function formNotices({ delimiter, lineEnd, isNamed }: TableForm): readonly Diagnostic[] {
  return [
    ...(delimiter === "," && !isNamed
      ? []
      : [formErrors.diagnostic("info", "READ_DELIMITER", "", { delimiter, isNamed })]),
    ...(lineEnd === "\n"
      ? []
      : [formErrors.diagnostic("info", "READ_LINE_ENDS", "", { lineEnd: LINE_ENDS[lineEnd] })]),
  ];
}

/** The records of chunks that are all cut here. */
async function* scanned(
  head: string,
  chunks: AsyncGenerator<Chunk>,
  scanner: RecordScanner,
  linesOf: (text: string) => string = (text) => text,
): AsyncGenerator<RecordBatch> {
  yield scanner.push(linesOf(head));
  for await (const chunk of chunks) yield scanner.push(linesOf(textOf(chunk)));
  yield scanner.end();
}

/** The records of chunks, of which whole lines that can be cut by themselves are left as they are. */
async function* cut(
  first: readonly Chunk[],
  chunks: AsyncGenerator<Chunk>,
  scanner: LineCutter,
): AsyncGenerator<CaseBatch> {
  const batchOf = (chunk: Chunk): CaseBatch =>
    typeof chunk !== "string" && scanner.standsAlone(chunk.bytes)
      ? { ...chunk, above: scanner.lines }
      : scanner.push(textOf(chunk));
  for (const chunk of first) yield batchOf(chunk);
  for await (const chunk of chunks) yield batchOf(chunk);
  yield scanner.end();
}

function textOf(chunk: Chunk): string {
  if (typeof chunk === "string") return chunk;
  const text = textOfBytes(chunk.bytes);
  giveBack(chunk);
  return text;
}

async function nextWithRecords(batches: AsyncGenerator<RecordBatch>): Promise<RecordBatch | undefined> {
  for (;;) {
    const { value, done } = await batches.next();
    if (done) return undefined;
    if (value.texts.length > 0 || value.broken.length > 0) return value;
  }
}

async function* withFirst<Batch>(
  first: RecordBatch,
  rest: AsyncGenerator<Batch>,
): AsyncGenerator<RecordBatch | Batch> {
  yield first;
  yield* rest;
}
