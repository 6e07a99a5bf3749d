import type { Decimal } from "./decimal.js";
import { FEN_DECIMALS } from "./rounding.js";
import { fromScaled } from "./to-scaled.js";

/**
 * 元: the yuan that whole fen are.
 *
 * @param fen a whole number; what is not known (`NaN`) is no amount, and throws
 * @example
 * ```ts
 * yuanOf(1234); // 12.34
 * ```
 */
export function yuanOf(fen: number | bigint): Decimal {
  return fromScaled(BigInt(fen), FEN_DECIMALS);
}

/** 元, or null where the fen are not known (`NaN`, null). */
export function knownYuan(fen: number | bigint | null): Decimal | null {
  return fen === null || Number.isNaN(fen) ? null : yuanOf(fen);
}
