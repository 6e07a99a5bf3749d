import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patchRuleset } from "../../src/rulesets/index.js";
import { EDITION_PROPERTIES } from "../../src/testing/edition-properties.js";
import { properties } from "../../src/testing/ruleset-properties.js";
import { edition } from "../rulesets/shipped.js";

const NAMES = Object.keys(properties) as (keyof typeof properties)[];
const EDITIONS = ["zhejiang-shaoxing@2020", "national-chs@2020", "jiangsu-suzhou@2023", "zhejiang@2025"];
const RUNS = { numRuns: 8, seed: 11 };

const camel = (id: string) => id.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());

describe("properties of rulesets", () => {
  it("there is one function for each property of `ruleset check`, by its name", () => {
    expect(NAMES).toEqual(EDITION_PROPERTIES.map(({ id }) => camel(id)));
  });

  it.each(EDITIONS)("all hold under %s", (reference) => {
    for (const name of NAMES) fc.assert(properties[name](edition(reference)), RUNS);
  });

  it("a threshold on the wrong side fails, with an area of not one case", () => {
    const patched = patchRuleset(
      edition("zhejiang-shaoxing@2020"),
      { "weights.caseClasses.thresholds.low.multiple": "2.5" },
      { name: "fault" },
    );
    const { failed, counterexample } = fc.check(properties.thresholdsStandApart(patched), RUNS);
    expect(failed).toBe(true);
    expect(counterexample?.[0].cases).toEqual([]);
  });
});
