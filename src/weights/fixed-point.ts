import {
  type Decimal,
  divideHalfUp,
  FEN_DECIMALS,
  powerOfTen,
  toScaled,
  WORKING_SCALE,
} from "../primitives/index.js";

/** One, in units of 10^-WORKING_SCALE: the fixed-point form of averages, coefficients, multiples and points here. */
export const UNIT = powerOfTen(WORKING_SCALE);

/** Units of 10^-WORKING_SCALE yuan in a fen. */
export const UNITS_PER_FEN = powerOfTen(WORKING_SCALE - FEN_DECIMALS);

/** `a / b` of two values in the same units, half-up at the working scale. */
export function quotient(a: bigint, b: bigint): bigint {
  return divideHalfUp(a * UNIT, b);
}

/** `a × b` of two fixed-point values, half-up at the working scale. */
export function product(a: bigint, b: bigint): bigint {
  return divideHalfUp(a * b, UNIT);
}

/** `sum of fen / count` as yuan, half-up at the working scale. */
export function meanOfFen(sumFen: bigint, count: bigint): bigint {
  return divideHalfUp(sumFen * UNITS_PER_FEN, count);
}

/** A Decimal of at most 12 decimals in fixed point. @throws `DECIMAL_TOO_FINE` */
export function units(value: Decimal): bigint {
  return toScaled(value, WORKING_SCALE);
}
