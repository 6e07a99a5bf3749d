import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { allocate, Decimal, fromScaled, toScaled } from "../../src/primitives/index.js";
import { balanceOf } from "../../src/settlement/balance.js";
import { clear, type StatementLine } from "../../src/settlement/index.js";
import { distributableTotal } from "../../src/settlement/points/distributable-total.js";
import { fundAfterOtherPayments, pointValue } from "../../src/settlement/points/point-value.js";
import { groupRate } from "../../src/settlement/rate/group-rate.js";
import {
  BALANCE,
  FUND_AFTER_OTHERS,
  GROUP_PRICE,
  type MoneyFormula,
  POINT_VALUE,
  SHARE_BY_POINTS,
  SHARED_TOTAL,
  STILL_DUE,
} from "../../src/settlement/settled-formulas.js";
import { exactValue } from "../../src/weights/formula/exact-value.js";

function exactly<Field extends string>(
  { expression }: MoneyFormula<Field>,
  figures: Readonly<Record<Field, Decimal>>,
): string {
  return exactValue(
    expression,
    ({ symbol }) => figures[symbol],
    () => {},
  ).toFixed();
}

const money = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((fen) => fromScaled(fen, 2));
const some = fc.bigInt({ min: 1n, max: 10n ** 18n }).map((units) => fromScaled(units, 12));
const part = fc.integer({ min: 0, max: 1000 }).map((thousandths) => new Decimal(thousandths).div(1000));

describe("what is told is what is calculated", () => {
  test.prop([money, money, money, money, part, part, part])(
    "ZJ-020, ZJ-021: the total that points share",
    (budget, cost, reserved, otherUnits, adjustmentShare, fundBears, hospitalsKeep) => {
      const rules = { adjustmentShare, sharing: { fundBears, hospitalsKeep } };
      const found = distributableTotal(budget, cost, rules, { reserved, otherUnits });
      expect(exactly(SHARED_TOTAL, found)).toBe(found.total.toFixed());
    },
  );

  test.prop([money, some])("ZJ-018: the point value", (total, points) => {
    expect(exactly(POINT_VALUE, { total, points })).toBe(pointValue(total, points).toFixed());
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
        const share = exactly(SHARE_BY_POINTS, { total, settledPoints, points });
        expect(fromScaled(fen, 2).minus(share).abs().lt("0.01")).toBe(true);
      });
    },
  );

  test.prop([money, money, money])("SX-060: fund payment and balance", (a, b, c) => {
    const fund = { drgTotalCost: a, itemTotalCost: b, itemFundPayment: c };
    expect(exactly(FUND_AFTER_OTHERS, fund)).toBe(fundAfterOtherPayments(a, b, c).toFixed());
    const line = { drgFundPayment: a, itemFundPayment: b };
    expect(exactly(BALANCE, line)).toBe(balanceOf(line)?.toFixed());
  });

  test.prop([some, some])("a rate times the coefficient of the group", (rate, coefficient) => {
    const figures = { inputs: { own: coefficient } };
    const price = groupRate("base-times-group-coefficient", { rate, column: "own" }, figures);
    expect(exactly(GROUP_PRICE, { rate, coefficient })).toBe(price?.toFixed());
  });

  test.prop([money, money, money, part, fc.integer({ min: 0, max: 100 })])(
    "SX-022, WX-022: what is still due",
    (annual, prepaid, deducted, ratio, score) => {
      const ledger = { hospitalId: "H1", poolingArea: "330602", insuranceType: "employee" } as const;
      const line = { ...ledger, drgFundPayment: annual } as StatementLine;
      const [found] = clear([line], [{ ...ledger, amount: prepaid }], {
        deposit: { ratio, release: "proportional" },
        years: [{ hospitalId: "H1", assessmentScore: new Decimal(score) }],
        deductions: [{ ...ledger, amount: deducted, findingId: "f1" }],
      }).lines;
      const { depositWithheld = new Decimal(0), depositReleased, clearing } = found ?? {};
      const figures = { annual, deducted, depositWithheld, prepaid };
      expect(exactly(STILL_DUE, { ...figures, depositReleased: depositReleased ?? new Decimal(0) })).toBe(
        clearing?.toFixed(),
      );
    },
  );
});
