import { Decimal } from "./decimal.js";
import { primitiveErrors } from "./primitive-errors.js";
import { powerOfTen } from "./scaled-integer.js";

/**
 * 定点整数: a Decimal as an integer count of 10^-scale.
 *
 * @throws `DECIMAL_TOO_FINE` when the value has more decimals than `scale`: a digit is never dropped in silence
 * @example
 * ```ts
 * toScaled(decimal("12.34"), 2); // 1234n
 * ```
 */
export function toScaled(value: Decimal, scale: number): bigint {
  if (value.scale > scale) {
    throw primitiveErrors.error("DECIMAL_TOO_FINE", { value: value.toFixed(), scale });
  }
  return value.units * powerOfTen(scale - value.scale);
}

/** The Decimal that an integer count of 10^-scale stands for. */
export function fromScaled(units: bigint, scale: number): Decimal {
  return new Decimal(units, scale);
}
