import { describe, expect, it } from "vitest";
import { CitedReader, type Diagnostic, isDrgError } from "../../src/primitives/index.js";
import { boundSections } from "../../src/rulesets/bound-sections.js";
import { editionValues } from "../../src/rulesets/edition-values.js";
import { applyValues, rulesetNeeds, valuesForm } from "../../src/rulesets/index.js";
import { valueDays } from "../../src/rulesets/lint/value-days.js";
import { applySettings } from "../../src/rulesets/values/apply-settings.js";
import { edition, references } from "./shipped.js";

describe("rulesetNeeds", () => {
  it.each(references)("asks for every value of %s in words of its own, in both languages", (reference) => {
    const asked = rulesetNeeds(edition(reference)).flatMap(({ title, values }) =>
      values.map(({ question }) => ({ zh: `${title.zh} ${question.zh}`, en: `${title.en} ${question.en}` })),
    );
    expect(new Set(asked.map(({ zh }) => zh)).size).toBe(asked.length);
    expect(new Set(asked.map(({ en }) => en)).size).toBe(asked.length);
  });

  it("says care type and grade of a daily standard, and the bound of a weight with its clause (ZJ-034)", () => {
    const values = rulesetNeeds(edition("zhejiang-lishui@2025")).flatMap((rule) => rule.values);
    const at = (path: string) => values.find((value) => value.path === path);
    expect(at("weights.caseClasses.classes.bed-day.points.daily.psychiatric.tertiary")?.question.zh).toBe(
      "床日标准（床日、精神类住院、三级医疗机构）：是多少？",
    );
    expect(at("weights.coefficient.components.grade.weight")).toMatchObject({
      range: { zh: "0.5 至 1" },
      limits: { least: "0.5", clause: "zhejiang-2025-notice 第4项：等级系数权重不低于 50%" },
    });
  });

  it("asks which hospitals, and shows an item with its members and the words that each may hold (LS-004)", () => {
    const path = "settlement.paymentUnits.rows.business-bed-day.when.hospitals";
    const lishui = edition("zhejiang-lishui@2020");
    const needs = rulesetNeeds(lishui);
    const asked = needs.flatMap(({ values }) => values).find((value) => value.path === path);
    expect(asked?.question).toEqual({
      zh: "适用的医疗机构（按床日结算的住院业务）：有哪些？",
      en: "Hospitals concerned (kinds of stays paid by bed-day): which ones?",
    });
    const { write } = valuesForm(lishui, needs).values[path] ?? {};
    for (const words of [
      '"businessTypes":["acute"]',
      "businessTypes: acute | psychiatric | hospice | rehabilitation",
      "至少一项",
      "at least one",
    ])
      expect(write).toContain(words);
    const example = JSON.parse(/\{.*?\}/.exec(write ?? "")?.[0] ?? "null");
    const text = (value: unknown) => [`${path}=${JSON.stringify(value)}`];
    for (const item of [example, { businessTypes: ["psychiatric"] }]) {
      const set = editionValues(applySettings(lishui, text(item)), "2020-01-01");
      expect(set.find((value) => value.path === path)).toMatchObject({ state: "assumed", value: item });
    }
    for (const nothing of [{}, { businessType: ["psychiatric"] }, "psychiatric"])
      expect(() => applySettings(lishui, text(nothing))).toThrowError(/VALUES_FORM.*businessTypes/);
  });

  it.each(references)("writes a form of %s that is valid before it is filled in", (reference) => {
    const ruleset = edition(reference);
    const form = valuesForm(ruleset, rulesetNeeds(ruleset));
    expect(rulesetNeeds(applyValues(ruleset, form))).toEqual(rulesetNeeds(ruleset));
  });

  it.each(references)(
    "whatever a remedy of %s says to supply in a values file is taken there (ZJ-043)",
    (reference) => {
      const ruleset = edition(reference);
      const told = valueDays(ruleset).flatMap((on) => {
        const reader = new CitedReader({ on });
        boundSections(ruleset, reader);
        return reader.notEvaluated;
      });
      const supply = /^Supply (\S+) \(unit: (.+)\) with its source in a values file\.$/;
      const asked = new Map(
        told.flatMap(({ remedy: { en } }) => {
          const [, path = "", unit = ""] = supply.exec(en) ?? [];
          return path === "" ? [] : [[path, unit] as const];
        }),
      );
      // A value of no form at all: what is said of it is said of the value, not of its being given.
      const given = (unit: string) => ({
        ...{ value: { strange: true }, unit, source: { document: "local", clause: "1" } },
        status: "supplied",
      });
      const values = Object.fromEntries([...asked].map(([path, unit]) => [path, given(unit)]));
      const documents = [{ key: "local", title: "本地", seen: "none" }];
      const codes: string[] = [];
      try {
        applyValues(ruleset, { for: reference, documents, values });
      } catch (error) {
        const problems = isDrgError(error) ? (error.info.problems as Diagnostic[] | undefined) : undefined;
        if (problems === undefined) throw error;
        codes.push(...problems.map(({ code, path }) => `${code} ${path}`));
      }
      expect(
        codes.filter((code) => !code.startsWith("VALUES_FORM ") && !code.startsWith("RULESET_")),
      ).toEqual([]);
      const others = told.filter(({ path }) => !asked.has(path));
      expect(others.filter(({ remedy }) => !/beside the settlement\.$/.test(remedy.en))).toEqual([]);
      expect(others.filter(({ path }) => !path.startsWith("weights.growthControl."))).toEqual([]);
    },
  );

  it("shows every key of a row of bands, and which may be left out: the last band has no end (ZJ-026, ZJ-027)", () => {
    const ruleset = edition("zhejiang-shaoxing@2020");
    const { write } =
      valuesForm(ruleset, rulesetNeeds(ruleset)).values["weights.caseClasses.thresholds.high.bands"] ?? {};
    expect(write).toContain('每项为如 {"upTo":"0.85","multiple":"0.85"} 的一项（"upTo" 可不写）');
    expect(write).toContain(
      'each item an item such as {"upTo":"0.85","multiple":"0.85"} ("upTo" may be left out)',
    );
  });
});
