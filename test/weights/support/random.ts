import { integer, pick, randomFrom } from "../../random.js";

/** Seeded numbers for synthetic areas. */
export function randomNumbers(seed: number): {
  /** from 0 to below 1 */
  readonly fraction: () => number;
  /** from `low` to `high`, both included */
  readonly whole: (low: number, high: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly chance: (probability: number) => boolean;
} {
  const fraction = randomFrom(seed);
  return {
    fraction,
    whole: (low, high) => integer(fraction, low, high),
    pick: (items) => pick(fraction, items),
    chance: (probability) => fraction() < probability,
  };
}
