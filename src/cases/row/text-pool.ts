import { widened } from "../../primitives/widened.js";
import { EMPTY_HASH, hashOf } from "./hash-of.js";

const FIRST_ROOM = 1 << 10;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/**
 * 文本池: gives each different text a number, in order of first appearance, straight from its UTF-8 bytes: a text that is known costs no
 * object.
 *
 * @example
 * ```ts
 * const pool = new TextPool();
 * pool.number("I10.x00"); // 0
 * pool.text(0); // "I10.x00"
 * ```
 */
export class TextPool {
  /** number + 1 by slot; 0 is free */
  #slots = new Int32Array(FIRST_ROOM);
  #hashes = new Int32Array(FIRST_ROOM);
  /** `#ends[number]` is where the text ends in `#bytes`; it begins where the one before ends */
  #ends = new Int32Array(FIRST_ROOM);
  #bytes = new Uint8Array(FIRST_ROOM);
  #size = 0;
  readonly #texts: (string | undefined)[] = [];

  /** how many texts there are */
  get size(): number {
    return this.#size;
  }

  /** The number of a text. */
  number(text: string): number {
    const bytes = encoder.encode(text);
    let hash = EMPTY_HASH;
    for (const byte of bytes) hash = hashOf(hash, byte);
    return this.numberOfBytes(bytes, 0, bytes.length, hash);
  }

  /** The number of the text in `bytes` from `start` to `end`, whose hash is known. */
  numberOfBytes(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) break;
      if (this.#hashes[number] === hash && this.#holds(number, bytes, start, end)) return number;
      slot = (slot + 1) & mask;
    }
    return this.#add(bytes, start, end, hash, slot);
  }

  /** The text of a number. */
  text(number: number): string {
    const known = this.#texts[number];
    if (known !== undefined) return known;
    const text = textOfBytes(this.#bytes, this.#start(number), this.#ends[number] as number);
    this.#texts[number] = text;
    return text;
  }

  /** Forgets all texts, and the numbers they had; the room is kept. */
  clear(): void {
    this.#slots.fill(0);
    this.#texts.length = 0;
    this.#size = 0;
  }

  #start(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] as number);
  }

  #holds(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#start(number);
    const length = end - start;
    if ((this.#ends[number] as number) - from !== length) return false;
    const own = this.#bytes;
    for (let at = 0; at < length; at += 1) if (own[from + at] !== bytes[start + at]) return false;
    return true;
  }

  #add(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const number = this.#size;
    const from = this.#start(number);
    const to = from + end - start;
    if (to > this.#bytes.length) this.#bytes = widened(this.#bytes, to * 2);
    for (let at = from; at < to; at += 1) this.#bytes[at] = bytes[start + at - from] as number;
    if (number === this.#ends.length) {
      this.#ends = widened(this.#ends, number * 2);
      this.#hashes = widened(this.#hashes, number * 2);
    }
    this.#ends[number] = to;
    this.#hashes[number] = hash;
    this.#slots[slot] = number + 1;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number += 1) {
      const hash = this.#hashes[number] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** The text in UTF-8 bytes, all of them or those from `start` to `end`. */
export function textOfBytes(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const units = UNITS[end - start]?.map((_, at) => bytes[start + at] as number);
  return units?.every((byte) => byte < 0x80)
    ? String.fromCharCode(...units)
    : decoder.decode(bytes.subarray(start, end));
}

/** By length, a list to make one of the characters of a text from, where it is too short for a decoder: engines take a plain list apart faster than an array of bytes. */
const UNITS = Array.from({ length: 65 }, (_, length) => Array.from({ length }));
