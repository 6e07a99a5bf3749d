import { beforeAll, describe, expect, it } from "vitest";
import {
  fixtureFindings,
  fixtureRepairs,
  type RepairsOfKind,
  repairsFound,
  repairsTable,
} from "../../scripts/schemes-import/repairs-found.js";

describe("lint on the schemes before the repairs of 2026-11-28", { timeout: 900_000 }, () => {
  let kinds: readonly RepairsOfKind[] = [];
  beforeAll(() => {
    kinds = repairsFound(fixtureRepairs(), fixtureFindings());
  }, 900_000);

  it("knows every line of the repairs", () => {
    expect(kinds.reduce((sum, { all }) => sum + all, 0)).toBe(fixtureRepairs().length);
    expect(fixtureRepairs().length).toBeGreaterThan(1400);
  });

  it("finds at least nine in ten lines of every kind", () => {
    console.log(repairsTable(kinds));
    const few = kinds.filter(({ all, found }) => found < 0.9 * all);
    expect(few.map(({ kind, all, found }) => `${found} of ${all}: ${kind}`)).toEqual([]);
  });
});
