import { Decimal, fromScaled } from "../../primitives/index.js";
import type { Figure } from "./indicator.js";

/** A count of cases. */
export function count(cases: number, missing = 0): Figure {
  return { numerator: new Decimal(cases), missing };
}

/** A share: so many of so many. */
export function share(part: number, whole: number, missing = 0): Figure {
  return { numerator: new Decimal(part), denominator: new Decimal(whole), missing };
}

/** Fen as yuan. */
export function yuan(fen: number): Decimal {
  return fromScaled(BigInt(fen), 2);
}
