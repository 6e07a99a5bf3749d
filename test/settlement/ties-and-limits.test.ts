import { describe, expect, test } from "vitest";
import { dayNumber, decimal } from "../../src/primitives/index.js";
import { NO_DAY } from "../../src/settlement/case-details.js";
import { CASE_STATUSES, type CaseStatus } from "../../src/settlement/case-status.js";
import { PAYMENT_STATUSES, type PaymentStatus } from "../../src/settlement/pay-cases.js";
import { coefficientReadings } from "../../src/settlement/rate/clearing-coefficient.js";
import { qualityDeposit } from "../../src/settlement/rate/quality-deposit.js";
import { countByPeriod } from "../../src/settlement/rate/quota-periods.js";
import { tierOf } from "../../src/settlement/rate/tiers.js";
import { rollUp } from "../../src/settlement/roll-up.js";
import { settle } from "../../src/settlement/settle.js";
import { settlementErrors } from "../../src/settlement/settlement-errors.js";
import type { StatementLine } from "../../src/settlement/settlement-result.js";
import { undatedDiagnostics } from "../../src/settlement/undated-cases.js";
import { assessBedDays, bedDayRate } from "../../src/settlement/units/bed-day-payment.js";
import { unsettledCases } from "../../src/settlement/unsettled-cases.js";
import { budgetOf, pointsParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

const yuan = decimal;

describe("half-up to the fen, on the tie and one step beside it", () => {
  test.each([
    // annual amount, of which 10% is withheld
    ["0.04", "0.00"],
    ["0.05", "0.01"],
    ["0.14", "0.01"],
    ["0.15", "0.02"],
    ["0.25", "0.03"],
    ["-0.05", "0.00"],
  ])("NAT-054: of %s a tenth is withheld: %s", (annual, withheld) => {
    const deposit = { ratio: yuan("0.1"), release: "proportional" } as const;
    expect(qualityDeposit(yuan(annual), deposit, undefined).withheld.toFixed(2)).toBe(withheld);
  });

  test.each([
    // score, of 0.10 yuan withheld
    ["44", "0.04"],
    ["45", "0.05"],
    ["54", "0.05"],
    ["55", "0.06"],
    ["100", "0.10"],
  ])("NAT-054: %s points give back %s of 0.10", (score, released) => {
    const deposit = { ratio: yuan("0.1"), release: "proportional" } as const;
    expect(qualityDeposit(yuan("1"), deposit, yuan(score)).released?.toFixed(2)).toBe(released);
  });

  test.each([
    // amount, of which 2% is taken off
    ["0.24", "0.00"],
    ["0.25", "0.01"],
    ["0.74", "0.01"],
    ["0.75", "0.02"],
  ])("a missed target takes 2%% off %s: %s", (amount, deduction) => {
    const check = {
      indicator: "daily-cost",
      better: "lower",
      target: yuan("300"),
      deduction: yuan("0.02"),
    } as const;
    const found = assessBedDays(yuan(amount), { "daily-cost": yuan("300.01") }, [check]);
    expect(found.deduction.toFixed(2)).toBe(deduction);
  });
});

describe("limits: below, at, above", () => {
  test.each([
    ["lower", "299.99", []],
    ["lower", "300", []],
    ["lower", "300.01", ["daily-cost"]],
    ["higher", "299.99", ["daily-cost"]],
    ["higher", "300", []],
    ["higher", "300.01", []],
  ] as const)("a target of 300 where %s is better: %s", (better, value, missed) => {
    const check = { indicator: "daily-cost", better, target: yuan("300"), deduction: yuan("0.02") } as const;
    expect(assessBedDays(yuan("100"), { "daily-cost": yuan(value) }, [check]).missed).toEqual(missed);
  });

  test("deductions together take at most the whole amount", () => {
    const check = (indicator: "daily-cost" | "outcome-rate", deduction: string) =>
      ({ indicator, better: "lower", target: yuan("1"), deduction: yuan(deduction) }) as const;
    const missed = { "daily-cost": yuan("2"), "outcome-rate": yuan("2") };
    const taken = (second: string) =>
      assessBedDays(yuan("100"), missed, [
        check("daily-cost", "0.6"),
        check("outcome-rate", second),
      ]).deduction.toFixed();
    expect([taken("0.39"), taken("0.4"), taken("0.41")]).toEqual(["99", "100", "100"]);
  });

  test.each([
    ["59.99", "0.00"],
    ["60", "0.50"],
    ["89.99", "0.50"],
    ["90", "1.00"],
    ["100", "1.00"],
  ])(
    "WX-022: %s points release %s of 1.00, by the highest row that is reached, in whatever order the rows stand",
    (score, released) => {
      const rows = [
        { scoreFrom: yuan("60"), share: yuan("0.5") },
        { scoreFrom: yuan("90"), share: yuan("1") },
      ];
      for (const release of [rows, rows.toReversed()]) {
        const found = qualityDeposit(yuan("10"), { ratio: yuan("0.1"), release }, yuan(score));
        expect(found.released?.toFixed(2)).toBe(released);
      }
    },
  );

  test.each([
    [undefined, undefined, undefined],
    ["14999.99", undefined, "under"],
    ["15000", "from", undefined],
    ["15000.01", "from", undefined],
  ])("WX-010: a cost per stay of %s: an unknown one is in no tier that asks for it", (cost, from, under) => {
    const tier = (row: object) =>
      tierOf({ grade: "tertiary" }, cost === undefined ? undefined : yuan(cost), {
        method: "grade-and-cost",
        rows: [{ grades: ["tertiary"], tier: "from" in row ? "from" : "under", ...row } as never],
      });
    expect([tier({ from: 1, costFrom: yuan("15000") }), tier({ costBelow: yuan("15000") })]).toEqual([
      from,
      under,
    ]);
  });
});

describe("order", () => {
  test("a roll-up is by id, whatever order the statement has; a hospital of two funds is one line", () => {
    const AREA = { poolingArea: "330602", points: "1", cost: "1", fund: "1" };
    const ids = ["H2", "H10", "H1", "H2"];
    const cases = weighed(
      ids.map((hospitalId, at) => ({
        ...AREA,
        caseId: String(at),
        hospitalId,
        insuranceType: at === 3 ? ("resident" as const) : ("employee" as const),
      })),
    );
    const budget = budgetOf({ amount: "6" }, { insuranceType: "resident", amount: "2" });
    const hospitals = ["H1", "H2", "H10"].map((hospitalId) => ({ hospitalId, grade: "primary" as const }));
    const { statement } = settle({ cases, hospitals, budget }, pointsParameters());
    const rows = (lines: readonly StatementLine[]) =>
      rollUp(lines, "hospital").map(({ id, cases: count, drgTotalCost }) => [
        id,
        count,
        drgTotalCost?.toFixed(),
      ]);
    const expected = [
      ["H1", 1, "2"],
      ["H10", 1, "2"],
      ["H2", 2, "4"],
    ];
    expect(rows(statement)).toEqual(expected);
    expect(rows(statement.toReversed())).toEqual(expected);
  });
});

describe("periods of a quota", () => {
  const days = ["2021-12-31", "2022-01-01", "2022-03-31", "2022-04-01", "2022-06-30", "2022-07-01"];
  const last = ["2022-09-30", "2022-10-01", "2022-12-31"];
  test.each([
    [
      "month",
      {
        "0 2021-12": 1,
        "0 2022-01": 1,
        "0 2022-03": 1,
        "0 2022-04": 1,
        "0 2022-06": 1,
        "0 2022-07": 1,
        "0 2022-09": 1,
        "0 2022-10": 1,
        "0 2022-12": 1,
        "0 ": 1,
      },
    ],
    ["quarter", { "0 2021-Q4": 1, "0 2022-Q1": 2, "0 2022-Q2": 2, "0 2022-Q3": 2, "0 2022-Q4": 2, "0 ": 1 }],
    ["year", { "0 2021": 1, "0 2022": 8, "0 ": 1 }],
  ] as const)(
    "by %s: the first and the last day of each; a stay without a date is in a period of its own",
    (period, expected) => {
      const dischargeDay = Int32Array.from([...[...days, ...last].map(dayNumber), NO_DAY]);
      const count = dischargeDay.length;
      const cases = { count, hospital: new Int32Array(count), hospitalIds: ["H1"], classes: [] };
      const input = { cases, details: { dischargeDay } };
      const quota = { period, population: "all-discharges" };
      const tally = { status: new Uint8Array(count) };
      const found = countByPeriod(quota as never, input as never, tally as never, () => false);
      expect(Object.fromEntries([...found].map(([key, { population }]) => [key, population.count]))).toEqual(
        expected,
      );
    },
  );

  test("stand in the order of the hospitals' ids and of time, in whatever order the cases do", () => {
    const rows = [
      ["H3", "2022-01-01"],
      ["H1", "2022-10-01"],
      ["H2", "2022-01-01"],
      ["H1", "2022-01-01"],
      ["H1", "2021-12-31"],
    ] as const;
    const told = (order: readonly (typeof rows)[number][]) => {
      const hospitalIds = [...new Set(order.map(([id]) => id))];
      const hospital = Int32Array.from(order, ([id]) => hospitalIds.indexOf(id));
      const dischargeDay = Int32Array.from(order, ([, day]) => dayNumber(day));
      const input = {
        cases: { count: order.length, hospital, hospitalIds, classes: [] },
        details: { dischargeDay },
      };
      const quota = { period: "quarter", population: "all-discharges" };
      const tally = { status: new Uint8Array(order.length) };
      const found = countByPeriod(quota as never, input as never, tally as never, () => false);
      return [...found].map(([key, period]) => `${hospitalIds[period.holder]} ${key.replace(/^\d+ /, "")}`);
    };
    const inOrder = ["H1 2021-Q4", "H1 2022-Q1", "H1 2022-Q4", "H2 2022-Q1", "H3 2022-Q1"];
    expect([told(rows), told(rows.toReversed())]).toEqual([inOrder, inOrder]);
  });
});

test.each([
  ["all-discharges", 3],
  ["drg-discharges", 2],
] as const)(
  "the population %s of a quota counts %i of two settled stays and one that is not",
  (population, counted) => {
    const status = Uint8Array.from(["settled", "no-cost", "settled"] as const, (one) =>
      CASE_STATUSES.indexOf(one),
    );
    const cases = { count: 3, hospital: new Int32Array(3), hospitalIds: ["H1"], classes: [] };
    const input = { cases };
    const quota = { period: "year", population };
    const [found] = countByPeriod(quota as never, input as never, { status } as never, () => true).values();
    expect([found?.population.count, found?.chosen]).toEqual([counted, [0, 2]]);
  },
);

test.each([
  ["all-discharges", 2],
  ["records", 2],
  ["cases-of-disease", 2],
  ["drg-discharges", 1],
] as const)("NAT-062, SX-026: a stay that was sent twice makes no quota wider: %s", (population, counted) => {
  const status = Uint8Array.from(["repeated", "settled", "repeated"] as const, (one) =>
    CASE_STATUSES.indexOf(one),
  );
  const cases = { count: 3, hospital: new Int32Array(3), hospitalIds: ["H1"], classes: [] };
  const input = { cases: { ...cases, caseIds: ["1", "2", "1"] } };
  const quota = { period: "year", population };
  const [found] = countByPeriod(quota as never, input as never, { status } as never, () => true).values();
  expect([found?.population.count, found?.chosen]).toEqual([counted, [1]]);
});

test("ZJ-055: a stay that is settled by the day is no DRG discharge, and stays one of the bed-day cases when it leaves (SX-052)", () => {
  const cases = {
    ...{ count: 3, hospital: new Int32Array(3), hospitalIds: ["H1"] },
    ...{ classes: ["normal", "bed-day"], pointsClass: Int8Array.of(0, 1, 0) },
  };
  const input = { cases, details: { marks: new Map([[2, { bedDayExit: true }]]) } };
  const counted = (population: string) => {
    const quota = { period: "year", population };
    const tally = { status: new Uint8Array(3) };
    const found = countByPeriod(quota as never, input as never, tally as never, () => false);
    return [...found.values()][0]?.population.count;
  };
  expect([counted("drg-discharges"), counted("bed-day-cases"), counted("records")]).toEqual([2, 2, 3]);
});

test("a refused ledger names its causes by their cost, those of one cost in the same order however the cases stand", () => {
  const case_ = (caseId: string, cost: string, more: object) => ({
    ...{ poolingArea: "330602", insuranceType: "employee", hospitalId: "H1", caseId, cost, fund: "1" },
    ...more,
  });
  const rows = [
    case_("1", "100", { points: "1" }),
    case_("2", "20", {}),
    case_("3", "20", { points: "1", fund: "30" }),
  ] as TestCase[];
  const told = (order: readonly TestCase[]) =>
    settle(
      {
        cases: weighed(order),
        hospitals: [{ hospitalId: "H1", grade: "tertiary" }],
        budget: budgetOf({ amount: "100" }),
      },
      pointsParameters({ unsettled: { treatment: "refuse", refuseAbove: yuan("0.01") } }),
    ).diagnostics.filter(({ code }) => code === "SETTLEMENT_LEDGER_REFUSED");
  expect(told(rows)).toHaveLength(1);
  expect(told(rows.toReversed())).toEqual(told(rows));
});

describe("stays without a date of discharge", () => {
  const told = (...cases: readonly (readonly [day: number, status: CaseStatus])[]) => {
    const details = { dischargeDay: Int32Array.from(cases, ([day]) => day) };
    const tally = { status: Uint8Array.from(cases, ([, status]) => CASE_STATUSES.indexOf(status)) };
    const input = { details, budget: { period: { from: "2022-01-01", to: "2022-12-31" } } };
    return undatedDiagnostics(input as never, tally as never).map(({ code, message }) => [
      code,
      message.en.match(/\d+/)?.[0],
    ]);
  };
  const day = dayNumber("2022-01-01");
  test("are counted among those that are settled, and told only where there are any", () => {
    expect(told([day, "settled"])).toEqual([]);
    expect(told([day, "settled"], [NO_DAY, "no-cost"])).toEqual([]);
    expect(told([NO_DAY, "settled"], [NO_DAY, "no-cost"], [NO_DAY, "settled"])).toEqual([
      ["SETTLEMENT_CASES_UNDATED", "2"],
    ]);
  });
});

describe("cases that are not settled, by hospital, fund and reason", () => {
  type Row = readonly [hospital: number, status: PaymentStatus, cost: number, fund: number];
  const listed = (rows: readonly Row[]) => {
    const cases = {
      count: rows.length,
      hospitalIds: ["A", "B"],
      hospital: Int32Array.from(rows, ([hospital]) => hospital),
      ledgers: [{ poolingArea: "330602", insuranceType: "employee" }],
      ledger: new Int32Array(rows.length),
      totalCostFen: Float64Array.from(rows, ([, , cost]) => cost),
      fundPaymentFen: Float64Array.from(rows, ([, , , fund]) => fund),
    };
    const status = Uint8Array.from(rows, ([, name]) => PAYMENT_STATUSES.indexOf(name));
    return unsettledCases({ input: { cases } } as never, { status } as never).map((one) => [
      ...[one.hospitalId, one.reason, one.cases, one.withoutCost],
      ...[one.itemTotalCost.toFixed(2), one.itemFundPayment?.toFixed(2)],
    ]);
  };
  const unknown = Number.NaN;
  test("sums are yuan of fen, the dearest first, ties by reason and hospital; a fund payment that one case lacks is not known", () => {
    const rows: Row[] = [
      [0, "settled", 999_999, 1],
      [0, "not-weighed", 101, 50],
      [1, "not-weighed", 300, unknown],
      [0, "no-cost", unknown, 7],
      [0, "not-weighed", 199, 51],
      [1, "not-weighed", unknown, 1],
      [1, "not-settled", 301, 300],
    ];
    const expected = [
      ["B", "not-settled", 1, 0, "3.01", "3.00"],
      ["A", "not-weighed", 2, 0, "3.00", "1.01"],
      ["B", "not-weighed", 2, 1, "3.00", undefined],
      ["A", "no-cost", 1, 1, "0.00", "0.07"],
    ];
    expect(listed(rows)).toEqual(expected);
    expect(listed(rows.toReversed())).toEqual(expected);
  });
});

describe("CMP-002: of several daily standards the most specific holds", () => {
  const standard = (daily: string, more = {}) => ({ careType: "psychiatric", daily: yuan(daily), ...more });
  const rate = (standards: readonly object[], limits: readonly object[] = []) => {
    const stay = { careType: "psychiatric", grade: "tertiary", hospitalId: "H", lengthOfStayDays: 1 };
    const found = bedDayRate(stay as never, { standards, limits, assessment: [] } as never);
    return found && [found.daily.toFixed(), found.limited];
  };
  const own = { hospitalId: "H" };
  test.each<[string, object[], unknown]>([
    [
      "a hospital's own before its grade's",
      [standard("1", { grade: "tertiary" }), standard("2", own)],
      ["2", false],
    ],
    ["two that say the same", [standard("3", own), standard("3", own), standard("1")], ["3", false]],
    ["two that differ: none", [standard("3", own), standard("4", own)], undefined],
    [
      "three of which the last differs: none",
      [standard("3", own), standard("3", own), standard("4", own)],
      undefined,
    ],
    ["none that holds", [standard("3", { hospitalId: "X" })], undefined],
  ])("%s", (_what, standards, expected) => {
    expect(rate(standards)).toEqual(expected);
  });

  test.each([
    ["299.99", ["299.99", true]],
    ["300", ["300", false]],
    ["300.01", ["300", false]],
  ])("a limit of %s cuts a standard of 300", (limit, expected) => {
    const other = { careType: "psychiatric", grade: "secondary", daily: yuan("1") };
    const elsewhere = { careType: "hospice", grade: "tertiary", daily: yuan("1") };
    const limits = [{ careType: "psychiatric", grade: "tertiary", daily: yuan(limit) }, other, elsewhere];
    expect(rate([standard("300")], limits)).toEqual(expected);
  });
});

test("WX-014: a clearing coefficient is shown part by part, read both ways", () => {
  const year = (headRatioGrowth: string, listAccuracy: string) =>
    ({ headRatioGrowth: yuan(headRatioGrowth), listAccuracy: yuan(listAccuracy) }) as never;
  const parts = [
    { indicator: "head-ratio-growth", better: "lower" },
    { indicator: "list-accuracy", better: "higher" },
  ] as never;
  const tier = [year("0.8", "0.5"), year("1.2", "1")];
  const rows = coefficientReadings(year("0.8", "0.5"), tier, { parts, combination: "product" });
  expect(
    rows.map(({ part, own, meanOverOwn, ownOverMean, taken }) =>
      [part, own, meanOverOwn, ownOverMean, taken].map((one) =>
        typeof one === "string" ? one : one?.toFixed(),
      ),
    ),
  ).toEqual([
    ["head-ratio-growth", "0.8", "1.25", "0.8", "1.25"],
    ["list-accuracy", "0.5", "1.5", "0.666666666667", "0.666666666667"],
    ["coefficient", undefined, "1.875", "0.533333333334", "0.833333333334"],
  ]);
});

test("a ledger that is refused says every cause with its cases and its cost, in both languages", () => {
  const causes = [
    { cause: { zh: "没有点数", en: "no points" }, cases: 2, cost: "3.00" },
    { cause: { zh: "没有费用", en: "no cost" }, cases: 1, cost: "0.50" },
  ];
  const info = { ledger: { zh: "职工", en: "employees" }, cases: 3, cost: "3.50", percent: "7", causes };
  const { text } = settlementErrors.error("SETTLEMENT_LEDGER_REFUSED", info as never);
  for (const part of ["没有点数 2 例 3.00 元", "没有费用 1 例 0.50 元", "3 例、3.50 元", "7%"])
    expect(text.zh).toContain(part);
  for (const part of ["no points: 2 cases, 3.00 yuan", "no cost: 1 case, 0.50 yuan"])
    expect(text.en).toContain(part);
});
