import { EMPTY_HASH, hashOf } from "../../cases/row/hash-of.js";
import { at } from "./column-access.js";
import { GrowingColumn } from "./growing-column.js";
import { hashesOfTexts } from "./text-numbers.js";

/** 压缩文本列: texts one after the other, each by how much of the one before it begins with, and what follows; plain data. Ids that are counted up take a few bytes each. */
export interface PackedTexts {
  readonly count: number;
  /** a text: units in common, further units, and these; each a number of 7 bits a byte, the last without the upper bit */
  readonly bytes: Uint8Array;
}

const UPPER_BIT = 0x80;
const LOWER_BITS = 0x7f;
const BITS = 7;

/** 文本压缩: takes texts one by one and keeps every UTF-16 unit of them. */
export class TextPacker {
  readonly #bytes = new GrowingColumn((length) => new Uint8Array(length));
  #count = 0;
  #before = "";
  readonly #unpackers = new WeakMap<PackedTexts, Unpacker>();

  push(text: string): void {
    const before = this.#before;
    let common = 0;
    while (common < text.length && text.charCodeAt(common) === before.charCodeAt(common)) common += 1;
    this.#put(common);
    this.#put(text.length - common);
    for (let at = common; at < text.length; at += 1) this.#put(text.charCodeAt(at));
    this.#before = text;
    this.#count += 1;
  }

  /** The texts from `from` to before `to`, after those already here. Of packed ones all but the first are bytes that stand as they are. */
  append(texts: readonly string[] | PackedTexts, from: number, to: number): void {
    if (!("bytes" in texts)) {
      for (let place = from; place < to; place += 1) this.push(texts[place] as string);
      return;
    }
    if (from >= to) return;
    let unpacker = this.#unpackers.get(texts);
    if (unpacker === undefined || unpacker.place > from) unpacker = new Unpacker(texts.bytes);
    this.#unpackers.set(texts, unpacker);
    while (unpacker.place <= from) unpacker.next();
    this.push(unpacker.text);
    const start = unpacker.at;
    while (unpacker.place < to) unpacker.next();
    this.#bytes.append(texts.bytes.subarray(start, unpacker.at));
    this.#before = unpacker.text;
    this.#count += to - from - 1;
  }

  /** The texts since the last time. */
  take(): PackedTexts {
    const taken = { count: this.#count, bytes: this.#bytes.take() };
    this.#count = 0;
    this.#before = "";
    return taken;
  }

  #put(number: number): void {
    let rest = number;
    for (; rest > LOWER_BITS; rest >>= BITS) this.#bytes.push((rest & LOWER_BITS) | UPPER_BIT);
    this.#bytes.push(rest);
  }
}

/** Hands on the texts from `from` to before `to`, in their order. */
export type ReadTexts = (from: number, to: number, use: (text: string) => void) => void;

/** Reads texts, packed or in a list; of packed ones it is quick to read on from where the last reading ended. */
export function textReader(texts: readonly string[] | PackedTexts): ReadTexts {
  if (!("bytes" in texts)) {
    return (from, to, use) => {
      for (let place = from; place < to; place += 1) use(texts[place] as string);
    };
  }
  let reader = new Unpacker(texts.bytes);
  return (from, to, use) => {
    if (from < reader.place) reader = new Unpacker(texts.bytes);
    while (reader.place < from) reader.next();
    while (reader.place < to) {
      reader.next();
      use(reader.text);
    }
  };
}

/** 文本哈希: a hash of each text; where one begins as the one before it does, it is gone on with from there. */
export function textHashes(texts: readonly string[] | PackedTexts): Int32Array {
  if (!("bytes" in texts)) return hashesOfTexts(texts);
  const hashes = new Int32Array(texts.count);
  const unpacker = new Unpacker(texts.bytes);
  const { units } = unpacker;
  // Of so many of its units.
  const after = [EMPTY_HASH];
  for (let place = 0; place < texts.count; place += 1) {
    unpacker.next();
    for (let unit = unpacker.common; unit < units.length; unit += 1)
      after[unit + 1] = hashOf(at(after, unit), at(units, unit));
    hashes[place] = at(after, units.length);
  }
  return hashes;
}

class Unpacker {
  /** of the text that comes next */
  place = 0;
  /** where its bytes begin */
  at = 0;
  /** of the text that was read last */
  readonly units: number[] = [];
  /** with how many units the text before it began too */
  common = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Reads a text on. */
  next(): void {
    const { units } = this;
    this.common = this.#number();
    const length = this.common + this.#number();
    for (let place = this.common; place < length; place += 1) units[place] = this.#number();
    if (units.length > length) units.length = length;
    this.place += 1;
  }

  /** the text that was read last */
  get text(): string {
    return String.fromCharCode.apply(undefined, this.units);
  }

  #number(): number {
    let number = 0;
    for (let shift = 0; ; shift += BITS) {
      const byte = this.#bytes[this.at] as number;
      this.at += 1;
      number |= (byte & LOWER_BITS) << shift;
      if (byte < UPPER_BIT) return number;
    }
  }
}
