/** Where the words of a 64-bit value stand, by the order of bytes of the machine. */
const LOW = new Uint32Array(BigInt64Array.of(1n).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;
const WORD = 2 ** 32;
/** Low words are carried over before their sum is no longer exact. */
const FULL = 2 ** 52;

/** 点数之和: exact sums of 64-bit claims by slot. The words of a claim are added as numbers, so that a case makes no bigint; a claim below 0 is none. */
export class ClaimSums {
  readonly #words: Int32Array;
  readonly #low: number[] = [];
  readonly #high: number[] = [];

  constructor({ buffer, byteOffset, length }: BigInt64Array) {
    this.#words = new Int32Array(buffer, byteOffset, 2 * length);
  }

  /** Whether a case has a claim, be it 0. */
  has(index: number): boolean {
    return (this.#words[2 * index + HIGH] ?? -1) >= 0;
  }

  add(slot: number, index: number): void {
    if (!this.has(index)) return;
    const low = (this.#low[slot] ?? 0) + ((this.#words[2 * index + LOW] ?? 0) >>> 0);
    const carried = low < FULL ? 0 : Math.floor(low / WORD);
    this.#low[slot] = low - carried * WORD;
    this.#high[slot] = (this.#high[slot] ?? 0) + (this.#words[2 * index + HIGH] ?? 0) + carried;
  }

  total(slot: number): bigint {
    return BigInt(this.#high[slot] ?? 0) * BigInt(WORD) + BigInt(this.#low[slot] ?? 0);
  }
}
