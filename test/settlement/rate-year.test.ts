import { describe, expect, test } from "vitest";
import type { BudgetFund } from "../../src/cases/budget.js";
import { type Decimal, decimal, presentColumns } from "../../src/primitives/index.js";
import { statusAt } from "../../src/settlement/case-tally.js";
import {
  clear,
  payCases,
  type Quota,
  type SettlementParameters,
  settleArea,
  statementColumns,
} from "../../src/settlement/index.js";
import type { RateParameters } from "../../src/settlement/parameters/rate-parameters.js";
import type { TierParameters } from "../../src/settlement/parameters/tier-parameters.js";
import { PAYMENT_UNITS } from "../../src/settlement/payment-unit.js";
import { baseRate } from "../../src/settlement/rate/base-rate.js";
import { clearingCoefficient } from "../../src/settlement/rate/clearing-coefficient.js";
import { tierOf, tierTotal } from "../../src/settlement/rate/tiers.js";
import { settle } from "../../src/settlement/settle.js";
import { budgetOf, rateParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

const AREA = { poolingArea: "320200", insuranceType: "employee" } as const;
const yuan = decimal;

const CASES: readonly TestCase[] = [
  { ...AREA, caseId: "1", hospitalId: "H1", points: "1.5", cost: "11000", fund: "8000" },
  { ...AREA, caseId: "2", hospitalId: "H2", points: "3", cost: "60000", fund: "40000" },
  { ...AREA, caseId: "3", hospitalId: "H3", points: "2", cost: "15000", fund: "10000" },
];
const hospitals = [
  { hospitalId: "H1", grade: "tertiary" as const, tier: "upper" },
  { hospitalId: "H2", grade: "tertiary" as const, tier: "upper" },
  { hospitalId: "H3", grade: "primary" as const, tier: "lower" },
];
const tiers: TierParameters = { assignment: { method: "given" }, factors: ["prices"] };
const budget = budgetOf({
  poolingArea: "320200",
  tiers: [
    { tier: "upper", amount: "45000.01" },
    { tier: "lower", inputs: { historicTotal: "20000", prices: "0.05" } },
  ],
});

function floating(changes: Partial<TierParameters> = {}): SettlementParameters {
  return rateParameters({ yearEnd: "floating" }, { tiers: { ...tiers, ...changes } });
}

function totals(result: ReturnType<typeof settle>) {
  return result.statement.map((line) => [line.hospitalId, line.drgTotalCost?.toFixed(2)]);
}

describe("tiers (WX-010, WX-011)", () => {
  const rows = [
    { tier: "1", grades: ["tertiary"] as const, costFrom: yuan("15000") },
    { tier: "2", grades: ["tertiary"] as const, costBelow: yuan("15000") },
    { tier: "3", grades: ["secondary", "primary"] as const },
  ];
  const assignment = { method: "grade-and-cost", rows } as const;

  test("by grade and historic cost per stay: the lower bound is in the tier, the upper is not", () => {
    expect(tierOf({ grade: "tertiary" }, yuan("15000"), assignment)).toBe("1");
    expect(tierOf({ grade: "tertiary" }, yuan("14999.99"), assignment)).toBe("2");
    expect(tierOf({ grade: "primary" }, undefined, assignment)).toBe("3");
    expect(tierOf({ grade: "tertiary" }, undefined, assignment)).toBeUndefined();
    expect(tierOf({ grade: "tertiary", tier: "3" }, yuan("20000"), assignment)).toBe("3");
  });

  test("history times every named growth factor, replaced by the agreed total", () => {
    const inputs = { historicTotal: yuan("1000000"), prices: yuan("0.03"), volume: yuan("0.02") };
    const projected = tierTotal({ tier: "1", inputs }, ["prices", "volume"]);
    expect(projected.status === "projected" && projected.amount.toFixed(2)).toBe("1050600.00");
    const agreed = tierTotal({ tier: "1", inputs, amount: yuan("1000001") }, ["prices"]);
    expect(agreed.status === "agreed" && agreed.amount.toFixed()).toBe("1000001");
    expect(tierTotal({ tier: "1", inputs }, ["prices", "policy"])).toEqual({
      status: "missing",
      input: { zh: "增长因素（policy）", en: "growth factor (policy)" },
    });
    expect(tierTotal({ tier: "1", inputs: {} }, [])).toEqual({
      status: "missing",
      input: { zh: "历史总额（historicTotal）", en: "historic total (historicTotal)" },
    });
  });

  test("WX-010: growth that nobody knows is not growth of zero: history is no total, an agreed one is", () => {
    const inputs = { historicTotal: yuan("90000"), prices: yuan("0.03") };
    expect(tierTotal({ tier: "1", inputs }, undefined)).toEqual({ status: "factors-unknown" });
    expect(tierTotal({ tier: "1", inputs }, [])).toEqual({ status: "projected", amount: yuan("90000") });
    const agreed = tierTotal({ tier: "1", inputs, amount: yuan("1") }, undefined);
    expect(agreed).toEqual({ status: "agreed", amount: yuan("1") });
  });
});

describe("floating rate (WX-012, WX-013)", () => {
  test("each tier's total is shared by weight, to the fen; the rate is what a unit came to", () => {
    const area = settleArea({ cases: weighed(CASES), hospitals, budget }, floating());
    expect(totals(area.result)).toEqual([
      ["H1", "15000.00"],
      ["H2", "30000.01"],
      ["H3", "21000.00"],
    ]);
    expect(area.result.statement.map((line) => line.unit === "rate" && line.rate?.toFixed())).toEqual([
      "10000.002222222222",
      "10000.002222222222",
      "10500",
    ]);
    expect(area.result.ledgers[0]?.budgetSource).toBe("tier-totals");
    expect([...payCases(area).drgTotalFen]).toEqual([1_500_000, 3_000_001, 2_100_000]);
  });

  test("a hospital without a tier is named, and its cases are counted as not settled", () => {
    const [first, ...others] = hospitals;
    const { tier: _tier, ...bare } = first ?? { hospitalId: "", grade: "primary" as const };
    const result = settle({ cases: weighed(CASES), hospitals: [bare, ...others], budget }, floating());
    expect(result.counts).toMatchObject({ settled: 2, "not-settled": 1 });
    expect(result.diagnostics.map(({ code }) => code)).toContain("SETTLEMENT_HOSPITAL_WITHOUT_TIER");
  });

  test("a hospital of a tier for which the budget has no total is told so, not as one without a tier", () => {
    const [, ...others] = hospitals;
    const result = settle(
      {
        cases: weighed(CASES),
        hospitals: [{ hospitalId: "H1", grade: "tertiary", tier: "upper " }, ...others],
        budget,
      },
      floating(),
    );
    expect(result.counts).toMatchObject({ settled: 2, "not-settled": 1 });
    expect(result.diagnostics.map(({ code }) => code)).toEqual([
      "SETTLEMENT_TIER_WITHOUT_TOTAL",
      "SETTLEMENT_CASES_NOT_SETTLED",
    ]);
  });

  test.each([
    ["66000.00", ["SETTLEMENT_TIERS_UNLIKE_FUND"]],
    ["66000.01", []],
    ["66000.02", ["SETTLEMENT_TIERS_UNLIKE_FUND"]],
    [undefined, []],
  ])("a fund of %s beside tiers of 45,000.01 and 21,000.00: %j", (amount, codes) => {
    const [fund] = budget.funds;
    const both = {
      ...budget,
      funds: [{ ...fund, ...AREA, inputs: {}, ...(amount && { amount: yuan(amount) }) }],
    };
    const area = settleArea({ cases: weighed(CASES), hospitals, budget: both }, floating());
    expect(area.result.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(totals(area.result)[2]).toEqual(["H3", "21000.00"]);
  });

  test("a tier without a total, of no weight, or below zero is not settled", () => {
    const codes = (tier: { amount?: string }, cases = CASES) => {
      const one = budgetOf({
        poolingArea: "320200",
        tiers: [
          { tier: "upper", ...tier },
          { tier: "lower", amount: "1" },
        ],
      });
      return settle({ cases: weighed(cases), hospitals, budget: one }, floating()).diagnostics.map(
        ({ code }) => code,
      );
    };
    expect(codes({})).toContain("SETTLEMENT_TIER_TOTAL_MISSING");
    expect(codes({ amount: "-1" })).toContain("SETTLEMENT_BUDGET_NEGATIVE");
    expect(
      codes(
        { amount: "1" },
        CASES.map((row) => ({ ...row, points: "0" })),
      ),
    ).toContain("SETTLEMENT_NO_POINTS");
  });

  test("WX-010: where the growth factors are not known, a tier with history alone is not settled and is told so", () => {
    const parameters = rateParameters(
      { yearEnd: "floating" },
      { tiers: { assignment: { method: "given" } } },
    );
    const result = settle({ cases: weighed(CASES), hospitals, budget }, parameters);
    expect(totals(result).map(([id]) => id)).toEqual(["H1", "H2"]);
    expect(result.diagnostics.map(({ code }) => code)).toEqual([
      "SETTLEMENT_INPUT_UNUSED",
      "SETTLEMENT_TIER_FACTORS_UNKNOWN",
      "SETTLEMENT_CASES_NOT_SETTLED",
    ]);
  });

  test("rules that price single cases are named as idle at year end", () => {
    const parameters = rateParameters(
      {
        yearEnd: "floating",
        abnormal: { extremeLow: { multiple: yuan("0.3") } },
        uniformGroups: { groups: new Set(["BR21"]), pricedAs: "tertiary" },
      },
      { tiers },
    );
    const result = settle({ cases: weighed(CASES), hospitals, budget }, parameters);
    const told = result.diagnostics.find(({ code }) => code === "SETTLEMENT_RULE_NOT_AT_YEAR_END");
    expect(told?.message.zh).toContain("费用极低病例、同病同价病组不再逐例适用。");
    expect(told?.message.en).toContain("no longer case by case: extreme-low cases, groups priced alike.");
  });
});

describe("clearing coefficient (WX-014 to WX-016)", () => {
  const years = [
    {
      hospitalId: "H1",
      headRatioGrowth: yuan("1.00"),
      costPerWeightGrowth: yuan("1.05"),
      listAccuracy: yuan("0.90"),
    },
    {
      hospitalId: "H2",
      headRatioGrowth: yuan("1.10"),
      costPerWeightGrowth: yuan("1.05"),
      listAccuracy: yuan("0.96"),
    },
  ];
  const parts = [
    { indicator: "head-ratio-growth", better: "lower", weight: yuan("0.5") },
    { indicator: "cost-per-weight-growth", better: "lower", weight: yuan("0.3") },
    { indicator: "list-accuracy", better: "higher", weight: yuan("0.2") },
  ] as const;
  const [own] = years;
  if (!own) throw new Error("no year");
  const coefficient = (combination: "product" | "mean" | "weighted-sum") => {
    const found = clearingCoefficient(own, years, { parts, combination });
    return found.status === "known" ? found.coefficient.toFixed() : found.figures;
  };

  test("mean over own where lower is better, own over mean where higher is: 1.05, 1 and 0.90/0.93", () => {
    expect(coefficient("product")).toBe("1.016129032258");
    expect(coefficient("mean")).toBe("1.005913978495");
    expect(coefficient("weighted-sum")).toBe("1.018548387097");
  });

  test("an indicator that is missing anywhere in the tier leaves the coefficient unknown, and the result says so", () => {
    const { listAccuracy: _missing, ...incomplete } = own;
    const found = clearingCoefficient(own, [own, incomplete], { parts, combination: "product" });
    expect(found).toEqual({ status: "missing", figures: ["listAccuracy"] });
    const rule = { parts, combination: "product", appliesTo: "amount" } as const;
    const result = settle(
      { cases: weighed(CASES), hospitals, budget, years },
      floating({ clearingCoefficient: rule }),
    );
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["SETTLEMENT_INPUT_MISSING"]);
  });

  test.each(["-0.05", "0", "0.03", "0.499", "2.001", "103"])(
    "a growth of %s is no ratio to last year: missing, so that no hospital comes to owe",
    (growth) => {
      const wrong = { ...own, headRatioGrowth: yuan(growth) };
      const found = clearingCoefficient(own, [own, wrong], { parts, combination: "product" });
      expect(found).toEqual({ status: "missing", figures: ["headRatioGrowth"] });
      expect(clearingCoefficient(wrong, [own, wrong], { parts, combination: "product" })).toEqual(found);
    },
  );

  test.each(["0.5", "2"])("a growth of %s is one, and a coefficient comes of it", (growth) => {
    const found = clearingCoefficient({ ...own, headRatioGrowth: yuan(growth) }, years, {
      parts,
      combination: "product",
    });
    expect(found.status).toBe("known");
  });

  test("a growth rate among ratios is told and not used: that hospital has no coefficient, the others' mean is theirs", () => {
    const rule = { parts, combination: "product", appliesTo: "amount" } as const;
    const run = (changes: object) => {
      const [, second = own] = years;
      const third = {
        hospitalId: "H3",
        headRatioGrowth: yuan("1"),
        costPerWeightGrowth: yuan("1"),
        listAccuracy: yuan("1"),
      };
      const { statement, diagnostics } = settle(
        { cases: weighed(CASES), hospitals, budget, years: [own, { ...second, ...changes }, third] },
        floating({ clearingCoefficient: rule }),
      );
      return {
        coefficients: statement.map((line) => line.unit === "rate" && line.clearingCoefficient?.toFixed()),
        told: diagnostics.map(({ severity, code }) => `${severity} ${code}`),
        zh: diagnostics[0]?.message.zh,
      };
    };
    const rated = run({ headRatioGrowth: yuan("0.03") });
    expect(rated.coefficients).toEqual(["1", undefined, "1"]);
    expect(rated.told).toEqual(["error SETTLEMENT_GROWTH_NO_RATIO"]);
    expect(rated.zh).toContain("人次人头比增长率（headRatioGrowth）为 0.03：应写作与上年之比");
    expect(run({ listAccuracy: undefined }).told).toEqual(["warning SETTLEMENT_INPUT_MISSING"]);
    const zero = run({ listAccuracy: yuan("0") });
    expect(zero.coefficients).toEqual(["1", undefined, "1"]);
    expect(zero.told).toEqual(["error SETTLEMENT_FIGURE_ZERO"]);
    expect(zero.zh).toContain("结算清单填写准确率（listAccuracy）为 0，不能据以计算清算系数");
  });

  test("on the amount it moves the tier's total; on the claim it does not", () => {
    const rule = { parts, combination: "product", appliesTo: "amount" } as const;
    const third = {
      hospitalId: "H3",
      headRatioGrowth: yuan("1"),
      costPerWeightGrowth: yuan("1"),
      listAccuracy: yuan("1"),
    };
    const run = (appliesTo: "amount" | "claim") =>
      totals(
        settle(
          { cases: weighed(CASES), hospitals, budget, years: [...years, third] },
          floating({ clearingCoefficient: { ...rule, appliesTo } }),
        ),
      );
    expect(run("amount")[0]).toEqual(["H1", "15241.94"]);
    const [first, second] = run("claim").map(([, amount]) => decimal(amount ?? "0"));
    expect(first?.plus(second ?? 0).toFixed(2)).toBe("45000.01");
    expect(first?.gt("15000")).toBe(true);

    const [ofFirst, ofSecond] = years.map((year) => {
      const found = clearingCoefficient(year, years, { parts, combination: "product" });
      return found.status === "known" ? found.coefficient : decimal("0");
    }) as [Decimal, Decimal];
    const times = (figure: string, by: Decimal) => decimal(figure).times(by).toDecimalPlaces(12);
    expect(run("amount")[0]).toEqual(["H1", times("15000", ofFirst).toFixed(2)]);
    const [own, other] = [times("1.5", ofFirst), times("3", ofSecond)];
    const share = decimal("45000.01").times(own).div(own.plus(other));
    expect(first?.minus(share).abs().lt("0.01")).toBe(true);
  });
});

describe("clearing coefficient in a settlement (WX-015)", () => {
  const rule = {
    parts: [{ indicator: "head-ratio-growth", better: "lower" }],
    combination: "product",
    appliesTo: "amount",
  } as const;
  const wuxi: TierParameters = { assignment: { method: "given" }, factors: [], clearingCoefficient: rule };
  const rates = [
    { grade: "primary", rate: yuan("7782") },
    { grade: "tertiary", rate: yuan("13060") },
  ] as const;
  const parameters = rateParameters({ source: { method: "given", rates } }, { tiers: wuxi });
  const one = (hospitalId: string, insuranceType: "employee" | "resident"): TestCase => {
    return {
      ...AREA,
      insuranceType,
      caseId: hospitalId,
      hospitalId,
      points: "1",
      cost: "9000",
      fund: "9000",
    };
  };
  const growth = (hospitalId: string, headRatioGrowth: string) => {
    return { hospitalId, headRatioGrowth: yuan(headRatioGrowth) };
  };

  test("the mean is over the hospitals of the tier, whatever fund their cases are of: 7,782 × 1.1 is 8,560.20", () => {
    const members = [
      { hospitalId: "H1", grade: "primary" as const, tier: "lower" },
      { hospitalId: "H2", grade: "primary" as const, tier: "lower" },
    ];
    const result = settle(
      {
        cases: weighed([one("H1", "employee"), one("H2", "resident")]),
        hospitals: members,
        years: [growth("H1", "1"), growth("H2", "1.2")],
      },
      parameters,
    );
    expect(totals(result)).toEqual([
      ["H1", "8560.20"],
      ["H2", "7133.50"],
    ]);
    expect(result.diagnostics).toEqual([]);
  });

  test("without a tier there is no mean, so no coefficient: a primary hospital is not held against a tertiary one", () => {
    const members = [
      { hospitalId: "H1", grade: "primary" as const },
      { hospitalId: "H2", grade: "tertiary" as const },
    ];
    const result = settle(
      {
        cases: weighed([one("H1", "employee"), one("H2", "employee")]),
        hospitals: members,
        years: [growth("H1", "1"), growth("H2", "1.2")],
      },
      parameters,
    );
    expect(totals(result)).toEqual([
      ["H1", "7782.00"],
      ["H2", "13060.00"],
    ]);
    expect(result.diagnostics.map(({ message }) => message.en.split(";")[0])).toEqual([
      "H1 lacks tier",
      "H2 lacks tier",
    ]);
  });

  test("a peer without indicators is named and left out; the others keep theirs", () => {
    const members = ["H1", "H2", "H3"].map((hospitalId) => {
      return { hospitalId, grade: "primary" as const, tier: "lower" };
    });
    const result = settle(
      {
        cases: weighed(["H1", "H2", "H3"].map((id) => one(id, "employee"))),
        hospitals: members,
        years: [growth("H1", "1"), growth("H2", "1.2")],
      },
      parameters,
    );
    expect(totals(result)).toEqual([
      ["H1", "8560.20"],
      ["H2", "7133.50"],
      ["H3", "7782.00"],
    ]);
    expect(result.diagnostics.map(({ message }) => message.en.split(";")[0])).toEqual([
      "H3 lacks headRatioGrowth",
    ]);
  });
});

describe("comparison with a multiple of the standard (NAT-061)", () => {
  const quota: Quota = {
    number: yuan("100"),
    unit: "percent",
    population: "all-discharges",
    period: "year",
    rounding: "down",
  };
  const pricing = (cost: string) => {
    const area = settleArea(
      {
        cases: weighed([{ ...AREA, caseId: "1", hospitalId: "H1", points: "1.5", cost, fund: "1" }]),
        hospitals,
      },
      rateParameters({
        source: { method: "given", rates: [{ rate: yuan("94277.018") }] },
        abnormal: {
          extremeHigh: { multiples: new Map([["tertiary", yuan("3")]]), quota },
        },
      }),
    );
    const payments = payCases(area);
    return [payments.pricings[payments.pricing?.[0] ?? -1], payments.drgTotalFen[0]];
  };

  test("a standard of 141,415.527 is not rounded before it is compared: three times it are 424,246.581", () => {
    expect(pricing("424246.58")).toEqual(["standard", 14_141_553]);
    expect(pricing("424246.59")).toEqual(["extreme-high-by-item", 42_424_659]);
  });
});

describe("quality deposit in a settlement (NAT-054, WX-022)", () => {
  const deposit = { ratio: yuan("0.1"), release: "proportional" } as const;
  const withheld = (parameters: SettlementParameters, cases: readonly TestCase[] = CASES) =>
    settle({ cases: weighed(cases), hospitals, budget }, parameters).statement.map((line) =>
      line.depositWithheld === undefined ? undefined : (line.depositWithheld?.toFixed(2) ?? null),
    );

  test("a tenth of what the fund pays stands on the line; where that is unknown, so is the deposit", () => {
    const held = rateParameters({}, { tiers: { ...tiers, deposit } });
    // standards 15,000, 30,000 and 20,000, less the patients' 3,000, 20,000 and 5,000
    expect(withheld(held)).toEqual(["1200.00", "1000.00", "1500.00"]);
    const { fund: _fund, ...unknown } = CASES[0] ?? {
      ...AREA,
      caseId: "1",
      hospitalId: "H1",
      points: "1",
      cost: "1",
    };
    expect(withheld(held, [unknown])).toEqual([null]);
  });

  test("an edition without one has none", () => {
    expect(withheld(rateParameters())).toEqual([undefined, undefined, undefined]);
  });
});

describe("a hospital whose grade nobody gave (NAT-061)", () => {
  const stays = (cost: string): readonly TestCase[] =>
    Array.from({ length: 20 }, (_, at) => ({
      ...{ ...AREA, caseId: String(at), hospitalId: "H1", points: "1", fund: "1000" },
      cost: at === 0 ? cost : "10000",
    }));
  const rules = rateParameters({
    abnormal: {
      extremeHigh: {
        multiples: new Map([
          ["tertiary", yuan("3")],
          ["secondary", yuan("2")],
        ]),
        quota: {
          number: yuan("5"),
          unit: "percent",
          population: "all-discharges",
          period: "year",
          rounding: "down",
        },
      },
    },
  });
  const codes = (cost: string, listed: Parameters<typeof settle>[0]["hospitals"]) =>
    settle({ cases: weighed(stays(cost)), hospitals: listed, budget }, rules)
      .diagnostics.filter(({ path }) => path === "hospitals")
      .map(({ code, severity }) => `${severity} ${code}`);

  test("an empty list, or a row without grade: the dear case that some grade's rule would take is told", () => {
    expect(codes("20000.01", [])).toEqual(["error SETTLEMENT_GRADE_UNKNOWN"]);
    expect(codes("20000", [])).toEqual([]);
  });

  test("a grade that the rule does not name is known: the rule does not hold there", () => {
    expect(codes("40000", [{ hospitalId: "H1", grade: "primary" }])).toEqual([]);
  });
});

describe("short stays (NAT-065): paid in proportion where the stay is known to be short", () => {
  const rules = rateParameters({ abnormal: { shortStay: { belowDays: 3 } } });
  const [one = { ...AREA, caseId: "1", hospitalId: "H1", points: "1" }] = CASES;

  test.each([
    [2, "666666.67", []],
    [3, "1000000.00", []],
    [-1, "1000000.00", ["error SETTLEMENT_STAY_UNKNOWN"]],
  ])("of %d days (-1: not known): %s, told %j", (days, paid, codes) => {
    const details = { lengthOfStayDays: Int32Array.from([days]) };
    const area = settleArea({ cases: weighed([{ ...one, points: "100" }]), hospitals, details }, rules);
    expect(area.result.diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(codes);
    expect(totals(area.result)[0]).toEqual(["H1", paid]);
  });
});

describe("the fund's part with a third payer (SMX-012)", () => {
  // cost 9,000, of which the fund paid 6,000, the patient 1,000 and a third payer 2,000; standard 10,000
  const [one = { ...AREA, caseId: "1", hospitalId: "H1", points: "1" }] = CASES;
  const cases = weighed([{ ...one, points: "1", cost: "9000", fund: "6000" }]);
  const paid = (patientPart: "cost-less-fund" | "patient-payment" | undefined, patientFen: number) => {
    const fundShare = { method: "residual", floor: "none", ...(patientPart && { patientPart }) } as const;
    const details = { patientPaymentFen: Float64Array.of(patientFen) };
    const { statement, diagnostics } = settle(
      { cases, hospitals, budget, details },
      rateParameters({ fundShare }),
    );
    const told = diagnostics.map(({ code }) => code).filter((code) => !code.endsWith("_UNUSED"));
    return [statement[0]?.drgFundPayment?.toFixed(2), told];
  };

  test("what the patient pays is 1,000 by his own payment, 3,000 by the cost less the fund's part", () => {
    expect(paid("patient-payment", 100_000)).toEqual(["9000.00", []]);
    expect(paid("cost-less-fund", 100_000)).toEqual(["7000.00", []]);
    expect(paid(undefined, 100_000)).toEqual(["7000.00", []]);
  });

  test("a patient who pays nothing is known; where the payment is not given, that is told", () => {
    expect(paid("patient-payment", 0)).toEqual(["10000.00", []]);
    expect(paid("patient-payment", Number.NaN)).toEqual(["7000.00", ["SETTLEMENT_PATIENT_PAYMENT_MISSING"]]);
  });
});

describe("what becomes of the totals of tiers (WX-010 to WX-020)", () => {
  const stranger = { ...AREA, caseId: "9", hospitalId: "HX", points: "1", cost: "5000", fund: "3000" };
  const { points: _points, ...unweighed } = {
    ...AREA,
    caseId: "8",
    hospitalId: "H3",
    points: "1",
    cost: "1000",
    fund: "1",
  };
  const told = (parameters: SettlementParameters) => {
    const cases = weighed([...CASES, stranger, unweighed]);
    const [ledger] = settle({ cases, hospitals, budget, years: YEARS }, parameters).ledgers;
    const flat = (row: object) =>
      Object.values(row).map((value) => (typeof value === "object" ? (value as Decimal).toFixed(2) : value));
    return {
      tiers: ledger?.tiers.map(flat),
      reserve: ledger?.reserve,
      unreserved: ledger?.unreserved,
      lines: ledger?.lines,
    };
  };
  const YEARS = [
    { hospitalId: "H1", listAccuracy: yuan("0.9") },
    { hospitalId: "H2", listAccuracy: yuan("0.8") },
    { hospitalId: "H3", listAccuracy: yuan("0.9") },
  ];

  test("only what is taken off a tier's total is reserved; a case of no tier is told as such, and the parts come to the totals", () => {
    const { tiers: rows, reserve, unreserved } = told(floating());
    // tier, total, reserved, cases, other units, shared, due, kept, borne
    expect(rows).toEqual([
      ["upper", "45000.01", "0.00", "0.00", "45000.01", "45000.01", 0, "0.00", "0.00"],
      ["lower", "21000.00", "1000.00", "0.00", "20000.00", "20000.00", 1, "0.00", "0.00"],
    ]);
    expect(reserve).toEqual({ cases: 1, amount: yuan("1000") });
    expect(unreserved).toEqual({ cases: 1, amount: yuan("5000") });
  });

  test("what retention leaves with the fund is kept, what it adds is borne", () => {
    const bands = (factor: string) => [{ pay: "payable", factor: yuan(factor) }] as const;
    expect(told(floating({ retention: bands("0.5") })).tiers?.map((row) => row.slice(-2))).toEqual([
      ["22500.00", "0.00"],
      ["10000.00", "0.00"],
    ]);
    expect(told(floating({ retention: bands("1.5") })).tiers?.map((row) => row.slice(-2))).toEqual([
      ["0.00", "22500.01"],
      ["0.00", "10000.00"],
    ]);
  });

  test("WX-014: a coefficient of the claim stands on the line, and its rate times its weight is its amount", () => {
    const parts = [{ indicator: "list-accuracy", better: "higher" }] as const;
    const rule = { parts, combination: "product", appliesTo: "claim" } as const;
    const { lines } = told(floating({ clearingCoefficient: rule }));
    expect(lines?.map((line) => line.unit === "rate" && line.clearingCoefficient?.toFixed(6))).toEqual([
      "1.058824",
      "0.941176",
      "1.000000",
    ]);
    // 45,000.01 × 1.5 × 1.058824 / (1.5 × 1.058824 + 3 × 0.941176) = 16,200.00
    expect(lines?.map((line) => line.drgTotalCost?.toFixed(2))).toEqual(["16200.00", "28800.01", "20000.00"]);
    for (const line of lines ?? []) {
      if (line.unit !== "rate" || line.rate === undefined) throw new Error("a line by rate has one");
      const amount = line.totalWeight.times(line.rate);
      expect(
        amount
          .minus(line.drgTotalCost ?? 0)
          .abs()
          .lt("0.01"),
      ).toBe(true);
    }
  });

  test("under rates that the edition gives nothing is shared out, and nothing can be set aside", () => {
    const { tiers: rows, reserve, unreserved } = told(rateParameters());
    expect([rows, reserve, unreserved]).toEqual([[], null, null]);
  });
});

describe("cases that lack a value, beside others that have a price of their own (NAT-050)", () => {
  const lacking = {
    ...AREA,
    caseId: "8",
    hospitalId: "H3",
    cost: "100000",
    fund: "1",
    reason: "no-coefficient",
  } as TestCase;
  const run = (parameters: SettlementParameters) =>
    settle({ cases: weighed([...CASES, lacking]), hospitals, budget }, parameters);
  const refuse = { unsettled: { treatment: "refuse", refuseAbove: yuan("0.01") } } as const;

  test("under given rates the others are paid; where tiers share a total the ledger is refused, for their money would be another", () => {
    const given = run(rateParameters());
    expect(totals(given)).toEqual([
      ["H1", "15000.00"],
      ["H2", "30000.00"],
      ["H3", "20000.00"],
    ]);
    expect(given.counts).toMatchObject({ settled: 3, "not-weighed": 1 });
    const [lacks] = given.diagnostics.filter(({ code }) => code === "SETTLEMENT_VALUES_LACKING");
    expect(lacks?.message.en).toMatch(
      /1 case of 100000\.00 yuan .*\(no-coefficient\): 1 case, 100000\.00 yuan\./,
    );
    const shared = run(floating());
    expect(shared.ledgers.map(({ status }) => status)).toEqual(["refused"]);
    const [told] = shared.diagnostics.filter(({ code }) => code === "SETTLEMENT_LEDGER_REFUSED");
    expect(told?.message.en).toContain("is not paid to others");
  });

  test("refused because it was asked for, nothing is said of money of others, and nothing of setting aside", () => {
    const result = run(rateParameters({}, refuse));
    expect(result.ledgers.map(({ status }) => status)).toEqual(["refused"]);
    const [told] = result.diagnostics.filter(({ code }) => code === "SETTLEMENT_LEDGER_REFUSED");
    expect(told?.message.zh).toMatch(/该账本按要求不予结算.*--unsettled exclude/);
    expect(told?.message.en).toMatch(/as was asked for.*--unsettled exclude/);
    expect(`${told?.message.zh}${told?.message.en}`).not.toMatch(/付给别的机构|paid to others|reserve/);
  });
});

describe("the floor of the fund's part at the year's end (NAT-052, SMX-013, WX-018)", () => {
  // 100,000 by weight: 57,846.46, 28,087.36 and 14,066.18; the year cost 69,990, below 70 % of what is payable, and that is paid
  const stays: readonly TestCase[] = [
    { ...AREA, caseId: "C01", hospitalId: "H1", points: "1.6713", cost: "23330", fund: "13998" },
    { ...AREA, caseId: "C02", hospitalId: "H1", points: "0.8115", cost: "23330", fund: "13998" },
    { ...AREA, caseId: "C03", hospitalId: "H1", points: "0.4064", cost: "23330", fund: "0" },
  ];
  const bands = [
    { below: yuan("0.70"), pay: "actual", factor: yuan("1") },
    { pay: "payable", factor: yuan("1") },
  ] as const;
  const settledAt = (
    amount: string,
    fundShare: RateParameters["fundShare"] = { method: "residual", floor: "zero" },
    retention: TierParameters["retention"] = bands,
    details?: Parameters<typeof settleArea>[0]["details"],
  ) => {
    const total = budgetOf({ poolingArea: "320200", tiers: [{ tier: "upper", amount }] });
    const area = settleArea(
      { cases: weighed(stays), hospitals, budget: total, ...(details && { details }) },
      rateParameters(
        { yearEnd: "floating", ...(fundShare && { fundShare }) },
        { tiers: { ...tiers, ...(retention && { retention }) } },
      ),
    );
    const { drgTotalFen, drgFundFen } = payCases(area);
    const [line] = area.result.statement;
    return {
      line: [line?.drgTotalCost?.toFixed(2), line?.drgFundPayment?.toFixed(2)],
      totals: [...drgTotalFen],
      funds: [...drgFundFen],
    };
  };

  test("it holds of what a case is paid in the end: 31,154.74, 10,326.34 and nothing of 9,844.92 where the patient paid 23,330", () => {
    expect(settledAt("100000")).toEqual({
      line: ["69990.00", "41481.08"],
      totals: [4_048_674, 1_965_834, 984_492],
      funds: [3_115_474, 1_032_634, 0],
    });
  });

  test("without a floor the total is the fund's and the patients' together", () => {
    const { line, funds } = settledAt("100000", { method: "residual", floor: "none" });
    expect(line).toEqual(["69990.00", "27996.00"]);
    expect(funds).toEqual([3_115_474, 1_032_634, -1_348_508]);
  });

  test("a case that is raised from below the floor costs the fund nothing until it is above", () => {
    const raise = [{ pay: "payable", factor: yuan("1.5") }] as const;
    // 150,000: C03 comes to 21,099.27, still less than the patient paid; 200,000 to 28,132.36, which is 4,802.36 more
    expect(settledAt("100000", undefined, raise).funds[2]).toBe(0);
    const above = [{ pay: "payable", factor: yuan("2") }] as const;
    expect(settledAt("100000", undefined, above).funds[2]).toBe(480_236);
  });

  test("as a product too: what the year's end takes off is the fund's, down to 0", () => {
    const details = {
      selfFundedFen: Float64Array.of(0, 0, 2_333_000),
      firstSelfPaidFen: Float64Array.of(0, 0, 0),
      deductibleFen: Float64Array.of(0, 0, 0),
      reimbursementRatio: new BigInt64Array(3).fill(500_000_000_000n),
    };
    // half of each standard (less C03's 23,330), less what C01 and C02 lose: 17,359.72 and 8,429.02
    expect(settledAt("100000", { method: "product", floor: "zero" }, bands, details).funds).toEqual([
      1_156_351, 561_466, 0,
    ]);
  });
});

describe("the fund's part as a product (NAT-052) where cases lack what it is formed from", () => {
  const cases = weighed(CASES);
  const given = {
    selfFundedFen: Float64Array.of(0, 0, 0),
    firstSelfPaidFen: Float64Array.of(100, Number.NaN, 0),
    deductibleFen: Float64Array.of(0, 0, 0),
    reimbursementRatio: BigInt64Array.of(800_000_000_000n, -1n, 800_000_000_000n),
  };
  const settled = (details: typeof given) =>
    settle(
      { cases, hospitals, budget, details },
      rateParameters({ fundShare: { method: "product", floor: "zero" } }),
    );

  test("the hospital is told of, with how many cases lack what; its fund payment is empty, the others' are not", () => {
    const { statement, diagnostics } = settled(given);
    expect(statement.map(({ hospitalId, drgFundPayment }) => [hospitalId, drgFundPayment === null])).toEqual([
      ["H1", false],
      ["H2", true],
      ["H3", false],
    ]);
    const told = diagnostics.filter(({ code }) => code === "SETTLEMENT_DEDUCTIONS_MISSING");
    expect(told.map(({ severity, message }) => [severity, message.zh, message.en])).toEqual([
      [
        "warning",
        expect.stringMatching(
          /^医疗机构 H2（.*）有 1 例缺少可读的 marks\.firstSelfPaid、marks\.reimbursementRatio，/,
        ),
        expect.stringMatching(
          /^Hospital H2 \(.*\) has 1 case without a readable marks\.firstSelfPaid, marks\.reimbursementRatio; /,
        ),
      ],
    ]);
  });

  test("zero is an amount: nothing is told where every case has all of it", () => {
    const whole = {
      ...given,
      firstSelfPaidFen: Float64Array.of(100, 0, 0),
      reimbursementRatio: BigInt64Array.of(0n, 0n, 0n),
    };
    expect(settled(whole).diagnostics.map(({ code }) => code)).toEqual([
      "SETTLEMENT_INPUT_UNUSED",
      "SETTLEMENT_TIERS_UNUSED",
    ]);
  });
});

describe("retention in a settlement (WX-017 to WX-020)", () => {
  const retention = [
    { below: yuan("0.70"), pay: "actual", factor: yuan("1") },
    { below: yuan("0.90"), pay: "actual", factor: yuan("1.10") },
    { pay: "payable", factor: yuan("1") },
  ] as const;

  test("q = 0.733 pays 110% of the actual cost, 2 and 0.714 their bands; the fund keeps or bears the difference", () => {
    const area = settleArea({ cases: weighed(CASES), hospitals, budget }, floating({ retention }));
    expect(totals(area.result)).toEqual([
      ["H1", "12100.00"],
      ["H2", "30000.01"],
      ["H3", "16500.00"],
    ]);
    expect(area.result.statement[0]?.drgFundPayment?.toFixed(2)).toBe("9100.00");
    const payments = payCases(area);
    expect([...payments.drgTotalFen]).toEqual([1_210_000, 3_000_001, 1_650_000]);
    expect(payments.drgFundFen[0]).toBe(910_000);
  });

  test("what the band adds or takes off has a column of its own: weight times rate and it are the total by group; it is in what is cleared", () => {
    const { result } = settleArea({ cases: weighed(CASES), hospitals, budget }, floating({ retention }));
    const shown = result.statement.map((line) => [
      line.unit === "rate" && line.totalWeight.times(line.rate ?? 0).toFixed(2),
      line.unit === "rate" && line.retention?.toFixed(2),
      line.drgTotalCost?.toFixed(2),
    ]);
    expect(shown).toEqual([
      ["15000.00", "-2900.00", "12100.00"],
      ["30000.01", "0.00", "30000.01"],
      ["21000.00", "-4500.00", "16500.00"],
    ]);
    const { lines } = clear(result.statement, [{ ...AREA, hospitalId: "H9", amount: yuan("1") }]);
    expect(lines.map((line) => line.retention?.toFixed(2))).toEqual([
      "-2900.00",
      "0.00",
      "-4500.00",
      undefined,
    ]);
    const columns = presentColumns(statementColumns("rate"), result.statement).map(({ title }) => title.zh);
    expect(columns).toContain("结余留用修正");
    const other = settleArea({ cases: weighed(CASES), hospitals, budget }, floating()).result.statement;
    expect(presentColumns(statementColumns("rate"), other).map(({ title }) => title.zh)).not.toContain(
      "结余留用修正",
    );
  });

  const twoFunds = (employee: string, resident: string): readonly TestCase[] => [
    { ...AREA, caseId: "1", hospitalId: "H1", points: "1", cost: employee, fund: employee },
    {
      ...AREA,
      insuranceType: "resident",
      caseId: "2",
      hospitalId: "H1",
      points: "1",
      cost: resident,
      fund: resident,
    },
  ];
  const paid = (cases: readonly TestCase[], period = budget.period) =>
    settle(
      { cases: weighed(cases), hospitals, budget: { period, funds: [] } },
      rateParameters({}, { tiers: { ...tiers, retention } }),
    );

  test.each([
    // actual cost by fund, against a payable 10,000 each; the institution's q; paid by fund
    ["6000", "14000", "1.00 of 20,000: the payable", ["10000.00", "10000.00"]],
    ["6000", "7999.99", "0.6999995: the actual cost", ["6000.00", "7999.99"]],
    ["6000", "8000", "0.70: 110% of the actual cost", ["6600.00", "8800.00"]],
    [
      "6000",
      "11999.99",
      "0.8999995: 110% of 17,999.99 = 19,799.989, half up, split by cost",
      ["6600.00", "13199.99"],
    ],
    ["6000", "12000", "0.90: the payable", ["10000.00", "10000.00"]],
  ])(
    "WX-017: the band is the institution's, over its funds together: %s and %s, q = %s",
    (employee, resident, _q, expected) => {
      const { statement } = paid(twoFunds(employee, resident));
      expect(statement.map((line) => line.drgTotalCost?.toFixed(2))).toEqual(expected);
      expect(
        statement.map((line) => line.unit === "rate" && line.retention?.plus("10000").toFixed(2)),
      ).toEqual(expected);
    },
  );

  test("an amount that no case of the hospital has a claim to is paid to none of them, and the result says so", () => {
    // 6,000 + 1,000 against a payable of 10,000: 110% of the actual cost, of which the resident fund bears 1,100 by cost.
    const cases = weighed([
      { ...AREA, caseId: "1", hospitalId: "H1", points: "1", cost: "6000", fund: "6000" },
      {
        ...AREA,
        insuranceType: "resident",
        caseId: "2",
        hospitalId: "H1",
        points: "0",
        cost: "1000",
        fund: "1000",
      },
    ]);
    const area = settleArea(
      { cases, hospitals, budget: { period: budget.period, funds: [] } },
      rateParameters({}, { tiers: { ...tiers, retention } }),
    );
    expect(totals(area.result)).toEqual([
      ["H1", "6600.00"],
      ["H1", "1100.00"],
    ]);
    const payments = payCases(area);
    expect([...payments.drgTotalFen]).toEqual([660_000, Number.NaN]);
    expect(payments.diagnostics.map(({ code, severity, message }) => [code, severity, message.en])).toEqual([
      [
        "SETTLEMENT_SPLIT_WITHOUT_CLAIMS",
        "error",
        expect.stringMatching(/^H1 \(320200 resident\) is due 1100\.00 yuan/),
      ],
    ]);
  });

  test("WX-017: bands compare yearly totals: a quarter is paid its standards, and the result says so", () => {
    const quarter = paid(twoFunds("6000", "8000"), { from: "2020-01-01", to: "2020-03-31" });
    expect(quarter.statement.map((line) => line.drgTotalCost?.toFixed(2))).toEqual(["10000.00", "10000.00"]);
    expect(quarter.statement.map((line) => "retention" in line)).toEqual([false, false]);
    expect(quarter.diagnostics.map(({ code }) => code)).toEqual(["SETTLEMENT_RETENTION_NOT_A_YEAR"]);
    expect(paid(twoFunds("6000", "8000")).diagnostics).toEqual([]);
  });
});

describe("rates", () => {
  test("NAT-051: the base rate from budget, reimbursement ratio and forecast weight", () => {
    expect(baseRate(yuan("70000000"), yuan("0.7"), yuan("10000")).toFixed()).toBe("10000");
    const given = budgetOf({
      poolingArea: "320200",
      amount: "70000000",
      inputs: { reimbursementRatio: "0.7", forecastWeight: "10000" },
    });
    const parameters = rateParameters({ source: { method: "from-budget" } });
    expect(totals(settle({ cases: weighed(CASES), hospitals, budget: given }, parameters))).toEqual([
      ["H1", "15000.00"],
      ["H2", "30000.00"],
      ["H3", "20000.00"],
    ]);
  });

  test.each([
    ["amount", "no amount", "没有预算金额（amount），"],
    ["forecastWeight", "no forecastWeight", "没有预计总权重（forecastWeight），"],
    [
      "both",
      "no reimbursementRatio, no forecastWeight",
      "没有上年实际报销比例（reimbursementRatio）、预计总权重（forecastWeight），",
    ],
  ])("NAT-051: what the budget lacks for a rate is named (%s)", (lacking, en, zh) => {
    const [ratio, weight] = [{ reimbursementRatio: yuan("0.7") }, { forecastWeight: yuan("10000") }];
    const row = { amount: yuan("70000000"), inputs: { ...ratio, ...weight } };
    const given = {
      ...(lacking !== "amount" && { amount: row.amount }),
      inputs: lacking === "amount" ? row.inputs : lacking === "both" ? {} : ratio,
    };
    const parameters = rateParameters({ source: { method: "from-budget" } });
    const settled = (fund: Partial<BudgetFund>) => {
      const { period } = budgetOf({ poolingArea: "320200", amount: "1", inputs: {} });
      const funds = [{ poolingArea: "320200", insuranceType: "employee", inputs: {}, ...fund } as const];
      return settle({ cases: weighed(CASES), hospitals, budget: { period, funds } }, parameters);
    };
    const { counts, diagnostics } = settled(given);
    expect(counts).toMatchObject({ "not-settled": 3 });
    const own = diagnostics.filter(({ code }) => code === "SETTLEMENT_RATE_INPUT_MISSING");
    expect(own.map(({ path }) => path)).toEqual(["budget.funds", "budget.funds", "budget.funds"]);
    expect(own[0]?.message.en).toContain(`The budget has ${en} for `);
    expect(own[0]?.message.en).toContain(
      "so the rate of H1 cannot be formed; its cases are not settled. Give ",
    );
    expect(own[0]?.message.zh).toContain(zh);
    const tiered = settled({ ...row, tiers: [{ tier: "L1", ...given }] });
    expect(tiered.diagnostics.map(({ code }) => code)).toContain("SETTLEMENT_RATE_MISSING");
  });

  test("a hospital without a rate is named and its cases counted; two rows that hold are an error", () => {
    const tertiary = { grade: "tertiary", rate: yuan("10000") } as const;
    const result = settle(
      { cases: weighed(CASES), hospitals },
      rateParameters({ source: { method: "given", rates: [tertiary] } }),
    );
    expect(result.counts).toMatchObject({ settled: 2, "not-settled": 1 });
    expect(result.diagnostics.map(({ code }) => code)).toContain("SETTLEMENT_RATE_MISSING");
    const both = rateParameters({ source: { method: "given", rates: [tertiary, { rate: yuan("1") }] } });
    expect(() => settle({ cases: weighed(CASES), hospitals }, both)).toThrow("SETTLEMENT_RATE_AMBIGUOUS");
    const unknown = settle(
      { cases: weighed(CASES), hospitals: [] },
      rateParameters({ source: { method: "given", rates: [tertiary] } }),
    );
    expect(unknown.diagnostics.map(({ code }) => code)).toContain("SETTLEMENT_HOSPITAL_UNKNOWN");
    expect(unknown.ledgers[0]?.status).toBe("no-rate");
  });

  test("product form reads its own columns; a case that lacks one leaves its hospital's fund payment empty", () => {
    const parameters = rateParameters({ fundShare: { method: "product", floor: "zero" } });
    const details = {
      selfFundedFen: Float64Array.from([80_000, 80_000, 80_000]),
      firstSelfPaidFen: Float64Array.from([20_000, 20_000, 20_000]),
      deductibleFen: Float64Array.from([100_000, 100_000, Number.NaN]),
      reimbursementRatio: BigInt64Array.from([800_000_000_000n, 800_000_000_000n, 800_000_000_000n]),
    };
    const result = settle({ cases: weighed(CASES), hospitals, details }, parameters);
    expect(result.statement.map((line) => line.drgFundPayment?.toFixed(2))).toEqual([
      "10400.00",
      "22400.00",
      undefined,
    ]);
  });

  test("NAT-060, NAT-064, NAT-065: no weight by item, approved by item, short stays by day", () => {
    const rows = CASES.map((row, at) => (at === 0 ? { ...row, points: undefined } : row)) as TestCase[];
    const { points: _points, ...unweighed } = rows[0] ?? { caseId: "" };
    const area = settleArea(
      {
        cases: weighed([unweighed, ...rows.slice(1)]),
        hospitals,
        details: {
          approvedByItem: Uint8Array.from([0, 1, 0]),
          lengthOfStayDays: Int32Array.from([5, 5, 1]),
        },
      },
      rateParameters({
        abnormal: {
          noWeightByItem: true,
          approvedByItem: {
            quota: {
              number: yuan("3"),
              unit: "percent",
              population: "all-discharges",
              period: "month",
              rounding: "down",
            },
          },
          shortStay: { belowDays: 3 },
        },
      }),
    );
    expect(area.result.diagnostics.map(({ code }) => code)).toEqual(["SETTLEMENT_QUOTA_EXCEEDED"]);
    const payments = payCases(area);
    expect([...(payments.pricing ?? [])].map((code) => payments.pricings[code])).toEqual([
      "no-weight-by-item",
      "approved-by-item",
      "short-stay",
    ]);
    expect([...payments.unit].map((unit) => PAYMENT_UNITS[unit])).toEqual([
      "by-item",
      "by-item",
      "abnormal-stay",
    ]);
    expect([...payments.drgTotalFen]).toEqual([1_100_000, 6_000_000, 666_667]);
  });

  test.each([
    ["group-unlisted", "settled"],
    ["no-base-points", "settled"],
    ["not-grouped", "settled"],
    ["record-invalid", "not-weighed"],
    ["outside-groups", "not-weighed"],
    ["no-coefficient", "not-weighed"],
    ["dates-reversed", "not-weighed"],
  ] as const)(
    "NAT-060: what the scheme lacks is paid by item, a record to be corrected and a class of another method are not (%s)",
    (reason, status) => {
      const { points: _points, ...row } = CASES[0] as TestCase;
      const statusUnder = (rate: Partial<RateParameters>) => {
        const area = settleArea(
          { cases: weighed([{ ...row, reason }, ...CASES.slice(1)]), hospitals },
          rateParameters(rate),
        );
        return statusAt(payCases(area).status[0] as number);
      };
      expect(statusUnder({ abnormal: { noWeightByItem: true } })).toBe(status);
      expect(statusUnder({ abnormal: {} })).toBe("not-weighed");
      // A group that the table lists for payment by item stays so under a class of another method.
      const listed = statusUnder({ abnormal: {}, byItem: new Set(["BR23"]) });
      expect(listed).toBe(reason === "outside-groups" ? "settled" : status);
    },
  );
});
