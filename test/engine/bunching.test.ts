import { describe, expect, it } from "vitest";
import { bunching, type CliffCounts, type Interval } from "../../src/engine/cliffs/bunching.js";
import { randomFrom } from "../random.js";

/** The bunching about a limit that has all four windows. */
function measured(counts: CliffCounts): { readonly ratio: Interval; readonly excess: Interval } {
  const { ratio, excess } = bunching(counts);
  if (excess === null) throw new Error("no bunching of four windows");
  return { ratio, excess };
}

/** A Poisson count by inversion. */
function poisson(mean: number, random: () => number): number {
  let [count, product] = [0, random()];
  for (const least = Math.exp(-mean); product > least; count += 1) product *= random();
  return count;
}

describe("bunching", () => {
  it("is 1 on a density that falls evenly, however steep: 800, 400, 200, 100", () => {
    const { ratio, excess } = measured({ outerBefore: 800, before: 400, beyond: 200, outerBeyond: 100 });
    expect(ratio.value).toBeCloseTo(0.5, 2);
    expect(excess.value).toBeCloseTo(1, 2);
    expect(excess.low).toBeLessThan(1);
    expect(excess.high).toBeGreaterThan(1);
  });

  it("is above 1, and its interval too, where cases of the near side have gone beyond", () => {
    const { excess } = measured({ outerBefore: 100, before: 40, beyond: 160, outerBeyond: 100 });
    expect(excess.low).toBeGreaterThan(1);
  });

  it("is not told without an outer window before the limit: the slope is not known", () => {
    const { ratio, excess } = bunching({ outerBefore: null, before: 80, beyond: 80, outerBeyond: 80 });
    expect(ratio.value).toBeCloseTo(1, 6);
    expect(excess).toBeNull();
  });

  it("has an interval where a window is empty, and says nothing by it", () => {
    const { excess } = measured({ outerBefore: 0, before: 0, beyond: 1, outerBeyond: 0 });
    expect(excess.low).toBeLessThan(1);
    expect(excess.high).toBeGreaterThan(1);
    expect(Number.isFinite(excess.high)).toBe(true);
  });

  it("the 95% interval holds 1 in 93 to 97 of 100 on even slopes without bunching (seed 8)", () => {
    const random = randomFrom(8);
    const runs = 4000;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const [start, slope] = [20 + 100 * random(), 0.6 + 0.8 * random()];
      const [outerBefore, before, beyond, outerBeyond] = [0, 1, 2, 3].map((window) =>
        poisson(start * slope ** window, random),
      ) as [number, number, number, number];
      const { low, high } = measured({ outerBefore, before, beyond, outerBeyond }).excess;
      held += low <= 1 && high >= 1 ? 1 : 0;
    }
    expect(held / runs).toBeGreaterThan(0.93);
    expect(held / runs).toBeLessThan(0.97);
  });
});
