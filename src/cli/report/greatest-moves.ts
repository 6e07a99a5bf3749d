import {
  type ComparedCauses,
  type ComparisonRow,
  type comparedCases,
  comparedRow,
} from "../../engine/index.js";
import { compareText, fromScaled } from "../../primitives/index.js";

/** Cases that a report names. */
const MOST_TOLD = 25;
/** Cases that are held at most before those that move less are let go. */
const MOST_HELD = 1_000;

/** A case that a report names: its row, and the first case of its id, by its index in the columns of either side. */
export interface CaseDifference {
  readonly row: ComparisonRow;
  readonly index: number;
}

/** What moves most stands first; of equal moves by id. Amounts to the fen are told apart by their nearest numbers, which are formed once a row. */
export function byMove<Item>(items: readonly Item[], rowOf: (item: Item) => ComparisonRow): Item[] {
  return ordered(items, (item) => {
    const { id, difference } = rowOf(item);
    return { id, moved: Math.abs(difference.toNumber()) };
  });
}

/** 变动最大的病例: those whose amounts move most. */
export function greatestMoves(
  cases: ReturnType<typeof comparedCases>,
  causes: ComparedCauses,
): CaseDifference[] {
  const { ids, before, after, first } = cases;
  const moved = (at: number) => Math.abs((after[at] as number) - (before[at] as number));
  const most = (places: readonly number[]) =>
    ordered(places, (at) => ({ id: ids[at] as string, moved: moved(at) })).slice(0, MOST_TOLD);
  let held: number[] = [];
  for (let at = 0; at < ids.length; at += 1) {
    if (moved(at) > 0) held.push(at);
    if (held.length >= MOST_HELD) held = most(held);
  }
  const rowAt = comparedRow(cases, causes, fromScaled);
  return most(held).map((at) => ({ row: rowAt(at), index: first[at] as number }));
}

function ordered<Item>(
  items: readonly Item[],
  moveOf: (item: Item) => { readonly id: string; readonly moved: number },
): Item[] {
  const moves = items.map((item) => ({ item, ...moveOf(item) }));
  return moves.sort((a, b) => b.moved - a.moved || compareText(a.id, b.id)).map(({ item }) => item);
}
