import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { REGIONS } from "../../scripts/rulesets/catalog-files.js";
import { schemeOf } from "../../src/cli/shipped/engine-of.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { runExample } from "../../src/engine/run-example.js";
import { checkRuleset, type Ruleset, type RulesetExample, readExamples } from "../../src/rulesets/index.js";
import { edition, references } from "./shipped.js";

/** Groups with the edition's scheme where a case carries no group. */
function run(ruleset: Ruleset, example: RulesetExample) {
  const ungrouped = (example.given?.cases ?? []).some((record) => record.drg === undefined);
  if (!ungrouped) return runExample(ruleset, example);
  const on = example.on ?? ruleset.effective.from;
  return runExample(ruleset, example, openScheme(schemeOf(ruleset, on)));
}

function examplesOf(reference: string): readonly RulesetExample[] {
  const file = `${reference.replace("@", "/")}.examples.json`;
  const { edition: named, examples } = readExamples(readFileSync(REGIONS + file, "utf8"), file);
  expect(named).toBe(reference);
  return examples;
}

describe.each(references)("examples of %s", (reference) => {
  const examples = examplesOf(reference);

  it("has at least 12 with ids of their own", () => {
    expect(examples.length).toBeGreaterThanOrEqual(12);
    expect(new Set(examples.map(({ id }) => id)).size).toBe(examples.length);
  });

  it.each(examples.map((example) => [example.id, example] as const))("%s", (_id, example) => {
    const [result] = checkRuleset(edition(reference), [example], run);
    expect(result?.differences).toEqual([]);
  });
});

describe("checkRuleset", () => {
  const ruleset = edition("zhejiang@2020");
  const [first] = examplesOf("zhejiang@2020");

  it("tells the figure that came out differently", () => {
    const wrong = {
      ...first,
      expect: { cases: { c: { points: "111", caseClass: "low", payment: "1" } } },
    } as RulesetExample;
    const [result] = checkRuleset(ruleset, [wrong], run);
    expect(result).toMatchObject({
      passed: false,
      differences: [
        { path: "cases.c.points", expected: "111", actual: "110" },
        { path: "cases.c.caseClass", expected: "low", actual: "normal" },
        { path: "cases.c.payment", expected: "1", actual: null },
      ],
    });
  });

  it("tells a reading that the edition does not hold", () => {
    const wrong = {
      ...first,
      expect: { values: { "settlement.prepayment.ratio": { value: "0.95", status: "official" } } },
    };
    const [result] = checkRuleset(ruleset, [wrong as RulesetExample], run);
    expect(result?.differences.map(({ path }) => path)).toEqual([
      "values.settlement.prepayment.ratio.value",
      "values.settlement.prepayment.ratio.status",
    ]);
  });

  it("refuses an examples file that is not one", () => {
    expect(readExamples('{"edition": "zhejiang@2020", "examples": []}').examples).toEqual([]);
    expect(() => readExamples({ edition: "zhejiang@2020", examples: [{ ...first, expects: {} }] })).toThrow(
      "RULESET_UNKNOWN_KEY",
    );
  });
});
