import { describe, expect, it } from "vitest";
import {
  fixtureFindings,
  fixtureReferences,
  fixtureRepairs,
  missedRepairs,
  repairsByKind,
  writtenMissed,
} from "../../scripts/schemes-import/repairs-found.js";
import { someSchemes } from "./some-schemes.js";

/** Schemes that are linted here, another in every run; `repairs-found.ts` lints them all. */
const LINTED = Number(process.env.LINT_SCHEMES ?? 1);

describe("lint on the schemes before the repairs of 2026-11-28", () => {
  it("finds at least nine in ten lines of every kind", () => {
    expect(fixtureRepairs().length).toBeGreaterThan(1400);
    const few = repairsByKind(writtenMissed()).filter(({ all, found }) => found < 0.9 * all);
    expect(few.map(({ kind, all, found }) => `${found} of ${all}: ${kind}`)).toEqual([]);
  });

  it("misses no other line than those that are written down", () => {
    const schemes = someSchemes(fixtureReferences(), LINTED);
    const written = writtenMissed().filter(({ scheme }) => schemes.includes(scheme));
    expect(missedRepairs(fixtureFindings(schemes))).toEqual(written);
  });
});
