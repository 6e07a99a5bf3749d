import { exponential } from "./exponential.js";

/**
 * 伪随机数: xoshiro128** (Blackman and Vigna, 2018) seeded by splitmix32. Integers only and plain arithmetic after that, so
 * that one seed gives the same numbers on every engine.
 *
 * A stream is made from a seed and any keys: the numbers of patient 7 do not depend on how many patients came before.
 *
 * @example
 * ```ts
 * new Random(1, "case", 7).integer(1, 6) === new Random(1, "case", 7).integer(1, 6); // true
 * ```
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(seed: number, ...keys: readonly (number | string)[]) {
    let state = seed >>> 0;
    const mix = (): number => {
      state = (state + 0x9e3779b9) >>> 0;
      let z = state;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return (z ^ (z >>> 15)) >>> 0;
    };
    for (const key of keys) {
      if (typeof key === "number") state = (mix() ^ key) >>> 0;
      else for (let at = 0; at < key.length; at += 1) state = (mix() ^ key.charCodeAt(at)) >>> 0;
    }
    this.#a = mix();
    this.#b = mix();
    this.#c = mix();
    this.#d = mix() || 1;
  }

  /** 32 random bits, 0 to 2^32 - 1. */
  bits(): number {
    const result = Math.imul(rotated(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = rotated(this.#d, 11);
    return result;
  }

  /** A number from 0 to below 1, a multiple of 2^-32. */
  unit(): number {
    return this.bits() / 0x1_0000_0000;
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1));
  }

  /** Whether something of this probability happens. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of a non-empty list. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.integer(0, list.length - 1)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  }

  /** Close to a normal number of mean 0 and deviation 1: twelve units less six, so within ±6. */
  normal(): number {
    let sum = -6;
    for (let count = 0; count < 12; count += 1) sum += this.unit();
    return sum;
  }

  /** A positive factor of median 1 whose logarithm has deviation `sigma`. */
  lognormal(sigma: number): number {
    return exponential(sigma * this.normal());
  }
}

function rotated(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
