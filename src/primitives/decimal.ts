import { Decimal as DecimalJs } from "decimal.js";
import { primitiveErrors } from "./primitive-errors.js";

/**
 * 十进制数: the one number type of money, points, weights, coefficients and rates.
 *
 * A private clone of decimal.js (60 significant digits, half-up), so that a host that calls `Decimal.set` on its own
 * copy changes nothing here. Compare with `.lt()`, `.eq()`: `<` and `sort()` compare text and are wrong in silence.
 */
export const Decimal: typeof DecimalJs = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  defaults: true,
});
export type Decimal = DecimalJs;

/** What may stand for a decimal in an API call: a `Decimal`, a plain decimal string, a bigint or a safe integer. */
export type DecimalInput = Decimal | string | bigint | number;

const PLAIN_DECIMAL = /^-?\d{1,60}(\.\d{1,60})?$/;

/** Whether a text is a plain decimal (`-12.50`): no exponent, no hexadecimal, no sign but minus, no blanks. */
export function isPlainDecimal(text: string): boolean {
  return text.length <= 122 && PLAIN_DECIMAL.test(text);
}

/**
 * 解析十进制数: reads a plain decimal and refuses everything that decimal.js would also take (`0x10`, `1e3`, `NaN`).
 *
 * @param value a plain decimal string, a `Decimal`, a bigint, or a safe integer (a JSON float is refused: 0.1 is not 1/10)
 * @throws `DECIMAL_INVALID`
 * @example
 * ```ts
 * decimal("1.20").plus(1).toFixed(); // "2.2"
 * ```
 */
export function decimal(value: DecimalInput): Decimal {
  if (typeof value === "string") {
    if (!isPlainDecimal(value)) throw primitiveErrors.error("DECIMAL_INVALID", { value });
    return new Decimal(value);
  }
  if (typeof value === "number" && !Number.isSafeInteger(value)) {
    throw primitiveErrors.error("DECIMAL_INVALID", { value: String(value) });
  }
  if (typeof value === "object" && !value.isFinite()) {
    throw primitiveErrors.error("DECIMAL_INVALID", { value: value.toString() });
  }
  return new Decimal(typeof value === "bigint" ? value.toString() : value);
}

/** The decimal string that JSON carries: never an exponent, no trailing zeros. */
export function decimalText(value: Decimal): string {
  return value.isZero() ? "0" : value.toFixed();
}
