import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  Decimal,
  decimal,
  divideHalfUp,
  fenOf,
  fromScaled,
  round,
  TO_THE_FEN,
  WORKING,
  yuanOf,
} from "../../src/primitives/index.js";
import { prepay } from "../../src/settlement/clearing/prepay.js";
import { figureOfCount, figureOfFen, formedByCase } from "../../src/settlement/formed-by-case.js";
import { formed } from "../../src/settlement/money-formula.js";
import { annualBudget } from "../../src/settlement/points/annual-budget.js";
import { SHORT_STAY, shortStayFen } from "../../src/settlement/rate/abnormal-cases.js";
import {
  FUND_BY_PRODUCT,
  FUND_BY_RESIDUAL,
  fundByProduct,
  fundByResidual,
} from "../../src/settlement/rate/fund-share.js";
import { EXACT_UNITS_PER_FEN } from "../../src/settlement/rate/payment-standard.js";
import { qualityDeposit } from "../../src/settlement/rate/quality-deposit.js";
import { tierTotal } from "../../src/settlement/rate/tiers.js";
import { assessBedDays, bedDayPayment } from "../../src/settlement/units/bed-day-payment.js";
import { payByDisease } from "../../src/settlement/units/by-disease.js";
import { capitation } from "../../src/settlement/units/capitation.js";
import { PAST_AVERAGE } from "../../src/settlement/units/derived-rows.js";

const fen = fc.integer({ min: 0, max: 10 ** 11 });
const money = fen.map(yuanOf);
const signed = fc.integer({ min: -(10 ** 11), max: 10 ** 11 }).map(yuanOf);
const share = fc.integer({ min: 0, max: 10 ** 4 }).map((parts) => fromScaled(BigInt(parts), 4));
const toFen = (value: Decimal) => round(value, TO_THE_FEN).toFixed();

describe("amounts of single cases, in integers, are those of the formula in Decimals and of the text by hand", () => {
  test.prop([fen, fc.tuple(fen, fen, fen), fc.bigInt({ min: 0n, max: 10n ** 12n })])(
    "NAT-052: (standard − own items) × ratio, to the fen, with its floor",
    (standard, [selfFunded, firstSelfPaid, deductible], ratio) => {
      const own = {
        selfFunded: yuanOf(selfFunded),
        firstSelfPaid: yuanOf(firstSelfPaid),
        deductible: yuanOf(deductible),
      };
      const byHand = yuanOf(standard - selfFunded - firstSelfPaid - deductible).times(fromScaled(ratio, 12));
      for (const floor of ["zero", "none"] as const) {
        const expected = floor === "zero" && byHand.isNegative() ? "0" : toFen(byHand);
        expect(fundByProduct(yuanOf(standard), own, fromScaled(ratio, 12), floor).toFixed()).toBe(expected);
        const fund = formedByCase(FUND_BY_PRODUCT[floor], {
          standard: () => figureOfFen(standard),
          selfFunded: () => figureOfFen(selfFunded),
          firstSelfPaid: () => figureOfFen(firstSelfPaid),
          deductible: () => figureOfFen(deductible),
          ratio: () => ratio,
        });
        expect(yuanOf(fund(0)).toFixed()).toBe(expected);
      }
    },
  );

  test.prop([fen, fen])(
    "NAT-053, SMX-012: standard − the patient's part, with its floor",
    (standard, part) => {
      for (const floor of ["zero", "none"] as const) {
        const expected = floor === "zero" ? Math.max(0, standard - part) : standard - part;
        expect(fenOf(fundByResidual(yuanOf(standard), yuanOf(part), floor))).toBe(expected);
        const fund = formedByCase(FUND_BY_RESIDUAL[floor], {
          standard: () => figureOfFen(standard),
          patientPart: () => figureOfFen(part),
        });
        expect(fund(0)).toBe(expected);
      }
    },
  );

  test("a case that lacks a figure has no amount, and the next one is not touched by it", () => {
    const parts = [300, Number.NaN, 100];
    const fund = formedByCase(FUND_BY_RESIDUAL.none, {
      standard: () => figureOfFen(1000),
      patientPart: (index) => figureOfFen(parts[index]),
    });
    expect([0, 1, 2, 3].map(fund)).toEqual([700, Number.NaN, 900, Number.NaN]);
    expect([figureOfCount(-1), figureOfCount(undefined), figureOfCount(0)]).toEqual([
      undefined,
      undefined,
      0n,
    ]);
  });

  test.prop([fen, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 60 })])(
    "NAT-065: a short stay, half-up in one rounding, though the quotient is carried at twelve decimals",
    (standard, days, belowDays) => {
      const expected = Number(divideHalfUp(BigInt(standard) * BigInt(days), BigInt(belowDays)));
      const figures = { standard: yuanOf(standard), days, belowDays };
      expect(fenOf(formed(SHORT_STAY, figures))).toBe(expected);
      expect(shortStayFen(BigInt(standard) * EXACT_UNITS_PER_FEN, days, belowDays)).toBe(expected);
    },
  );

  test.prop([
    fc.bigInt({ min: 0n, max: 10n ** 31n }),
    fc.integer({ min: 0, max: 60 }),
    fc.integer({ min: 1, max: 60 }),
  ])(
    "NAT-065: of a standard that is not whole fen the part is taken before anything is rounded: nothing is nearer to it than what is paid",
    (standard, days, belowDays) => {
      const fen = BigInt(belowDays) * EXACT_UNITS_PER_FEN;
      const off = 2n * (BigInt(shortStayFen(standard, days, belowDays)) * fen - standard * BigInt(days));
      expect(off > -fen && off <= fen).toBe(true);
    },
  );

  test("NAT-065: two days of three of 8,761.372563679459 yuan are 5,840.92; of the standard rounded first they were 5,840.91", () => {
    expect(shortStayFen(8_761_372_563_679_459n * 10n ** 12n, 2, 3)).toBe(584_092);
  });
});

describe("amounts of hospitals and units are those of the text, calculated by hand", () => {
  test.prop([signed, share, fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined })])(
    "NAT-054: nothing is withheld of a negative amount, nothing is given back before the assessment",
    (annual, ratio, score) => {
      const given = score === undefined ? undefined : new Decimal(score);
      const { withheld, released } = qualityDeposit(annual, { ratio, release: "proportional" }, given);
      expect(withheld.toFixed()).toBe(annual.isNegative() ? "0" : toFen(annual.times(ratio)));
      expect(released?.toFixed()).toBe(
        score === undefined ? undefined : toFen(withheld.times(score).div(100)),
      );
    },
  );

  test.prop([money, share, share])("SX-055, WX-011: a total grows by every factor", (past, one, other) => {
    const grown = toFen(past.times(one.plus(1)).times(other.plus(1)));
    const inputs = { historicTotal: past, prices: one, volume: other };
    expect(tierTotal({ tier: "A", inputs }, ["prices", "volume"])).toMatchObject({ status: "projected" });
    const found = tierTotal({ tier: "A", inputs }, ["prices", "volume"]);
    expect(found.status === "projected" && found.amount.toFixed()).toBe(grown);
    const fund = {
      poolingArea: "330602",
      insuranceType: "employee",
      inputs: { priorYearFinal: past, growthRate: one },
    } as const;
    expect(annualBudget({ method: "growth" }, fund, null)).toEqual({
      source: "growth",
      amount: round(past.times(one.plus(1)), TO_THE_FEN),
    });
    const withoutRate = { ...fund, inputs: { priorYearFinal: past } };
    expect(annualBudget({ method: "growth" }, withoutRate, null)).toEqual({ source: "missing" });
  });

  test.prop([money, fc.integer({ min: 0, max: 400 }), share, share])(
    "SX-027: days at the daily standard; of all missed targets together at most the whole amount",
    (daily, days, one, other) => {
      expect(bedDayPayment(daily, days).toFixed()).toBe(daily.times(days).toFixed());
      const check = { better: "lower", target: decimal("0") } as const;
      const checks = [
        { ...check, indicator: "daily-cost", deduction: one },
        { ...check, indicator: "average-length-of-stay", deduction: other },
      ] as const;
      const missed = { "daily-cost": decimal("1"), "average-length-of-stay": decimal("1") };
      const lost = one.plus(other).gt(1) ? new Decimal(1) : one.plus(other);
      expect(assessBedDays(daily, missed, checks).deduction.toFixed()).toBe(toFen(daily.times(lost)));
    },
  );

  test.prop([money, money, money, money, fc.integer({ min: 1, max: 999 })])(
    "SX-023, SX-025: what patient and fund pay adds up to what the hospital is owed",
    (standard, patientShare, cost, fund, cases) => {
      const paid = payByDisease(standard, patientShare, { cost, fund });
      expect(paid.patient.plus(paid.fund).toFixed()).toBe(paid.hospitalTotal.toFixed());
      expect(paid.hospitalTotal.toFixed()).toBe(standard.plus(cost).toFixed());
      expect(paid.fund.toFixed()).toBe(standard.minus(patientShare).plus(fund).toFixed());
      const average = round(round(cost.div(cases), WORKING), TO_THE_FEN).toFixed();
      expect(formed(PAST_AVERAGE, { cost, count: cases }).toFixed()).toBe(average);
    },
  );

  test.prop([money, fc.integer({ min: 1, max: 365 }), share, fc.integer({ min: 0, max: 50 }), money])(
    "SX-028: days of contract of the year, the factor of quality, less the fees of referrals",
    (amount, days, factor, referrals, referralFee) => {
      const to = new Date(Date.UTC(2021, 0, days)).toISOString().slice(0, 10);
      const person = {
        personId: "P1",
        ageYears: 40,
        insuranceType: "resident",
        contract: { from: "2021-01-01", to },
      } as const;
      const parameters = {
        quotas: [{ amount }],
        quality: [{ scoreFrom: decimal("60"), factor }],
        referralFee,
      };
      const year = { from: "2021-01-01", to: "2021-12-31" };
      const of = (score?: Decimal) =>
        capitation([person], year, { referrals, ...(score && { qualityScore: score }) }, parameters);
      const base = round(amount.times(days).div(365), WORKING);
      const scored = of(decimal("60"));
      expect(scored.base.toFixed()).toBe(base.toFixed());
      expect(scored.adjusted.toFixed()).toBe(toFen(base.times(factor)));
      expect(scored.payment.toFixed()).toBe(scored.adjusted.minus(referralFee.times(referrals)).toFixed());
      expect(of().adjusted.toFixed()).toBe(toFen(base));
    },
  );

  test.prop([money, money, money, share, money])(
    "ZJ-016, SX-021: a month is paid its part; what was prepaid too much is carried or recovered",
    (budget, prepaidSoFar, itemFundPayment, ratio, offSiteItemFund) => {
      const claim = {
        hospitalId: "H1",
        poolingArea: "330602",
        insuranceType: "employee",
        inCommunity: false,
        pointsSoFar: decimal("1"),
        ...{ itemFundPayment, offSiteItemFund, prepaidSoFar },
      } as const;
      const rules = { ratio, communityOnly: false } as const;
      const due = round(budget.times(ratio), TO_THE_FEN).minus(prepaidSoFar);
      for (const negative of ["carry", "recover"] as const) {
        const [found] = prepay([claim], () => budget, { ...rules, method: "points-so-far", negative });
        const carried = negative === "carry" && due.isNegative() ? due : new Decimal(0);
        expect(found?.carried?.toFixed()).toBe(carried.toFixed());
        expect(found?.payment?.toFixed()).toBe(due.minus(carried).plus(offSiteItemFund).toFixed());
      }
      const [byItem] = prepay([claim], () => budget, { ...rules, method: "item-ratio", negative: "carry" });
      expect(byItem?.payment?.toFixed()).toBe(toFen(itemFundPayment.times(ratio).plus(offSiteItemFund)));
    },
  );
});
