import { cliErrors } from "../cli-errors.js";
import { BatchBuilder, type LineCutter, LONGEST_RECORD, type RecordBatch } from "./records.js";

/** 按行切分 (JSONL): a record a line; blank lines count as lines and hold no record. */
export class LineScanner implements LineCutter {
  readonly #longest: number;
  #rest = "";
  #line = 1;
  /** inside a line that was already rejected as too long */
  #skipping = false;

  constructor(longest = LONGEST_RECORD) {
    this.#longest = longest;
  }

  get lines(): number {
    return this.#line - 1;
  }

  standsAlone(): boolean {
    return this.#rest === "" && !this.#skipping;
  }

  push(text: string): RecordBatch {
    const batch = new BatchBuilder();
    const parts = text.split("\n");
    const last = parts.length - 1;
    for (let index = 0; index < last; index += 1) {
      const part = parts[index] ?? "";
      this.#take(batch, index === 0 ? this.#rest + part : part);
      if (index === 0) this.#rest = "";
    }
    this.#rest += parts[last] ?? "";
    if (this.#rest.length > this.#longest) {
      if (!this.#skipping) this.#rejectLong(batch, this.#rest);
      this.#skipping = true;
      this.#rest = "";
    }
    return batch;
  }

  end(): RecordBatch {
    const batch = new BatchBuilder();
    this.#take(batch, this.#rest);
    this.#rest = "";
    return batch;
  }

  #take(batch: BatchBuilder, line: string): void {
    if (this.#skipping) this.#skipping = false;
    else if (line.length > this.#longest) this.#rejectLong(batch, line);
    else if (!isBlank(line)) batch.add(this.#line, line);
    this.#line += 1;
  }

  #rejectLong(batch: BatchBuilder, text: string): void {
    batch.reject(
      this.#line,
      text,
      cliErrors.diagnostic("error", "ROW_TOO_LONG", "", { most: this.#longest }),
    );
  }
}

/** Whether a line holds nothing but blanks; the common case is told by its first character. */
export function isBlank(line: string): boolean {
  return line.charCodeAt(0) > 0x20 ? false : line.trim() === "";
}
