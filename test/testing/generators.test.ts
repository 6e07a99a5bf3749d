import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InpatientCase } from "../../src/cases/index.js";
import { groupCase } from "../../src/grouping/index.js";
import { caseOfGroup } from "../../src/testing/case-of-group.js";
import { ruleset, rulesetPatch } from "../../src/testing/ruleset-patch.js";
import { edition, scheme } from "../engine/sample-engine.js";

const SEED = 20_282;
const base = edition("zhejiang-shaoxing/2020");

describe("cases of a group", () => {
  it("are grouped to it, with a cost at, a fen below or a fen above a threshold", () => {
    const costs = new Set<string>();
    fc.assert(
      fc.property(caseOfGroup(scheme, "BR23", { averageCost: "10000", multiples: ["0.4"] }), (record) => {
        costs.add(record.totalCost?.toFixed(2) ?? "");
        return groupCase(record, scheme).drg === "BR23";
      }),
      { seed: SEED, numRuns: 60 },
    );
    expect([...costs].sort()).toEqual(["3999.99", "4000.00", "4000.01"]);
  });

  it("shrink to a young adult's short stay at an ordinary cost", () => {
    const { counterexample } = fc.check(
      fc.property(caseOfGroup(scheme, "BR23"), () => false),
      { seed: SEED },
    );
    const smallest = counterexample?.[0] as InpatientCase | undefined;
    expect(smallest).toMatchObject({ ageYears: 18, lengthOfStayDays: 1 });
    expect(smallest?.totalCost?.toFixed(2)).toBe("10000.00");
  });

  it("of a group that no case is known to reach are refused by name", () => {
    expect(() => caseOfGroup(scheme, "ZZ99")).toThrow(/ZZ99/);
  });
});

describe("patches of an edition", () => {
  it("change one to three of its numbers, and shrink to one", () => {
    fc.assert(
      fc.property(rulesetPatch(base), (patch) => {
        const { length } = Object.keys(patch);
        return length >= 1 && length <= 3;
      }),
      { seed: SEED, numRuns: 60 },
    );
    const { counterexample } = fc.check(
      fc.property(rulesetPatch(base), () => false),
      { seed: SEED },
    );
    expect(Object.keys(counterexample?.[0] ?? {})).toHaveLength(1);
  });

  it("make editions that can be used, of the same reference", () => {
    fc.assert(
      fc.property(
        ruleset(base),
        ({ reference, patches }) => reference === base.reference && patches.includes("arbitrary"),
      ),
      { seed: SEED, numRuns: 15 },
    );
  });
});
