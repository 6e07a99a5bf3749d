import { describe, expect, it } from "vitest";
import { placedValues } from "../../src/rulesets/cited-values.js";
import { editionValues } from "../../src/rulesets/edition-values.js";
import { edition, references } from "./shipped.js";

describe("editionValues", () => {
  it.each(references)("knows every value of %s, under one of its declared units", (reference) => {
    const ruleset = edition(reference);
    const declared = new Map(editionValues(ruleset).map((value) => [value.path, value]));
    const strange = placedValues(ruleset).filter(
      ({ path, cited }) => declared.get(path)?.units.includes(cited.unit) !== true,
    );
    expect(strange.map(({ path }) => path)).toEqual([]);
  });

  it.each(references)(
    "says of every value of %s what it is and what happens without it, in both languages",
    (reference) => {
      for (const { name, question, rule } of editionValues(edition(reference))) {
        for (const text of [name, question, rule.title, rule.without]) {
          expect(text.zh).toMatch(/\p{Script=Han}/u);
          expect(text.en).toMatch(/[a-z]/);
          expect(text.en).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it("tells what an area of Shaoxing 2020 must supply (SX-014a, SX-050)", () => {
    const lacking = editionValues(edition("zhejiang-shaoxing@2020"), "2020-12-31").filter(
      ({ state }) => state === "unknown" || state === "illegible",
    );
    expect(lacking.map(({ path, state }) => `${state} ${path}`)).toEqual(
      expect.arrayContaining([
        "unknown weights.history.trimming.lowerShare",
        "illegible settlement.review.specialReview.quota.unit",
        "unknown settlement.sharing.hospitalsKeep",
      ]),
    );
    const trimming = lacking.find(({ path }) => path === "weights.history.trimming.lowerShare");
    expect(trimming).toMatchObject({
      question: { zh: "下端裁去比例：是多少？" },
      range: { en: "from 0 to 1" },
      rule: { title: { zh: "历史数据裁剪" }, without: { zh: "历史病例全部计入，不裁剪" } },
    });
  });

  it("reads values as they stand on the day asked for", () => {
    const weight = (on: string) =>
      editionValues(edition("zhejiang-shaoxing@2020"), on).find(
        ({ path }) => path === "weights.coefficient.components.grade.weight",
      )?.state;
    expect(weight("2020-12-31")).toBe("stated");
    expect(weight("2021-01-01")).toBe("unknown");
  });
});
