import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate, fromScaled, round, TO_THE_FEN, toScaled } from "../../src/primitives/index.js";
import { paymentStandard, standardToFen } from "../../src/settlement/rate/payment-standard.js";
import { splitFen } from "../../src/settlement/split-fen.js";

const runs = { numRuns: 2000 };
/** Small, even, huge (their sum leaves 61 bits), huge and nearly alike (their remainders differ in the last bits only) and no claims. */
const claim = fc.oneof(
  fc.bigInt({ min: 0n, max: 12n }),
  fc.bigInt({ min: 0n, max: 10n ** 16n }),
  fc.bigInt({ min: 0n, max: 2n ** 62n }),
  fc.bigInt({ min: 2n ** 62n - 20n, max: 2n ** 62n }),
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
});
