import type { Decimal } from "./decimal.js";
import { toScaled } from "./to-scaled.js";

const FEN_DECIMALS = 2;

/**
 * 金额转分: a yuan amount as a whole number of fen.
 *
 * @throws `DECIMAL_TOO_FINE` when the amount has parts of a fen
 * @example
 * ```ts
 * fenOf(decimal("1234.5")); // 123450
 * ```
 */
export function fenOf(amount: Decimal): number {
  return Number(toScaled(amount, FEN_DECIMALS));
}
