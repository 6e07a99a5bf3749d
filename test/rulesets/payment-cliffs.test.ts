import { describe, expect, it } from "vitest";
import { lintRuleset, loadRuleset, patchRuleset } from "../../src/rulesets/index.js";
import { paymentCliffs } from "../../src/rulesets/lint/payment-cliffs.js";
import { cited, madeUp } from "./made-up.js";
import { edition } from "./shipped.js";

function lines(reference: string): readonly string[] {
  return paymentCliffs(edition(reference)).map(
    ({ subject, kind, at, from, to }) =>
      `${subject}: ${kind} at ${at.toFixed()}, ${from.toFixed(4)} to ${to.toFixed(4)}`,
  );
}

describe("paymentCliffs", () => {
  it("Wuxi: the bands jump at 70% and 90% (WX-021)", () => {
    expect(lines("jiangsu-wuxi@2022")).toEqual([
      "A / Y: jump at 0.7, 0.7000 to 0.7700",
      "A / Y: jump at 0.9, 0.9900 to 1.0000",
    ]);
  });

  it("Zhejiang 2025: jumps at 0.4, and at 0.8 where K is not 1 (EX-107, EX-108)", () => {
    expect(lines("zhejiang@2025")).toEqual([
      "BP 100, K 0.8: jump at 0.4, 0.3200 to 0.6000",
      "BP 100, K 0.8: jump at 0.8, 1.0000 to 0.8000",
      "BP 100, K 1: jump at 0.4, 0.4000 to 0.6000",
      "BP 100, K 1.2: jump at 0.4, 0.4800 to 0.6000",
      "BP 100, K 1.2: jump at 0.8, 1.0000 to 1.2000",
    ]);
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
    expect(falls.map(({ subject }) => subject)).toEqual(["BP 100, K 0.8", "BP 100, K 1", "BP 100, K 1.2"]);
    const told = lintRuleset(ruleset).filter(({ code }) => code === "LINT_PAYMENT_FALLS");
    expect(told.map(({ severity, message }) => [severity, message.en.split(":")[0]])).toEqual([
      ["info", "BP 100, K 0.8"],
      ["info", "BP 100, K 1"],
      ["info", "BP 100, K 1.2"],
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
