import { expect, it } from "vitest";
import { safeLoadRuleset } from "../../src/rulesets/load-ruleset.js";
import { cited } from "./made-up.js";
import { shipped } from "./shipped.js";

const band = (at: number, name: string) => ({ upTo: String(at + 1), [name]: "1" });

/** Lists of an edition and their most entries, above what any document prints. */
it.each<[path: string, most: number, entry: (at: number) => unknown, parent: string]>([
  ["settlement.paymentUnits.order", 60, (at) => `unit-${at}`, "zhejiang@2020"],
  ["settlement.rate.byItem.groups", 2000, (at) => `G${at}`, "beijing@2022"],
  ["settlement.rate.uniformGroups.groups", 2000, (at) => `G${at}`, "jiangsu-wuxi@2022"],
  ["settlement.rate.reviewedSingly.groups", 2000, (at) => `G${at}`, "jiangsu-yancheng@2022"],
  ["weights.caseClasses.order", 60, (at) => `class-${at}`, "zhejiang@2020"],
  ["weights.history.years.weights", 10, (at) => String(at + 1), "national-chs@2020"],
  ["weights.caseClasses.thresholds.high.bands", 50, (at) => band(at, "multiple"), "zhejiang@2020"],
])("%s: one entry less, the most (%i), one more", (path, most, entry, parent) => {
  const loaded = (length: number) => {
    const value = cited(
      Array.from({ length }, (_, at) => entry(at)),
      "list",
      "assumed",
      "draft.json",
    );
    const steps = path.split(".");
    const json = steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as object;
    const outcome = safeLoadRuleset({ extends: parent, ...json }, { catalog: shipped, file: "draft.json" });
    return outcome.ok ? [] : outcome.problems.map(({ code, path: at }) => `${code} ${at}`);
  };
  const refused = (length: number) =>
    loaded(length).filter((problem) => problem.startsWith("RULESET_INVALID_VALUE"));
  expect([refused(most - 1), refused(most)]).toEqual([[], []]);
  expect(refused(most + 1)).toEqual([`RULESET_INVALID_VALUE ${path}.value`]);
});
