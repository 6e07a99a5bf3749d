import { cliErrors } from "../cli-errors.js";
import { csvCells } from "./csv-cells.js";
import { isBlank } from "./line-scanner.js";
import { BatchBuilder, type LineCutter, type RecordBatch } from "./records.js";

/** Characters that a CSV record may have; beyond them an open quote is taken for a fault of its first line. */
export const LONGEST_CSV_RECORD = 1024 * 1024;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/**
 * CSV 切分: a record ends at a line end outside quotes (RFC 4180).
 *
 * A quote that does not pair rejects the line on which its record starts, and reading goes on at the next line: one
 * broken row never swallows the rows after it. So does one that pairs with the quote of a later row, where the lines between would be whole rows.
 */
export class CsvScanner implements LineCutter {
  readonly #mark: string;
  readonly #delimiter: number;
  readonly #rows: RowShape | undefined;
  #rest = "";
  #line = 1;
  /** inside a line that was already rejected as too long */
  #skipping = false;

  /** @param width cells of the header, where it is known: by it a quoted cell that swallows rows is told from one of several lines */
  constructor(delimiter = ",", width = 1) {
    this.#mark = delimiter;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#rows = width > 1 ? { delimiter, width } : undefined;
  }

  get lines(): number {
    return this.#line - 1;
  }

  /** Lines without a quote are records as they stand. */
  standsAlone(block: Uint8Array): boolean {
    return this.#rest === "" && !this.#skipping && !block.includes(QUOTE);
  }

  push(text: string): RecordBatch {
    return this.#scan(text, false);
  }

  end(): RecordBatch {
    // What is left behind the last line end, or from a quote on that does not close.
    const isOpen = this.#rest !== "" && !this.#rest.endsWith("\n");
    const batch = this.#scan(isOpen ? "\n" : "", true);
    return { ...batch, isOpen: isOpen && batch.texts.length > 0 };
  }

  #scan(more: string, final: boolean): RecordBatch {
    const batch = new BatchBuilder();
    const text = this.#rest + this.#skipLongLine(more);
    let start = 0;
    let quote = nextQuote(text, 0);
    for (;;) {
      const lineEnd = text.indexOf("\n", start);
      if (lineEnd < 0) break;
      if (quote < start) quote = nextQuote(text, start);
      let end = lineEnd;
      if (quote < lineEnd) {
        end = quotedRecordEnd(text, start, this.#delimiter);
        if (end === OPEN && (final || text.length - start > LONGEST_CSV_RECORD)) end = BROKEN;
        if (end === OPEN) break;
        const swallowed = end > lineEnd && this.#rows && holdsRows(text.slice(start, end), this.#rows);
        if (end === BROKEN || swallowed) {
          const problem = swallowed
            ? cliErrors.diagnostic("error", "ROW_QUOTE_OVER_ROWS", "", {
                through: this.#line + linesOf(text.slice(start, end)) - 1,
              })
            : cliErrors.diagnostic("error", "ROW_BAD_QUOTE", "", {});
          batch.reject(this.#line, text.slice(start, lineEnd), problem);
          start = lineEnd + 1;
          this.#line += 1;
          continue;
        }
      }
      const record = text.slice(start, end);
      if (!isBlankRow(record, this.#mark)) this.#add(batch, record);
      this.#line += end === lineEnd ? 1 : linesOf(record);
      start = end + 1;
    }
    this.#rest = text.slice(start);
    if (this.#rest.length > LONGEST_CSV_RECORD && !this.#rest.includes("\n")) {
      batch.reject(this.#line, this.#rest, tooLong());
      this.#skipping = true;
      this.#rest = "";
    }
    return batch;
  }

  #add(batch: BatchBuilder, record: string): void {
    if (record.length <= LONGEST_CSV_RECORD) batch.add(this.#line, record);
    else batch.reject(this.#line, record, tooLong());
  }

  /** What follows of a line that was rejected as too long is let go, up to its end. */
  #skipLongLine(text: string): string {
    if (!this.#skipping) return text;
    const lineEnd = text.indexOf("\n");
    if (lineEnd < 0) return "";
    this.#skipping = false;
    this.#line += 1;
    return text.slice(lineEnd + 1);
  }
}

/** 空行: whether no cell of a record holds more than blanks, as a spreadsheet saves rows below its table. */
export function isBlankRow(record: string, delimiter = ","): boolean {
  for (let at = 0; at < record.length; at += 1) {
    const code = record.charCodeAt(at);
    if (code > SPACE && code !== QUOTE && record[at] !== delimiter) return false;
  }
  return csvCells(record, delimiter).every(isBlank);
}

/** What a whole row of the table has. */
interface RowShape {
  readonly delimiter: string;
  readonly width: number;
}

/**
 * Whether a record of several lines is rather as many rows, taken in by a quote that opened by mistake: its first line alone would be a whole row, and so
 * would the most of the others. The lines of a remark hardly ever have as many cells as the header.
 */
function holdsRows(record: string, { delimiter, width }: RowShape): boolean {
  const [first = "", ...others] = record.split("\n").filter((line) => !isBlank(line));
  if (cellsAlone(first, delimiter) !== width) return false;
  const whole = others.filter((line) => cellsAlone(line, delimiter) === width).length;
  return 2 * whole > others.length;
}

/** How many cells a line would have by itself; a quote that does not close in it is a character as any other. */
function cellsAlone(line: string, delimiter: string): number {
  let cells = 1;
  let at = 0;
  for (;;) {
    const close = line.charCodeAt(at) === QUOTE ? closingQuote(line, at + 1) : -1;
    const next = line.indexOf(delimiter, close < 0 ? at : close + 1);
    if (next < 0) return cells;
    cells += 1;
    at = next + 1;
  }
}

function linesOf(record: string): number {
  return record.split("\n").length;
}

/** Results of {@link quotedRecordEnd} that are no position. */
const OPEN = -1;
const BROKEN = -2;

function nextQuote(text: string, from: number): number {
  const found = text.indexOf('"', from);
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

function tooLong() {
  return cliErrors.diagnostic("error", "ROW_TOO_LONG", "", { most: LONGEST_CSV_RECORD });
}

/** The position of the line end that closes the record at `start`; OPEN when it is not in the text yet; BROKEN. */
function quotedRecordEnd(text: string, start: number, delimiter: number): number {
  let at = start;
  for (;;) {
    if (text.charCodeAt(at) === QUOTE) {
      at = closingQuote(text, at + 1);
      if (at < 0) return OPEN;
      at += 1;
      if (
        text.charCodeAt(at) === CARRIAGE_RETURN &&
        (at + 1 >= text.length || text.charCodeAt(at + 1) === LINE_FEED)
      )
        at += 1;
    } else {
      for (; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code === delimiter || code === LINE_FEED) break;
        if (code === QUOTE) return BROKEN;
      }
    }
    if (at >= text.length) return OPEN;
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) return at;
    if (code !== delimiter) return BROKEN;
    at += 1;
  }
}

/** The quote that closes a value which starts at `from`; a doubled quote stands for one inside; -1 when there is none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
