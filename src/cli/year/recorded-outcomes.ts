import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { existingFile } from "../input/existing-file.js";
import { type RecordedResult, refuseOther } from "../results/recorded-result.js";

const OUTCOMES = "cases.jsonl";
const LINE_END = 10;
const BYTES_PER_READ = 1 << 20;

/** 已记病例结果: the lines of `cases.jsonl` of a settled folder, read once and in their order; the file is too large to be held for a few lines of it. */
export class RecordedOutcomes {
  readonly #folder: string;
  readonly #recorded: Pick<RecordedResult, "outputs">;
  readonly #file: string;
  readonly #hash = createHash("sha256");
  readonly #texts: ReadonlyMap<number, Buffer[]>;
  #bytes = Buffer.alloc(0);
  /** of what was read, how far it was passed */
  #at = 0;
  #read = 0;
  #index = 0;

  /**
   * @param kept places of the cases whose lines are asked for
   * @throws what {@link existingFile} throws
   */
  constructor(folder: string, recorded: Pick<RecordedResult, "outputs">, kept: Iterable<number> = []) {
    this.#folder = folder;
    this.#recorded = recorded;
    this.#file = existingFile(join(folder, OUTCOMES));
    this.#texts = new Map(Array.from(kept, (index) => [index, []]));
  }

  /** The bytes of the next lines, in pieces that may end within one. */
  *take(lines: number): Generator<Uint8Array> {
    for (let left = lines; left > 0; ) {
      if (this.#at === this.#bytes.length && !this.#readOn()) return;
      const from = this.#at;
      while (left > 0 && this.#at < this.#bytes.length) {
        if (this.#passLine()) left -= 1;
      }
      yield this.#bytes.subarray(from, this.#at);
    }
  }

  /** Leaves out the next line. */
  pass(): void {
    for (const _ of this.take(1));
  }

  /**
   * The lines that were to be kept, by the place of the case, once the file was read to its end.
   *
   * @throws `INPUT_NOT_AS_RECORDED`
   */
  kept(): ReadonlyMap<number, string> {
    for (const _ of this.take(Number.POSITIVE_INFINITY));
    refuseOther(this.#folder, OUTCOMES, this.#recorded, this.#hash.digest("hex"));
    return new Map([...this.#texts].map(([index, parts]) => [index, Buffer.concat(parts).toString("utf8")]));
  }

  /**
   * The lines that begin so, in their order, once the file was read to its end.
   *
   * @throws `INPUT_NOT_AS_RECORDED`
   */
  linesFrom(begin: string): readonly string[] {
    const found: string[] = [];
    let open = Buffer.alloc(0);
    for (const piece of this.take(Number.POSITIVE_INFINITY)) {
      const bytes = Buffer.concat([open, piece]);
      const whole = bytes.lastIndexOf(LINE_END) + 1;
      found.push(...linesIn(bytes.subarray(0, whole), begin));
      open = bytes.subarray(whole);
    }
    found.push(...linesIn(open, begin));
    this.kept();
    return found;
  }

  /** Passes a line, or as much of it as was read; whether it ended. */
  #passLine(): boolean {
    const end = this.#bytes.indexOf(LINE_END, this.#at);
    const to = end < 0 ? this.#bytes.length : end;
    this.#texts.get(this.#index)?.push(this.#bytes.subarray(this.#at, to));
    if (end < 0) {
      this.#at = to;
      return false;
    }
    this.#at = end + 1;
    this.#index += 1;
    return true;
  }

  /** Reads the next piece of the file into bytes of its own, for those before may not be written yet; false at its end. */
  #readOn(): boolean {
    const bytes = Buffer.allocUnsafeSlow(BYTES_PER_READ);
    const handle = openSync(this.#file, "r");
    try {
      this.#bytes = bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, this.#read));
    } finally {
      closeSync(handle);
    }
    this.#hash.update(this.#bytes);
    this.#read += this.#bytes.length;
    this.#at = 0;
    return this.#bytes.length > 0;
  }
}

function* linesIn(bytes: Buffer, begin: string): Generator<string> {
  for (let from = bytes.indexOf(begin); from >= 0; from = bytes.indexOf(begin, from + 1)) {
    const end = bytes.indexOf(LINE_END, from);
    yield bytes.toString("utf8", from, end < 0 ? bytes.length : end);
  }
}
