import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ClaimSums } from "../../src/settlement/claim-sums.js";

describe("点数之和", () => {
  it.each([
    ["nothing", [], 0n],
    ["claims below 0 are none", [-1n, 5n, -9_000_000_000_000_000_000n], 5n],
    ["a low word whose sign bit is set", [0xffff_ffffn, 1n], 0x1_0000_0000n],
    ["beyond 64 bits", [2n ** 63n - 1n, 2n ** 63n - 1n, 2n ** 63n - 1n], 3n * (2n ** 63n - 1n)],
  ])("%s", (_name, claims, sum) => {
    expect(sumOf(claims)).toBe(sum);
  });

  it("equals the sum of bigints, slot by slot", () => {
    const claim = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), claim)), (rows) => {
        const sums = new ClaimSums(BigInt64Array.from(rows, ([, value]) => value));
        for (const [index, [slot]] of rows.entries()) sums.add(slot, index);
        for (const slot of [0, 1, 2]) {
          const own = rows.filter(([at, value]) => at === slot && value > 0n);
          expect(sums.total(slot)).toBe(own.reduce((sum, [, value]) => sum + value, 0n));
        }
      }),
    );
  });

  it("carries low words over before their sum is rounded", () => {
    const count = 2 ** 21 + 2 ** 19;
    const claims = new BigInt64Array(count).fill(0x7_ffff_ffffn);
    expect(sumOf(claims)).toBe(BigInt(count) * 0x7_ffff_ffffn);
  });

  it("a claim of 0 is one, a claim below 0 is none", () => {
    const sums = new ClaimSums(BigInt64Array.of(0n, -1n));
    expect([sums.has(0), sums.has(1), sums.has(2)]).toEqual([true, false, false]);
  });
});

function sumOf(claims: Iterable<bigint>): bigint {
  const column = BigInt64Array.from(claims);
  const sums = new ClaimSums(column);
  for (const index of column.keys()) sums.add(0, index);
  return sums.total(0);
}
