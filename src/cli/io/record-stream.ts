import { cliErrors } from "../cli-errors.js";
import { ArrayScanner } from "./array-scanner.js";
import { csvCells } from "./csv-cells.js";
import { CsvScanner, LONGEST_CSV_RECORD } from "./csv-scanner.js";
import { fileFormat, type RowFormat } from "./file-format.js";
import { LineScanner } from "./line-scanner.js";
import type { RecordBatch, RecordScanner } from "./records.js";
import type { TextInput } from "./text-input.js";

/** 记录流: the records of a file in batches, and the header where it has one. */
export interface RecordStream {
  readonly format: RowFormat;
  readonly header?: readonly string[];
  readonly batches: AsyncGenerator<RecordBatch>;
}

/**
 * 打开记录流: reads as far as the header, the rest as it is asked for; only one batch is in memory at a time.
 *
 * @throws `INPUT_WITHOUT_HEADER`, `INPUT_NOT_JSON` and what the text input throws
 */
export async function openRecords(input: TextInput): Promise<RecordStream> {
  const format = fileFormat(input.file).rows;
  const batches = scanned(input, scannerFor(format, input.file));
  if (format !== "csv") return { format, batches };
  const first = await nextWithRecords(batches);
  const [headerText, ...texts] = first?.texts ?? [];
  if (first?.broken.some(({ line, problem }) => line === 1 && problem.code === "ROW_TOO_LONG")) {
    throw cliErrors.error("INPUT_HEADER_TOO_LONG", { file: input.file, most: LONGEST_CSV_RECORD });
  }
  if (first === undefined || headerText === undefined || first.broken.some(({ line }) => line === 1)) {
    throw cliErrors.error("INPUT_WITHOUT_HEADER", { file: input.file });
  }
  const rest: RecordBatch = { texts, lines: first.lines.slice(1), broken: first.broken };
  return { format, header: csvCells(headerText), batches: withFirst(rest, batches) };
}

function scannerFor(format: RowFormat, file: string): RecordScanner {
  switch (format) {
    case "csv":
      return new CsvScanner();
    case "json":
      return new ArrayScanner(file);
    case "jsonl":
      return new LineScanner();
  }
}

async function* scanned(input: TextInput, scanner: RecordScanner): AsyncGenerator<RecordBatch> {
  for await (const text of input.chunks()) yield scanner.push(text);
  yield scanner.end();
}

async function nextWithRecords(batches: AsyncGenerator<RecordBatch>): Promise<RecordBatch | undefined> {
  for (;;) {
    const { value, done } = await batches.next();
    if (done) return undefined;
    if (value.texts.length > 0 || value.broken.length > 0) return value;
  }
}

async function* withFirst(
  first: RecordBatch,
  rest: AsyncGenerator<RecordBatch>,
): AsyncGenerator<RecordBatch> {
  yield first;
  yield* rest;
}
