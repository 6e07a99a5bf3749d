import { fc, test as propertyTest } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { allocate } from "../../src/primitives/index.js";

const shares = (...claims: readonly bigint[]) => claims.map((claim, i) => ({ id: `h${i}`, claim }));

describe("largest remainder", () => {
  test("ties go to the smaller id, whatever the order", () => {
    expect(allocate(100n, shares(1n, 1n, 1n))).toEqual([34n, 33n, 33n]);
    expect(allocate(100n, shares(1n, 1n, 1n).reverse())).toEqual([33n, 33n, 34n]);
  });

  test("the unit left over goes to the largest remainder", () => {
    // 10 × 1/6 = 1.67, 10 × 2/6 = 3.33, 10 × 3/6 = 5
    expect(allocate(10n, shares(1n, 2n, 3n))).toEqual([2n, 3n, 5n]);
  });

  test("a claim of zero receives nothing, a negative total is the mirror", () => {
    expect(allocate(7n, shares(0n, 1n))).toEqual([0n, 7n]);
    expect(allocate(-100n, shares(1n, 1n, 1n))).toEqual([-34n, -33n, -33n]);
    expect(allocate(0n, shares(0n, 0n))).toEqual([0n, 0n]);
  });

  test("money without claims, and negative claims, are named errors", () => {
    expect(() => allocate(1n, shares(0n, 0n))).toThrowError(/ALLOCATION_WITHOUT_CLAIMS/);
    expect(() => allocate(1n, [])).toThrowError(/ALLOCATION_WITHOUT_CLAIMS/);
    expect(() => allocate(1n, shares(-1n, 2n))).toThrowError(/ALLOCATION_NEGATIVE_CLAIM/);
  });

  const claims = fc.array(fc.bigInt({ min: 0n, max: 10n ** 25n }), { minLength: 1, maxLength: 40 });
  propertyTest.prop([fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), claims])(
    "the parts sum to the whole, and each is within one unit of its exact share",
    (total, list) => {
      const sum = list.reduce((a, b) => a + b, 0n);
      fc.pre(sum > 0n);
      const parts = allocate(total, shares(...list));
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
      parts.forEach((part, i) => {
        const gap = part * sum - total * (list[i] ?? 0n);
        expect(gap < sum && -gap < sum).toBe(true);
      });
    },
  );
});
