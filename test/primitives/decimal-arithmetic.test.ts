import { fc, test as propertyTest } from "@fast-check/vitest";
import { Decimal as Reference } from "decimal.js";
import { describe, expect, test } from "vitest";
import {
  Decimal,
  largest,
  type RoundingMode,
  round,
  smallest,
  squareRoot,
  sumOf,
} from "../../src/primitives/index.js";

/** decimal.js at the same precision, which shares no code with ours. */
const Exact = Reference.clone({
  precision: 60,
  rounding: Reference.ROUND_HALF_UP,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  defaults: true,
});

const BOUNDARIES = [
  ...[
    "0",
    "1",
    "0.5",
    "1.5",
    "2.5",
    "0.005",
    "0.015",
    "0.0049999999999",
    "0.0050000000001",
    "3",
    "7",
    "9",
    "0.1",
  ],
  ...[
    "9999999",
    "10000000",
    "9999999.9999999",
    "0.0000001",
    "0.00000009",
    "99999999999999",
    "999999999999.99",
  ],
  ...[
    "9".repeat(60),
    `0.${"9".repeat(60)}`,
    `0.${"0".repeat(59)}1`,
    `1${"0".repeat(59)}`,
    `1.${"0".repeat(59)}1`,
  ],
];

const digits = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`)).filter((text) => text.length >= least);
const anyText = fc.oneof(
  fc.constantFrom(...BOUNDARIES),
  digits(1, 14),
  fc.tuple(digits(1, 12), digits(1, 4)).map((parts) => parts.join(".")),
  fc.tuple(digits(1, 30), digits(1, 30)).map((parts) => parts.join(".")),
);
const text = fc.tuple(fc.boolean(), anyText).map(([negative, plain]) => (negative ? `-${plain}` : plain));

/** Every digit of decimal.js; it knows a minus zero, which is zero. */
const plain = (value: Reference) => (value.isZero() ? "0" : value.toFixed());
const OPERATIONS = ["plus", "minus", "times", "div"] as const;
const COMPARISONS = ["eq", "lt", "lte", "gt", "gte", "cmp"] as const;
const MODES: Record<RoundingMode, Reference.Rounding> = {
  halfUp: Reference.ROUND_HALF_UP,
  halfEven: Reference.ROUND_HALF_EVEN,
  down: Reference.ROUND_DOWN,
  up: Reference.ROUND_UP,
};

function sameArithmetic(a: string, b: string): void {
  for (const operation of OPERATIONS) {
    if (operation === "div" && new Exact(b).isZero()) continue;
    const [own, reference] = [new Decimal(a)[operation](b), new Exact(a)[operation](b)];
    expect([operation, own.toFixed()]).toEqual([operation, plain(reference)]);
  }
  for (const comparison of COMPARISONS) {
    expect([comparison, new Decimal(a)[comparison](b)]).toEqual([comparison, new Exact(a)[comparison](b)]);
  }
  expect(largest(a, b).toFixed()).toBe(plain(Exact.max(a, b)));
  expect(smallest(a, b).toFixed()).toBe(plain(Exact.min(a, b)));
  expect(sumOf([a, b, a]).toFixed()).toBe(plain(new Exact(0).plus(a).plus(b).plus(a)));
}

function sameForms(one: string, places: number): void {
  const [own, reference] = [new Decimal(one), new Exact(one)];
  for (const mode of Object.keys(MODES) as RoundingMode[]) {
    const rounded = round(own, { mode, scale: places }).toFixed();
    expect([mode, rounded]).toEqual([mode, plain(reference.toDecimalPlaces(places, MODES[mode]))]);
  }
  expect(own.toFixed(places)).toBe(reference.toFixed(places));
  expect(own.toDecimalPlaces(places).toFixed()).toBe(plain(reference.toDecimalPlaces(places)));
  expect(own.toSignificantDigits(places + 1).toFixed()).toBe(
    plain(reference.toSignificantDigits(places + 1)),
  );
  expect(own.toFixed()).toBe(plain(reference));
  expect(own.decimalPlaces()).toBe(reference.decimalPlaces());
  expect(own.isInteger()).toBe(reference.isInteger());
  expect(own.isZero()).toBe(reference.isZero());
  expect(own.isNegative()).toBe(reference.isNegative() && !reference.isZero());
  expect(own.negated().abs().toFixed()).toBe(plain(reference.abs()));
  expect(own.toNumber()).toBe(reference.toNumber() || 0);
  expect(squareRoot(own.abs()).toFixed()).toBe(plain(reference.abs().sqrt()));
  expect(squareRoot(own.times(own)).toFixed()).toBe(plain(reference.times(reference).sqrt()));
}

describe("a Decimal calculates as decimal.js does at 60 digits, half-up, digit by digit", () => {
  test("at every boundary against every other", () => {
    for (const a of BOUNDARIES) {
      for (const b of BOUNDARIES) for (const sign of ["", "-"]) sameArithmetic(a, sign + b);
      for (const places of [0, 1, 2, 7, 12, 20]) for (const sign of ["", "-"]) sameForms(sign + a, places);
    }
  });

  propertyTest.prop([text, text], { numRuns: 1000 })(
    "sums, products, quotients and comparisons",
    sameArithmetic,
  );
  propertyTest.prop([text, fc.integer({ min: 0, max: 20 })], { numRuns: 1000 })(
    "roundings by name, digits and roots",
    sameForms,
  );

  test("a quotient is rounded at its 60th digit", () => {
    expect(new Decimal(2).div(3).toFixed()).toBe(`0.${"6".repeat(59)}7`);
    expect(new Decimal(1).div(3).toFixed()).toBe(`0.${"3".repeat(60)}`);
  });

  test.each(["", "1e", "1e99999", "0x10", "1_000", " 1", "NaN", "Infinity", "1.", ".5"])(
    "%j is no number",
    (text) => {
      expect(() => new Decimal(text)).toThrowError(/DECIMAL_INVALID/);
    },
  );

  test("ten to a power, up and down", () => {
    for (let power = -40; power <= 40; power += 1) {
      expect(new Decimal(1n, -power).toFixed()).toBe(plain(new Exact(10).pow(power)));
    }
  });

  test("numbers with an exponent, as floats print them", () => {
    for (const one of [1e-7, 1.5e-9, 1e21, 2.5e30, -1e-7, Number.MAX_SAFE_INTEGER, 0.1, 1e-300]) {
      expect(new Decimal(one).toFixed()).toBe(plain(new Exact(one)));
    }
  });

  test("division by zero and the root of a negative throw, zero has no sign", () => {
    expect(() => new Decimal(1).div(0)).toThrowError(/DIVISION_BY_ZERO/);
    expect(() => squareRoot(new Decimal(-1))).toThrowError(/DECIMAL_INVALID/);
    expect(new Decimal("-0").isNegative()).toBe(false);
    expect(new Decimal("-0.001").toDecimalPlaces(2).isNegative()).toBe(false);
  });
});
