import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalText, fromScaled, plainScaledText } from "../../src/primitives/index.js";

describe("a figure of a case as text", () => {
  it("is what JSON makes of its Decimal", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.constantFrom(0, 2, 8, 12), (units, scale) => {
        expect(plainScaledText(units, scale)).toBe(decimalText(fromScaled(units, scale)));
        expect(JSON.stringify(plainScaledText(units, scale))).toBe(JSON.stringify(fromScaled(units, scale)));
      }),
    );
  });

  it.each([
    [0n, 2, "0"],
    [100n, 2, "1"],
    [120n, 2, "1.2"],
    [7n, 2, "0.07"],
    [1000n, 0, "1000"],
    [10n ** 12n, 12, "1"],
  ])("%s units of 10^-%s are %s", (units, scale, text) => {
    expect(plainScaledText(units as bigint, scale as number)).toBe(text);
  });
});
