import type { Decimal, DecimalOperand } from "./decimal.js";
import type { RoundingMode } from "./rounding-mode.js";

/** 舍入规则: a named mode at a number of decimals. */
export interface Rounding {
  readonly mode: RoundingMode;
  /** decimals kept, 0 to 20 */
  readonly scale: number;
}

/**
 * 舍入: rounds once, where an edition names it.
 *
 * @example
 * ```ts
 * round(decimal("2.345"), { mode: "halfUp", scale: 2 }).toFixed(); // "2.35"
 * ```
 */
export function round(value: Decimal, rounding: Rounding): Decimal {
  return value.toDecimalPlaces(rounding.scale, rounding.mode);
}

/** 分: the decimals of a yuan amount that is paid. */
export const FEN_DECIMALS = 2;

/** 精确到分: the rounding of such an amount. */
export const TO_THE_FEN: Rounding = { mode: "halfUp", scale: FEN_DECIMALS };

/**
 * 计算精度: decimals that a quotient (an average, a coefficient, a point value) carries between named roundings.
 *
 * Not a policy value: no edition prints one. It makes the Decimal path and the scaled-integer path the same function,
 * and is six orders finer than the finest rounding any edition names.
 */
export const WORKING_SCALE = 12;

/** 计算精度舍入: half-up at {@link WORKING_SCALE}; applied to each quotient as it is formed. */
export const WORKING: Rounding = { mode: "halfUp", scale: WORKING_SCALE };

/** 商: one figure over another, half-up at {@link WORKING_SCALE}. */
export function quotient(one: Decimal, other: DecimalOperand): Decimal {
  return round(one.div(other), WORKING);
}
