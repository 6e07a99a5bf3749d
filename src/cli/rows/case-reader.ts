import { caseRows, type InpatientCase } from "../../cases/index.js";
import { readMarksTold } from "../../cases/near-mark.js";
import { CaseRow } from "../../cases/row/case-row.js";
import { JsonRowReader } from "../../cases/row/json-row-reader.js";
import { TableRowReader } from "../../cases/row/table-row-reader.js";
import { textOfBytes } from "../../cases/row/text-pool.js";
import { giveBack } from "../scan/block-room.js";
import { CsvScanner, isBlankRow, LONGEST_CSV_RECORD } from "../scan/csv-scanner.js";
import { isBlank, LineScanner } from "../scan/line-scanner.js";
import {
  type CaseBatch,
  type LineBlock,
  type LineCutter,
  placeIn,
  type RecordBatch,
  type RecordPlace,
} from "../scan/records.js";
import { type Notice, noticesOf } from "./notices.js";
import { type Rejection, rejection, takeUnread } from "./rejection.js";
import { type RowSource, recordReader } from "./row-reader.js";

/** 一批病例的去向: what became of a batch beside the cases that were read. */
export interface CasesRead {
  readonly read: number;
  /** lines of a block, which the batches after it do not count; 0 of a batch that was cut already */
  readonly lines: number;
  readonly rejected: readonly Rejection[];
  /** what was noticed in cases that were read all the same */
  readonly warnings: readonly Notice[];
}

/** Takes a case; the record is given where it was read the plain way. The row is good until the next case. */
export type UseCase = (row: CaseRow, record: InpatientCase | undefined) => void;

/** UTF-8 bytes that one UTF-16 unit takes at most. */
const BYTES_A_UNIT = 3;
const LINE_FEED = 0x0a;

/**
 * 病例读取: hands each case of a batch on as a row of numbers. What the fast reader of JSON leaves, and what comes in cells, is read the plain
 * way and put into the row; a record that is no case is rejected with its line and reasons.
 */
export class CaseReader {
  readonly #file: string;
  readonly #row = new CaseRow();
  readonly #fast: FastReader | undefined;
  readonly #plain: ReturnType<typeof recordReader<InpatientCase>>;
  readonly #isTable: boolean;
  readonly #isBlank: (text: string) => boolean;
  readonly #cutter: () => LineCutter;
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(1 << 16);

  constructor(source: RowSource) {
    this.#file = source.file;
    // The fast reader knows the keys of a case only by their own names.
    const isPlain = source.format !== "csv" && Object.keys(source.columns ?? {}).length === 0;
    this.#fast = isPlain
      ? new JsonRowReader(this.#row, readMarksTold)
      : source.header && TableRowReader.under(source.header, this.#row, source);
    this.#plain = recordReader(caseRows, source);
    this.#isTable = source.format === "csv";
    this.#isBlank = this.#isTable ? (text) => isBlankRow(text, source.delimiter) : isBlank;
    this.#cutter = () => (this.#isTable ? new CsvScanner(source.delimiter) : new LineScanner());
  }

  /** Hands the cases of a batch on, in their order. Lines of a block are counted from what stands above it. */
  read(batch: CaseBatch, use: UseCase): CasesRead {
    if (!("bytes" in batch)) return this.#readRecords(batch, use);
    const read =
      this.#fast === undefined ? this.#readCut(batch, use) : this.#readLines(this.#fast, batch, use);
    giveBack(batch);
    return read;
  }

  /** Cuts a block into records first. */
  #readCut({ bytes, above }: LineBlock, use: UseCase): CasesRead {
    const cutter = this.#cutter();
    const cut = cutter.push(textOfBytes(bytes));
    const lines = cut.lines.map((line) => line + above);
    const broken = cut.broken.map((each) => ({ ...each, line: each.line + above }));
    return { ...this.#readRecords({ ...cut, lines, broken }, use), lines: cutter.lines };
  }

  #readRecords(batch: RecordBatch, use: UseCase): CasesRead {
    const { texts, broken } = batch;
    const rejected = broken.map(({ line, problem, text }) =>
      rejection(this.#file, { line }, [problem], text),
    );
    const into: Filling = { read: 0, rejected, warnings: noticesOf(batch) };
    for (let index = 0; index < texts.length; index += 1) {
      const text = texts[index] as string;
      if (this.#readFast(text)) {
        use(this.#row, undefined);
        into.read += 1;
      } else this.#readPlain(text, placeIn(batch, index), use, into);
    }
    if (broken.length > 0) rejected.sort((a, b) => a.line - b.line);
    return { ...into, lines: 0 };
  }

  /** Reads lines from their bytes; only what the fast reader leaves becomes text. */
  #readLines(fast: FastReader, { bytes, above }: LineBlock, use: UseCase): CasesRead {
    const into: Filling = { read: 0, rejected: [], warnings: [] };
    let lines = 0;
    for (let start = 0; start < bytes.length; ) {
      lines += 1;
      if (fast.read(bytes, start)) {
        use(this.#row, undefined);
        into.read += 1;
        start = fast.end + 1;
        continue;
      }
      const end = bytes.indexOf(LINE_FEED, start);
      const text = textOfBytes(bytes, start, end);
      if (this.#isTable && text.length > LONGEST_CSV_RECORD) this.#rejectLong(text, above + lines, into);
      else if (!this.#isBlank(text)) this.#readPlain(text, { line: above + lines }, use, into);
      start = end + 1;
    }
    return { ...into, lines };
  }

  #readPlain(text: string, place: RecordPlace, use: UseCase, into: Filling): void {
    const result = this.#plain(text);
    if (!result.ok) {
      takeUnread(into, { file: this.#file, text, ...place }, result.problems);
      return;
    }
    this.#row.fill(result.value);
    use(this.#row, result.value);
    into.read += 1;
    for (const { code, message } of result.warnings) into.warnings.push({ code, message, ...place });
  }

  /** A line of a table that is too long, as whoever cuts it says. */
  #rejectLong(text: string, line: number, { rejected }: Filling): void {
    for (const { problem } of this.#cutter().push(`${text}\n`).broken) {
      rejected.push(rejection(this.#file, { line }, [problem], text));
    }
  }

  #readFast(text: string): boolean {
    if (this.#fast === undefined) return false;
    const room = text.length * BYTES_A_UNIT + 1;
    if (this.#bytes.length < room) this.#bytes = new Uint8Array(room);
    const { written } = this.#encoder.encodeInto(text, this.#bytes);
    this.#bytes[written] = LINE_FEED;
    return this.#fast.read(this.#bytes, 0);
  }
}

/** Reads a case from the bytes of its line into the row, or leaves it. */
interface FastReader {
  read(bytes: Uint8Array, start: number): boolean;
  /** where the line feed stands behind what was read last */
  readonly end: number;
}

/** What has been read of a batch so far. */
interface Filling {
  read: number;
  readonly rejected: Rejection[];
  readonly warnings: Notice[];
}
