import { Decimal } from "./decimal.js";
import { primitiveErrors } from "./primitive-errors.js";

/** A decimal of a host's own arithmetic (decimal.js, big.js, bignumber.js): it prints every digit. */
interface ForeignDecimal {
  toFixed(): string;
  plus(other: never): unknown;
}

/** 十进制数的写法: what may stand for a decimal in an API call: a decimal of this or another library, a plain decimal string, a bigint or a safe integer. */
export type DecimalInput = Decimal | ForeignDecimal | string | bigint | number;

const PLAIN_DECIMAL = /^-?\d{1,60}(\.\d{1,60})?$/;

/** Whether a text is a plain decimal (`-12.50`): no exponent, no hexadecimal, no sign but minus, no blanks. */
export function isPlainDecimal(text: string): boolean {
  return text.length <= 122 && PLAIN_DECIMAL.test(text);
}

/** Whether a value is a decimal, of this library or of another. */
export function isDecimal(value: unknown): value is Decimal | ForeignDecimal {
  if (value instanceof Decimal) return true;
  if (typeof value !== "object" || value === null) return false;
  const { toFixed, plus } = value as Partial<ForeignDecimal>;
  return typeof toFixed === "function" && typeof plus === "function";
}

/** The decimal of this library that is as much, digit by digit; undefined where it is not finite (or has over 60 digits). */
export function ownDecimal(value: Decimal | ForeignDecimal): Decimal | undefined {
  if (value instanceof Decimal) return value;
  const text = value.toFixed();
  return isPlainDecimal(text) ? new Decimal(text) : undefined;
}

/**
 * 解析十进制数: reads a plain decimal and refuses everything that a number could also be written as (`0x10`, `1e3`, `NaN`).
 *
 * @param value a plain decimal string, a decimal of this or another library (by its exact digits), a bigint, or a safe integer (a
 * JSON float is refused: 0.1 is not 1/10)
 * @throws `DECIMAL_INVALID`
 * @example
 * ```ts
 * decimal("1.20").plus(1).toFixed(); // "2.2"
 * ```
 */
export function decimal(value: DecimalInput): Decimal {
  if (typeof value === "bigint" || Number.isSafeInteger(value))
    return new Decimal(BigInt(value as bigint | number));
  if (typeof value === "string" && isPlainDecimal(value)) return new Decimal(value);
  const own = isDecimal(value) ? ownDecimal(value) : undefined;
  if (own === undefined) throw primitiveErrors.error("DECIMAL_INVALID", { value: String(value) });
  return own;
}

/** 十进制文本: the decimal string that JSON carries: never an exponent, no trailing zeros. */
export function decimalText(value: Decimal): string {
  if (!isDecimal(value)) throw primitiveErrors.error("DECIMAL_INVALID", { value: String(value) });
  return value.toFixed();
}
