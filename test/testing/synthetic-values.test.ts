import { describe, expect, it } from "vitest";
import { applyValues, rulesetNeeds } from "../../src/rulesets/index.js";
import { syntheticValues } from "../../src/testing/sample/index.js";
import { sampleOf } from "../rulesets/sample-of.js";
import { edition, policyEditions } from "../rulesets/shipped.js";

describe("syntheticValues", () => {
  it.each(policyEditions)(
    "are legal under %s, and leave no weight and no daily standard open",
    (reference) => {
      const ruleset = edition(reference);
      const { area } = sampleOf(ruleset, { cases: 1 });
      const supplied = applyValues(ruleset, syntheticValues(ruleset, area));
      const open = rulesetNeeds(supplied, area.settings.period.to).flatMap(({ values }) =>
        values.map(({ path }) => path),
      );
      const paid =
        /components\.[^.]+\.weight$|\.points\.(daily|reduction)|bedDay\.standards|pays\.(as|fundSide)|diseases$|quotas$/;
      expect(open.filter((path) => paid.test(path))).toEqual([]);
    },
  );

  it("say that they are made up", () => {
    const ruleset = edition("zhejiang-lishui@2025");
    const { synthetic, notice } = syntheticValues(ruleset, sampleOf(ruleset, { cases: 1 }).area);
    expect({ synthetic, notice }).toEqual({
      synthetic: true,
      notice: expect.stringContaining("并非任何地方的规定"),
    });
  });
});
