import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  allocate,
  divideHalfUp,
  fenOf,
  fromScaled,
  round,
  TO_THE_FEN,
  toScaled,
  yuanOf,
} from "../../src/primitives/index.js";
import type { CaseDetails } from "../../src/settlement/case-details.js";
import type { FundShareParameters } from "../../src/settlement/parameters/rate-parameters.js";
import { caseFund } from "../../src/settlement/rate/case-fund.js";
import { fundByProduct, fundByResidual } from "../../src/settlement/rate/fund-share.js";
import { paymentStandard, standardToFen } from "../../src/settlement/rate/payment-standard.js";
import { splitFen } from "../../src/settlement/split-fen.js";
import type { WeighedCases } from "../../src/weights/weighed-cases.js";

const runs = { numRuns: 2000 };
/** Small, even, huge (their sum leaves 61 bits) and no claims. */
const claim = fc.oneof(
  fc.bigInt({ min: 0n, max: 12n }),
  fc.bigInt({ min: 0n, max: 10n ** 16n }),
  fc.bigInt({ min: 0n, max: 2n ** 62n }),
  fc.constant(-1n),
);

describe("integer paths equal the readable ones", () => {
  test("splitFen gives the parts of allocate, ties by id included", () => {
    fc.assert(
      fc.property(
        fc.array(claim, { minLength: 1, maxLength: 40 }),
        fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger()),
        (claims, total) => {
          const ids = claims.map((_, at) => `C${(at * 7) % 41}`);
          const out = new Float64Array(claims.length).fill(Number.NaN);
          const shares = claims.map((one, at) => ({ id: ids[at] ?? "", claim: one < 0n ? 0n : one }));
          const split = () =>
            splitFen(total, Int32Array.from(claims.keys()), BigInt64Array.from(claims), ids, out);
          if (total !== 0 && shares.every((one) => one.claim === 0n)) {
            expect(split).toThrow("ALLOCATION_WITHOUT_CLAIMS");
            expect([...out].every(Number.isNaN)).toBe(true);
          } else {
            split();
            expect([...out].map((fen) => BigInt(fen))).toEqual(allocate(BigInt(total), shares));
          }
        },
      ),
      runs,
    );
  });

  test("the product in integers, as it is paid, is paymentStandard to the fen", () => {
    const scaled = fc.bigInt({ min: 0n, max: 10n ** 17n });
    fc.assert(
      fc.property(scaled, scaled, (weight, rate) => {
        const readable = round(paymentStandard(fromScaled(weight, 12), fromScaled(rate, 12)), TO_THE_FEN);
        expect(standardToFen(weight * rate)).toBe(toScaled(readable, 2));
      }),
      runs,
    );
  });

  test("NAT-052, NAT-053, SMX-013: the fund's part of a case by either form and floor, a negative one included", () => {
    const fen = fc.integer({ min: 0, max: 10 ** 10 });
    const one = fc.record({
      standard: fen,
      own: fc.tuple(fen, fen, fen),
      ratio: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      patient: fen,
      floor: fc.constantFrom("zero" as const, "none" as const),
    });
    fc.assert(
      fc.property(one, ({ standard, own, ratio, patient, floor }) => {
        const [selfFunded, firstSelfPaid, deductible] = own;
        const details = {
          selfFundedFen: Float64Array.of(selfFunded),
          firstSelfPaidFen: Float64Array.of(firstSelfPaid),
          deductibleFen: Float64Array.of(deductible),
          reimbursementRatio: BigInt64Array.of(ratio),
          patientPaymentFen: Float64Array.of(patient),
        } as unknown as CaseDetails;
        const cases = { totalCostFen: [patient], fundPaymentFen: [0] } as unknown as WeighedCases;
        const paid = (method: "product" | "residual") =>
          caseFund(cases, details, { method, floor } as FundShareParameters)(standard, 0);
        const items = {
          selfFunded: yuanOf(selfFunded),
          firstSelfPaid: yuanOf(firstSelfPaid),
          deductible: yuanOf(deductible),
        };
        const byProduct = fundByProduct(yuanOf(standard), items, fromScaled(ratio, 12), floor);
        expect(paid("product")).toBe(fenOf(byProduct));
        expect(paid("residual")).toBe(fenOf(fundByResidual(yuanOf(standard), yuanOf(patient), floor)));
        // A reference of its own, without the formula.
        const exact = BigInt(standard - selfFunded - firstSelfPaid - deductible) * ratio;
        const part = divideHalfUp(exact, 10n ** 12n);
        expect(BigInt(paid("product"))).toBe(floor === "zero" && part < 0n ? 0n : part);
      }),
      runs,
    );
  });
});
