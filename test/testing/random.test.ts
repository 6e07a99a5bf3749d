import { describe, expect, it } from "vitest";
import { exponential } from "../../src/primitives/exponential.js";
import { Random } from "../../src/primitives/random.js";
import { WeightedChoice } from "../../src/testing/sample/weighted-choice.js";

/** xoshiro128** and splitmix32 once more, in BigInt. */
function* reference(seed: bigint): Generator<bigint> {
  const mask = 0xffff_ffffn;
  const rotate = (x: bigint, by: bigint) => ((x << by) | (x >> (32n - by))) & mask;
  let state = seed & mask;
  const mix = () => {
    state = (state + 0x9e3779b9n) & mask;
    let z = state;
    z = ((z ^ (z >> 16n)) * 0x21f0aaadn) & mask;
    z = ((z ^ (z >> 15n)) * 0x735a2d97n) & mask;
    return z ^ (z >> 15n);
  };
  let [a, b, c, d] = [mix(), mix(), mix(), mix()];
  for (;;) {
    yield (rotate((b * 5n) & mask, 7n) * 9n) & mask;
    const shifted = (b << 9n) & mask;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11n);
  }
}

describe("the random numbers of a sample", () => {
  it.each([0, 1, 42, 4_294_967_295])("are xoshiro128** for seed %i", (seed) => {
    const random = new Random(seed);
    const expected = reference(BigInt(seed));
    for (let count = 0; count < 1_000; count += 1) {
      expect(BigInt(random.bits())).toBe(expected.next().value);
    }
  });

  it("begin a stream of their own for each key", () => {
    const first = (...keys: (number | string)[]) => new Random(1, ...keys).bits();
    const starts = [first(), first("a"), first("b"), first("a", 1), first("a", 2), first(1), first("ab")];
    expect(new Set(starts).size).toBe(starts.length);
    expect(first("a", 2)).toBe(first("a", 2));
  });

  it("have the mean and deviation they should", () => {
    const random = new Random(7);
    const draws = Array.from({ length: 20_000 }, () => random.normal());
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.05);
    const faces = new Set(Array.from({ length: 200 }, () => random.integer(1, 6)));
    expect([...faces].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("raise e without the engine's own function", () => {
    for (let x = -20; x <= 20; x += 0.37) {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-11);
    }
    expect(exponential(0)).toBe(1);
  });
});

describe("a weighted choice", () => {
  it("draws by share and never what has none", () => {
    const choice = new WeightedChoice(["a", "b", "c"], (item) => ({ a: 1, b: 0, c: 3 })[item] ?? 0);
    const random = new Random(3);
    const counts: Record<string, number> = { a: 0, b: 0, c: 0 };
    for (let count = 0; count < 8_000; count += 1) {
      const item = choice.draw(random);
      counts[item] = (counts[item] ?? 0) + 1;
    }
    expect(counts.b).toBe(0);
    expect((counts.c ?? 0) / (counts.a ?? 1)).toBeGreaterThan(2.6);
    expect((counts.c ?? 0) / (counts.a ?? 1)).toBeLessThan(3.4);
  });

  it("has nothing to draw from where every share is zero", () => {
    expect(() => new WeightedChoice(["a"], () => 0).draw(new Random(1))).toThrow(RangeError);
  });
});
