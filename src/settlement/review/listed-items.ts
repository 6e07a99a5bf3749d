import type { InpatientCase } from "../../cases/index.js";
import {
  type GroupReviewParameters,
  LIST_KINDS,
  type ListKind,
} from "../parameters/group-review-parameters.js";

type Lists = GroupReviewParameters["lists"];

/** The bit of a case that names none of its items: it can be on no list for certain. */
const WITHOUT_ITEMS = 1 << LIST_KINDS.length;

/**
 * 清单核对: on which lists an operation or item of a case stands, a bit a kind; looked up as the case is taken, while its codes are at hand.
 *
 * @source SMX-011
 */
export function listedItems({ items, procedures }: InpatientCase, lists: Lists): number {
  const codes = [...procedures, ...(items ?? [])];
  return LIST_KINDS.reduce(
    (bits, kind, place) => (lists[kind]?.some((code) => codes.includes(code)) ? bits | (1 << place) : bits),
    items === undefined ? WITHOUT_ITEMS : 0,
  );
}

/** The lists that a case is on. */
export function listsOf(bits: number): ListKind[] {
  return LIST_KINDS.filter((_, place) => (bits & (1 << place)) !== 0);
}

/** Whether a case may be on a list unseen: it names no items, and is on none by its operations. */
export function isUnlisted(bits: number): boolean {
  return bits === WITHOUT_ITEMS;
}
