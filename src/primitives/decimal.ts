import { primitiveErrors } from "./primitive-errors.js";
import type { RoundingMode } from "./rounding-mode.js";
import { powerOfTen, scaledText } from "./scaled-integer.js";

/** Significant digits that the result of a calculation keeps, half-up. */
export const DIGITS = 60;
const LIMIT = powerOfTen(DIGITS);
/** A text, or how a float prints itself; an exponent of more than four digits is a number that nobody means and no memory holds. */
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,4}))?$/;

/** What stands beside a decimal in a calculation: another, the text of one, or a number. */
export type DecimalOperand = Decimal | string | number;

/**
 * 十进制数: the one number type of money, points, weights, coefficients and rates: so many units of 10^-scale. Never changed, always
 * finite, never minus zero.
 *
 * Every result is exact to 60 significant digits, half-up; policy rounds by name. Compare with `.lt()`, `.eq()`: `<` and `sort()` compare
 * text and are wrong in silence.
 *
 * @example
 * ```ts
 * new Decimal("19.90").times(3).minus("0.05").toFixed(2); // "59.65"
 * ```
 */
export class Decimal {
  /** whole units of 10^-scale */
  readonly units: bigint;
  /** decimals without zeros at their end, at least 0 */
  readonly scale: number;

  /** @throws `DECIMAL_INVALID` */
  constructor(value: DecimalOperand | bigint, scale = 0) {
    const [units, places] =
      typeof value === "bigint"
        ? [value, scale]
        : value instanceof Decimal
          ? [value.units, value.scale]
          : read(String(value));
    [this.units, this.scale] = lowest(units, places);
  }

  /** the sum */
  plus(other: DecimalOperand): Decimal {
    const [own, others, scale] = aligned(this, of(other));
    return kept(own + others, scale);
  }

  /** the difference */
  minus(other: DecimalOperand): Decimal {
    const [own, others, scale] = aligned(this, of(other));
    return kept(own - others, scale);
  }

  /** the product */
  times(other: DecimalOperand): Decimal {
    const { units, scale } = of(other);
    return kept(this.units * units, this.scale + scale);
  }

  /** @throws `DIVISION_BY_ZERO` */
  div(other: DecimalOperand): Decimal {
    const { units, scale } = of(other);
    if (units === 0n) throw primitiveErrors.error("DIVISION_BY_ZERO", {});
    // One digit more than is kept: half-up asks for no other.
    const more = Math.max(0, DIGITS + 1 + digitsOf(units) - digitsOf(this.units));
    return kept((this.units * powerOfTen(more)) / units, this.scale + more - scale);
  }

  /** the same with the other sign */
  negated(): Decimal {
    return new Decimal(-this.units, this.scale);
  }

  /** the same without a sign */
  abs(): Decimal {
    return this.units < 0n ? this.negated() : this;
  }

  /** 1 above the other, -1 below it, 0 equal */
  cmp(other: DecimalOperand): -1 | 0 | 1 {
    const [own, others] = aligned(this, of(other));
    return own === others ? 0 : own > others ? 1 : -1;
  }

  /** whether it is as much: `1.20` is `1.2` */
  eq(other: DecimalOperand): boolean {
    return this.cmp(other) === 0;
  }

  /** whether it is less */
  lt(other: DecimalOperand): boolean {
    return this.cmp(other) < 0;
  }

  /** whether it is at most as much */
  lte(other: DecimalOperand): boolean {
    return this.cmp(other) <= 0;
  }

  /** whether it is more */
  gt(other: DecimalOperand): boolean {
    return this.cmp(other) > 0;
  }

  /** whether it is at least as much */
  gte(other: DecimalOperand): boolean {
    return this.cmp(other) >= 0;
  }

  /** whether it is nothing */
  isZero(): boolean {
    return this.units === 0n;
  }

  /** whether it is below zero */
  isNegative(): boolean {
    return this.units < 0n;
  }

  /** whether it has no decimals */
  isInteger(): boolean {
    return this.scale === 0;
  }

  /** decimals without zeros at their end */
  decimalPlaces(): number {
    return this.scale;
  }

  /** at most so many decimals */
  toDecimalPlaces(places: number, mode: RoundingMode = "halfUp"): Decimal {
    return this.scale <= places ? this : new Decimal(without(this.units, this.scale - places, mode), places);
  }

  /** so many significant digits, half-up */
  toSignificantDigits(digits: number): Decimal {
    return shortened(this.units, this.scale, digits);
  }

  /** every digit, or exactly so many decimals, half-up; never an exponent */
  toFixed(places = this.scale): string {
    const { units, scale } = this.toDecimalPlaces(places);
    const text = scaledText(units * powerOfTen(places - scale), places);
    return this.units < 0n && units === 0n ? `-${text}` : text;
  }

  /** every digit, as {@link Decimal.toFixed} without places */
  toString(): string {
    return this.toFixed();
  }

  /** the decimal string that JSON carries */
  toJSON(): string {
    return this.toFixed();
  }

  /** the nearest float, for charts and statistics; never for money */
  toNumber(): number {
    return Number(this.toFixed());
  }
}

function of(value: DecimalOperand): Decimal {
  return value instanceof Decimal ? value : new Decimal(value);
}

function read(text: string): [bigint, number] {
  const parts = NUMBER.exec(text);
  if (parts === null) throw primitiveErrors.error("DECIMAL_INVALID", { value: text });
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = parts;
  const units = BigInt(whole + fraction);
  return [sign === "-" ? -units : units, fraction.length - Number(exponent)];
}

/** The units of both at the finer of their scales. */
function aligned(one: Decimal, other: Decimal): [bigint, bigint, number] {
  if (one.scale === other.scale) return [one.units, other.units, one.scale];
  return one.scale > other.scale
    ? [one.units, other.units * powerOfTen(one.scale - other.scale), one.scale]
    : [one.units * powerOfTen(other.scale - one.scale), other.units, other.scale];
}

/** How many digits an integer has, its sign aside. */
export function digitsOf(units: bigint): number {
  return (units < 0n ? -units : units).toString().length;
}

const ZERO = 0x30;

/** The same without zeros at the end of its decimals. */
function lowest(units: bigint, scale: number): [bigint, number] {
  if (scale <= 0) return [scale === 0 ? units : units * powerOfTen(-scale), 0];
  if (units % 10n !== 0n) return [units, scale];
  if (units === 0n) return [0n, 0];
  const text = units.toString();
  let zeros = 1;
  while (zeros < scale && text.charCodeAt(text.length - 1 - zeros) === ZERO) zeros += 1;
  return [units / powerOfTen(zeros), scale - zeros];
}

/** The result of a calculation. */
function kept(units: bigint, scale: number): Decimal {
  return units < LIMIT && units > -LIMIT ? new Decimal(units, scale) : shortened(units, scale, DIGITS);
}

function shortened(units: bigint, scale: number, digits: number): Decimal {
  const surplus = Math.max(0, digitsOf(units) - digits);
  return new Decimal(without(units, surplus, "halfUp"), scale - surplus);
}

/** Units without their last digits. */
function without(units: bigint, digits: number, mode: RoundingMode): bigint {
  const unit = powerOfTen(digits);
  const [whole, rest] = [units / unit, units % unit];
  if (rest === 0n || mode === "down") return whole;
  const twice = rest < 0n ? -2n * rest : 2n * rest;
  const isAway =
    mode === "up" || twice > unit || (twice === unit && (mode === "halfUp" || whole % 2n !== 0n));
  return isAway ? whole + (units < 0n ? -1n : 1n) : whole;
}
