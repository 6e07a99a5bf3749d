import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Hospital } from "../../src/cases/index.js";
import { decimal } from "../../src/primitives/index.js";
import {
  PAYMENT_UNITS,
  payCases,
  type SettlementParameters,
  settleArea,
  statementRows,
  unitLines,
} from "../../src/settlement/index.js";
import type { PaymentUnitRow } from "../../src/settlement/parameters.js";
import type { SettlementInput } from "../../src/settlement/settlement-input.js";
import { verifyStatement } from "../../src/settlement/verify-statement.js";
import { budgetOf, pointsParameters } from "./parameters.js";
import { type TestCase, weighed } from "./weighed.js";

/** Three hospitals: T1 outside the community, S1 in it, P1 of the first level. */
const hospitals: Hospital[] = [
  { hospitalId: "T1", grade: "tertiary", poolingArea: "330602", ownership: "public" },
  { hospitalId: "S1", grade: "secondary", poolingArea: "330602", ownership: "public", budgetUnit: "MC1" },
  { hospitalId: "P1", grade: "primary", poolingArea: "330602", ownership: "public" },
];

const NO = { drawsOnTotal: false };
const YES = { drawsOnTotal: true };

/** A table that has every unit, in the order in which they take cases. */
const TABLE: PaymentUnitRow[] = [
  {
    name: "other-payer",
    unit: "excluded",
    when: { marks: ["otherPayer"] },
    pays: { method: "unpaid", ...NO },
  },
  {
    name: "first-level",
    unit: "excluded",
    when: { hospitals: { grades: ["primary"] } },
    pays: { method: "old-method", as: "item-cost", ...NO },
  },
  {
    name: "by-disease",
    unit: "by-disease",
    when: { hospitals: { ownership: "public" }, listedDisease: true, withoutMarks: ["byDiseaseExit"] },
    pays: { method: "by-disease", fundSide: "residual", ...NO },
  },
  {
    name: "bed-day",
    unit: "bed-day",
    when: { classes: ["bed-day"] },
    pays: { method: "daily-standard", fundSide: "residual", ...YES },
  },
  {
    name: "special-items",
    unit: "special-items",
    when: { marks: ["specialItems"] },
    pays: { method: "item-cost", ...YES },
  },
  {
    name: "off-site",
    unit: "off-site",
    when: { marks: ["offSite"] },
    pays: { method: "prior-year-province", pointValue: decimal("100.5"), ...NO },
  },
  {
    name: "new-technology",
    unit: "new-technology",
    when: { classes: ["new-technology"] },
    pays: { method: "drg", ...YES },
  },
  {
    name: "special-review",
    unit: "by-item",
    when: { classes: ["special-review"] },
    pays: { method: "drg", ...YES },
  },
];

const parameters: SettlementParameters = pointsParameters({
  paymentUnits: TABLE,
  unsettled: { treatment: "reserve", refuseAbove: decimal("0.01") },
  bedDay: {
    method: "daily-standard",
    standards: [{ careType: "psychiatric", daily: decimal("200") }],
    limits: [],
    assessment: [],
  },
  byDisease: {
    diseases: [{ id: "K80", diagnoses: ["K80.100"], procedures: [], standard: decimal("10000") }],
    grades: ["tertiary"],
    outsideCommunity: true,
    excludedItems: ["implant"],
    consentItems: [],
  },
  offSite: { method: "prior-year-province", firstPaidByItem: true, cap: "item-cost" },
});

interface Stay extends TestCase {
  readonly caseClass: string;
  /** the class whose points it has, where that is another */
  readonly pointsClass?: string;
  readonly careType?: "psychiatric";
  readonly days?: number;
  readonly disease?: true;
  readonly marks?: Record<string, unknown>;
}

const AREA = { poolingArea: "330602", insuranceType: "employee" } as const;

/** Twelve stays, one of every unit and class. */
const STAYS: readonly Stay[] = [
  { caseId: "01-normal", hospitalId: "S1", caseClass: "normal", points: "100", cost: "10000", fund: "7000" },
  { caseId: "02-high", hospitalId: "T1", caseClass: "high", points: "300", cost: "30000", fund: "20000" },
  {
    ...{ caseId: "03-bed-day", hospitalId: "S1", caseClass: "bed-day", cost: "5000", fund: "4000" },
    ...{ careType: "psychiatric", days: 30 },
  },
  {
    ...{ caseId: "04-disease", hospitalId: "T1", caseClass: "normal", points: "90", cost: "14000" },
    ...{ fund: "9000", disease: true, marks: { implant: "3000" } },
  },
  {
    ...{ caseId: "05-items", hospitalId: "T1", caseClass: "normal", points: "80", cost: "8000" },
    ...{ fund: "5000", marks: { specialItems: true } },
  },
  {
    ...{ caseId: "06-off-site", hospitalId: "T1", caseClass: "normal", points: "70", cost: "10000" },
    ...{ fund: "6000", marks: { offSite: true, provincialPoints: "120" } },
  },
  {
    ...{ caseId: "07-new", hospitalId: "S1", caseClass: "new-technology", points: "50" },
    ...{ cost: "5000", fund: "4000" },
  },
  {
    ...{ caseId: "08-review", hospitalId: "T1", caseClass: "special-review", points: "150" },
    ...{ cost: "20000", fund: "15000" },
  },
  { caseId: "09-primary", hospitalId: "P1", caseClass: "normal", points: "20", cost: "2000", fund: "1800" },
  {
    ...{ caseId: "10-payer", hospitalId: "S1", caseClass: "normal", points: "10", cost: "1000" },
    ...{ fund: "0", marks: { otherPayer: true } },
  },
  { caseId: "11-faulty", hospitalId: "S1", caseClass: "normal", cost: "4000", fund: "3000" },
  {
    ...{ caseId: "12-exit", hospitalId: "T1", caseClass: "normal", points: "100", cost: "9000" },
    ...{ fund: "6000", disease: true, marks: { byDiseaseExit: true } },
  },
];

function inputOf(stays: readonly Stay[], amount: string): SettlementInput {
  const classOf = ({ caseClass, pointsClass = caseClass }: Stay) => pointsClass;
  const classes = [...new Set(stays.flatMap((stay) => [stay.caseClass, classOf(stay)]))];
  return {
    cases: {
      ...weighed(stays.map((stay) => ({ ...AREA, ...stay }))),
      classes,
      caseClass: Int32Array.from(stays, ({ caseClass }) => classes.indexOf(caseClass)),
      pointsClass: Int32Array.from(stays, (stay) => classes.indexOf(classOf(stay))),
    },
    hospitals,
    budget: budgetOf({ amount }),
    details: {
      careType: Int8Array.from(stays, ({ careType }) => (careType === undefined ? -1 : 1)),
      lengthOfStayDays: Int32Array.from(stays, ({ days = -1 }) => days),
      disease: Int32Array.from(stays, ({ disease }) => (disease ? 0 : -1)),
      marks: new Map(stays.flatMap(({ marks }, index) => (marks ? [[index, marks]] : []))),
    },
  };
}

function settled(
  stays: readonly Stay[] = STAYS,
  amount = "100000",
  changes: Partial<SettlementParameters> = {},
) {
  const area = settleArea(inputOf(stays, amount), { ...parameters, ...changes });
  const payments = payCases(area);
  const yuan = (fen: number | undefined) => (fen === undefined || Number.isNaN(fen) ? null : fen / 100);
  const cases = stays.map(({ caseId }, index) => [
    caseId,
    PAYMENT_UNITS[payments.unit[index] ?? -1],
    yuan(payments.drgTotalFen[index]),
    yuan(payments.drgFundFen[index]),
  ]);
  return { area, result: area.result, cases, units: unitLines(area, payments) };
}

describe("an area of twelve cases, one of every unit and class", () => {
  test("a total below what comes off it first names both: what is set aside, and what other units are paid", () => {
    const { ledgers, diagnostics } = settled(STAYS, "17999.99").result;
    expect(ledgers[0]?.status).toBe("budget-below-reserve");
    const [found] = diagnostics.filter(({ code }) => code === "SETTLEMENT_BUDGET_BELOW_RESERVE");
    expect(found?.message.en).toContain(
      "less than the 18000.00 yuan that come off it first (4000.00 set aside for cases that are not settled, 14000.00 paid by other payment units)",
    );
    expect(found?.message.zh).toContain(
      "少于须先扣除的 18000.00 元（为未结算病例暂留 4000.00 元，其他支付单元支付 14000.00 元）",
    );
  });

  test("the total: 100,000 less 4,000 set aside less 6,000 bed-days less 8,000 special items = 82,000", () => {
    const [ledger] = settled().result.ledgers;
    expect(ledger?.status).toBe("settled");
    expect(ledger?.distribution).toMatchObject({
      budget: decimal("100000"),
      reserved: decimal("4000"),
      otherUnits: decimal("14000"),
      total: decimal("82000"),
    });
  });

  test("82,000 over 100 + 300 + 50 + 150 + 100 = 700 points; S1 has 150, T1 550", () => {
    const { result } = settled();
    // 82,000 × 150 / 700 = 17,571.428…; 82,000 × 550 / 700 = 64,428.571…, which has the larger remainder
    expect(result.statement.map((line) => [line.hospitalId, line.drgTotalCost?.toFixed(2)])).toEqual([
      ["S1", "17571.43"],
      ["T1", "64428.57"],
    ]);
  });

  test("every case has one unit and its amount", () => {
    expect(settled().cases).toEqual([
      // 17,571.43 × 100/150 = 11,714.286…; the fund: less the 3,000 that others paid
      ["01-normal", "drg", 11_714.29, 8_714.29],
      // 64,428.57 × 300/550 = 35,142.856…; less 10,000
      ["02-high", "drg", 35_142.86, 25_142.86],
      // 200 × 30 (SX-027); less 1,000
      ["03-bed-day", "bed-day", 6_000, 5_000],
      // the standard, and the implant beside it (SX-023, SX-025); less 5,000
      ["04-disease", "by-disease", 13_000, 8_000],
      // what the items came to (SMX-011)
      ["05-items", "special-items", 8_000, 5_000],
      // 120 × 100.5 = 12,060, at most the 10,000 of the items (ZJ-040, ZJ-041)
      ["06-off-site", "off-site", 10_000, 6_000],
      // 17,571.43 × 50/150 = 5,857.143…
      ["07-new", "new-technology", 5_857.14, 4_857.14],
      // 64,428.57 × 150/550 = 17,571.428…
      ["08-review", "by-item", 17_571.43, 12_571.43],
      // the old method, by item (SMX-005)
      ["09-primary", "excluded", 2_000, 1_800],
      ["10-payer", "excluded", null, null],
      ["11-faulty", "drg", null, null],
      // it left payment by disease (SX-026): 64,428.57 × 100/550 = 11,714.285…
      ["12-exit", "drg", 11_714.28, 8_714.28],
    ]);
  });

  test("the units add up to all that is paid; those of the statement to its lines", () => {
    const { units, result } = settled();
    const rows = units.map((line) => [
      `${line.hospitalId} ${line.unit}`,
      line.cases,
      line.payment?.toFixed(2),
      line.drawsOnTotal,
      line.inStatement,
    ]);
    expect(rows).toEqual([
      ["P1 excluded", 1, "2000.00", false, false],
      ["S1 drg", 1, "11714.29", true, true],
      ["S1 bed-day", 1, "6000.00", true, false],
      ["S1 new-technology", 1, "5857.14", true, true],
      ["S1 excluded", 1, "0.00", false, false],
      ["T1 drg", 2, "46857.14", true, true],
      ["T1 by-disease", 1, "13000.00", false, false],
      ["T1 by-item", 1, "17571.43", true, true],
      ["T1 off-site", 1, "10000.00", false, false],
      ["T1 special-items", 1, "8000.00", true, false],
    ]);
    const sum = (of: (line: (typeof units)[number]) => boolean) =>
      units.filter(of).reduce((total, line) => total.plus(line.payment ?? 0), decimal("0"));
    const statement = result.statement.reduce(
      (total, line) => total.plus(line.drgTotalCost ?? 0),
      decimal("0"),
    );
    expect(sum((line) => line.inStatement).toFixed(2)).toBe(statement.toFixed(2));
    // distributed 82,000 + reserved 4,000 + other units out of the total 14,000 = 100,000
    expect(
      sum((line) => line.drawsOnTotal)
        .plus(4000)
        .toFixed(2),
    ).toBe("100000.00");
    expect(sum(() => true).toFixed(2)).toBe("121000.00");
  });

  test("the reserve is a line of its own, of no hospital", () => {
    expect(statementRows(settled().result).at(-1)).toEqual({
      unit: "reserve",
      ...AREA,
      cases: 1,
      reserved: decimal("4000"),
    });
  });

  test("a hospital can check its own line, and the cases of other units are in none", () => {
    const { result } = settled();
    const total = { ...AREA, base: "total-cost" as const, total: decimal("82000") };
    expect(verifyStatement(result.statement, [total])).toEqual([]);
  });
});

describe("by disease only where the stay is insured in the hospital's own area (SX-024)", () => {
  const table = TABLE.map((row) =>
    row.name === "by-disease" ? { ...row, when: { ...row.when, insuredHere: true as const } } : row,
  );
  test.each([
    ["of the area that the stay is insured in", { poolingArea: "330602" }, ["by-disease", 13_000]],
    ["of another area", { poolingArea: "330681" }, ["drg", 10_000]],
    ["of an area that is not known: the stay cannot be judged", {}, ["by-disease", null]],
  ])("a hospital %s", (_, area, paid) => {
    const stays = STAYS.filter(({ caseId }) => caseId === "04-disease");
    const { poolingArea: _area, ...hospital } = hospitals[0] as Hospital;
    const input = { ...inputOf(stays, "10000"), hospitals: [{ ...hospital, ...area }] };
    const payments = payCases(settleArea(input, { ...parameters, paymentUnits: table }));
    const fen = payments.drgTotalFen[0] as number;
    expect([PAYMENT_UNITS[payments.unit[0] ?? -1], Number.isNaN(fen) ? null : fen / 100]).toEqual(paid);
  });
});

describe("an unsettled case's money is in no other hospital's amount", () => {
  const paid = (stays: readonly Stay[], amount: string, treatment: "reserve" | "exclude" | "refuse") =>
    settled(stays, amount, {
      unsettled: { treatment, refuseAbove: decimal("0.01") },
    }).result.statement.map((line) => [line.hospitalId, line.drgTotalCost?.toFixed(2)]);

  test("reserved, the others are paid as if neither the case nor its 4,000 had been there", () => {
    const others = STAYS.filter(({ caseId }) => caseId !== "11-faulty");
    expect(paid(STAYS, "100000", "reserve")).toEqual(paid(others, "96000", "reserve"));
  });

  test("excluded by name, the others share its money: 86,000 over 700 points", () => {
    // 86,000 × 150 / 700 = 18,428.571…
    expect(paid(STAYS, "100000", "exclude")).toEqual([
      ["S1", "18428.57"],
      ["T1", "67571.43"],
    ]);
  });

  test("refused, nobody is paid, and the ledger says what it is for", () => {
    const { result } = settled(STAYS, "100000", {
      unsettled: { treatment: "refuse", refuseAbove: decimal("0.01") },
    });
    expect(result.ledgers.map(({ status }) => status)).toEqual(["refused"]);
    expect(result.statement).toEqual([]);
    const note = result.diagnostics.find(({ code }) => code === "SETTLEMENT_LEDGER_REFUSED");
    expect(note?.message.en).toContain("1 case of 4000.00 yuan");
  });

  test.each([
    ["at 1 % of the ledger's cost it is set aside", "1000", "99000", "settled"],
    ["above 1 % the ledger is refused", "1000.01", "99000", "refused"],
  ])("by cause, for want of a value: %s", (_, cost, rest, status) => {
    const stays: Stay[] = [
      { caseId: "1", hospitalId: "S1", caseClass: "normal", points: "100", cost: rest, fund: "1" },
      {
        ...{ caseId: "2", hospitalId: "S1", caseClass: "bed-day", cost, fund: "1" },
        ...{ careType: "psychiatric", days: 3 },
      },
    ];
    const { bedDay: _bedDay, ...without } = parameters;
    const area = settleArea(inputOf(stays, "100000"), {
      ...without,
      unsettled: { treatment: "by-cause", refuseAbove: decimal("0.01") },
    });
    expect(area.result.ledgers.map((ledger) => ledger.status)).toEqual([status]);
  });
});

describe("which unit takes a case", () => {
  const unitOf = (stay: Partial<Stay>, own: readonly Hospital[] = hospitals) => {
    const stays: Stay[] = [
      { caseId: "1", hospitalId: "T1", caseClass: "normal", points: "1", cost: "10", fund: "5", ...stay },
    ];
    const area = settleArea({ ...inputOf(stays, "100"), hospitals: own }, parameters);
    const at = area.tally.status[0] ?? 0;
    return [PAYMENT_UNITS[area.tally.unit[0] ?? -1], Object.keys(area.result.counts)[at]];
  };

  test("the first row that holds: a first-level hospital's psychiatric stay is paid the old way (SMX-005)", () => {
    expect(unitOf({ hospitalId: "P1", caseClass: "bed-day", careType: "psychiatric", days: 2 })).toEqual([
      "excluded",
      "other-unit",
    ]);
  });

  test("the class whose points a case has decides: half of those of a new technology are a new technology's (ZJ-029)", () => {
    expect(unitOf({ caseClass: "new-technology" })).toEqual(["new-technology", "settled"]);
    const readmitted = { caseClass: "readmitted", pointsClass: "new-technology" };
    expect(unitOf(readmitted)).toEqual(["new-technology", "settled"]);
    expect(unitOf({ ...readmitted, pointsClass: "normal" })).toEqual(["drg", "settled"]);
  });

  test("by disease at tertiary public hospitals outside a community alone (SX-024)", () => {
    expect(unitOf({ disease: true })).toEqual(["by-disease", "other-unit"]);
    expect(unitOf({ disease: true, hospitalId: "S1" })).toEqual(["drg", "settled"]);
    const [t1, ...rest] = hospitals;
    const { ownership: _ownership, ...unsaid } = t1 as Hospital;
    expect(unitOf({ disease: true }, [{ ...unsaid, ownership: "private" }, ...rest])).toEqual([
      "drg",
      "settled",
    ]);
    // Public or not is not said: it cannot be told, and is not guessed.
    expect(unitOf({ disease: true }, [unsaid, ...rest])[1]).toBe("unit-undecided");
  });

  test("LS-005: a long stay is a bed-day stay from the limit that the area supplies; below it, it is paid by group", () => {
    const long: PaymentUnitRow = {
      ...{ name: "long-stay", unit: "bed-day", when: { longStayFromDays: 60 } },
      pays: { method: "daily-standard", fundSide: "residual", ...YES },
    };
    const taken = (days: number | undefined) => {
      const stays: Stay[] = [
        {
          ...{ caseId: "1", hospitalId: "T1", caseClass: "normal", points: "1", cost: "10", fund: "5" },
          ...(days !== undefined && { days }),
        },
      ];
      const area = settleArea(inputOf(stays, "100"), {
        ...parameters,
        paymentUnits: [long],
        bedDay: {
          ...(parameters.bedDay as NonNullable<SettlementParameters["bedDay"]>),
          standards: [{ careType: "acute", poolingArea: "330602", daily: decimal("150.5") }],
        },
      });
      const payments = payCases(area);
      return [PAYMENT_UNITS[payments.unit[0] ?? -1], payments.drgTotalFen[0]];
    };
    expect(taken(59)).toEqual(["drg", 10_000]);
    expect(taken(60)).toEqual(["bed-day", 903_000]);
    expect(taken(undefined)[1]).toBeNaN();
  });

  test("a bed-day stay without its days, or without a standard, is not settled and says why", () => {
    expect(unitOf({ caseClass: "bed-day", careType: "psychiatric" })).toEqual(["bed-day", "unit-undecided"]);
    expect(unitOf({ caseClass: "bed-day", days: 3 })).toEqual(["bed-day", "no-unit-value"]);
  });
});

describe("the community as budget unit (SX-011, SX-012)", () => {
  const members: Hospital[] = [
    { hospitalId: "A1", grade: "secondary", poolingArea: "330602", budgetUnit: "MC1" },
    { hospitalId: "A2", grade: "primary", poolingArea: "330602", budgetUnit: "MC1" },
    { hospitalId: "B1", grade: "secondary", poolingArea: "330602", budgetUnit: "MC2" },
    { hospitalId: "X1", grade: "tertiary", poolingArea: "330602" },
  ];
  const outside = (as: "item-cost" | "unpaid"): PaymentUnitRow => ({
    name: "outside-community",
    unit: "excluded",
    when: { hospitals: { community: "outside" } },
    pays: { method: "old-method", as, drawsOnTotal: false },
  });
  const stays: Stay[] = ["A1", "A2", "B1"].map((hospitalId) => ({
    ...{
      caseId: `of ${hospitalId}`,
      hospitalId,
      caseClass: "normal",
      points: "100",
      cost: "900",
      fund: "900",
    },
  }));
  stays.push({
    ...{
      caseId: "outsider",
      hospitalId: "X1",
      caseClass: "normal",
      points: "100",
      cost: "37000",
      fund: "30000",
    },
  });
  const settle = (as: "item-cost" | "unpaid", units: readonly [string, string][]) => {
    const funds = units.map(([budgetUnit, amount]) => ({ budgetUnit, amount }));
    const area = settleArea(
      { ...inputOf(stays, "0"), hospitals: members, budget: budgetOf(...funds) },
      { ...parameters, budgetUnits: "own-budget", paymentUnits: [outside(as)] },
    );
    const payments = payCases(area);
    return {
      ledgers: area.result.ledgers.map(({ budgetUnit, status }) => [budgetUnit, status]),
      statement: area.result.statement.map((line) => [line.hospitalId, line.drgTotalCost?.toFixed(2)]),
      outsider: unitLines(area, payments)
        .find(({ hospitalId }) => hospitalId === "X1")
        ?.payment?.toFixed(2),
    };
  };

  test("totals of 1,000 and 5,000 stay apart; an outsider with 37,000 draws on neither, and is paid the old way", () => {
    expect(
      settle("item-cost", [
        ["MC1", "1000"],
        ["MC2", "5000"],
      ]),
    ).toEqual({
      ledgers: [
        ["MC1", "settled"],
        ["MC2", "settled"],
      ],
      statement: [
        ["A1", "500.00"],
        ["A2", "500.00"],
        ["B1", "5000.00"],
      ],
      outsider: "37000.00",
    });
  });

  test("where the area reports and does not pay outsiders, they are paid nothing", () => {
    expect(settle("unpaid", [["MC1", "1000"]]).outsider).toBe("0.00");
  });

  test("a community without a total is not settled; it does not share the area's", () => {
    expect(settle("item-cost", [["MC1", "1000"]]).ledgers).toEqual([
      ["MC1", "settled"],
      ["MC2", "no-budget"],
    ]);
  });
});

/** What FACTS say a stay comes to beside the groups, yuan; no function of the library: SX-027, SX-025, ZJ-040, SX-012. */
const BESIDE: Readonly<Record<string, (cost: number, days: number) => number>> = {
  "03-bed-day": (_, days) => 200 * days,
  "04-disease": () => 10_000 + 3000,
  "05-items": (cost) => cost,
  "06-off-site": (cost) => Math.min(cost, 120 * 100.5),
  "09-primary": (cost) => cost,
  "10-payer": () => 0,
};
const OF_TOTAL = new Set(["03-bed-day", "05-items"]);
const OPEN = "11-faulty";

const stayLike = fc
  .record({
    template: fc.constantFrom(...STAYS),
    cost: fc.integer({ min: 5000, max: 20_000 }).map((half) => half * 2),
    points: fc.integer({ min: 1, max: 500 }),
    days: fc.integer({ min: 1, max: 200 }),
  })
  .map(({ template, cost, points, days }) => ({
    ...template,
    template: template.caseId,
    cost: String(cost),
    fund: String(cost / 2),
    ...(template.points !== undefined && { points: String(points) }),
    ...(template.days !== undefined && { days }),
  }));

describe("conservation: distributed + reserved + other units of the total = budget, to the fen", () => {
  const treatments = ["reserve", "exclude", "refuse", "by-cause"] as const;
  const area = fc.record({
    stays: fc.array(stayLike, { minLength: 1, maxLength: 30 }),
    spare: fc.integer({ min: 1, max: 1_000_000_00 }),
    treatment: fc.constantFrom(...treatments),
  });

  test("on random areas, against amounts that are worked out from the facts", () => {
    fc.assert(
      fc.property(area, ({ stays: drawn, spare, treatment }) => {
        const stays = drawn.map((stay, at) => ({
          ...stay,
          caseId: `${String(at).padStart(3, "0")}-${stay.caseId}`,
        }));
        const fen = (yuan: number) => Math.round(yuan * 100);
        const besideFen = stays.map(({ template, cost, days = 0 }) =>
          fen(BESIDE[template]?.(Number(cost), days) ?? 0),
        );
        const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
        const ofTotal = sum(besideFen.filter((_, at) => OF_TOTAL.has(stays[at]?.template ?? "")));
        const open = stays.filter(({ template }) => template === OPEN);
        const openFen = sum(open.map(({ cost }) => fen(Number(cost))));
        const budgetFen = ofTotal + openFen + spare;
        const settledArea = settleArea(inputOf(stays, (budgetFen / 100).toFixed(2)), {
          ...parameters,
          unsettled: { treatment, refuseAbove: decimal("0.01") },
        });
        const payments = payCases(settledArea);
        const [ledger] = settledArea.result.ledgers;
        const grouped = stays.filter(({ template }) => BESIDE[template] === undefined && template !== OPEN);

        // What other units pay is of nobody else, whatever becomes of the ledger.
        for (const [at, { template }] of stays.entries()) {
          if (BESIDE[template] === undefined || template === "10-payer") continue;
          expect([template, payments.drgTotalFen[at]]).toEqual([template, besideFen[at]]);
        }
        if (treatment === "refuse" && open.length > 0) {
          expect([ledger?.status, ledger?.lines.length]).toEqual(["refused", 0]);
          return;
        }
        if (grouped.length === 0) return;
        const reservedFen = treatment === "exclude" ? 0 : openFen;
        const sharedFen = budgetFen - ofTotal - reservedFen;
        expect(ledger?.status).toBe("settled");
        expect(ledger?.reserve?.amount.toFixed(2) ?? "0.00").toBe((reservedFen / 100).toFixed(2));
        expect(ledger?.drgTotalCost?.toFixed(2)).toBe((sharedFen / 100).toFixed(2));
        // A hospital's part is its share of the points, to the fen; the parts come to the whole.
        const points = sum(grouped.map((stay) => Number(stay.points)));
        const parts = new Map<string, number>();
        for (const { hospitalId = "", points: own } of grouped) {
          parts.set(hospitalId, (parts.get(hospitalId) ?? 0) + Number(own));
        }
        const lines = ledger?.lines ?? [];
        for (const { hospitalId, drgTotalCost } of lines) {
          const exact = (sharedFen * (parts.get(hospitalId) ?? 0)) / points;
          expect(Math.abs(fen(Number(drgTotalCost)) - exact)).toBeLessThan(1);
        }
        expect(sum(lines.map(({ drgTotalCost }) => fen(Number(drgTotalCost))))).toBe(sharedFen);
        const units = unitLines(settledArea, payments).filter(({ drawsOnTotal }) => drawsOnTotal);
        expect(sum(units.map(({ payment }) => fen(Number(payment)))) + reservedFen).toBe(budgetFen);
      }),
      { numRuns: 300 },
    );
  });

  test("the money of a case that cannot be settled is in no other hospital's amount, whatever it cost", () => {
    const amounts = (cost: string) =>
      settleArea(
        inputOf(
          STAYS.map((stay) => (stay.caseId === OPEN ? { ...stay, cost } : stay)),
          (96_000 + Number(cost)).toFixed(2),
        ),
        parameters,
      ).result.statement.map(({ hospitalId, drgTotalCost }) => [hospitalId, drgTotalCost?.toFixed(2)]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (cost) => {
        expect(amounts(String(cost))).toEqual(amounts("4000"));
      }),
      { numRuns: 50 },
    );
  });
});
