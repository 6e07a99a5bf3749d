import { caseRows, type InpatientCase } from "../../cases/index.js";
import { CaseRow } from "../../cases/row/case-row.js";
import { JsonRowReader } from "../../cases/row/json-row-reader.js";
import { type Notice, noticesOf } from "./notices.js";
import type { RecordBatch } from "./records.js";
import { type Rejection, rejection } from "./rejection.js";
import { type RowSource, recordReader } from "./row-reader.js";

/** 一批病例的去向: what became of a batch beside the cases that were read. */
export interface CasesRead {
  readonly read: number;
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
  readonly #fast: JsonRowReader | undefined;
  readonly #plain: ReturnType<typeof recordReader<InpatientCase>>;
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(1 << 16);

  constructor(source: RowSource) {
    this.#file = source.file;
    // The fast reader knows the keys of a case only by their own names.
    const isPlain = source.format !== "csv" && Object.keys(source.columns ?? {}).length === 0;
    this.#fast = isPlain ? new JsonRowReader(this.#row) : undefined;
    this.#plain = recordReader(caseRows, source);
  }

  /** Hands the cases of a batch on, in their order. */
  read(batch: RecordBatch, use: UseCase): CasesRead {
    const { texts, lines, broken } = batch;
    const rejected = broken.map(({ line, problem, text }) => rejection(this.#file, line, [problem], text));
    const warnings = noticesOf(batch);
    let read = 0;
    for (let index = 0; index < texts.length; index += 1) {
      const text = texts[index] as string;
      if (this.#readFast(text)) use(this.#row, undefined);
      else {
        const result = this.#plain(text);
        if (!result.ok) {
          rejected.push(rejection(this.#file, lines[index] ?? 0, result.problems, text));
          continue;
        }
        this.#row.fill(result.value);
        use(this.#row, result.value);
        for (const { code, message } of result.warnings) {
          warnings.push({ code, message, line: lines[index] ?? 0 });
        }
      }
      read += 1;
    }
    if (broken.length > 0) rejected.sort((a, b) => a.line - b.line);
    return { read, rejected, warnings };
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
