import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { casesUntil, rowsOf } from "../../src/engine/cases-until.js";
import { gamma, poisson, shock } from "../../src/engine/forecast/draws.js";
import { forecastYear } from "../../src/engine/forecast/forecast-year.js";
import { monthModel } from "../../src/engine/forecast/month-model.js";
import { pastAtPrices } from "../../src/engine/forecast/past-at-prices.js";
import { figureKey, yearFigures } from "../../src/engine/forecast/year-figures.js";
import { yearSoFar } from "../../src/engine/forecast/year-so-far.js";
import { Random } from "../../src/primitives/index.js";
import { area, edition, engineFor, recordsOf, weighedSample } from "./sample-engine.js";

/** Mean and variance of many draws. */
function moments(draw: (random: Random) => number): readonly [mean: number, variance: number] {
  const random = new Random(4);
  const values = Array.from({ length: 20_000 }, () => draw(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length];
}

describe("draws", () => {
  it.each([1, 2.5, 40])("a gamma number of shape %d has that mean and variance", (shape) => {
    const [mean, variance] = moments((random) => gamma(shape, random));
    expect(mean / shape).toBeCloseTo(1, 1);
    expect(variance / shape).toBeCloseTo(1, 0.9);
  });

  it.each([0.3, 12, 200])("a Poisson number of mean %d has that mean and variance", (expected) => {
    const [mean, variance] = moments((random) => poisson(expected, random));
    expect(mean / expected).toBeCloseTo(1, 1);
    expect(variance / expected).toBeCloseTo(1, 0.9);
  });

  it("a shock has mean 1 and the variance asked for, and is 1 where that is nothing", () => {
    const [mean, variance] = moments((random) => shock(0.04, random));
    expect(mean).toBeCloseTo(1, 2);
    expect(variance).toBeCloseTo(0.04, 2);
    expect(shock(0, new Random(1))).toBe(1);
  });
});

const EVEN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const months = EVEN.slice(0, 6).map((days, at) => ({ month: at + 1, days }));

describe("monthModel", () => {
  it("makes no season of chance: months that differ as Poisson counts do are all 1", () => {
    const random = new Random(2);
    const past = [1, 2, 3].map(() => EVEN.map((days) => poisson(days * 4, random)));
    const model = monthModel({ observed: months, counts: [EVEN.slice(0, 6)], past });
    expect(model.season.map(({ factor }) => factor)).toEqual(EVEN.map(() => 1));
  });

  it("finds a season of the years before: half as many cases in February", () => {
    const random = new Random(3);
    const past = [1, 2, 3].map(() =>
      EVEN.map((days, at) => poisson(days * 40 * (at === 1 ? 0.5 : 1), random)),
    );
    const { season } = monthModel({ observed: months, counts: [EVEN.slice(0, 6)], past });
    const february = (season[1]?.factor ?? 0) / (season[6]?.factor ?? 1);
    expect(february).toBeGreaterThan(0.4);
    expect(february).toBeLessThan(0.6);
  });

  it("where no case was seen nothing differs: no season, nothing common, nothing of one hospital", () => {
    const model = monthModel({ observed: months, counts: [months.map(() => 0)], past: [] });
    expect(model).toMatchObject({ own: 0, common: { statistic: 0, expected: 0 } });
    expect(model.season).toEqual(EVEN.map(() => ({ factor: 1, variance: 0 })));
  });

  it("tells what befalls all hospitals of a month from what befalls one", () => {
    const random = new Random(5);
    const counts = Array.from({ length: 8 }, () => months.map(() => poisson(60, random)));
    const struck = counts.map((own) => own.map((count, at) => (at === 3 ? Math.round(count / 2) : count)));
    const spread = ({ common }: ReturnType<typeof monthModel>) => common.statistic / common.freedom;
    const [even, one] = [counts, struck].map((own) =>
      monthModel({ observed: months, counts: own, past: [] }),
    );
    expect(spread(one as never)).toBeGreaterThan(5 * spread(even as never));
    expect(one?.own).toBeLessThan(0.02);
  });
});

describe("pastAtPrices", () => {
  it("lifts the years before by what the same groups cost more now (the sample's prices rise by 4 in 100 a year)", () => {
    const sample = area(3_000);
    const engine = engineFor(edition("zhejiang-shaoxing/2020"));
    const taken = engine.take(recordsOf(sample));
    const history = engine.take(Array.from(sample.history(), (record) => parseCase(record)));
    const { past, variance } = pastAtPrices(taken, history);
    const lift = (year: string) => {
      const at = Array.from(sample.history()).findIndex(
        (record) => String(record.dischargeDate).startsWith(year) && record.totalCost !== undefined,
      );
      return (past.columns.totalCostFen[at] as number) / (history.columns.totalCostFen[at] as number);
    };
    expect(lift("2019")).toBeCloseTo(1 / 0.96, 1);
    expect(lift("2017")).toBeCloseTo(1 / 0.96 ** 3, 1);
    expect(Math.sqrt(variance)).toBeLessThan(0.05);
  });
});

describe("forecastYear", () => {
  const { engine, hospitals, history, weights, budget, records } = weighedSample("zhejiang-shaoxing/2020", {
    seed: 6,
    cases: 2_000,
  });
  const cases = engine.take(records, hospitals);
  const through = "2020-08-31";
  const soFar = engine.settle({ cases: casesUntil(cases, through), weights, budget });
  const year = yearSoFar(soFar, budget.period, through, engine.parameters.weights, history);
  const figures = forecastYear(year, { seed: 3, runs: 60 });

  it("tells point values, balances of hospitals and their sum by fund, each within its interval", () => {
    expect(new Set(figures.map(({ kind }) => kind))).toEqual(
      new Set(["point-value", "balance-sum", "hospital-balance"]),
    );
    for (const { low, median, high } of figures) {
      expect(low).toBeLessThanOrEqual(median);
      expect(median).toBeLessThanOrEqual(high);
    }
  });

  it("is the same for the same seed, and another for another", () => {
    expect(forecastYear(year, { seed: 3, runs: 60 })).toEqual(figures);
    expect(forecastYear(year, { seed: 4, runs: 60 })).not.toEqual(figures);
  });

  it("a wider share has wider intervals", () => {
    const wide = forecastYear(year, { seed: 3, runs: 60, share: 0.98 });
    wide.forEach(({ low, high }, at) => {
      expect(low).toBeLessThanOrEqual(figures[at]?.low ?? 0);
      expect(high).toBeGreaterThanOrEqual(figures[at]?.high ?? 0);
    });
  });

  it("holds what the year came to in most of its intervals (scripts/forecasts measures how often)", () => {
    const truth = new Map(
      yearFigures(engine.settle({ cases, weights, budget }).settled).map((one) => [
        figureKey(one),
        one.value,
      ]),
    );
    const held = figures.filter((one) => {
      const value = truth.get(figureKey(one)) ?? Number.NaN;
      return one.low <= value && value <= one.high;
    });
    expect(held.length / figures.length).toBeGreaterThan(0.7);
  });

  it("cases until a day are those discharged by it; rows keep their marks and costs", () => {
    const until = casesUntil(cases, through);
    expect(until.columns.count).toBeLessThan(cases.columns.count);
    expect(casesUntil(cases, "2020-12-31")).toBe(cases);
    const twice = rowsOf(cases, Int32Array.of(5, 5, 0)).columns;
    expect(twice.caseIds).toEqual([5, 5, 0].map((place) => cases.columns.caseIds[place]));
    expect([...twice.totalCostFen]).toEqual([5, 5, 0].map((place) => cases.columns.totalCostFen[place]));
  });
});
