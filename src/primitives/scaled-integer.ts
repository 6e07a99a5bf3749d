import { primitiveErrors } from "./primitive-errors.js";

/** 10^n for n in 0..40, as bigint. */
const POWERS: readonly bigint[] = Array.from({ length: 41 }, (_, n) => 10n ** BigInt(n));

/** 10 to the power `n`, as bigint; n from 0 to 40. */
export function powerOfTen(n: number): bigint {
  return POWERS[n] ?? 10n ** BigInt(n);
}

/** The plain decimal text of an integer count of 10^-scale, all decimals printed (`1200n`, 2 -> `"12.00"`). */
export function scaledText(units: bigint, scale: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? "" : `.${digits.slice(digits.length - scale)}`;
  return `${negative ? "-" : ""}${whole}${fraction}`;
}

/** The same without zeros at its end (`1200n`, 2 -> `"12"`), as JSON carries a decimal. */
export function plainScaledText(units: bigint, scale: number): string {
  if (scale === 0 || units === 0n) return units.toString();
  const text = scaledText(units, scale);
  let end = text.length;
  while (text.charCodeAt(end - 1) === ZERO) end -= 1;
  if (text.charCodeAt(end - 1) === POINT) end -= 1;
  return text.slice(0, end);
}

const ZERO = 0x30;
const POINT = 0x2e;

/**
 * 四舍五入除法: n / d rounded half-up (ties away from zero), exact in integers.
 *
 * @throws `DIVISION_BY_ZERO`
 */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator === 0n) throw primitiveErrors.error("DIVISION_BY_ZERO", {});
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * n + d) / (2n * d);
  return negative ? -quotient : quotient;
}

/** What a figure becomes, from whole units of 10^-scale: {@link fromScaled}, {@link plainScaledText}. */
export type MakeFigure<Figure> = (units: bigint, scale: number) => Figure;
