import { describe, expect, it } from "vitest";
import { changingValues } from "../../src/rulesets/changing-values.js";
import { edition } from "./shipped.js";

const FIRST_BATCH = "weights.coefficient.groupsWithoutCoefficient.first-batch";

describe("values that change within a time (ZJ-060: the first batch, from 2021-09-06)", () => {
  it.each([
    ["2021-01-01", "2021-12-31", [FIRST_BATCH]],
    ["2021-01-01", "2021-09-06", [FIRST_BATCH]],
    ["2021-09-05", "2021-09-06", [FIRST_BATCH]],
    ["2021-01-01", "2021-09-05", []],
    ["2021-09-06", "2021-12-31", []],
    ["2022-01-01", "2022-12-31", []],
  ])("%s to %s", (from, to, paths) => {
    const changes = changingValues(edition("zhejiang@2020"), { from, to });
    expect(changes).toEqual(paths.map((path) => ({ path, from: "2021-09-06" })));
  });

  it("another source for the same value is no change: Shaoxing's ledger is the hospital's area before and after 2021 (SX-056, SX-042)", () => {
    const changes = changingValues(edition("zhejiang-shaoxing@2020"), {
      from: "2020-07-01",
      to: "2021-06-30",
    });
    expect(changes.map(({ from }) => from)).toContain("2021-01-01");
    expect(changes.map(({ path }) => path)).not.toContain("settlement.ledgerArea");
  });
});
