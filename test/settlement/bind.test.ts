import { describe, expect, test } from "vitest";
import { schemaOf } from "../../src/declare/to-schema.js";
import { CitedReader, isDrgError } from "../../src/primitives/index.js";
import { readSettlement } from "../../src/settlement/bind-settlement.js";
import { bindSettlement } from "../../src/settlement/index.js";
import { type SettlementSection, settlementDeclaration } from "../../src/settlement/parameters.js";

const settlementSectionSchema = schemaOf(settlementDeclaration);

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

  test.each([
    ["alone", cited(["prices"]), ["prices"]],
    ["that are none, alone", cited([]), []],
    ["that nobody knows", lost, undefined],
  ])("WX-010: growth factors of tier totals %s: %j", (_name, factors, expected) => {
    const { tiers: _t, clearingCoefficient: _c, retention: _r, deposit: _d, ...rest } = whole;
    const part = settlementSectionSchema.parse({ ...rest, tierTotals: { applies, factors } });
    expect(bound(part).tiers?.factors).toEqual(expected);
    expect(
      bound(settlementSectionSchema.parse({ ...whole, tierTotals: { applies, factors } })).tiers?.factors,
    ).toEqual(expected);
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

describe("values outside of their legal range", () => {
  const { prepayment, sharing, deposit, adjustmentFund } = whole;
  const problem = (part: object) => {
    try {
      bound(settlementSectionSchema.parse({ ...whole, ...part }));
    } catch (error) {
      return isDrgError(error) ? `${error.code} ${error.path}` : String(error);
    }
    return undefined;
  };
  const held = (ratio: string) => problem({ deposit: { ...deposit, ratio: cited(ratio) } });
  const OUT = "SETTLEMENT_VALUE_RANGE settlement";

  test.each<[string, object, string | undefined]>([
    ["-5", { prepayment: { ...prepayment, ratio: cited("-5") } }, `${OUT}.prepayment.ratio`],
    ["below 0", { prepayment: { ...prepayment, ratio: cited("-0.01") } }, `${OUT}.prepayment.ratio`],
    ["at 0", { prepayment: { ...prepayment, ratio: cited("0") } }, undefined],
    ["at 1", { prepayment: { ...prepayment, ratio: cited("1") } }, undefined],
    ["above 1", { prepayment: { ...prepayment, ratio: cited("1.01") } }, `${OUT}.prepayment.ratio`],
    [
      "30 for 30%",
      { adjustmentFund: { ...adjustmentFund, share: cited("30") } },
      `${OUT}.adjustmentFund.share`,
    ],
    [
      "a share of the surplus above 1",
      { sharing: { ...sharing, hospitalsKeep: cited("1.5"), fundBears: cited("0.5") } },
      `${OUT}.sharing.hospitalsKeep`,
    ],
    [
      "a negative amount in a row of a table",
      { bedDay: { ...whole.bedDay, standards: cited([{ careType: "psychiatric", daily: "-300" }]) } },
      `${OUT}.bedDay.standards`,
    ],
    [
      "more decimals than are calculated with",
      { rate: { ...whole.rate, abnormal: { extremeLow: { applies, multiple: cited("0.3000000000001") } } } },
      `${OUT}.rate.abnormal.extremeLow.multiple`,
    ],
  ])("%s is told by its path, with the legal range", (_name, part, expected) => {
    expect(problem(part)).toBe(expected);
  });

  const release = (...rows: [scoreFrom: string, share: string][]) => ({
    deposit: { ...deposit, release: cited(rows.map(([scoreFrom, share]) => ({ scoreFrom, share }))) },
  });
  const RELEASE = `${OUT}.deposit.release`;
  const CONTRADICTS = "RULESET_PART_CONTRADICTS settlement";
  test.each<[string, object, string | undefined]>([
    ["all of it", release(["60", "0.5"], ["100", "1"]), undefined],
    ["50 times", release(["0", "50"]), RELEASE],
    ["a share below 0", release(["0", "-0.1"]), RELEASE],
    ["a score above 100", release(["101", "1"]), RELEASE],
    ["scores that fall", release(["90", "1"], ["80", "0.5"]), undefined],
    ["a score twice", release(["90", "1"], ["90", "0.5"]), `${CONTRADICTS}.deposit.release.1`],
  ])(
    "WX-022: of a deposit no more is given back than was withheld, by scores apart: %s",
    (_name, part, expected) => {
      expect(problem(part)).toBe(expected);
    },
  );

  const limits = (low: string, high: string) => ({
    rate: { ...whole.rate, limits: { applies, low: cited(low), high: cited(high) } },
  });
  const extreme = (multiple: string, number = "5") => ({
    rate: {
      ...whole.rate,
      abnormal: {
        extremeHigh: {
          applies,
          multiples: cited([{ grade: "tertiary", multiple }]),
          quota: { ...quota, number: cited(number), unit: cited("percent") },
        },
      },
    },
  });
  const priced = (standard: string) => ({
    rate: {
      ...whole.rate,
      negotiated: { applies, standards: cited([{ drg: "CB23", standard }]) },
    },
  });
  const tiers = (...rows: object[]) => ({
    tiers: {
      method: "grade-and-cost",
      applies,
      rows: cited(rows.map((row) => ({ tier: "1", grades: ["tertiary"], ...row }))),
    },
  });
  const heads = (...quotas: object[]) => ({
    capitation: { applies, quotas: cited(quotas.map((row) => ({ amount: "300", ...row }))) },
  });
  const EXTREME = "settlement.rate.abnormal.extremeHigh";
  test.each<[string, object, string | undefined]>([
    ["a low limit above the standard", limits("1.01", "3"), `${OUT}.rate.limits.low`],
    ["a high limit below it", limits("0.4", "0.99"), `${OUT}.rate.limits.high`],
    ["limits at it", limits("1", "1"), undefined],
    ["an extreme-high multiple below 1", extreme("0.2"), `SETTLEMENT_VALUE_RANGE ${EXTREME}.multiples`],
    ["a quota of 500%", extreme("3", "500"), `RULESET_PART_CONTRADICTS ${EXTREME}.quota`],
    ["a quota of all cases", extreme("3", "100"), undefined],
    [
      "an extreme-low multiple above 1",
      { rate: { ...whole.rate, abnormal: { extremeLow: { applies, multiple: cited("30") } } } },
      `${OUT}.rate.abnormal.extremeLow.multiple`,
    ],
    ["a price of 0", priced("0"), `${OUT}.rate.negotiated.standards`],
    ["a price of a fen", priced("0.01"), undefined],
    [
      "costs of a tier that end before they begin",
      tiers({ costFrom: "9", costBelow: "8" }),
      `${CONTRADICTS}.tiers.rows`,
    ],
    [
      "costs of a tier that end where they begin",
      tiers({ costFrom: "9", costBelow: "9" }),
      `${CONTRADICTS}.tiers.rows`,
    ],
    ["tiers that overlap", tiers({ costBelow: "9" }, { costFrom: "8" }), `${CONTRADICTS}.tiers.rows`],
    ["tiers that meet", tiers({ costBelow: "9" }, { costFrom: "9" }), undefined],
    ["two amounts for everybody", heads({}, { amount: "200" }), `${CONTRADICTS}.capitation.quotas`],
    ["ages from 60 to 20", heads({ ageFrom: 60, ageTo: 20 }), `${CONTRADICTS}.capitation.quotas`],
    ["one age", heads({ ageFrom: 60, ageTo: 60 }), undefined],
    ["an amount for everybody and one by age", heads({}, { ageFrom: 60 }), undefined],
    ["a head of 0", heads({ amount: "0" }), `${OUT}.capitation.quotas`],
  ])("what contradicts its own meaning is refused by its path: %s", (_name, part, expected) => {
    expect(problem(part)).toBe(expected);
  });

  test.each<[string, readonly string[], string | undefined]>([
    ["each row once", ["b", "a"], undefined],
    ["a row twice", ["a", "b", "a"], "SETTLEMENT_UNIT_ORDER settlement.paymentUnits.order"],
    ["a row left out", ["a"], "SETTLEMENT_UNIT_ORDER settlement.paymentUnits.order"],
    ["a row that there is not", ["a", "b", "c"], "SETTLEMENT_UNIT_ORDER settlement.paymentUnits.order"],
  ])("the order of payment units names %s", (_name, order, expected) => {
    const when = { hospitals: cited({ grades: ["primary"] }) };
    const row = { applies, unit: "excluded", when, pays: { method: "unpaid", drawsOnTotal: cited(false) } };
    expect(problem({ paymentUnits: { order: cited(order), rows: { a: row, b: row } } })).toBe(expected);
  });

  test.each([
    ["unit", { unit: undefined }],
    ["pointValue", { unit: cited("points"), pointValue: undefined }],
    ["rate.source", { unit: cited("rate"), rate: undefined }],
  ])("a section without %s cannot be settled with", (key, part) => {
    const section = Object.fromEntries(
      Object.entries({ ...whole, ...part }).filter(([, value]) => value !== undefined),
    );
    expect(() => bound(settlementSectionSchema.parse(section))).toThrow(
      new RegExp(`SETTLEMENT_SECTION_INCOMPLETE.*${key}`),
    );
  });

  test("a growth rate may be negative, a deposit may not", () => {
    expect(problem({ budget: { method: "growth", applies, growthRate: cited("-0.02") } })).toBeUndefined();
    expect(held("-0.02")).toBe(`${OUT}.deposit.ratio`);
  });

  test("every value that is out of range is told, not the first alone", () => {
    const section = settlementSectionSchema.parse({
      ...whole,
      prepayment: { ...prepayment, ratio: cited("-5") },
      adjustmentFund: { ...adjustmentFund, share: cited("30") },
    });
    const { problems } = readSettlement(section, new CitedReader({ on: "2020-12-31" }));
    expect(problems.map(({ path }) => path)).toEqual([
      "settlement.adjustmentFund.share",
      "settlement.prepayment.ratio",
    ]);
  });

  test("what a rule lacks is listed whole, also behind a table that is missing", () => {
    const reader = new CitedReader({ on: "2020-12-31" });
    const section = settlementSectionSchema.parse({ ...whole, bedDay: { ...whole.bedDay, standards: lost } });
    bindSettlement(section, reader);
    const lacking = reader.notEvaluated.filter(({ path }) => path.startsWith("settlement.bedDay"));
    expect(lacking.map(({ path }) => path)).toEqual([
      "settlement.bedDay.standards",
      "settlement.bedDay.assessment.0.deduction",
    ]);
  });
});
