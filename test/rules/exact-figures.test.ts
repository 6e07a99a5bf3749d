import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromScaled, round, WORKING } from "../../src/primitives/index.js";
import { type Exact, exact, minus, quotient } from "../../src/rules/monitoring/exact.js";
import type { CaseFigures } from "../../src/rules/monitoring/figure-reader.js";
import { Tally } from "../../src/rules/monitoring/tally.js";

const SEED = 23;
const inDecimals = ({ units, scale }: Exact) => fromScaled(units, scale);

/** Counts, fen, weights and squares of fen: units at the scales that indicators have. */
const exacts = fc
  .tuple(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), fc.constantFrom(0, 2, 12, 16))
  .map(([units, scale]) => exact(units, scale));
/** Small ones, of which quotients end in a tie. */
const small = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.constantFrom(0, 2, 12, 13))
  .map(([units, scale]) => exact(units, scale));

describe(`figures in whole units, seed ${SEED}`, () => {
  it.each([
    ["of any size", exacts],
    ["about a tie", small],
  ])("quotients and differences %s are those of Decimals, half-up at twelve decimals", (_, figures) => {
    fc.assert(
      fc.property(figures, figures, (one, other) => {
        const [a, b] = [inDecimals(one), inDecimals(other)];
        expect(inDecimals(minus(one, other)).eq(a.minus(b))).toBe(true);
        const found = quotient(one, other);
        if (b.isZero()) expect(found).toBeUndefined();
        else expect(found && inDecimals(found).toFixed()).toBe(round(a.div(b), WORKING).plus(0).toFixed());
      }),
      { seed: SEED, numRuns: 5_000 },
    );
  });
});

const figures: fc.Arbitrary<CaseFigures> = fc.record({
  groupedAs: fc.constantFrom("grouped", "ambiguous", "ungrouped", "unknown"),
  drg: fc.constantFrom("BR23", "ES15", undefined),
  costFen: fc.option(fc.constantFrom(0, 1, 94_906_265, 94_906_266, 900_000_000_001), { nil: undefined }),
  ...{ fundFen: fen(), drgPaymentFen: fen(), patientFen: fen(), selfFundedFen: fen() },
  days: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
  weight: fc.option(fc.bigInt({ min: 0n, max: 10n ** 16n }), { nil: undefined }),
  died: fc.option(fc.boolean(), { nil: undefined }),
  ...{ isLowRisk: fc.boolean(), isHighWeight: fc.boolean(), isBedDay: fc.boolean() },
  inGroupingRate: fc.option(fc.boolean(), { nil: undefined }),
  leftAsAdvised: fc.option(fc.boolean(), { nil: undefined }),
});

function fen() {
  return fc.option(fc.integer({ min: 0, max: 10 ** 9 }), { nil: undefined });
}

/** All that a tally holds, the sums of its groups by their names. */
function contentsOf({ groups, number: _, ...rest }: Tally) {
  const sums = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ...rest,
    groups: sums.map(([drg, own]) => [drg, { ...own }, own.costSquares]),
  };
}

describe(`tallies, seed ${SEED}`, () => {
  it("of parts, put together, are the tally of the whole", () => {
    fc.assert(
      fc.property(fc.array(fc.array(figures, { maxLength: 8 }), { maxLength: 4 }), (parts) => {
        const [whole, merged] = [new Tally(), new Tally()];
        for (const part of parts) {
          const own = new Tally();
          for (const one of part) {
            whole.add(one);
            own.add(one);
          }
          merged.merge(own);
        }
        expect(contentsOf(merged)).toEqual(contentsOf(whole));
      }),
      { seed: SEED },
    );
  });

  it("squares of costs are exact, whatever their number and size", () => {
    const costs = fc.array(fc.integer({ min: 0, max: 2 ** 48 }), { maxLength: 40 });
    fc.assert(
      fc.property(costs, fc.integer({ min: 0, max: 9_000 }), (some, times) => {
        const tally = new Tally();
        const all = [...some, ...new Array<number>(times).fill(1_234_567)];
        for (const costFen of all) {
          tally.add({ groupedAs: "grouped", drg: "BR23", costFen } as CaseFigures);
        }
        const squares = all.reduce((sum, one) => sum + BigInt(one) * BigInt(one), 0n);
        expect(tally.groups.get("BR23")?.costSquares ?? 0n).toBe(squares);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});
