import { type Decimal, divideHalfUp, powerOfTen, type Rounding, round } from "../../primitives/index.js";
import { requireDecimals } from "../../primitives/require-made.js";
import { figure, formed } from "../money-formula.js";

/** Decimals of weights and rates in integer form. */
const SCALE = 12;
const TO_FEN = powerOfTen(2 * SCALE - 2);

const STANDARD = figure("weight").times(figure("rate"));

/**
 * 支付标准: `Std = weight × rate`, exact, or rounded where the edition names it.
 *
 * @param weight relative weight of the group, or of the case
 * @param rate yuan a unit of weight at the hospital
 * @source NAT-050, SMX-008, WX-051
 * @example
 * ```ts
 * paymentStandard(decimal("31.2105"), decimal("7782")).toFixed(4); // "242880.1110"
 * ```
 */
export function paymentStandard(weight: Decimal, rate: Decimal, rounding?: Rounding): Decimal {
  requireDecimals({ weight, rate });
  const exact = formed(STANDARD, { weight, rate });
  return rounding === undefined ? exact : round(exact, rounding);
}

/** Decimals of an exact standard in integer form: those of weight and rate together. */
export const EXACT_STANDARD_SCALE = 2 * SCALE;

/** One fen as an exact standard. */
export const EXACT_UNITS_PER_FEN = TO_FEN;

/** An exact standard (units of 10^-24 yuan) as it is paid: fen, half-up. */
export function standardToFen(exact: bigint): bigint {
  return divideHalfUp(exact, TO_FEN);
}
