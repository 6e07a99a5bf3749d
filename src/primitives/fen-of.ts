import type { Decimal } from "./decimal.js";
import { FEN_DECIMALS } from "./rounding.js";
import { toScaled } from "./to-scaled.js";

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
