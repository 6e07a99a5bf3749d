import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseToJson, parseBudget, parseCase, parseHospital } from "../../src/cases/index.js";
import { allocate, daysBetween, decimal, fromScaled, toScaled } from "../../src/primitives/index.js";
import { arbitraryAmount, arbitraryDate } from "../../src/testing/arbitrary-amount.js";
import { inpatientCase } from "../../src/testing/arbitrary-case.js";
import { budget, hospital, type PoolingArea, poolingArea } from "../../src/testing/pooling-area.js";
import {
  moreNeverGivesLess,
  neverNegative,
  orderDoesNotMatter,
  partsSumToTheWhole,
  sameInputSameResult,
} from "../../src/testing/properties.js";

const RUNS = { numRuns: 200 };

/** Splits each fund's budget by cost, exactly; what an analyst's calculator would do. */
function splits({ cases, hospitals, budget }: PoolingArea) {
  return budget.funds.flatMap((fund) => {
    const claims = new Map(hospitals.map(({ hospitalId }) => [hospitalId, 0n]));
    for (const { hospitalId = "", totalCost, poolingArea, insuranceType } of cases) {
      if (poolingArea !== fund.poolingArea || insuranceType !== fund.insuranceType || totalCost === undefined)
        continue;
      claims.set(hospitalId, (claims.get(hospitalId) ?? 0n) + toScaled(totalCost, 2));
    }
    const shares = [...claims].map(([id, claim]) => ({ id, claim }));
    if (fund.amount === undefined || shares.every(({ claim }) => claim === 0n)) return [];
    const parts = allocate(toScaled(fund.amount, 2), shares);
    return [{ whole: fund.amount, parts: parts.map((part) => fromScaled(part, 2)) }];
  });
}

function failureOf<Values>(property: fc.IProperty<Values>): string {
  const { failed, errorInstance } = fc.check(property, { numRuns: 300, seed: 1 });
  return failed ? String(errorInstance ?? "failed") : "";
}

describe("arbitrary areas", () => {
  it("are consistent: stays in the year, at their hospital's area, fund and patient making the total", () => {
    fc.assert(
      fc.property(poolingArea(), ({ cases, hospitals, budget }) => {
        const areas = new Map(hospitals.map(({ hospitalId, poolingArea }) => [hospitalId, poolingArea]));
        expect(new Set(cases.map(({ caseId }) => caseId)).size).toBe(cases.length);
        for (const each of cases) {
          expect(areas.get(each.hospitalId ?? "")).toBe(each.poolingArea);
          expect(each.totalCost?.eq(each.fundPayment?.plus(each.patientPayment ?? 0) ?? -1)).toBe(true);
          expect(daysBetween(budget.period.from, each.dischargeDate ?? "")).toBeGreaterThanOrEqual(0);
          expect(daysBetween(each.dischargeDate ?? "", budget.period.to)).toBeGreaterThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  it("keep to the sizes asked for", () => {
    fc.assert(
      fc.property(
        poolingArea({ mostCases: 3, mostHospitals: 2, mostPoolingAreas: 1, groups: ["ZZ15"], year: 2023 }),
        (area) => {
          expect(area.cases.length).toBeLessThanOrEqual(3);
          expect(area.hospitals.length).toBeLessThanOrEqual(2);
          expect(area.budget.funds).toHaveLength(2);
          for (const { drg, dischargeDate } of area.cases)
            expect([drg, dischargeDate?.slice(0, 4)]).toEqual(["ZZ15", "2023"]);
        },
      ),
      RUNS,
    );
  });

  it("are made of records that parse", () => {
    fc.assert(
      fc.property(
        inpatientCase(),
        hospital("H1", ["A", "B"]),
        budget(["A", "B"]),
        (stay, hospital, budget) => {
          expect(caseToJson(parseCase(caseToJson(stay)))).toEqual(caseToJson(stay));
          expect(parseHospital(hospital).hospitalId).toBe("H1");
          expect(parseBudget(budget).funds).toHaveLength(4);
        },
      ),
      RUNS,
    );
    fc.assert(
      fc.property(arbitraryDate("2020-02-28", "2020-03-01"), (date) =>
        ["2020-02-28", "2020-02-29", "2020-03-01"].includes(date),
      ),
    );
  });
});

describe("properties", () => {
  it("the parts sum to the whole: holds for an exact split, fails for one that rounds each part", () => {
    fc.assert(partsSumToTheWhole(poolingArea(), splits), RUNS);
    const careless = partsSumToTheWhole(poolingArea(), (area) =>
      splits(area).map(({ whole, parts }) => ({
        whole,
        parts: parts.map((part) => part.toDecimalPlaces(0)),
      })),
    );
    expect(failureOf(careless)).toContain("the whole is");
  });

  it("order does not matter: holds for a sum, fails for a first come", () => {
    const total = (_area: PoolingArea, cases: PoolingArea["cases"]) =>
      cases.reduce((sum, { totalCost }) => sum.plus(totalCost ?? 0), decimal(0)).toFixed();
    fc.assert(
      orderDoesNotMatter(poolingArea(), ({ cases }) => cases, total),
      RUNS,
    );
    const first = orderDoesNotMatter(
      poolingArea(),
      ({ cases }) => cases,
      (_area, cases) => cases[0]?.caseId ?? "",
    );
    expect(failureOf(first)).not.toBe("");
  });

  it("more never gives less: holds for a share, fails at a cliff", () => {
    const amounts = arbitraryAmount(1_000).map((text) => decimal(text));
    fc.assert(
      moreNeverGivesLess(amounts, (amount) => amount.times("0.9")),
      RUNS,
    );
    expect(
      failureOf(moreNeverGivesLess(amounts, (amount) => (amount.lt(500) ? amount : amount.div(2)))),
    ).not.toBe("");
  });

  it("never negative: holds for zero, fails below", () => {
    const amounts = arbitraryAmount(10).map((text) => decimal(text));
    fc.assert(
      neverNegative(amounts, (amount) => [amount, amount.minus(amount), amount.times(-1).abs()]),
      RUNS,
    );
    expect(failureOf(neverNegative(amounts, (amount) => [amount.minus(5)]))).not.toBe("");
  });

  it("the same input gives the same result: fails for a counter", () => {
    let calls = 0;
    fc.assert(
      sameInputSameResult(arbitraryAmount(), (text) => text),
      RUNS,
    );
    expect(failureOf(sameInputSameResult(arbitraryAmount(), () => String(calls++)))).not.toBe("");
  });
});
