import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { funnelLimit } from "../../src/rules/index.js";
import { upperTail, upperTails } from "../../src/rules/ranking/upper-tail.js";

const AREA = { population: 10_000, findings: 500 };

describe("the limits of a funnel", () => {
  it("narrow around the area's rate as more is judged, and end in it where everything is", () => {
    const limits = [50, 200, 1_000, 5_000].map((judged) => funnelLimit(AREA, judged, 0.95));
    for (const [at, limit] of limits.entries()) {
      expect(limit.lower).toBeLessThan(0.05);
      expect(limit.upper).toBeGreaterThan(0.05);
      const wider = limits[at - 1];
      if (wider !== undefined) expect(limit.upper - limit.lower).toBeLessThan(wider.upper - wider.lower);
    }
    const whole = funnelLimit(AREA, 10_000, 0.95);
    expect(whole.upper).toBeCloseTo(0.05, 3);
    expect(whole.lower).toBeCloseTo(0.05, 3);
  });

  it("99.8% limits lie outside those of 95%", () => {
    const [usual, wide] = [0.95, 0.998].map((chance) => funnelLimit(AREA, 400, chance));
    expect(wide?.upper).toBeGreaterThan(usual?.upper ?? 1);
    expect(wide?.lower).toBeLessThan(usual?.lower ?? 0);
  });

  it("leave out at most the chance that is said on either side, by the exact tails", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 20, max: 400 }),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 5, max: 300 }),
        (population, found, size) => {
          const findings = Math.min(found, population);
          const judged = Math.min(size, population);
          const { lower, upper } = funnelLimit({ population, findings }, judged, 0.95);
          const counts = { population, findings, judged };
          const above = upperTail({ ...counts, observed: Math.ceil(upper * judged - 1e-9) + 1 });
          const below =
            1 - upperTail({ ...counts, observed: Math.max(0, Math.floor(lower * judged + 1e-9)) });
          expect(above).toBeLessThanOrEqual(0.025 + 1e-9);
          expect(below).toBeLessThanOrEqual(0.025 + 1e-9);
        },
      ),
      { seed: 13 },
    );
  });

  it("rest on tails that are those of every single count", () => {
    const counts = fc.record({
      population: fc.integer({ min: 2, max: 200_000 }),
      found: fc.double({ min: 0, max: 1, noNaN: true }),
      size: fc.double({ min: 0, max: 1, noNaN: true }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(counts, ({ population, found, size, at }) => {
        const [findings, judged] = [Math.round(found * population), Math.round(size * population)];
        const observed = Math.round(at * Math.min(findings, judged));
        const tail = upperTails({ population, findings, judged })(observed);
        expect(tail).toBeCloseTo(upperTail({ population, findings, judged, observed }), 9);
      }),
      { seed: 13, numRuns: 300 },
    );
  });
});
