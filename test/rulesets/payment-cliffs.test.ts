import { describe, expect, it } from "vitest";
import { lintRuleset, loadRuleset, patchRuleset, type Ruleset } from "../../src/rulesets/index.js";
import { paymentCliffs } from "../../src/rulesets/lint/payment-cliffs.js";
import { cited, madeUp } from "./made-up.js";
import { edition } from "./shipped.js";

function lines(reference: string): readonly string[] {
  return paymentCliffs(edition(reference)).map(
    ({ subject, coefficient, kind, at, from, to }) =>
      `${[subject, coefficient?.toFixed()].filter(Boolean).join(", K ")}: ${kind} at ${at.toFixed()}, ${from.toFixed(4)} to ${to.toFixed(4)}`,
  );
}

/** What lint says of cliffs, in English, with its code. */
function told(ruleset: Ruleset): readonly string[] {
  return lintRuleset(ruleset)
    .filter(({ code }) => code.startsWith("LINT_PAYMENT_"))
    .map(({ code, message }) => `${code} ${message.en}`);
}

describe("paymentCliffs", () => {
  it("Wuxi: the bands jump at 70% and 90% (WX-021)", () => {
    expect(lines("jiangsu-wuxi@2022")).toEqual([
      "A / Y: jump at 0.7, 0.7000 to 0.7700",
      "A / Y: jump at 0.9, 0.9900 to 1.0000",
    ]);
  });

  it("Zhejiang 2025: jumps at 0.4, and at 0.8 where K is not 1 (EX-107, EX-108)", () => {
    const found = lines("zhejiang@2025");
    expect(found.slice(0, 2)).toEqual([
      "BP 100, K 0.2: jump at 0.4, 0.0800 to 0.6000",
      "BP 100, K 0.2: jump at 0.8, 1.0000 to 0.2000",
    ]);
    expect(found.filter((line) => line.startsWith("BP 100, K 1:"))).toEqual([
      "BP 100, K 1: jump at 0.4, 0.4000 to 0.6000",
    ]);
    expect(found).toContain("BP 100, K 1.6: jump at 0.4, 0.6400 to 0.6000");
  });

  it("what is paid less past a threshold is told with the coefficients, the amount and the clauses (EX-107, EX-108)", () => {
    const found = told(edition("zhejiang-shaoxing@2025"));
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "LINT_PAYMENT_JUMP BP 100, K 1 (0.2…1.4)",
      "LINT_PAYMENT_DROPS BP 100, K 0.9 (0.2…0.9)",
      "LINT_PAYMENT_JUMP BP 100, K 1.1 (1.1…3)",
      "LINT_PAYMENT_DROPS BP 100, K 1.6 (1.6…3)",
    ]);
    expect(found.at(-1)).toContain(
      "With 100000.00 yuan as 1, past 40000.00 yuan 64 points become 60. The rules as they are written do this",
    );
    const clauses = ["大于 0.4 倍", "最高不超过病组基准点数", "点数 =（倍率 + 0.2）× 基准点数"];
    for (const clause of clauses) expect(found.at(-1)).toContain(clause);
  });

  it("every coefficient between the limits of the edition is tried, the limits too, on each day on which a value changes (SX-036)", () => {
    const found = told(edition("zhejiang-shaoxing@2020"));
    // From 2021 the weights of the components are not known, so that no limit is.
    expect(found.map((line) => line.split(":")[0])).toEqual([
      "LINT_PAYMENT_JUMP BP 100, K 1 (0.3902…1.6279)",
      "LINT_PAYMENT_JUMP BP 100, K 1 (0.2…3)",
    ]);
  });

  it("thresholds by grade are tried at each grade", () => {
    const { groupWeight, caseClasses } = edition("zhejiang@2025").weights ?? {};
    const low = { method: "byGrade", multiples: { secondary: cited("0.3", "multiple") } };
    const thresholds = { ...caseClasses?.thresholds, low };
    const ruleset = loadRuleset(
      madeUp({
        weights: {
          groupWeight,
          coefficient: { method: "none" },
          caseClasses: { ...caseClasses, thresholds },
        },
      }),
    );
    const places = paymentCliffs(ruleset).filter(({ at }) => at.eq("0.3"));
    expect(new Set(places.map(({ subject, path }) => `${subject} ${path}`))).toEqual(
      new Set(["BP 100, secondary weights.caseClasses.thresholds.low.multiples.secondary"]),
    );
  });

  it("national: by item below 0.30 of the standard and above 3 (2) times it", () => {
    expect(lines("national-chs@2020")).toContain("standard, tertiary: jump at 0.3, 0.3000 to 1.0000");
    expect(lines("national-chs@2020")).toContain("standard, secondary: jump at 2, 1.0000 to 2.0000");
  });

  it("follows patched bands", () => {
    const bands = [
      { below: "0.5", pay: "payable", factor: "1" },
      { below: "0.9", pay: "actual", factor: "1" },
      { pay: "payable", factor: "0.8" },
    ];
    const patched = patchRuleset(edition("jiangsu-wuxi@2022"), { "settlement.retention.bands": bands });
    const found = paymentCliffs(patched).filter(({ subject }) => subject === "A / Y");
    expect(
      found.map(({ kind, at, from, to }) => [kind, at.toFixed(), from.toFixed(2), to.toFixed(2)]),
    ).toEqual([
      ["jump", "0.5", "1.00", "0.50"],
      ["jump", "0.9", "0.90", "0.80"],
    ]);
  });

  it("finds a fall that stands at no threshold: a class by amount of cost", () => {
    const { groupWeight } = edition("zhejiang@2020").weights ?? {};
    const classes = {
      cheap: { when: { costLessThan: cited("50000", "yuan") }, points: { method: "complete" } },
      other: {
        when: {},
        points: {
          method: "proportional",
          withCoefficient: cited(false, "yes/no"),
          cap: cited("none", "method"),
        },
      },
    };
    const caseClasses = {
      hitPolicy: "first",
      order: cited(["cheap", "other"], "order of classes"),
      multipleOf: cited("groupAverage", "method"),
      thresholds: {},
      classes,
    };
    const weights = { groupWeight, coefficient: { method: "given" }, caseClasses };
    const ruleset = loadRuleset(madeUp({ weights }));
    const falls = paymentCliffs(ruleset).filter(({ kind }) => kind === "fall");
    const tried = falls.map(({ coefficient }) => coefficient?.toFixed());
    expect(tried).toEqual(expect.arrayContaining(["0.8", "1", "1.2", "3"]));
    const found = lintRuleset(ruleset).filter(({ code }) => code === "LINT_PAYMENT_FALLS");
    expect(found.map(({ severity, message }) => [severity, message.en])).toEqual([
      [
        "info",
        "BP 100, K 1 (0.6…3): from 0.4000001 to 0.5000001 a higher cost is paid less (1.0000 down to 0.5000).",
      ],
    ]);
  });

  it("the lint lists them with place and size", () => {
    const jumps = lintRuleset(edition("jiangsu-wuxi@2022")).filter(
      ({ code }) => code === "LINT_PAYMENT_JUMP",
    );
    expect(jumps.map(({ message }) => message.en)).toEqual([
      "A / Y: at 0.7 the payment jumps from 0.7000 to 0.7700 (0.0700).",
      "A / Y: at 0.9 the payment jumps from 0.9900 to 1.0000 (0.0100).",
    ]);
  });
});
