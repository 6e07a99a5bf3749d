import { STATUS_NUMBERS } from "./case-status.js";
import type { CaseTally } from "./case-tally.js";

const SETTLED = STATUS_NUMBERS.settled;

/** Indexes of the settled cases of each slot, in file order. */
export function casesBySlot(tally: CaseTally): readonly Int32Array[] {
  const lists = tally.hospitals.map(({ cases }) => new Int32Array(cases));
  const filled = new Int32Array(lists.length);
  for (let index = 0; index < tally.slot.length; index++) {
    if (tally.status[index] !== SETTLED) continue;
    const slot = tally.slot[index] ?? -1;
    const at = filled[slot] ?? 0;
    const list = lists[slot];
    if (list === undefined) continue;
    list[at] = index;
    filled[slot] = at + 1;
  }
  return lists;
}
