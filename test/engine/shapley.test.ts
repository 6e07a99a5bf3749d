import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ShapleyTally } from "../../src/engine/compare/shapley.js";

/** The orders of some causes, one by one. */
function* ordersOf(causes: readonly number[]): Generator<readonly number[]> {
  if (causes.length === 0) yield [];
  for (const first of causes) {
    for (const rest of ordersOf(causes.filter((cause) => cause !== first))) yield [first, ...rest];
  }
}

/** The definition: what each cause does when it comes in, summed over all orders. */
function byDefinition(causes: number, paid: readonly number[]): number[] {
  const sums = Array.from({ length: causes }, () => 0);
  for (const order of ordersOf(sums.map((_, cause) => cause))) {
    let set = 0;
    for (const cause of order) {
      const next = set | (1 << cause);
      sums[cause] = (sums[cause] ?? 0) + (paid[next] ?? 0) - (paid[set] ?? 0);
      set = next;
    }
  }
  return sums;
}

describe("Shapley shares", () => {
  it("are the mean over all orders, exactly, and sum to the whole difference", () => {
    const games = fc
      .integer({ min: 1, max: 5 })
      .chain((causes) =>
        fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: 2 ** causes, maxLength: 2 ** causes }),
      );
    fc.assert(
      fc.property(games, (paid) => {
        const causes = Math.log2(paid.length);
        const tally = new ShapleyTally(causes, 1);
        for (const [set, fen] of paid.entries()) tally.add(set, Float64Array.of(fen));
        const shares = tally.shares.map((share) => share[0] ?? 0);
        expect(shares).toEqual(byDefinition(causes, paid));
        const whole = (paid.at(-1) ?? 0) - (paid[0] ?? 0);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(whole * tally.orders);
      }),
      { seed: 20_281, numRuns: 60 },
    );
  });

  it("count a case that is not paid as nothing", () => {
    const tally = new ShapleyTally(1, 1);
    tally.add(0, Float64Array.of(Number.NaN));
    tally.add(1, Float64Array.of(500));
    expect(tally.shares[0]?.[0]).toBe(500);
  });
});
