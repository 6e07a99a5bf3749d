import lightBuild from "decimal.js-light";
import { primitiveErrors } from "./primitive-errors.js";

/** What stands beside a decimal in a calculation: another, the text of one, or a number. */
export type DecimalOperand = Decimal | string | number;

/**
 * 十进制数: the one number type of money, points, weights, coefficients and rates. Never changed, always finite, never minus zero.
 *
 * Sums, differences and products are exact to 60 significant digits, quotients and roots are cut off behind the 60th; policy rounds
 * by name. Compare with `.lt()`, `.eq()`: `<` and `sort()` compare text and are wrong in silence.
 */
export interface Decimal {
  plus(other: DecimalOperand): Decimal;
  minus(other: DecimalOperand): Decimal;
  times(other: DecimalOperand): Decimal;
  /** division by zero throws */
  div(other: DecimalOperand): Decimal;
  pow(exponent: number): Decimal;
  sqrt(): Decimal;
  abs(): Decimal;
  negated(): Decimal;
  /** 1 above the other, -1 below it, 0 equal */
  cmp(other: DecimalOperand): -1 | 0 | 1;
  eq(other: DecimalOperand): boolean;
  lt(other: DecimalOperand): boolean;
  lte(other: DecimalOperand): boolean;
  gt(other: DecimalOperand): boolean;
  gte(other: DecimalOperand): boolean;
  isZero(): boolean;
  isNegative(): boolean;
  isInteger(): boolean;
  /** decimals without zeros at their end */
  decimalPlaces(): number;
  /** at most so many decimals, half-up where no mode (`Decimal.ROUND_DOWN`) is named */
  toDecimalPlaces(places: number, mode?: number): Decimal;
  /** so many significant digits, half-up */
  toSignificantDigits(digits: number): Decimal;
  /** every digit, or exactly so many decimals, half-up; never an exponent */
  toFixed(places?: number): string;
  toString(): string;
  toJSON(): string;
  /** the nearest float, for charts and statistics; never for money */
  toNumber(): number;
}

interface DecimalConstructor {
  new (value: DecimalOperand): Decimal;
  readonly ROUND_UP: number;
  readonly ROUND_DOWN: number;
  readonly ROUND_HALF_UP: number;
  readonly ROUND_HALF_EVEN: number;
}

/** What the build is, where it is loaded; its own types say it of one of its two forms, and leave out much that it has. */
const arithmetic = lightBuild as unknown as { clone(settings: object): DecimalConstructor };

/** 十进制数: a private clone, so that a host that sets its own copy of the build changes nothing here. */
export const Decimal: DecimalConstructor = arithmetic.clone({
  precision: 60,
  rounding: 4,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

/** A decimal of a host's own arithmetic (decimal.js, big.js, bignumber.js): it prints every digit. */
interface ForeignDecimal {
  toFixed(): string;
  plus(other: never): unknown;
}

/** What may stand for a decimal in an API call: a decimal of this or another library, a plain decimal string, a bigint or a safe integer. */
export type DecimalInput = Decimal | ForeignDecimal | string | bigint | number;

/** The words of a decimal: its sign (0 of zero), seven digits a word, and the place of the first (0 right before the point). */
interface DecimalWords {
  readonly s: number;
  readonly e: number;
  readonly d: readonly number[];
}

/** What a decimal is made of, for the few places that work by the million. */
export function wordsOf(value: Decimal): DecimalWords {
  return value as unknown as DecimalWords;
}

/** Digits of a word. */
export const WORD_DIGITS = 7;

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
  const read = readInput(value);
  if (read === undefined) throw primitiveErrors.error("DECIMAL_INVALID", { value: String(value) });
  return read;
}

function readInput(value: DecimalInput): Decimal | undefined {
  switch (typeof value) {
    case "string":
      return isPlainDecimal(value) ? new Decimal(value) : undefined;
    case "number":
      return Number.isSafeInteger(value) ? new Decimal(value) : undefined;
    case "bigint":
      return new Decimal(value.toString());
    default:
      return isDecimal(value) ? ownDecimal(value) : undefined;
  }
}

/** The decimal string that JSON carries: never an exponent, no trailing zeros. */
export function decimalText(value: Decimal): string {
  return value.toFixed();
}
