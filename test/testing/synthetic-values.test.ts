import { describe, expect, it } from "vitest";
import { applyValues, rulesetNeeds } from "../../src/rulesets/index.js";
import { syntheticValues } from "../../src/testing/sample/index.js";
import { edition, policyEditions } from "../rulesets/shipped.js";

describe("syntheticValues", () => {
  it.each(policyEditions)(
    "are legal under %s, and leave no weight and no daily standard open",
    (reference) => {
      const ruleset = edition(reference);
      const on = ruleset.effective.to ?? `${ruleset.effective.from.slice(0, 4)}-12-31`;
      const supplied = applyValues(ruleset, syntheticValues(ruleset, on));
      const open = rulesetNeeds(supplied, on).flatMap(({ values }) => values.map(({ path }) => path));
      expect(
        open.filter((path) => /components\.[^.]+\.weight$|\.points\.(daily|reduction)/.test(path)),
      ).toEqual([]);
    },
  );

  it("say that they are made up", () => {
    const { synthetic, notice } = syntheticValues(edition("zhejiang-lishui@2025"), "2025-12-31");
    expect({ synthetic, notice }).toEqual({
      synthetic: true,
      notice: expect.stringContaining("并非任何地方的规定"),
    });
  });
});
