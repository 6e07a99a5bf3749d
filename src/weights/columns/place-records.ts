import type { PlainSpan } from "./plain-rows.js";

/** Places of the 64-bit values in a record, and of the two 32-bit ends of its span. */
const WORTH = 0;
const COEFFICIENT = 1;
const SPAN_START = 4;
const SPAN_END = 5;
const COMPLETE = 3;

/**
 * 机构病组记录: what an ordinary case takes from its place, side by side so that a case reads one line of memory: worth,
 * coefficient, where the plain rows of its view begin and end, and the points of a complete stay by each of the `completeMethods`.
 */
export class PlaceRecords {
  /** the records as 32-bit words, {@link width} a place; a known value is copied without making a bigint */
  readonly words: Int32Array;
  readonly width: number;
  readonly #values: BigInt64Array;

  /** Records whose values are all -1. */
  constructor(places: number, completeMethods: number) {
    this.width = 2 * (COMPLETE + completeMethods);
    this.words = new Int32Array(places * this.width).fill(-1);
    this.#values = new BigInt64Array(this.words.buffer);
  }

  setWorth(place: number, worth: bigint): void {
    this.#values[(place * this.width) / 2 + WORTH] = worth;
  }

  setCoefficient(place: number, coefficient: bigint): void {
    this.#values[(place * this.width) / 2 + COEFFICIENT] = coefficient;
  }

  setSpan(place: number, { start, end }: PlainSpan): void {
    this.words[place * this.width + SPAN_START] = start;
    this.words[place * this.width + SPAN_END] = end;
  }

  setComplete(place: number, method: number, points: bigint): void {
    this.#values[(place * this.width) / 2 + COMPLETE + method] = points;
  }
}

/** Copies worth or coefficient of the record at `record` to `target` of a column, given the words of both. */
export function copyWorth(words: Int32Array, record: number, to: Int32Array, target: number): void {
  copyWords(words, record + 2 * WORTH, to, 2 * target);
}

export function copyCoefficient(words: Int32Array, record: number, to: Int32Array, target: number): void {
  copyWords(words, record + 2 * COEFFICIENT, to, 2 * target);
}

/** Copies the points of a complete stay; false when no case has formed them yet. */
export function copyComplete(
  words: Int32Array,
  record: number,
  method: number,
  to: Int32Array,
  target: number,
): boolean {
  const from = record + 2 * (COMPLETE + method);
  if (words[from] === -1 && words[from + 1] === -1) return false;
  copyWords(words, from, to, 2 * target);
  return true;
}

export function spanStart(words: Int32Array, record: number): number {
  return words[record + SPAN_START] as number;
}

export function spanEnd(words: Int32Array, record: number): number {
  return words[record + SPAN_END] as number;
}

function copyWords(from: Int32Array, source: number, to: Int32Array, target: number): void {
  to[target] = from[source] as number;
  to[target + 1] = from[source + 1] as number;
}
