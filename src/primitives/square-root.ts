import { Decimal, DIGITS, digitsOf } from "./decimal.js";
import { primitiveErrors } from "./primitive-errors.js";
import { powerOfTen } from "./scaled-integer.js";

/**
 * 平方根: to as many digits as any calculation of a {@link Decimal} keeps.
 *
 * @throws `DECIMAL_INVALID` of a negative one
 * @example
 * ```ts
 * squareRoot(decimal("6.25")).toFixed(); // "2.5"
 * ```
 */
export function squareRoot(value: Decimal): Decimal {
  const { units, scale } = value;
  if (units < 0n) throw primitiveErrors.error("DECIMAL_INVALID", { value: `√${value.toFixed()}` });
  if (units === 0n) return value;
  const least = Math.max(0, 2 * (DIGITS + 1) - digitsOf(units));
  const more = least + ((scale + least) % 2);
  return new Decimal(rootOf(units * powerOfTen(more)), (scale + more) / 2).plus(0);
}

/** The whole part of a root, by Newton's steps from above. */
function rootOf(square: bigint): bigint {
  let root = powerOfTen(Math.ceil(digitsOf(square) / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
