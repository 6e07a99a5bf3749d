import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Decimal, decimal } from "../../src/primitives/index.js";
import { clear, payCases, prepay, settleArea } from "../../src/settlement/index.js";
import { rollUp } from "../../src/settlement/roll-up.js";
import { settle } from "../../src/settlement/settle.js";
import { verifyStatement } from "../../src/settlement/verify-statement.js";
import { budgetOf, pointsParameters } from "./parameters.js";
import { syntheticArea } from "./synthetic-area.js";

const AREA = { poolingArea: "330602", insuranceType: "employee" } as const;
const yuan = (amount: string | number) => decimal(String(amount));

function claim(hospitalId: string, changes: object = {}) {
  return {
    ...AREA,
    hospitalId,
    inCommunity: false,
    itemFundPayment: yuan("1000.01"),
    offSiteItemFund: yuan(0),
    pointsSoFar: yuan(10),
    prepaidSoFar: yuan(0),
    ...changes,
  };
}

describe("monthly prepayment", () => {
  const byItem = {
    method: "item-ratio",
    ratio: yuan("0.85"),
    negative: "carry",
    communityOnly: false,
  } as const;
  const byPoints = { ...byItem, method: "points-so-far" } as const;
  const show = (list: ReturnType<typeof prepay>) =>
    list.map(({ hospitalId, method, payment, carried }) => [
      hospitalId,
      method,
      payment?.toFixed(2),
      carried?.toFixed(2),
    ]);

  test("ZJ-016: 85% of the month's item-based fund payment; off-site cases first paid by item in full (SX-041)", () => {
    const claims = [claim("H1"), claim("H2", { offSiteItemFund: yuan(200) })];
    expect(show(prepay(claims, () => yuan(0), byItem))).toEqual([
      ["H1", "item-ratio", "850.01", "0.00"],
      ["H2", "item-ratio", "1050.01", "0.00"],
    ]);
  });

  test("points so far: the budget so far by points, less what was prepaid; an overpayment is carried, or recovered", () => {
    const claims = [claim("H1"), claim("H2", { pointsSoFar: yuan(30), prepaidSoFar: yuan(7000) })];
    expect(show(prepay(claims, () => yuan(10_000), byPoints))).toEqual([
      ["H1", "points-so-far", "2125.00", "0.00"],
      ["H2", "points-so-far", "0.00", "-625.00"],
    ]);
    expect(show(prepay(claims, () => yuan(10_000), { ...byPoints, negative: "recover" }))[1]).toEqual([
      "H2",
      "points-so-far",
      "-625.00",
      "0.00",
    ]);
  });

  test("ZJ-016, SX-044: a fund in which nobody has points so far is not shared, and the other fund is prepaid; nothing paid before is recovered", () => {
    const nothing = claim("H2", {
      insuranceType: "resident",
      pointsSoFar: yuan(0),
      prepaidSoFar: yuan(70),
      offSiteItemFund: yuan(5),
    });
    for (const negative of ["carry", "recover"] as const) {
      const payments = prepay([claim("H1"), nothing], () => yuan(4000), { ...byPoints, negative });
      expect(show(payments)).toEqual([
        ["H1", "points-so-far", "3400.00", "0.00"],
        ["H2", "points-so-far", "5.00", "0.00"],
      ]);
      expect(payments.map(({ withoutPoints }) => withoutPoints)).toEqual([
        undefined,
        { poolingArea: nothing.poolingArea, insuranceType: "resident" },
      ]);
    }
  });

  test("a budget so far of 0 that nobody has points in is shared: 0 each, and what was prepaid is carried", () => {
    const claims = [claim("H1", { pointsSoFar: yuan(0), prepaidSoFar: yuan(70) })];
    expect(show(prepay(claims, () => yuan(0), byPoints))).toEqual([
      ["H1", "points-so-far", "0.00", "-70.00"],
    ]);
  });

  test("SX-021: a medical community from the budget, hospitals outside it by item", () => {
    const claims = [claim("H1"), claim("H2", { inCommunity: true })];
    expect(show(prepay(claims, () => yuan(4000), { ...byPoints, communityOnly: true }))).toEqual([
      ["H1", "by-item", "1000.01", "0.00"],
      ["H2", "points-so-far", "3400.00", "0.00"],
    ]);
  });

  test.each<[string | null, string | undefined, string | undefined, object | undefined]>([
    ["0", "3400.00", "0.00", undefined],
    ["0.01", "3399.99", "0.00", undefined],
    ["3999.99", "0.01", "0.00", undefined],
    ["4000", "0.00", "0.00", undefined],
    ["4000.01", "0.00", "0.00", { soFar: "4000", drawn: "4000.01" }],
    [null, undefined, undefined, undefined],
  ])(
    "SX-021, SX-010: what other units drew on the same budget is not shared by points: %s of 4000",
    (drawn, payment, carried, overdrawn) => {
      const [found] = prepay(
        [claim("H1")],
        () => yuan(4000),
        byPoints,
        () => (drawn === null ? null : yuan(drawn)),
      );
      const ledger = { poolingArea: claim("H1").poolingArea, insuranceType: claim("H1").insuranceType };
      expect([found?.payment?.toFixed(2), found?.carried?.toFixed(2)]).toEqual([payment, carried]);
      expect(found?.drawnUnknown).toEqual(drawn === null ? ledger : undefined);
      const told = found?.overdrawn && {
        soFar: found.overdrawn.soFar.toFixed(),
        drawn: found.overdrawn.drawn.toFixed(),
      };
      expect(told).toEqual(overdrawn);
    },
  );

  test("SX-021: communities with budgets of their own share each its own, not the other's", () => {
    const of = (hospitalId: string, budgetUnit: string) =>
      claim(hospitalId, { inCommunity: true, budgetUnit });
    const budgets: Readonly<Record<string, number>> = { M1: 4000, M2: 1000 };
    const payments = prepay(
      [of("H1", "M1"), of("H2", "M2"), of("H3", "M2")],
      ({ budgetUnit = "" }) => yuan(budgets[budgetUnit] ?? 0),
      { ...byPoints, communityOnly: true },
    );
    expect(show(payments).map(([hospitalId, , payment]) => [hospitalId, payment])).toEqual([
      ["H1", "3400.00"],
      ["H2", "425.00"],
      ["H3", "425.00"],
    ]);
  });
});

describe("annual clearing", () => {
  const area = syntheticArea(400, 6, 7);
  const settled = settle(
    { ...area, budget: budgetOf({ amount: "8000000" }, { insuranceType: "resident", amount: "7000000.03" }) },
    pointsParameters(),
  );

  test("prepayments and clearing make the annual amount, to the fen, whatever was prepaid", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(5), fc.integer({ min: -1000, max: 10 ** 9 })), { maxLength: 30 }),
        (payments) => {
          const prepaid = payments.map(([at, fen]) => ({
            ...AREA,
            hospitalId: `H000${at}`,
            amount: yuan(fen).div(100),
          }));
          const { lines, diagnostics } = clear(settled.statement, prepaid);
          expect(diagnostics).toEqual([]);
          for (const line of lines)
            expect(line.prepaid.plus(line.clearing ?? 0).eq(line.annual ?? -1)).toBe(true);
          const sum = (values: readonly (Decimal | null)[]) =>
            values.reduce<Decimal>((total, value) => total.plus(value ?? 0), new Decimal(0));
          const paid = sum(prepaid.map(({ amount }) => amount)).plus(
            sum(lines.map(({ clearing }) => clearing)),
          );
          expect(paid.eq(sum(settled.ledgers.map(({ drgFundPayment }) => drgFundPayment)))).toBe(true);
        },
      ),
    );
  });

  test("WX-034: a confirmed deduction comes off the clearing of its fund, once; a stranger owes it", () => {
    const [line] = settled.statement;
    if (line === undefined) throw new Error("the area has no line");
    const deduction = { ...AREA, hospitalId: line.hospitalId, amount: yuan("1234.56"), findingId: "f1" };
    const [cleared] = clear([line], [], { deductions: [deduction, { ...deduction, findingId: "f2" }] }).lines;
    expect(cleared?.deducted.toFixed(2)).toBe("2469.12");
    expect(cleared?.clearing?.plus("2469.12").toFixed(2)).toBe(line.drgFundPayment?.toFixed(2));
    expect(() => clear([line], [], { deductions: [deduction, deduction] })).toThrowError(
      /SETTLEMENT_DEDUCTION_REPEATED/,
    );
    const { lines, diagnostics } = clear([line], [], { deductions: [{ ...deduction, hospitalId: "H9999" }] });
    expect(lines[1]?.clearing?.toFixed(2)).toBe("-1234.56");
    expect(diagnostics.map(({ code }) => code)).toEqual(["SETTLEMENT_PREPAID_TO_STRANGER"]);
  });

  test.each([
    ["99999.99", false],
    ["100000.00", false],
    ["100000.01", true],
  ])(
    "WX-034: of an annual amount of 100,000, %s is deducted: told where it is more, never cut off",
    (amount, isTold) => {
      const line = {
        ...settled.statement[0],
        ...{ ...AREA, hospitalId: "H0000", drgFundPayment: yuan(100_000) },
      } as (typeof settled.statement)[number];
      const deductions = [{ ...AREA, hospitalId: "H0000", amount: yuan(amount), findingId: "f1" }];
      const prepaid = [{ ...AREA, hospitalId: "H0000", amount: yuan(80_000) }];
      const { lines, diagnostics } = clear([line], prepaid, { deductions });
      expect(lines[0]?.clearing?.toFixed(2)).toBe(yuan(20_000).minus(amount).toFixed(2));
      const told = {
        ...{ code: "SETTLEMENT_DEDUCTION_ABOVE_ANNUAL", severity: "warning", path: "findings" },
        message: {
          zh: `H0000（330602 职工）扣款 ${amount} 元，高于年度应付 100000.00 元：清算为 -80000.01 元，全部应予收回。请核对扣款金额。`,
          en: `H0000 (330602 employee) is deducted ${amount} yuan, above its annual amount of 100000.00: clearing comes to -80000.01 yuan, all of it to be recovered. Check the deductions.`,
        },
      };
      expect(diagnostics).toMatchObject(isTold ? [told] : []);
      expect(diagnostics).toHaveLength(isTold ? 1 : 0);
      // SX-027: a missed target is no violation, and comes off the same annual amount.
      const [one] = deductions.map((deduction) => ({ ...deduction, amount: yuan(amount).minus(1) }));
      const both = clear([line], prepaid, {
        deductions: one ? [one] : [],
        missedTargets: [{ ...AREA, hospitalId: "H0000", amount: yuan(1) }],
      });
      expect(both.lines[0]?.missedTargets?.toFixed()).toBe("1");
      expect(both.lines[0]?.clearing?.toFixed()).toBe(lines[0]?.clearing?.toFixed());
      expect(both.diagnostics).toEqual(diagnostics);
      expect(lines[0]).not.toHaveProperty("missedTargets");
    },
  );

  test("WX-022: a deposit is withheld, and given back by the assessment once it is known", () => {
    const deposit = { ratio: decimal("0.1"), release: "proportional" as const };
    const line = {
      ...settled.statement[0],
      hospitalId: "H0000",
      drgFundPayment: yuan(1_000_000),
    } as (typeof settled.statement)[number];
    const cleared = (assessmentScore?: string) =>
      clear([line], [{ ...AREA, hospitalId: "H0000", amount: yuan(800_000) }], {
        deposit,
        years: [
          {
            hospitalId: "H0000",
            ...(assessmentScore !== undefined && { assessmentScore: yuan(assessmentScore) }),
          },
        ],
      }).lines[0];
    expect(cleared()).toMatchObject({ depositReleased: null });
    expect(cleared()?.clearing?.toFixed(2)).toBe("100000.00");
    expect(cleared("95")?.clearing?.toFixed(2)).toBe("195000.00");
    const rows = [
      { scoreFrom: yuan(60), share: yuan("0.5") },
      { scoreFrom: yuan(90), share: yuan(1) },
    ];
    const byRows = (score: string) =>
      clear([line], [], {
        deposit: { ratio: yuan("0.1"), release: rows },
        years: [{ hospitalId: "H0000", assessmentScore: yuan(score) }],
      }).lines[0]?.depositReleased?.toFixed();
    expect(["59.99", "60", "89", "90"].map(byRows)).toEqual(["0", "50000", "50000", "100000"]);
  });

  test("WX-022: scores that are written as shares are refused, all or one among others; none at all, only zeros or a single point alone are not", () => {
    const release = "proportional" as const;
    const scored = (scores: readonly string[], deposit = { ratio: decimal("0.1"), release }) =>
      clear([], [], {
        deposit,
        years: scores.map((score, at) => ({ hospitalId: `H${at}`, assessmentScore: yuan(score) })),
      });
    const refused = (scores: readonly string[]) => {
      try {
        return scored(scores);
      } catch (error) {
        return error;
      }
    };
    expect(refused(["0", "0.95", "1"])).toMatchObject({
      code: "SETTLEMENT_SCORES_ARE_SHARES",
      path: "assessmentScore",
      text: {
        zh: "年度考核得分（assessmentScore）共 3 个，其中 2 个不高于 1（H1、H2，如 0.95）：得分为 0 至 100 分，照此这些机构都不及格，金额全错。95 分请写作 95，不写 0.95。",
        en: "Of 3 scores (assessmentScore) 2 are not above 1 (H1, H2: 0.95): scores are 0 to 100, and by these the hospitals would have failed and the amounts be wrong. Write 95 for a score of 95, not 0.95.",
      },
    });
    expect(refused(["90", "0.95", "85", "0"])).toMatchObject({
      text: { en: expect.stringContaining("Of 4 scores (assessmentScore) 1 is not above 1 (H1: 0.95)") },
    });
    for (const scores of [[], ["0", "0"], ["1", "1.01"], ["95"], ["1"]]) {
      expect(scored(scores).diagnostics).toEqual([]);
    }
    // Where nothing is withheld a score moves nothing.
    expect(clear([], [], { years: [{ hospitalId: "H1", assessmentScore: yuan("0.95") }] }).lines).toEqual([]);
  });

  test("WX-034: of a hospital that owes for the year and has no deduction none is told", () => {
    const line = {
      ...settled.statement[0],
      ...{ ...AREA, hospitalId: "H0000", drgFundPayment: yuan("-809.40") },
    } as (typeof settled.statement)[number];
    expect(clear([line], []).diagnostics).toEqual([]);
  });

  test("a hospital that was prepaid but has no line owes it back, and is named", () => {
    const { lines, diagnostics } = clear(settled.statement, [{ ...AREA, hospitalId: "H9", amount: yuan(5) }]);
    expect(lines.at(-1)?.clearing?.toFixed()).toBe("-5");
    expect(diagnostics.map(({ code }) => code)).toEqual(["SETTLEMENT_PREPAID_TO_STRANGER"]);
  });

  test("a hospital without a line: with unsettled cases, or prepaid and paid beside the statement, nothing is recovered; of which there is nothing, all", () => {
    const prepaid = ["H6", "H7", "H8", "H9"].map((hospitalId) => ({
      ...{ ...AREA, hospitalId, amount: hospitalId === "H7" ? yuan(0) : yuan(5) },
    }));
    const deductions = [{ ...AREA, hospitalId: "H7", amount: yuan(2), findingId: "F1" }];
    const { lines, diagnostics } = clear([], prepaid, {
      deductions,
      withoutLine: ({ hospitalId }) =>
        hospitalId === "H8" ? "unsettled" : hospitalId === "H9" ? undefined : "beside",
    });
    expect(lines.map(({ annual, clearing }) => [annual?.toFixed(), clearing?.toFixed()])).toEqual([
      [undefined, undefined],
      ["0", "-2"],
      [undefined, undefined],
      ["0", "-5"],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "SETTLEMENT_PAID_BESIDE",
      "SETTLEMENT_NOT_CLEARED",
      "SETTLEMENT_PREPAID_TO_STRANGER",
    ]);
  });

  test("a line of zeros counts as none: what units beside the statement pay is not recovered, and who has nothing is named", () => {
    const [line] = settled.statement;
    if (line === undefined) throw new Error("the area has no line");
    const statement = ["H6", "H7", "H8", "H9"].map((hospitalId) => ({
      ...{ ...line, ...AREA, hospitalId, cases: 0, drgFundPayment: yuan(0) },
    }));
    const prepaid = ["H6", "H7", "H8"].map((hospitalId) => ({
      ...{ ...AREA, hospitalId, amount: hospitalId === "H8" ? yuan(0) : yuan(5) },
    }));
    const { lines, diagnostics } = clear(statement, prepaid, {
      withoutLine: ({ hospitalId }) => (hospitalId === "H6" ? "beside" : undefined),
    });
    expect(
      lines.map(({ hospitalId, annual, clearing }) => [hospitalId, annual?.toFixed(), clearing?.toFixed()]),
    ).toEqual([
      ["H6", undefined, undefined],
      ["H7", "0", "-5"],
      ["H8", "0", "0"],
      ["H9", "0", "0"],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "SETTLEMENT_PAID_BESIDE",
      "SETTLEMENT_PREPAID_TO_STRANGER",
    ]);
    const one = statement.slice(0, 1).map((zeros) => ({ ...zeros, cases: 1 }));
    expect(
      clear(one, prepaid.slice(0, 1), { withoutLine: () => "beside" }).lines[0]?.clearing?.toFixed(),
    ).toBe("-5");
  });

  test("every level of the roll-up adds up to the same city", () => {
    const [city] = rollUp(settled.statement, "city");
    for (const level of ["poolingArea", "insuranceType", "budgetUnit", "hospital"] as const) {
      const rows = rollUp(settled.statement, level);
      expect(
        rows
          .reduce((sum, row) => sum.plus(row.drgTotalCost ?? 0), new Decimal(0))
          .eq(city?.drgTotalCost ?? -1),
      ).toBe(true);
      expect(rows.reduce((cases, row) => cases + row.cases, 0)).toBe(city?.cases);
    }
    expect(city?.drgTotalCost?.toFixed(2)).toBe("15000000.03");
  });
});

describe("a published statement derived again", () => {
  const area = syntheticArea(200, 5, 3);
  const settled = settleArea(
    { ...area, budget: budgetOf({ amount: "900000.01" }, { insuranceType: "resident", amount: "800000" }) },
    pointsParameters(),
  );
  const { statement } = settled.result;
  const totals = [
    { ...AREA, base: "total-cost" as const, total: yuan("900000.01") },
    { ...AREA, insuranceType: "resident" as const, base: "total-cost" as const, total: yuan("800000") },
  ];
  const { drgTotalFen } = payCases(settled);
  const cases = Array.from({ length: 200 }, (_, at) => ({
    caseId: `C${at}`,
    hospitalId: area.cases.hospitalIds[area.cases.hospital[at] ?? 0] ?? "",
    insuranceType: area.cases.ledgers[area.cases.ledger[at] ?? 0]?.insuranceType ?? "employee",
    points: decimal(area.cases.points[at] ?? 0n).div("1000000000000"),
    payment: yuan(drgTotalFen[at] ?? 0).div(100),
  }));

  test("holds as published", () => {
    expect(verifyStatement(statement, totals, cases)).toEqual([]);
  });

  test("ZJ-018: on the fund base the total cost follows from the share and what others paid, and is derived again", () => {
    const budget = budgetOf({ amount: "900000.01" }, { insuranceType: "resident", amount: "800000" });
    const onFund = settleArea({ ...area, budget }, pointsParameters({}, { method: "fund" })).result.statement;
    const funds = totals.map((total) => ({ ...total, base: "fund" as const }));
    expect(verifyStatement(onFund, funds)).toEqual([]);
    const tampered = onFund.map((line, at) =>
      at === 0 ? { ...line, drgTotalCost: line.drgTotalCost?.plus("0.01") ?? null } : line,
    );
    expect(verifyStatement(tampered, funds).map(({ figure }) => figure)).toEqual(["drgTotalCost"]);
  });

  test("a fen moved between two hospitals is found, and so is a case that was left out", () => {
    const moved = statement.map((line, at) =>
      at < 2 ? { ...line, drgTotalCost: line.drgTotalCost?.plus(at === 0 ? "0.01" : "-0.01") ?? null } : line,
    );
    expect(verifyStatement(moved, totals).map(({ figure }) => figure)).toEqual([
      "drgTotalCost",
      "drgTotalCost",
    ]);
    expect(verifyStatement(statement, totals, cases.slice(1)).map(({ figure }) => figure)).toEqual([
      "points of its cases",
      "payments of its cases",
    ]);
  });
});
