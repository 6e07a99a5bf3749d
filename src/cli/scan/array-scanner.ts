import type { LocalizedText } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { BatchBuilder, LONGEST_RECORD, type RecordBatch, type RecordScanner } from "./records.js";

/**
 * JSON 数组切分: cuts `[{…}, {…}]` into its elements without reading the whole; a lone object is one record.
 *
 * It only follows brackets and strings; whether an element is valid JSON is for the reader of the row to say.
 */
export class ArrayScanner implements RecordScanner {
  readonly #file: string;
  #rest = "";
  /** where in `rest` the scan stands */
  #at = 0;
  #line = 1;
  #depth = 0;
  #inString = false;
  /** start of the element under way in `rest`; -1 between elements */
  #start = -1;
  #startLine = 1;
  #state: "before" | "element" | "comma" | "after" = "before";
  #isArray = false;
  #elements = 0;

  constructor(file: string) {
    this.#file = file;
  }

  push(text: string): RecordBatch {
    const batch = new BatchBuilder();
    this.#rest += text;
    while (this.#at < this.#rest.length) {
      const character = this.#rest[this.#at] ?? "";
      if (this.#start >= 0) this.#insideElement(batch, character);
      else this.#betweenElements(batch, character);
      if (character === "\n") this.#line += 1;
      this.#at += 1;
    }
    const kept = this.#start >= 0 ? this.#start : this.#at;
    this.#rest = this.#rest.slice(kept);
    this.#at -= kept;
    if (this.#start >= 0) this.#start = 0;
    if (this.#rest.length > LONGEST_RECORD)
      throw this.#broken({
        zh: `第 ${this.#startLine} 行的一项超过 ${LONGEST_RECORD} 个字符`,
        en: `the element on line ${this.#startLine} is longer than ${LONGEST_RECORD} characters`,
      });
    const firstElement = this.#elements + 1;
    this.#elements += batch.texts.length;
    const { lines, texts, broken } = batch;
    return { lines, texts, broken, ...(this.#isArray && { firstElement }) };
  }

  end(): RecordBatch {
    const batch = new BatchBuilder();
    if (this.#state !== "after") {
      throw this.#broken({
        zh: `在最后的括号之前就已结束，止于第 ${this.#line} 行`,
        en: `it ends before its last bracket, on line ${this.#line}`,
      });
    }
    return batch;
  }

  #betweenElements(batch: BatchBuilder, character: string): void {
    if (/\s/.test(character)) return;
    if (this.#state === "before" && character === "[") {
      this.#isArray = true;
      this.#state = "element";
    } else if (this.#state === "comma" && character === ",") {
      this.#state = "element";
    } else if (this.#isArray && this.#state !== "after" && character === "]") {
      this.#state = "after";
    } else if (this.#state === "element" || (this.#state === "before" && character === "{")) {
      this.#begin();
      this.#insideElement(batch, character);
    } else {
      throw this.#broken({
        zh: `第 ${this.#line} 行不应有 ${JSON.stringify(character)}`,
        en: `unexpected ${JSON.stringify(character)} on line ${this.#line}`,
      });
    }
  }

  #begin(): void {
    this.#start = this.#at;
    this.#startLine = this.#line;
    this.#depth = 0;
    this.#inString = false;
  }

  #insideElement(batch: BatchBuilder, character: string): void {
    if (this.#inString) {
      if (character === '"' && !this.#isEscaped()) this.#inString = false;
      return;
    }
    if (character === '"') this.#inString = true;
    else if (character === "{" || character === "[") this.#depth += 1;
    else if ((character === "}" || character === "]") && this.#depth > 0) {
      this.#depth -= 1;
      if (this.#depth === 0) this.#finish(batch, this.#at + 1, "comma");
    } else if (this.#depth === 0 && (character === "," || character === "]")) {
      this.#finish(batch, this.#at, character === "," ? "element" : "after");
    }
  }

  #finish(batch: BatchBuilder, end: number, next: "comma" | "element" | "after"): void {
    batch.add(this.#startLine, this.#rest.slice(this.#start, end));
    this.#start = -1;
    this.#state = this.#isArray ? next : "after";
  }

  /** Whether the character at the scan is escaped: an odd run of backslashes stands before it. */
  #isEscaped(): boolean {
    let backslashes = 0;
    while (this.#rest[this.#at - 1 - backslashes] === "\\") backslashes += 1;
    return backslashes % 2 === 1;
  }

  #broken(cause: LocalizedText) {
    return cliErrors.error("INPUT_NOT_JSON", { file: this.#file, cause });
  }
}
