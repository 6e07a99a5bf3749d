import { describe, expect, test } from "vitest";
import { CitedReader } from "../../src/primitives/index.js";
import { bindSettlement } from "../../src/settlement/index.js";
import { type SettlementSection, settlementSectionSchema } from "../../src/settlement/section.js";

const source = { document: "S0", clause: "1" };
const cited = <T>(value: T, status: "official" | "reported" | "assumed" = "official") => ({
  value,
  unit: "-",
  source,
  status,
});
const lost = { value: null, unit: "-", source, status: "illegible" as const };
const applies = cited(true);

const quota = {
  number: cited("3"),
  unit: lost,
  population: "records",
  period: "year",
  rounding: cited("down", "assumed"),
};

/** A section with every rule, as an edition's JSON would have it. */
const whole: SettlementSection = settlementSectionSchema.parse({
  unit: cited("points"),
  budget: { method: "growth", applies, growthRate: cited("0.05") },
  pointValue: { method: "total-cost", applies: cited(true, "assumed"), budgetAmount: "total-cost" },
  budgetUnits: { method: "shared-total", applies },
  adjustmentFund: { applies, share: cited("0.05") },
  sharing: { applies, hospitalsKeep: lost, fundBears: lost },
  prepayment: { method: "item-ratio", applies, ratio: cited("0.85") },
  offSite: { method: "in-area", applies, firstPaidByItem: cited(true) },
  rate: {
    source: {
      method: "base-times-coefficient",
      applies,
      base: cited("9435.25"),
      coefficients: cited([{ grade: "primary", coefficient: "0.75" }]),
    },
    uniformGroups: { applies, groups: cited(["CB23"]), pricedAs: cited("primary") },
    fundShare: { method: "residual", applies, floor: cited("none") },
    abnormal: {
      extremeHigh: {
        applies,
        multiples: cited([{ grade: "tertiary", multiple: "3" }]),
        quota: { ...quota, unit: cited("percent") },
      },
      extremeLow: { applies, multiple: cited("0.3") },
      approvedByItem: { applies: cited(false), quota },
      shortStay: { applies, belowDays: cited(3) },
    },
  },
  tiers: {
    method: "grade-and-cost",
    applies,
    rows: cited([{ tier: "1", grades: ["tertiary"], costFrom: "15000" }]),
  },
  tierTotals: { applies, factors: cited(["prices"]) },
  clearingCoefficient: {
    applies,
    parts: [{ indicator: "list-accuracy", better: cited("higher") }],
    combination: lost,
    appliesTo: cited("amount"),
  },
  retention: {
    applies,
    bands: cited([
      { below: "0.70", pay: "actual", factor: "1" },
      { pay: "payable", factor: "1" },
    ]),
  },
  deposit: { applies, ratio: cited("0.1"), release: cited("proportional") },
  bedDay: {
    applies,
    method: "daily-standard",
    standards: cited([{ careType: "psychiatric", daily: "300" }]),
    assessment: [{ indicator: "daily-cost", better: "lower", target: cited("300"), deduction: lost }],
  },
  review: {
    specialReview: {
      applies,
      quota,
      deadline: { method: "date", date: cited("2021-03-05") },
      effect: { method: "item-cost-points", applies: cited(true, "reported") },
    },
  },
});

function bound(section: SettlementSection = whole, strict = false) {
  return bindSettlement(section, new CitedReader({ on: "2020-12-31", strict }));
}

describe("binding the settlement section", () => {
  test("a rule whose values are all there is bound; one that lacks a value is left out and listed", () => {
    const parameters = bound();
    expect(parameters.adjustmentShare?.toFixed()).toBe("0.05");
    expect(parameters.prepayment).toMatchObject({
      method: "item-ratio",
      negative: "carry",
      communityOnly: false,
    });
    expect(parameters.sharing).toBeUndefined();
    expect(parameters.tiers?.clearingCoefficient).toBeUndefined();
    expect(parameters.tiers?.retention?.map(({ below }) => below?.toFixed())).toEqual(["0.7", undefined]);
    expect(parameters.bedDay?.assessment).toEqual([]);
    expect(parameters.rate?.abnormal.extremeHigh?.multiples.get("tertiary")?.toFixed()).toBe("3");
    expect(parameters.rate?.abnormal.approvedByItem).toBeUndefined();
    expect(parameters.notEvaluated.map(({ path, status }) => `${path} ${status}`)).toEqual([
      "settlement.sharing.hospitalsKeep illegible",
      "settlement.sharing.fundBears illegible",
      "settlement.clearingCoefficient.combination illegible",
      "settlement.bedDay.assessment.0.deduction illegible",
      "settlement.review.specialReview.quota.unit illegible",
    ]);
  });

  test("SX-051: a quota whose unit is illegible is unreadable, not guessed; its rule stands", () => {
    const [review] = bound().reviews;
    expect(review).toMatchObject({
      kind: "special-review",
      quota: "unreadable",
      reselection: "none",
      effect: "item-cost-points",
    });
    expect(bound().notEvaluated.at(-1)?.remedy.en).toContain("settlement.review.specialReview.quota.unit");
  });

  test("assumptions are listed, and refused under strict", () => {
    expect(bound().assumptions.map(({ path }) => path)).toContain("settlement.pointValue.applies");
    expect(() => bound(whole, true)).toThrow("RULESET_ASSUMED_UNDER_STRICT");
  });

  test("a section without a unit, or without the point value or rate it needs, is refused by name", () => {
    const { unit: _unit, ...noUnit } = whole;
    const { pointValue: _pointValue, ...noValue } = whole;
    const { rate: _rate, ...noRate } = { ...whole, unit: cited("rate" as const) };
    expect(() => bound(noUnit)).toThrow("unit");
    expect(() => bound(noValue)).toThrow("pointValue");
    expect(() => bound(noRate)).toThrow("rate.source");
  });

  test("the schema is strict: an unknown key, a JSON float and an uncited number are refused", () => {
    const refused = (change: object) => settlementSectionSchema.safeParse({ ...whole, ...change }).success;
    expect(refused({})).toBe(true);
    expect(refused({ pointvalue: whole.pointValue })).toBe(false);
    expect(refused({ adjustmentFund: { applies, share: cited(0.05) } })).toBe(false);
    expect(refused({ adjustmentFund: { applies, share: "0.05" } })).toBe(false);
    expect(refused({ budget: { method: "guess", applies } })).toBe(false);
  });
});
