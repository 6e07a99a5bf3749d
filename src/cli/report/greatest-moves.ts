import type { ComparedCase, ComparisonRow } from "../../engine/index.js";

/** Cases that a report names. */
const MOST_TOLD = 25;
/** Cases that are held at most before those that move less are let go. */
const MOST_HELD = 10_000;

/** What moves most stands first; of equal moves by id. Amounts to the fen are told apart by their nearest numbers, which are formed once a row. */
export function byMove<Item>(items: readonly Item[], rowOf: (item: Item) => ComparisonRow): Item[] {
  const moves = items.map((item) => {
    const { id, difference } = rowOf(item);
    return { item, id, moved: Math.abs(difference.toNumber()) };
  });
  return moves.sort((a, b) => b.moved - a.moved || (a.id < b.id ? -1 : 1)).map(({ item }) => item);
}

/** 变动最大的病例: sees every case and keeps those whose amounts move most. */
export class GreatestMoves {
  #held: ComparedCase[] = [];

  see(one: ComparedCase): void {
    if (one.row.difference.isZero()) return;
    this.#held.push(one);
    if (this.#held.length >= MOST_HELD) this.#held = this.found;
  }

  get found(): ComparedCase[] {
    return byMove(this.#held, ({ row }) => row).slice(0, MOST_TOLD);
  }
}
