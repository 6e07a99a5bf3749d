import { Decimal } from "../../primitives/index.js";
import type { Figure } from "./indicator.js";

/** A count of cases. */
export function count(cases: number, missing = 0): Figure {
  return { numerator: new Decimal(cases), missing };
}

/** A share: so many of so many. */
export function share(part: number, whole: number, missing = 0): Figure {
  return { numerator: new Decimal(part), denominator: new Decimal(whole), missing };
}

/** A sum over the cases that state it: so many of all. */
export function sum(total: Decimal, stated: number, all: number): Figure {
  return { numerator: total, missing: all - stated, isUnknown: stated === 0 && all > 0 };
}
