import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Decimal, plainScaledText, round, WORKING } from "../../src/primitives/index.js";
import type { Exact } from "../../src/rules/monitoring/exact.js";
import { PERFORMANCE_INDICATORS } from "../../src/rules/monitoring/indicators/performance-indicators.js";
import { type GroupSums, Tally } from "../../src/rules/monitoring/tally.js";

/** Cases of one group: their fen and days, undefined where a case does not state them. */
interface Stay {
  readonly drg: string;
  readonly costFen: number | undefined;
  readonly days: number | undefined;
}

const stays = fc.array(
  fc.record<Stay>({
    drg: fc.constantFrom("BR23", "ES15", "GZ13"),
    costFen: fc.option(fc.integer({ min: 0, max: 900_000_000_000 }), { nil: undefined }),
    days: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
  }),
  { maxLength: 30 },
);

function tallyOf(cases: readonly Stay[]): Tally {
  const tally = new Tally();
  for (const { drg, costFen, days } of cases) {
    tally.add({
      ...{ groupedAs: "grouped", drg, costFen, days, weight: undefined, died: undefined },
      ...{ fundFen: undefined, drgPaymentFen: undefined, patientFen: undefined, selfFundedFen: undefined },
      ...{ isLowRisk: false, inGroupingRate: undefined, isHighWeight: false, isBedDay: false },
      leftAsAdvised: undefined,
    });
  }
  return tally;
}

const figureOf = (id: string, tally: Tally, city: Tally) => {
  const found = PERFORMANCE_INDICATORS.find((indicator) => indicator.id === id);
  if (found === undefined) throw new Error(`no indicator ${id}`);
  const parameters = { consumptionIndex: [], lowRiskGroups: [], basicGroups: [], lists: {} };
  const { numerator, denominator, missing } = found.compute({
    ...{ tally, city, before: undefined, hospitals: new Map(), parameters, hasEvents: false },
  } as unknown as Parameters<typeof found.compute>[0]);
  const text = ({ units, scale }: Exact) => plainScaledText(units, scale);
  return { numerator: text(numerator), denominator: denominator && text(denominator), missing };
};

type Consumed = (sums: GroupSums) => { readonly cases: number; readonly sum: Decimal };
const costOf: Consumed = ({ costCases, costFen }) => ({
  cases: costCases,
  sum: new Decimal(costFen).div(100),
});
const daysOf: Consumed = ({ dayCases, days }) => ({ cases: dayCases, sum: new Decimal(days) });

/** The indexes as the rules print them, in Decimals: every average and every ratio half-up at twelve decimals (NAT-038, NAT-039). */
function inDecimals(tally: Tally, city: Tally, consumed: Consumed) {
  let [actual, standard, ratios] = [new Decimal(0), new Decimal(0), new Decimal(0)];
  let [cases, missing] = [0, 0];
  for (const [drg, sums] of tally.groups) {
    const [own, whole] = [consumed(sums), consumed(city.groups.get(drg) ?? sums)];
    const isCompared = own.cases > 0 && !whole.sum.isZero();
    missing += isCompared ? sums.cases - own.cases : sums.cases;
    if (!isCompared) continue;
    const average = round(whole.sum.div(whole.cases), WORKING);
    actual = actual.plus(own.sum);
    standard = standard.plus(average.times(own.cases));
    ratios = ratios.plus(round(own.sum.div(average), WORKING));
    cases += own.cases;
  }
  return {
    sums: { numerator: actual.toFixed(), denominator: standard.toFixed(), missing },
    mean: { numerator: ratios.toFixed(), denominator: String(cases), missing },
  };
}

function squaresAbout(squares: bigint, sum: bigint, cases: number): Decimal {
  if (cases === 0) return new Decimal(0);
  const mean = round(new Decimal((sum * sum).toString()).div(cases), WORKING);
  return new Decimal(squares.toString()).minus(mean).div(10_000);
}

describe("monitoring adds up in integers what Decimals come to, to the last digit", () => {
  test.prop([stays, stays], { numRuns: 500 })("consumption indexes", (own, others) => {
    const [tally, city] = [tallyOf(own), tallyOf([...own, ...others])];
    const [cost, time] = [inDecimals(tally, city, costOf), inDecimals(tally, city, daysOf)];
    expect(figureOf("cost-index", tally, city)).toEqual(cost.sums);
    expect(figureOf("cost-index-mean", tally, city)).toEqual(cost.mean);
    expect(figureOf("time-index", tally, city)).toEqual(time.sums);
    expect(figureOf("time-index-mean", tally, city)).toEqual(time.mean);
  });

  test.prop([stays], { numRuns: 300 })("reduction in variance (NAT-035)", (own) => {
    const tally = tallyOf(own);
    let [cases, fen, squares, within] = [0, 0n, 0n, new Decimal(0)];
    for (const { costCases, costFen, costSquares } of tally.groups.values()) {
      cases += costCases;
      fen += BigInt(costFen);
      squares += costSquares;
      within = within.plus(squaresAbout(costSquares, BigInt(costFen), costCases));
    }
    const total = squaresAbout(squares, fen, cases);
    const { numerator, denominator } = figureOf("riv", tally, tally);
    expect([numerator, denominator]).toEqual([total.minus(within).toFixed(), total.toFixed()]);
  });
});
