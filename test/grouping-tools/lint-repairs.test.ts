import { describe, expect, it } from "vitest";
import {
  fixtureFindings,
  fixtureReferences,
  fixtureRepairs,
  missedRepairs,
  repairsByKind,
  writtenMissed,
} from "../../scripts/schemes-import/repairs-found.js";

/** Schemes that are linted here, another in every run; `repairs-found.ts` lints them all. */
const LINTED = Number(process.env.LINT_SCHEMES ?? 1);

/** Some schemes, others in every run; `LINT_SEED` repeats a run. */
function someSchemes(seed: number): readonly string[] {
  const all = fixtureReferences();
  const some = Array.from({ length: LINTED }, (_, at) => all[(seed + at * 11) % all.length] ?? "");
  return [...new Set(some)];
}

describe("lint on the schemes before the repairs of 2026-11-28", () => {
  it("finds at least nine in ten lines of every kind", () => {
    expect(fixtureRepairs().length).toBeGreaterThan(1400);
    const few = repairsByKind(writtenMissed()).filter(({ all, found }) => found < 0.9 * all);
    expect(few.map(({ kind, all, found }) => `${found} of ${all}: ${kind}`)).toEqual([]);
  });

  it("misses no other line than those that are written down", { timeout: 300_000 }, () => {
    const seed = Number(process.env.LINT_SEED ?? Math.floor(Math.random() * 1000));
    const schemes = someSchemes(seed);
    console.log(`LINT_SEED=${seed}: ${schemes.join(", ")}`);
    const written = writtenMissed().filter(({ scheme }) => schemes.includes(scheme));
    expect(missedRepairs(fixtureFindings(schemes))).toEqual(written);
  });
});
