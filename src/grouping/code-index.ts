import { SortedCodes } from "./sorted-codes.js";

/** 编码编号: gives every code of a scheme a small number, so that sets and tables over codes are arrays. 0 stands for any other code. */
export class CodeIndex {
  readonly #numbers = new Map<string, number>();

  /** Every code that has a number, in order. */
  readonly sorted = new SortedCodes(() => this.#numbers.keys());

  /** How many codes have a number; the largest number. */
  get size(): number {
    return this.#numbers.size;
  }

  /** Every code with its number. */
  entries(): Iterable<readonly [code: string, number: number]> {
    return this.#numbers.entries();
  }

  /** The number of a code, 0 where the scheme does not name it. */
  numberOf(code: string): number {
    return this.#numbers.get(code) ?? 0;
  }

  /** The number of a code, new where it has none. */
  intern(code: string): number {
    const known = this.#numbers.get(code);
    if (known !== undefined) return known;
    const number = this.#numbers.size + 1;
    this.#numbers.set(code, number);
    return number;
  }
}

/** A set of code numbers, one bit each. */
export type CodeSet = Uint32Array;

/** Makes a set of numbers up to `size`. */
export function codeSet(numbers: Int32Array, size: number): CodeSet {
  const set = new Uint32Array((size >>> 5) + 1);
  for (const number of numbers) set[number >>> 5] = (set[number >>> 5] ?? 0) | (1 << (number & 31));
  return set;
}

/** Whether a number is in a set; 0 (a code that the scheme does not name) never is. */
export function inCodeSet(set: CodeSet, number: number): boolean {
  return (((set[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
}
