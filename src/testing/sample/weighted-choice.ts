import { firstAbove } from "../../primitives/first-above.js";
import type { Random } from "../../primitives/random.js";

/** 按份额抽取: draws items in proportion to their shares. */
export class WeightedChoice<T> {
  readonly #items: readonly T[];
  readonly #ends: Float64Array;

  /** @param share at least 0; items of share 0 are never drawn */
  constructor(items: readonly T[], share: (item: T) => number) {
    this.#items = items.filter((item) => share(item) > 0);
    this.#ends = new Float64Array(this.#items.length);
    let sum = 0;
    for (const [index, item] of this.#items.entries()) {
      sum += share(item);
      this.#ends[index] = sum;
    }
  }

  get size(): number {
    return this.#items.length;
  }

  draw(random: Random): T {
    const wanted = random.unit() * (this.#ends.at(-1) ?? 0);
    const item = this.#items[firstAbove(this.#ends, wanted)];
    if (item === undefined) throw new RangeError("nothing to draw from");
    return item;
  }
}
