import { EMPTY_HASH, hashOf } from "../../cases/row/hash-of.js";

const FIRST_SLOTS = 1 << 10;

/** The hash of a text by its characters. */
function hashOfText(text: string): number {
  let hash = EMPTY_HASH;
  for (let at = 0; at < text.length; at += 1) hash = hashOf(hash, text.charCodeAt(at));
  return hash ^ (hash >>> 15);
}

/** The same of each text. */
export function hashesOfTexts(texts: readonly string[]): Int32Array {
  const hashes = new Int32Array(texts.length);
  texts.forEach((text, place) => {
    hashes[place] = hashOfText(text);
  });
  return hashes;
}

/**
 * 文本编号: gives each different text a number, in order of first appearance. A Map of a million texts takes several times as long: here texts are compared
 * only where their hashes agree, and these lie side by side.
 */
export class TextNumbers {
  readonly texts: string[] = [];
  /** number + 1 by slot; 0 is free */
  #slots = new Int32Array(FIRST_SLOTS);
  /** by slot too, so that most looks end where they begin */
  #hashes = new Int32Array(FIRST_SLOTS);

  number(text: string): number {
    const hash = hashOfText(text);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) break;
      if (this.#hashes[slot] === hash && this.texts[number] === text) return number;
      slot = (slot + 1) & mask;
    }
    const number = this.texts.push(text) - 1;
    this.#slots[slot] = number + 1;
    this.#hashes[slot] = hash;
    if (this.texts.length * 2 > this.#slots.length) this.#widen();
    return number;
  }

  #widen(): void {
    const [before, hashes] = [this.#slots, this.#hashes];
    this.#slots = new Int32Array(before.length * 2);
    this.#hashes = new Int32Array(before.length * 2);
    const mask = this.#slots.length - 1;
    for (let old = 0; old < before.length; old += 1) {
      if (before[old] === 0) continue;
      const hash = hashes[old] as number;
      let slot = hash & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = before[old] as number;
      this.#hashes[slot] = hash;
    }
  }
}
