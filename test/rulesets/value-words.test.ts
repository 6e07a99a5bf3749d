import { describe, expect, it } from "vitest";
import type { Declaration } from "../../src/declare/index.js";
import { EDITION_DECLARATIONS, editionValues } from "../../src/rulesets/edition-values.js";
import { valueWords } from "../../src/rulesets/values/value-words.js";
import { edition } from "./shipped.js";

/** The choices of a declaration: last step of the path, and what may be chosen. */
function choicesOf(node: Declaration, step: string): (readonly [string, readonly string[]])[] {
  switch (node.kind) {
    case "cited":
      return node.form.form === "choice" ? [[step, node.form.choices]] : [];
    case "plain":
      return [];
    case "fields":
      return Object.entries(node.shape).flatMap(([key, member]) => choicesOf(member, key));
    case "variants":
      return [node.common, ...Object.values(node.of)].flatMap((shape) =>
        Object.entries(shape).flatMap(([key, member]) => choicesOf(member, key)),
      );
    default:
      return choicesOf(node.of, step);
  }
}

const CHOICES = Object.values(EDITION_DECLARATIONS).flatMap((one) => choicesOf(one, ""));

describe("a value of an edition in words", () => {
  it("is said in both languages for every reading that may be chosen", () => {
    expect(CHOICES.length).toBeGreaterThan(30);
    const unsaid = CHOICES.flatMap(([step, choices]) =>
      choices
        .filter((choice) => {
          const form = { form: "choice", choices } as const;
          const { zh, en } = valueWords({ path: `x.${step}`, form, unit: "method" }, choice) ?? {};
          return (
            zh === undefined || !/[\u4e00-\u9fff]/.test(zh) || en === undefined || /[\u4e00-\u9fff]/.test(en)
          );
        })
        .map((choice) => `${step}: ${choice}`),
    );
    expect(unsaid).toEqual([]);
  });

  it("names classes, units and kinds of care, roundings and flags; data keeps its form", () => {
    const declared = new Map(editionValues(edition("zhejiang-shaoxing@2025")).map((one) => [one.path, one]));
    const said = (path: string, value?: unknown) => {
      const one = declared.get(path);
      return one && valueWords(one, value ?? one.value);
    };
    expect(said("weights.groupWeight.rounding")).toEqual({
      zh: "四舍五入，保留 4 位小数",
      en: "rounded half up, 4 decimals",
    });
    expect(said("weights.caseClasses.order")?.zh).toMatch(/^床日、特病单议、再入院/);
    expect(said("settlement.paymentUnits.order")?.en).toMatch(/^paid by another payer, by bed-day/);
    expect(said("weights.caseClasses.classes.bed-day.when.careTypes")?.zh).toBe(
      "精神类住院、安宁疗护、康复住院",
    );
    expect(said("settlement.budget.applies")?.en).toBe("yes");
    expect(said("settlement.prepayment.ratio")?.zh).toBe("0.85");
    expect(said("weights.caseClasses.thresholds.high.bands", [{ multiple: "3" }])).toBeUndefined();
  });
});
