import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  decimal,
  divideHalfUp,
  fromScaled,
  powerOfTen,
  type RoundingMode,
  round,
  scaledText,
  toScaled,
} from "../../src/primitives/index.js";

describe("round by name", () => {
  const table: readonly [RoundingMode, string, number, string][] = [
    ["halfUp", "2.345", 2, "2.35"],
    ["halfUp", "-2.345", 2, "-2.35"],
    ["halfUp", "2.3449", 2, "2.34"],
    ["halfUp", "2.5", 0, "3"],
    ["halfEven", "2.345", 2, "2.34"],
    ["halfEven", "2.355", 2, "2.36"],
    ["halfEven", "-2.5", 0, "-2"],
    ["down", "2.999", 2, "2.99"],
    ["down", "-2.999", 2, "-2.99"],
    ["up", "2.001", 2, "2.01"],
    ["up", "-2.001", 2, "-2.01"],
    ["up", "2", 2, "2"],
  ];
  test.each(table)("%s of %s at %i decimals is %s", (mode, value, scale, expected) => {
    expect(round(decimal(value), { mode, scale }).toFixed()).toBe(expected);
  });
});

describe("scaled integers", () => {
  test("text keeps every decimal", () => {
    expect(scaledText(1200n, 2)).toBe("12.00");
    expect(scaledText(-5n, 2)).toBe("-0.05");
    expect(scaledText(7n, 0)).toBe("7");
  });

  test("a digit is never dropped in silence", () => {
    expect(toScaled(decimal("12.34"), 2)).toBe(1234n);
    expect(() => toScaled(decimal("12.345"), 2)).toThrowError(/DECIMAL_TOO_FINE/);
  });

  test("division by zero is named", () => {
    expect(() => divideHalfUp(1n, 0n)).toThrowError(/DIVISION_BY_ZERO/);
  });

  propertyTest.prop([
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
  ])("integer division equals the Decimal quotient rounded half-up", (numerator, denominator) => {
    fc.pre(denominator !== 0n);
    const quotient = decimal(numerator).div(decimal(denominator));
    expect(divideHalfUp(numerator, denominator).toString()).toBe(
      round(quotient, { mode: "halfUp", scale: 0 }).toFixed(),
    );
  });

  propertyTest.prop([fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 12 })])(
    "scaled and back is the same number",
    (units, scale) => {
      expect(toScaled(fromScaled(units, scale), scale)).toBe(units);
      expect(
        fromScaled(units, scale)
          .times(decimal(powerOfTen(scale)))
          .toFixed(),
      ).toBe(units.toString());
    },
  );
});
