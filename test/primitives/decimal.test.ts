import { Decimal as DecimalJs } from "decimal.js";
import { describe, expect, test } from "vitest";
import { Decimal, decimal, decimalText, isDrgError, isPlainDecimal } from "../../src/primitives/index.js";

describe("decimal reads plain decimals only", () => {
  test.each([
    ["0", "0"],
    ["-0", "0"],
    ["1.20", "1.2"],
    ["-12.50", "-12.5"],
    ["007", "7"],
    ["123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"],
  ])("%s -> %s", (text, plain) => {
    expect(decimalText(decimal(text))).toBe(plain);
  });

  test.each([
    "",
    " 1",
    "1 ",
    "+1",
    "1.",
    ".5",
    "1e3",
    "0x10",
    "NaN",
    "Infinity",
    "1,000",
    "１２",
    "¥5",
    "1.2.3",
    "--1",
  ])("%j is refused with DECIMAL_INVALID", (text) => {
    expect(isPlainDecimal(text)).toBe(false);
    expect(() => decimal(text)).toThrowError(/DECIMAL_INVALID/);
  });

  test("a JSON float is refused, a safe integer is taken", () => {
    expect(decimal(5).toFixed()).toBe("5");
    expect(() => decimal(0.1)).toThrowError(/DECIMAL_INVALID/);
    expect(() => decimal(Number.NaN)).toThrowError(/DECIMAL_INVALID/);
    expect(() => decimal(2 ** 53)).toThrowError(/DECIMAL_INVALID/);
  });

  test.each([
    ["12.50", "12.5"],
    ["-0", "0"],
    [`0.${"3".repeat(60)}`, `0.${"3".repeat(60)}`],
    ["1e21", "1000000000000000000000"],
  ])("%s of a host's own decimal.js is taken by its exact digits", (text, plain) => {
    const Foreign = DecimalJs.clone({ precision: 80, toExpPos: 3 });
    const taken = decimal(new Foreign(text));
    expect(taken).toBeInstanceOf(Decimal);
    expect(taken.toFixed()).toBe(plain);
  });

  test.each([
    ["NaN", new DecimalJs(Number.NaN)],
    ["Infinity", new DecimalJs(Number.POSITIVE_INFINITY)],
    ["over 60 digits", new DecimalJs("1e60")],
    ["a boxed float", Object(1.5)],
    ["a date", new Date(0)],
    ["null", null],
    ["undefined", undefined],
  ])("what is no finite decimal is refused with DECIMAL_INVALID: %s", (_, value) => {
    expect(() => decimal(value as Decimal)).toThrowError(/DECIMAL_INVALID/);
  });

  test.each([
    ["9".repeat(60), "9".repeat(61)],
    [`0.${"9".repeat(60)}`, `0.${"9".repeat(61)}`],
  ])("60 digits before the point and 60 behind it are the most: %s", (longest, tooLong) => {
    expect(decimal(longest).toFixed()).toBe(longest);
    expect(decimal(`-${longest}`).toFixed()).toBe(`-${longest}`);
    expect(() => decimal(tooLong)).toThrowError(/DECIMAL_INVALID/);
  });

  test("a megabyte of digits is refused, quoted short", () => {
    try {
      decimal("9".repeat(1_000_000));
      expect.unreachable();
    } catch (error) {
      expect(isDrgError(error, "DECIMAL_INVALID") && error.message.length).toBeLessThan(300);
    }
  });

  test("no exponent is ever printed", () => {
    expect(decimalText(decimal("0.000000000000000000001"))).toBe("0.000000000000000000001");
    expect(JSON.stringify({ a: decimal(`1${"0".repeat(40)}`) })).toBe(`{"a":"1${"0".repeat(40)}"}`);
  });
});
