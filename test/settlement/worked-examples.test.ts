import { describe, expect, test } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { payCases, pointValue, quotaCount, settleArea } from "../../src/settlement/index.js";
import { PAYMENT_UNITS } from "../../src/settlement/payment-unit.js";
import { amountsOfShare } from "../../src/settlement/points/amounts-of-share.js";
import { PRICINGS } from "../../src/settlement/rate/abnormal-cases.js";
import { fundByProduct, fundByResidual } from "../../src/settlement/rate/fund-share.js";
import { retainedAmount } from "../../src/settlement/rate/retention.js";
import { settle } from "../../src/settlement/settle.js";
import { budgetOf, pointsParameters, rateParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

const AREA = { poolingArea: "330602", insuranceType: "employee" } as const;
const QUOTA = { population: "drg-discharges", period: "quarter", rounding: "down" } as const;

describe("printed examples", () => {
  test("EX-001: 100,000 points and 50,000,000 yuan of fund: 500 yuan a point", () => {
    expect(pointValue(decimal("50000000"), decimal("100000")).toFixed()).toBe("500");
  });

  test("EX-002: standard 10,000; actual 9,000 and 12,000: the hospital gains 1,000 and loses 2,000", () => {
    const cases: TestCase[] = ["9000", "12000"].map((cost, at) => ({
      ...AREA,
      caseId: String(at),
      hospitalId: `H${at}`,
      points: "1",
      cost,
      fund: "5000",
    }));
    const hospitals = ["H0", "H1"].map((hospitalId) => ({ hospitalId, grade: "secondary" as const }));
    const result = settle({ cases: weighed(cases), hospitals }, rateParameters());
    expect(result.statement.map((line) => line.balance?.toFixed())).toEqual(["1000", "-2000"]);
  });
});

describe("derived examples: points", () => {
  test("EX-112: fund 1,200,000,000 over 8,000,000 points: 150; a hospital of 250,000 points earns 37,500,000", () => {
    expect(pointValue(decimal("1200000000"), decimal("8000000")).toFixed()).toBe("150");
    const cases: TestCase[] = [
      { ...AREA, caseId: "1", hospitalId: "H1", points: "250000", cost: "1", fund: "1" },
      { ...AREA, caseId: "2", hospitalId: "H2", points: "7750000", cost: "1", fund: "1" },
    ];
    const result = settle(
      { cases: weighed(cases), hospitals: [], budget: budgetOf({ amount: "1200000000" }) },
      pointsParameters({}, { method: "fund" }),
    );
    expect(result.statement[0]?.drgFundPayment?.toFixed()).toBe("37500000");
  });

  test("EX-131: cost per point 150, DRG total 1,500,000, DRG fund 900,000", () => {
    const byItem = { itemTotalCost: decimal("1600000"), itemFundPayment: decimal("1000000") };
    const paid = amountsOfShare(decimal("1500000"), "total-cost", byItem);
    expect(paid.drgFundPayment?.toFixed()).toBe("900000");
    const cases: TestCase[] = [
      { ...AREA, caseId: "1", hospitalId: "H1", points: "10000", cost: "1600000", fund: "1000000" },
      { ...AREA, caseId: "2", hospitalId: "H2", points: "50000", cost: "7400000", fund: "5000000" },
    ];
    const result = settle(
      { cases: weighed(cases), hospitals: [] },
      pointsParameters({ budget: { method: "item-cost-incurred" } }),
    );
    expect(result.statement[0]).toMatchObject({ unit: "points" });
    expect(result.ledgers[0]?.costPerPoint?.toFixed()).toBe("150");
    expect(result.statement[0]?.drgTotalCost?.toFixed()).toBe("1500000");
    expect(result.statement[0]?.drgFundPayment?.toFixed()).toBe("900000");
  });
});

describe("derived examples: quotas", () => {
  test("EX-121: 10,000 discharges at 5‰ are 50 cases; a reading of 5% would give 500", () => {
    const number = decimal("5");
    expect(quotaCount({ ...QUOTA, number, unit: "permille" }, 10_000)).toBe(50);
    expect(quotaCount({ ...QUOTA, number, unit: "percent" }, 10_000)).toBe(500);
  });

  test("EX-134: 0.1% of 1,250 is 1.25, rounded up 2", () => {
    const quota = { ...QUOTA, number: decimal("0.1"), unit: "percent", rounding: "up" } as const;
    expect(quotaCount(quota, 1250)).toBe(2);
    expect(quotaCount({ ...quota, rounding: "down" }, 1250)).toBe(1);
  });
});

describe("derived examples: rate", () => {
  const high = {
    multiples: new Map([["tertiary", decimal("3")]] as const),
    quota: {
      number: decimal("5"),
      unit: "percent",
      population: "all-discharges",
      period: "year",
      rounding: "down",
    },
  } as const;

  test("EX-003: average 10,000, m = 3: extremely high begins above 30,000", () => {
    const one = (cost: string) =>
      pricings([{ cost, points: "1" }], {
        extremeHigh: { ...high, quota: { ...high.quota, unit: "cases" } },
      });
    expect(one("30000")).toEqual(["standard"]);
    expect(one("30000.01")).toEqual(["extreme-high-by-item"]);
  });

  test("EX-124: 100 discharges, 8 extremely high: the five largest excesses by item, three at standard", () => {
    const dear = [9, 8, 7, 6, 5, 4, 3, 2].map((excess) => ({
      points: "0.1",
      cost: String(1000 + excess * 1000),
    }));
    const plain = Array.from({ length: 92 }, () => ({ points: "1", cost: "10000" }));
    const found = pricings([...plain, ...dear], {
      extremeHigh: { ...high, multiples: new Map([["tertiary", decimal("2")]]) },
    });
    expect(found.slice(92)).toEqual([
      ...Array.from({ length: 5 }, () => "extreme-high-by-item"),
      ...Array.from({ length: 3 }, () => "standard"),
    ]);
  });

  test("EX-125: standard 10,000: 2,999 by item, 3,000 normal", () => {
    const extremeLow = { multiple: decimal("0.3") };
    expect(
      pricings(
        [
          { cost: "2999", points: "1" },
          { cost: "3000", points: "1" },
        ],
        { extremeLow },
      ),
    ).toEqual(["extreme-low-by-item", "standard"]);
  });

  test("EX-126, EX-127: product form, and its floor", () => {
    const own = { selfFunded: decimal("800"), firstSelfPaid: decimal("200"), deductible: decimal("1000") };
    const ratio = decimal("0.8");
    expect(fundByProduct(decimal("10000"), own, ratio, "zero").toFixed()).toBe("6400");
    expect(fundByProduct(decimal("1500"), own, ratio, "zero").toFixed()).toBe("0");
    expect(fundByProduct(decimal("1500"), own, ratio, "none").toFixed()).toBe("-400");
  });

  test("EX-128: residual form: the patient pays 3,000 of a standard of 10,000, the fund 7,000", () => {
    expect(fundByResidual(decimal("10000"), decimal("3000"), "none").toFixed()).toBe("7000");
  });

  test("a case that is extremely low or high is of the unit of abnormal stays, the others of the groups", () => {
    const rows = ["29.99", "30", "300", "300.01"].map((cost) => ({ cost, points: "0.01" }));
    const extremeHigh = { ...high, quota: { ...high.quota, unit: "cases" } } as const;
    const { unit } = paid(rows, { extremeHigh, extremeLow: { multiple: decimal("0.3") } });
    expect([...unit].map((code) => PAYMENT_UNITS[code])).toEqual([
      "abnormal-stay",
      "drg",
      "drg",
      "abnormal-stay",
    ]);
  });

  function pricings(...of: Parameters<typeof paid>) {
    return [...(paid(...of).pricing ?? [])].map((code) => PRICINGS[code]);
  }

  /** What cases at one tertiary hospital are paid whose rate is 10,000. */
  function paid(
    rows: readonly { readonly points: string; readonly cost: string }[],
    abnormal: NonNullable<Parameters<typeof rateParameters>[0]>["abnormal"] & object,
  ) {
    const cases = rows.map(
      (row, at): TestCase => ({ ...AREA, ...row, caseId: String(at), hospitalId: "H1", fund: "1" }),
    );
    const area = settleArea(
      { cases: weighed(cases), hospitals: [{ hospitalId: "H1", grade: "tertiary" }] },
      rateParameters({ abnormal }),
    );
    return payCases(area);
  }
});

describe("derived examples: retention", () => {
  const bands = [
    { below: decimal("0.70"), pay: "actual", factor: decimal("1") },
    { below: decimal("0.90"), pay: "actual", factor: decimal("1.10") },
    { pay: "payable", factor: decimal("1") },
  ] as const;

  test.each([
    ["60", "60"],
    ["69.99", "69.99"],
    ["70", "77"],
    ["80", "88"],
    ["89.99", "98.989"],
    ["90", "100"],
    ["120", "100"],
  ])("EX-123: Y = 100, A = %s: pay %s", (actual, paid) => {
    expect(retainedAmount(decimal(actual), decimal("100"), bands).toFixed()).toBe(paid);
  });
});
