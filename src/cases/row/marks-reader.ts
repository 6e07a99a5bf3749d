import { repeatedKey } from "../../primitives/index.js";
import type { CaseMarks } from "../field-values.js";
import type { ReadContext, ValueReader } from "../value-reader.js";
import { EMPTY_HASH, hashOf } from "./hash-of.js";
import { TextPool, textOfBytes } from "./text-pool.js";

/** Marks that are remembered by their text, and how long one may be: a stream repeats them. */
const REMEMBERED = 4096;
const LONGEST_REMEMBERED = 200;

/** 读取标记: reads the marks of cases, equal ones once. */
export class MarksReader {
  #texts = new TextPool();
  #marks: (CaseMarks | undefined)[] = [];
  readonly #read: ValueReader<CaseMarks>;

  constructor(read: ValueReader<CaseMarks>) {
    this.#read = read;
  }

  /** The marks in UTF-8 bytes from `start` to `end`; undefined where there is something to say about them. */
  read(bytes: Uint8Array, start: number, end: number): CaseMarks | undefined {
    if (end - start > LONGEST_REMEMBERED) return this.#parsed(textOfBytes(bytes, start, end));
    if (this.#texts.size > REMEMBERED) {
      this.#texts = new TextPool();
      this.#marks = [];
    }
    let hash = EMPTY_HASH;
    for (let at = start; at < end; at += 1) hash = hashOf(hash, bytes[at] as number);
    const number = this.#texts.numberOfBytes(bytes, start, end, hash);
    if (number === this.#marks.length) this.#marks.push(this.#parsed(this.#texts.text(number)));
    return this.#marks[number];
  }

  #parsed(text: string): CaseMarks | undefined {
    const context: ReadContext = { problems: [], warnings: [], unknownFields: "report" };
    try {
      const value: unknown = JSON.parse(text);
      const marks = this.#read(value, "marks", context);
      return context.problems.length + context.warnings.length > 0 || repeatedKey(text, value) !== undefined
        ? undefined
        : marks;
    } catch {
      return undefined;
    }
  }
}
