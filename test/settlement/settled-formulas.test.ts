import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { allocate, Decimal, fromScaled, toScaled } from "../../src/primitives/index.js";
import { balanceOf } from "../../src/settlement/balance.js";
import { clear, type StatementLine } from "../../src/settlement/index.js";
import { formed } from "../../src/settlement/money-formula.js";
import { amountsOfShare } from "../../src/settlement/points/amounts-of-share.js";
import { distributableTotal } from "../../src/settlement/points/distributable-total.js";
import { pointValue, SHARE_BY_POINTS } from "../../src/settlement/points/point-value.js";
import { baseRate } from "../../src/settlement/rate/base-rate.js";
import { clearingCoefficient } from "../../src/settlement/rate/clearing-coefficient.js";
import { groupRate } from "../../src/settlement/rate/group-rate.js";
import { TIER_CLAIM } from "../../src/settlement/rate/hospital-standards.js";
import { retainedAmount } from "../../src/settlement/rate/retention.js";
import { PAYABLE } from "../../src/settlement/rate/year-end-totals.js";
import type { HospitalYear } from "../../src/settlement/settlement-input.js";

const money = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((fen) => fromScaled(fen, 2));
const some = fc.bigInt({ min: 1n, max: 10n ** 18n }).map((units) => fromScaled(units, 12));
const ratio = fc.bigInt({ min: 10n ** 9n, max: 10n ** 12n }).map((units) => fromScaled(units, 12));
const weight = fc.bigInt({ min: 10n ** 12n, max: 10n ** 18n }).map((units) => fromScaled(units, 12));
const part = fc.integer({ min: 0, max: 1000 }).map((thousandths) => new Decimal(thousandths).div(1000));
const known = fc.option(money, { nil: null });

describe("amounts that a formula forms are those of the text, calculated by hand", () => {
  test.prop([money, money, money, money, part, part, part])(
    "ZJ-020, ZJ-021: every yuan of the budget is shared, set aside, kept or returned",
    (budget, cost, reserved, otherUnits, adjustmentShare, fundBears, hospitalsKeep) => {
      const rules = { adjustmentShare, sharing: { fundBears, hospitalsKeep } };
      const found = distributableTotal(budget, cost, rules, { reserved, otherUnits });
      const elsewhere = [found.reserved, found.otherUnits, found.adjustmentKept, found.returned];
      const sum = elsewhere.reduce((total, amount) => total.plus(amount), found.total);
      expect(sum.minus(found.fundBears).toFixed()).toBe(budget.toFixed());
    },
  );

  test.prop([money, some])("ZJ-018: the point value", (total, points) => {
    expect(pointValue(total, points).toFixed()).toBe(total.div(points).toDecimalPlaces(12).toFixed());
  });

  test.prop([money, fc.array(fc.bigInt({ min: 1n, max: 10n ** 16n }), { minLength: 1, maxLength: 9 })])(
    "SX-057: shares in whole fen lie less than a fen from the formula",
    (total, claims) => {
      const points = fromScaled(
        claims.reduce((sum, claim) => sum + claim, 0n),
        12,
      );
      const paid = allocate(
        toScaled(total, 2),
        claims.map((claim, at) => ({ id: `H${at}`, claim })),
      );
      paid.forEach((fen, at) => {
        const settledPoints = fromScaled(claims[at] ?? 0n, 12);
        const share = formed(SHARE_BY_POINTS, { total, settledPoints, points });
        expect(fromScaled(fen, 2).minus(share).abs().lt("0.01")).toBe(true);
      });
    },
  );

  test.prop([money, money, known])(
    "SX-060: what patients and others paid stays as it was; without the fund payment by item the other amount is not known",
    (share, itemTotalCost, itemFundPayment) => {
      const byItem = { itemTotalCost, itemFundPayment };
      const others = itemFundPayment === null ? undefined : itemTotalCost.minus(itemFundPayment);
      const onTotal = amountsOfShare(share, "total-cost", byItem);
      expect(onTotal.drgTotalCost).toBe(share);
      expect(onTotal.drgFundPayment?.toFixed()).toBe(others && share.minus(others).toFixed());
      const onFund = amountsOfShare(share, "fund", byItem);
      expect(onFund.drgFundPayment).toBe(share);
      expect(onFund.drgTotalCost?.toFixed()).toBe(others && share.plus(others).toFixed());
    },
  );

  test.prop([known, known])("SX-060: a balance is not known where one of its two is not", (drg, item) => {
    const expected = drg === null || item === null ? undefined : drg.minus(item).toFixed();
    expect(balanceOf({ drgFundPayment: drg, itemFundPayment: item })?.toFixed()).toBe(expected);
  });

  test.prop([some, some])(
    "a rate times the coefficient of the group, or the standard over the weight",
    (a, b) => {
      const figures = { inputs: { own: b } };
      const price = groupRate("base-times-group-coefficient", { rate: a, column: "own" }, figures);
      expect(price?.toFixed()).toBe(a.times(b).toDecimalPlaces(12).toFixed());
      expect(groupRate("base-times-group-coefficient", { column: "own" }, figures)).toBeUndefined();
      const printed = groupRate("printed-standards", { column: "own" }, { ...figures, relativeWeight: a });
      expect(printed?.toFixed()).toBe(b.div(a).toDecimalPlaces(12).toFixed());
    },
  );

  test.prop([some, some])(
    "WX-014: a clearing coefficient stands on the claim or on the amount, and is 1 where it does not",
    (figure, coefficient) => {
      const product = figure.times(coefficient);
      expect(formed(PAYABLE, { priced: figure, coefficient }).toFixed()).toBe(product.toFixed());
      expect(formed(PAYABLE, { priced: figure }).toFixed()).toBe(figure.toFixed());
      expect(formed(TIER_CLAIM, { points: figure, coefficient }).toFixed()).toBe(
        product.toDecimalPlaces(12).toFixed(),
      );
      expect(formed(TIER_CLAIM, { points: figure, coefficient: undefined }).toFixed()).toBe(figure.toFixed());
    },
  );

  test.prop([known, money, money, part, fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined })])(
    "SX-022, WX-022: what is still due; a deposit that is not assessed gives nothing back",
    (annual, prepaid, deducted, ratio, score) => {
      const ledger = { hospitalId: "H1", poolingArea: "330602", insuranceType: "employee" } as const;
      const line = { ...ledger, drgFundPayment: annual } as StatementLine;
      const [found] = clear([line], [{ ...ledger, amount: prepaid }], {
        deposit: { ratio, release: "proportional" },
        years: score === undefined ? [] : [{ hospitalId: "H1", assessmentScore: new Decimal(score) }],
        deductions: [{ ...ledger, amount: deducted, findingId: "f1" }],
      }).lines;
      const withheld = annual?.times(ratio).toDecimalPlaces(2);
      const released = score === undefined ? 0 : withheld?.times(score).div(100).toDecimalPlaces(2);
      const due = annual
        ?.minus(prepaid)
        .minus(deducted)
        .minus(withheld ?? 0)
        .plus(released ?? 0);
      expect(found?.clearing?.toFixed()).toBe(due?.toFixed());
    },
  );

  test.prop([money, money, some, fc.constantFrom("actual", "payable")])(
    "WX-018 to WX-020: a band pays its factor of one amount; where none holds, what is payable",
    (actual, payable, factor, pay) => {
      const paid = pay === "actual" ? actual : payable;
      expect(retainedAmount(actual, payable, [{ pay, factor }]).toFixed()).toBe(paid.times(factor).toFixed());
      expect(retainedAmount(actual, payable, []).toFixed()).toBe(payable.toFixed());
    },
  );

  test.prop([money, ratio, weight, fc.integer({ min: 0, max: 12 })])(
    "NAT-051: forecast cost over forecast weight, by half a unit at most",
    (budget, share, total, scale) => {
      const found = baseRate(budget, share, total, { mode: "halfUp", scale });
      const costOf = (rate: Decimal) => share.times(total).times(rate);
      const halfUnit = fromScaled(1n, scale).div(2);
      expect(costOf(found).minus(budget).abs().lte(costOf(halfUnit))).toBe(true);
      if (scale === 12) expect(baseRate(budget, share, total).eq(found)).toBe(true);
    },
  );

  test("NAT-051: a rate of 0.0049999999998 is 0.00 at the edition's rounding, which is the only one", () => {
    const [budget, one, total] = ["5000", "1", "1000000.00004"].map((text) => new Decimal(text));
    const toFen = { mode: "halfUp", scale: 2 } as const;
    expect(baseRate(budget as Decimal, one as Decimal, total as Decimal, toFen).toFixed(2)).toBe("0.00");
  });

  /** A ratio to last year, which one more is too. */
  const growth = fc.bigInt({ min: 5n * 10n ** 11n, max: 10n ** 12n }).map((scaled) => fromScaled(scaled, 12));
  test.prop([
    fc.array(growth, { minLength: 1, maxLength: 5 }),
    fc.array(part, { minLength: 3, maxLength: 3 }),
  ])(
    "WX-014, WX-015: parts are means over own values, or the other way round, combined as the edition says",
    (values, weights) => {
      const tier = values.map((headRatioGrowth, at) => ({
        hospitalId: `H${at}`,
        headRatioGrowth,
        costPerWeightGrowth: headRatioGrowth.plus(1),
        listAccuracy: headRatioGrowth.plus(2),
      }));
      const fields = ["headRatioGrowth", "costPerWeightGrowth", "listAccuracy"] as const;
      const twelve = (value: Decimal) => value.toDecimalPlaces(12);
      const ratios = fields.map((field, at) => {
        const sum = tier.reduce((total, year) => total.plus(year[field]), new Decimal(0));
        const mean = twelve(sum.div(tier.length));
        const own = tier[0]?.[field] ?? mean;
        return twelve(at === 2 ? own.div(mean) : mean.div(own));
      });
      const sumOfRatios = (times: (at: number) => Decimal | number) =>
        ratios.reduce((sum, ratio, at) => sum.plus(ratio.times(times(at))), new Decimal(0));
      const expected = {
        product: ratios.reduce((product, ratio) => product.times(ratio), new Decimal(1)),
        mean: sumOfRatios(() => 1).div(3),
        "weighted-sum": sumOfRatios((at) => weights[at] ?? 0),
      };
      const indicators = ["head-ratio-growth", "cost-per-weight-growth", "list-accuracy"] as const;
      const parts = indicators.map((indicator, at) => ({
        indicator,
        weight: weights[at] ?? new Decimal(0),
        better: at === 2 ? ("higher" as const) : ("lower" as const),
      }));
      for (const combination of ["product", "mean", "weighted-sum"] as const) {
        const found = clearingCoefficient(tier[0] as HospitalYear, tier, { parts, combination });
        expect(found.status === "known" && found.coefficient.toFixed()).toBe(
          twelve(expected[combination]).toFixed(),
        );
      }
    },
  );
});
