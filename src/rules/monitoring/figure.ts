import { FEN_DECIMALS } from "../../primitives/index.js";
import { type Exact, exact } from "./exact.js";
import type { Figure } from "./indicator.js";

/** A count of cases. */
export function count(cases: number, missing = 0): Figure {
  return { numerator: exact(cases), missing };
}

/** A share: so many of so many. */
export function share(part: number, whole: number, missing = 0): Figure {
  return { numerator: exact(part), denominator: exact(whole), missing };
}

/** A sum over the cases that state it: so many of all. */
export function sum(total: Exact, stated: number, all: number): Figure {
  return { numerator: total, missing: all - stated, isUnknown: stated === 0 && all > 0 };
}

/** Fen as yuan. */
export function yuan(fen: number): Exact {
  return exact(fen, FEN_DECIMALS);
}
