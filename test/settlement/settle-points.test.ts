import { describe, expect, test } from "vitest";
import { parseBudget } from "../../src/cases/index.js";
import { dayNumber, decimal } from "../../src/primitives/index.js";
import { PAYMENT_STATUSES, payCases, settleArea } from "../../src/settlement/index.js";
import { settle } from "../../src/settlement/settle.js";
import { budgetOf, pointsParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

const AREA = { poolingArea: "330602", insuranceType: "employee" } as const;

/** Three hospitals with 10, 20 and 30 points; synthetic. */
const THREE: readonly TestCase[] = [
  { ...AREA, caseId: "1", hospitalId: "H1", points: "10", cost: "1000", fund: "700" },
  { ...AREA, caseId: "2", hospitalId: "H2", points: "20", cost: "2500", fund: "1500.55" },
  { ...AREA, caseId: "3", hospitalId: "H3", points: "29.5", cost: "2800", fund: "2000" },
  { ...AREA, caseId: "4", hospitalId: "H3", points: "0.5", cost: "100", fund: "60" },
];
const hospitals = ["H1", "H2", "H3"].map((hospitalId) => ({ hospitalId, grade: "secondary" as const }));

function statementOf(result: ReturnType<typeof settle>) {
  return result.statement.map((line) => [
    line.hospitalId,
    line.drgTotalCost?.toFixed(2),
    line.drgFundPayment?.toFixed(2),
    line.balance?.toFixed(2),
  ]);
}

describe("points, total-cost base (SX-056, SX-057, SX-060)", () => {
  test("hospitals share the given total by points, the odd fen to the largest remainder", () => {
    const result = settle(
      { cases: weighed(THREE), hospitals, budget: budgetOf({ amount: "6000.01" }) },
      pointsParameters(),
    );
    expect(statementOf(result)).toEqual([
      ["H1", "1000.00", "700.00", "0.00"],
      ["H2", "2000.00", "1000.55", "-500.00"],
      ["H3", "3000.01", "2160.01", "100.01"],
    ]);
    expect(result.ledgers[0]?.costPerPoint?.toFixed()).toBe("100.000166666667");
    expect(result.ledgers[0]?.drgTotalCost?.toFixed(2)).toBe("6000.01");
  });

  test("without a list of hospitals nobody's hospital is checked, and the result says so", () => {
    const result = settle(
      { cases: weighed(THREE), hospitals: [], budget: budgetOf({ amount: "6000.01" }) },
      pointsParameters(),
    );
    expect(result.diagnostics.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ["SETTLEMENT_HOSPITALS_ABSENT", "warning", "cases"],
    ]);
    expect(statementOf(result)).toHaveLength(3);
  });

  test("a simulation takes the item-based cost of the ledger as its total until the final one is given", () => {
    const simulated = settle(
      { cases: weighed(THREE), hospitals },
      pointsParameters({ budget: { method: "item-cost-incurred" } }),
    );
    expect(simulated.ledgers[0]?.budgetSource).toBe("item-cost-incurred");
    expect(simulated.ledgers[0]?.drgTotalCost?.toFixed(2)).toBe("6400.00");
    const final = settle(
      { cases: weighed(THREE), hospitals, budget: budgetOf({ amount: "6300" }) },
      pointsParameters({ budget: { method: "item-cost-incurred" } }),
    );
    expect(final.ledgers[0]?.budgetSource).toBe("given");
    expect(final.ledgers[0]?.drgTotalCost?.toFixed(2)).toBe("6300.00");
  });

  test("a total that nobody gives is told as the cost incurred (SX-056), and so is a name that no rule reads", () => {
    const settled = (fund: Readonly<Record<string, string>>) => {
      const budget = parseBudget({
        period: { from: "2020-01-01", to: "2020-12-31" },
        funds: [{ ...AREA, ...fund }],
      });
      return settle(
        { cases: weighed(THREE), hospitals, budget },
        pointsParameters({ budget: { method: "item-cost-incurred" } }),
      );
    };
    const said = settled({ ammount: "6300", priorYearFinal: "6000" }).diagnostics;
    expect(said.map(({ code, severity, path }) => [code, severity, path])).toEqual([
      ["SETTLEMENT_INPUT_UNUSED", "warning", "budget.funds"],
      ["SETTLEMENT_TOTAL_IS_COST", "warning", "budget.funds"],
      ["SETTLEMENT_BUDGET_MISSED", "error", "budget.funds"],
    ]);
    expect(said[2]?.message.en).toContain(
      'stands under "ammount", which nobody reads: nobody is paid from it',
    );
    expect(said[2]?.message.zh).toContain("预算文件的钱写在无人读取的 “ammount” 一栏，没有分给任何机构");
    expect(said[0]?.message.zh).toContain("有 1 行写了“ammount”，没有任何规则使用这一栏");
    expect(said[0]?.message.zh).toContain("是否应为“amount”？");
    expect(said[0]?.message.en).toContain('1 row of the budget file gives "ammount", which no rule uses');
    expect(said[1]?.message.zh).toContain("以实际发生的项目结算费用 6400.00 元为总额");
    expect(said[1]?.message.en).toContain("its total is the item cost incurred, 6400.00 yuan");
    expect(settled({ amount: "6300" }).diagnostics).toEqual([]);
    // What prepaying by the points so far reads of the same file.
    expect(settled({ amount: "6300", budgetSoFar: "525" }).diagnostics).toEqual([]);
    expect(settled({ amount: "6300", surplus: "1" }).diagnostics[0]?.message.en).toContain(
      "Check the name, or leave it out.",
    );
  });

  test("SETTLEMENT_BUDGET_MISSED: a total that no case draws on while cases are settled at cost is an error; either alone is none", () => {
    const settled = (...funds: readonly object[]) => {
      const budget = parseBudget({ period: { from: "2020-01-01", to: "2020-12-31" }, funds });
      const parameters = pointsParameters({ budget: { method: "item-cost-incurred" } });
      const { diagnostics } = settle({ cases: weighed(THREE), hospitals, budget }, parameters);
      return diagnostics.filter(({ severity }) => severity === "error");
    };
    const stray = { ...AREA, insuranceType: "resident", amount: "6000" };
    expect(settled(stray).map(({ code }) => code)).toEqual(["SETTLEMENT_BUDGET_MISSED"]);
    expect(settled({ ...AREA, amount: "6000" }, stray)).toEqual([]);
    expect(settled(stray)[0]?.message).toEqual({
      zh: "有病例的 “330602 职工” 没有总额，按实际发生的费用结算；预算文件的钱给了没有病例的 “330602 居民”，没有分给任何机构。请核对预算文件的统筹区（poolingArea）、险种（insuranceType）、医共体（budgetUnit，如有）与“amount”，更正后重新结算。",
      en: 'Cases of "330602 employee" have no total and are settled at what they cost, while money of the budget file is given to "330602 resident", of which there is no case: nobody is paid from it. Check poolingArea, insuranceType, budgetUnit where there is one, and "amount" of the budget file, and settle again.',
    });
    expect(settled({ ...AREA })).toEqual([]);
    expect(settled({ ...AREA, insuranceType: "resident", amount: "0" })).toEqual([]);
  });

  test("WX-011: totals of tiers that no rule of the edition reads are told", () => {
    const budget = parseBudget({
      period: { from: "2020-01-01", to: "2020-12-31" },
      funds: [{ ...AREA, amount: "6300", tiers: [{ tier: "A", amount: "6300" }] }],
    });
    const { diagnostics } = settle({ cases: weighed(THREE), hospitals, budget }, pointsParameters());
    expect(diagnostics).toEqual([
      {
        ...{ code: "SETTLEMENT_TIERS_UNUSED", severity: "warning", path: "budget.funds.tiers" },
        message: {
          zh: "预算文件有 1 个基金写了各层级预算（tiers），而规则集没有按层级分配或定价的规则：各层级的金额未使用，总额以基金一行为准。请核对规则集，或删去各层级预算。",
          en: "1 fund of the budget file has tiers, and the ruleset has no rule that shares or prices by tier: their amounts are not used, and the total is that of the fund. Check the ruleset, or leave the tiers out.",
        },
      },
    ]);
  });

  test("a budget that names the fund's part is raised by what patients and others paid (ZJ-019)", () => {
    const result = settle(
      { cases: weighed(THREE), hospitals, budget: budgetOf({ amount: "4000" }) },
      pointsParameters({}, { method: "total-cost", budgetAmount: "fund" }),
    );
    expect(result.ledgers[0]?.drgTotalCost?.toFixed(2)).toBe("6139.45");
    expect(result.ledgers[0]?.drgFundPayment?.toFixed(2)).toBe("4000.00");
  });

  test("funds are settled apart (SX-044)", () => {
    const both = THREE.concat({
      ...AREA,
      insuranceType: "resident",
      caseId: "5",
      hospitalId: "H1",
      points: "4",
      cost: "500",
      fund: "200",
    });
    const result = settle(
      {
        cases: weighed(both),
        hospitals,
        budget: budgetOf({ amount: "6000" }, { insuranceType: "resident", amount: "800" }),
      },
      pointsParameters(),
    );
    expect(result.ledgers.map((ledger) => [ledger.insuranceType, ledger.costPerPoint?.toFixed()])).toEqual([
      ["employee", "100"],
      ["resident", "200"],
    ]);
    expect(result.statement.map((line) => `${line.insuranceType} ${line.hospitalId}`)).toEqual([
      "employee H1",
      "employee H2",
      "employee H3",
      "resident H1",
    ]);
  });
});

describe("points, fund base (ZJ-018)", () => {
  test("the budget is the fund's expenditure; the others' payments are added for the total", () => {
    const result = settle(
      { cases: weighed(THREE), hospitals, budget: budgetOf({ amount: "4200" }) },
      pointsParameters({}, { method: "fund" }),
    );
    expect(statementOf(result)).toEqual([
      ["H1", "1000.00", "700.00", "0.00"],
      ["H2", "2399.45", "1400.00", "-100.55"],
      ["H3", "2940.00", "2100.00", "40.00"],
    ]);
  });
});

describe("case payments", () => {
  test("a hospital's cases sum to its line, to the fen, on both bases", () => {
    const input = { cases: weighed(THREE), hospitals, budget: budgetOf({ amount: "6000.01" }) };
    const total = payCases(settleArea(input, pointsParameters()));
    expect([...total.drgTotalFen]).toEqual([100_000, 200_000, 295_001, 5_000]);
    expect([...total.drgFundFen]).toEqual([70_000, 100_055, 215_001, 1_000]);
    const fund = payCases(settleArea(input, pointsParameters({}, { method: "fund" })));
    expect([...fund.drgFundFen]).toEqual([100_000, 200_000, 295_001, 5_000]);
  });

  test("a case without its own fund payment has none under DRG, and its hospital's fund amounts stay empty", () => {
    const { fund: _fund, ...bare } = THREE[0] ?? { caseId: "" };
    const input = {
      cases: weighed([bare, ...THREE.slice(1)]),
      hospitals,
      budget: budgetOf({ amount: "6000" }),
    };
    const area = settleArea(input, pointsParameters());
    expect(statementOf(area.result)[0]).toEqual(["H1", "1000.00", undefined, undefined]);
    expect(payCases(area).drgFundFen[0]).toBeNaN();
    expect(area.result.diagnostics.map(({ code }) => code)).toEqual(["SETTLEMENT_FUND_PAYMENT_MISSING"]);
  });
});

describe("nothing is lost", () => {
  test("a case that cannot be settled keeps a status, and its cost stays out of the columns", () => {
    const rows: TestCase[] = [
      ...THREE,
      { ...AREA, caseId: "no-points", hospitalId: "H1", cost: "70", fund: "10" },
      { ...AREA, caseId: "no-hospital", points: "5", cost: "1", fund: "1" },
      { caseId: "no-ledger", hospitalId: "H1", points: "5", cost: "1", fund: "1" },
      { ...AREA, caseId: "no-cost", hospitalId: "H1", points: "5", fund: "1" },
      { ...AREA, caseId: "twice", hospitalId: "H2", points: "5", cost: "1", fund: "1" },
      {
        ...AREA,
        poolingArea: "330681",
        caseId: "twice",
        hospitalId: "H2",
        points: "5",
        cost: "1",
        fund: "1",
      },
    ];
    const area = settleArea(
      { cases: weighed(rows), hospitals, budget: budgetOf({ amount: "6000" }) },
      pointsParameters(),
    );
    expect(area.result.counts).toEqual({
      settled: 4,
      "no-hospital": 1,
      "no-ledger": 1,
      "not-weighed": 1,
      "no-cost": 1,
      repeated: 2,
      "outside-period": 0,
      "paid-elsewhere": 0,
      "other-unit": 0,
      "not-paid": 0,
      "no-unit-value": 0,
      "unit-undecided": 0,
      "no-standard": 0,
      "hospital-unlisted": 0,
      "area-unknown": 0,
      "group-unknown": 0,
      "fund-above-cost": 0,
      "not-discharged": 0,
      "record-incomplete": 0,
      "not-settled": 0,
    });
    expect(area.result.statement[0]).toMatchObject({ cases: 1, unsettledCases: 2 });
    // One of the two has no cost: what both cost is not known, and 70.00 is not it.
    expect(area.result.statement[0]?.unsettledCost).toBeNull();
    const status = payCases(area).status;
    expect([...status].map((code) => PAYMENT_STATUSES[code])).toEqual([
      "settled",
      "settled",
      "settled",
      "settled",
      "not-weighed",
      "no-hospital",
      "no-ledger",
      "no-cost",
      "repeated",
      "repeated",
    ]);
  });

  test.each([
    ["SETTLEMENT_BUDGET_MISSING", "no-budget", budgetOf()],
    ["SETTLEMENT_BUDGET_NEGATIVE", "negative-budget", budgetOf({ amount: "-1" })],
    ["SETTLEMENT_BUDGET_REPEATED", "repeated-budget", budgetOf({ amount: "1" }, { amount: "2" })],
  ])("%s: the ledger has a status and its cases are counted", (code, status, budget) => {
    const area = settleArea({ cases: weighed(THREE), hospitals, budget }, pointsParameters());
    expect(area.result.ledgers[0]?.status).toBe(status);
    expect(area.result.statement).toEqual([]);
    expect(area.result.counts["not-settled"]).toBe(4);
    expect(area.result.diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(new Set(payCases(area).status)).toEqual(new Set([PAYMENT_STATUSES.indexOf("not-settled")]));
  });

  test("a fund without points is not divided by zero", () => {
    const rows = THREE.map((row) => ({ ...row, points: "0" }));
    const result = settle(
      { cases: weighed(rows), hospitals, budget: budgetOf({ amount: "10" }) },
      pointsParameters(),
    );
    expect(result.ledgers[0]?.status).toBe("no-points");
    expect(result.diagnostics.map(({ code }) => code)).toContain("SETTLEMENT_NO_POINTS");
  });

  test("a budget whose fund has no case is named", () => {
    const budget = budgetOf({ amount: "6000" }, { insuranceType: "resident", amount: "800" });
    const result = settle({ cases: weighed(THREE), hospitals, budget }, pointsParameters());
    expect(result.ledgers[1]?.status).toBe("no-cases");
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["SETTLEMENT_BUDGET_WITHOUT_CASES"]);
  });

  test("a hospital twice in the hospitals file is an error", () => {
    expect(() =>
      settle({ cases: weighed(THREE), hospitals: [...hospitals, ...hospitals] }, pointsParameters()),
    ).toThrow("SETTLEMENT_HOSPITAL_REPEATED");
  });

  test("dates outside the period: the case is counted apart; a period out of order is an error", () => {
    const days = Int32Array.from([18_262, 18_300, 18_628, -2_147_483_648]);
    const budget = budgetOf({ amount: "6000" });
    const input = { cases: weighed(THREE), hospitals, budget, details: { dischargeDay: days } };
    expect(settle(input, pointsParameters()).counts["outside-period"]).toBe(1);
    const reversed = { ...budget, period: { from: "2020-12-31", to: "2020-01-01" } };
    expect(() => settle({ ...input, budget: reversed }, pointsParameters())).toThrow(
      "SETTLEMENT_PERIOD_INVALID",
    );
  });
});

describe("medical communities (SX-011)", () => {
  const members = hospitals.map((hospital, index) =>
    index === 0 ? hospital : { ...hospital, budgetUnit: "community" },
  );

  test("shared-total: a community's share goes to its members by their points", () => {
    const input = { cases: weighed(THREE), hospitals: members, budget: budgetOf({ amount: "6000.01" }) };
    const result = settle(input, pointsParameters({ budgetUnits: "shared-total" }));
    expect(statementOf(result).map((line) => line[1])).toEqual(["1000.00", "2000.00", "3000.01"]);
  });

  test("own-budget: a community with a budget row is a pot of its own, with its own point value", () => {
    const budget = budgetOf({ amount: "900" }, { amount: "5500", budgetUnit: "community" });
    const result = settle(
      { cases: weighed(THREE), hospitals: members, budget },
      pointsParameters({ budgetUnits: "own-budget" }),
    );
    expect(result.ledgers.map((ledger) => [ledger.budgetUnit, ledger.costPerPoint?.toFixed()])).toEqual([
      [undefined, "90"],
      ["community", "110"],
    ]);
    expect(statementOf(result).map((line) => line[1])).toEqual(["900.00", "2200.00", "3300.00"]);
  });
});

describe("a community's own total where communities share the area's (SX-011, section 12)", () => {
  const community = { amount: "4000", budgetUnit: "MC1" } as const;
  const members = hospitals.map((hospital) => ({ ...hospital, budgetUnit: "MC1" }));

  test.each(["shared-total", "none"] as const)(
    "contradicts the method %s: an error, and the ledger is not settled",
    (budgetUnits) => {
      for (const rows of [[{ amount: "1000" }, community], [community]]) {
        const { ledgers, statement, diagnostics } = settle(
          { cases: weighed(THREE), hospitals: members, budget: budgetOf(...rows) },
          pointsParameters({ budgetUnits }),
        );
        expect(ledgers.map(({ budgetUnit, status }) => [budgetUnit, status])).toEqual([
          [undefined, "refused"],
        ]);
        expect(statement).toEqual([]);
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        expect(errors.map(({ code }) => code)).toEqual(["SETTLEMENT_BUDGET_OF_A_COMMUNITY"]);
        const [{ message } = { message: { zh: "", en: "" } }] = errors;
        for (const words of ["MC1", "4000.00", budgetUnits, "settlement.budgetUnits.method=own-budget"])
          expect([message.zh, message.en]).toEqual([
            expect.stringContaining(words),
            expect.stringContaining(words),
          ]);
      }
    },
  );

  test("the ledgers of other areas and funds are settled as they were", () => {
    const elsewhere = { amount: "70", poolingArea: "X" };
    const { ledgers } = settle(
      {
        cases: weighed([...THREE, { ...THREE[0], caseId: "5", hospitalId: "H9", poolingArea: "X" }]),
        hospitals: [...members, { hospitalId: "H9", grade: "secondary" }],
        budget: budgetOf({ amount: "1000" }, community, elsewhere),
      },
      pointsParameters({ budgetUnits: "shared-total" }),
    );
    expect(ledgers.map(({ poolingArea, status }) => [poolingArea, status])).toEqual([
      ["330602", "refused"],
      ["X", "settled"],
    ]);
  });
});

describe("the year's total", () => {
  test("growth: prior final × (1 + agreed rate) (ZJ-022)", () => {
    const budget = budgetOf({ inputs: { priorYearFinal: "5555.55", growthRate: "0.08" } });
    const result = settle(
      { cases: weighed(THREE), hospitals, budget },
      pointsParameters({ budget: { method: "growth" } }),
    );
    expect(result.ledgers[0]?.budgetSource).toBe("growth");
    expect(result.ledgers[0]?.drgTotalCost?.toFixed(2)).toBe("5999.99");
  });

  test("an adjustment fund is kept back, and covers the fund's part of an overspend first (CMP-004)", () => {
    const sharing = { hospitalsKeep: decimal("0.8"), fundBears: decimal("0.5") };
    const budget = budgetOf({ amount: "6000" });
    const result = settle(
      { cases: weighed(THREE), hospitals, budget },
      pointsParameters({ adjustmentShare: decimal("0.05"), sharing }),
    );
    const distribution = result.ledgers[0]?.distribution;
    expect(
      distribution &&
        Object.fromEntries(Object.entries(distribution).map(([name, amount]) => [name, amount.toFixed(2)])),
    ).toEqual({
      budget: "6000.00",
      reserved: "0.00",
      otherUnits: "0.00",
      adjustmentKept: "300.00",
      adjustmentDrawn: "300.00",
      surplus: "0.00",
      overspend: "700.00",
      returned: "0.00",
      fundBears: "350.00",
      total: "6050.00",
    });
  });

  test("a surplus is shared: hospitals keep their part of what they did not spend (ZJ-020)", () => {
    const sharing = { hospitalsKeep: decimal("0.8"), fundBears: decimal("0.5") };
    const result = settle(
      { cases: weighed(THREE), hospitals, budget: budgetOf({ amount: "7400" }) },
      pointsParameters({ sharing }),
    );
    expect(result.ledgers[0]?.drgTotalCost?.toFixed(2)).toBe("7200.00");
  });
});

describe("the quota of special reviews in a settlement (ZJ-055, SX-051)", () => {
  const quota = {
    number: decimal("5"),
    unit: "permille",
    population: "drg-discharges",
    period: "quarter",
    rounding: "down",
  } as const;
  const settled = (
    of: "special-review" | "record-correction",
    reviewedCases: number,
    force: "hard" | "in-principle" = "in-principle",
    dated = false,
  ) => {
    const cases = weighed(
      Array.from({ length: 400 }, (_, at) => ({
        ...AREA,
        caseId: `${at}`,
        hospitalId: "H1",
        points: "1",
        cost: "10",
        fund: "5",
      })),
    );
    const caseClass = Int32Array.from(cases.caseClass, (_, at) => (at < reviewedCases ? 1 : 0));
    return settle(
      {
        cases: { ...cases, classes: ["normal", "special-review"], caseClass, pointsClass: caseClass },
        hospitals,
        budget: budgetOf({ amount: "4000" }),
        ...(dated && { details: { dischargeDay: new Int32Array(400).fill(dayNumber("2020-05-01")) } }),
      },
      pointsParameters({ reviews: [{ kind: of, quota: { ...quota, force }, reselection: "none" }] }),
    );
  };
  const told = (...given: Parameters<typeof settled>) =>
    settled(...given).diagnostics.map(({ code }) => code);

  test("5 per mille of 400 discharges are 2: the third is told, and all are paid", () => {
    expect(told("special-review", 2)).toEqual([]);
    expect(told("special-review", 3)).toEqual(["SETTLEMENT_QUOTA_EXCEEDED"]);
    expect(settled("special-review", 3).counts.settled).toBe(400);
  });

  test("a hard quota that is broken settles nothing of the fund", () => {
    expect(told("special-review", 2, "hard")).toEqual([]);
    expect(told("special-review", 3, "hard")).toEqual([
      "SETTLEMENT_QUOTA_BROKEN",
      "SETTLEMENT_CASES_NOT_SETTLED",
    ]);
    expect(settled("special-review", 3, "hard").counts["not-settled"]).toBe(400);
  });

  test("ZJ-054, ZJ-055: which hospital and period is beyond the quota is said, hard or in principle", () => {
    for (const force of ["hard", "in-principle"] as const) {
      const [found] = settled("special-review", 3, force, true).diagnostics;
      expect(found?.message.zh).toContain("医疗机构 H1（2020-Q2）有 3 例");
      expect(found?.message.en).toContain("Hospital H1 (2020-Q2) has 3 cases");
      const [undated] = settled("special-review", 3, force).diagnostics;
      expect(undated?.message.zh).toContain("医疗机构 H1（无出院日期）有 3 例");
      expect(undated?.message.en).toContain("Hospital H1 (without a discharge date) has 3 cases");
    }
  });

  test("the quota of another kind is not theirs", () => {
    expect(told("record-correction", 3)).toEqual([]);
  });
});
