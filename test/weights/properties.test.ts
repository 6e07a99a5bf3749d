import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Hospital, InpatientCase } from "../../src/cases/index.js";
import { Decimal, decimal } from "../../src/primitives/index.js";
import { weighCase } from "../../src/weights/case/weigh-case.js";
import { caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import {
  CaseColumnsBuilder,
  coefficientTable,
  type GroupedAs,
  groupStatistics,
  groupTable,
  hospitalsById,
  publishedGroupTable,
  type WeighTables,
  type WeightParameters,
  weighCases,
} from "../../src/weights/index.js";
import { COEFFICIENT, GROUP_WEIGHT, HISTORY, PARAMETERS } from "./support/parameters.js";
import { randomNumbers } from "./support/random.js";
import { type SyntheticArea, syntheticArea } from "./support/synthetic-area.js";
import { areaTables } from "./support/weigh-area.js";

const RUNS = Number(process.env.WEIGHTS_RUNS ?? 12);
const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const SIZE = { history: 400, cases: 120, groups: 8 };

function pointsOf(area: SyntheticArea, parameters: WeightParameters = PARAMETERS): string[] {
  const { tables } = areaTables(area, parameters);
  const weighed = weighCases(caseColumns(area.cases, parameters.readmission), tables, parameters);
  return Array.from(weighed.caseIds, (caseId, i) => `${caseId} ${weighed.points[i]} ${weighed.reason[i]}`);
}

function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = randomNumbers(seed);
  const keyed = items.map((item) => ({ item, key: random.fraction() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

describe("order and parts", () => {
  test.prop([seeds], { numRuns: RUNS })("the order of cases changes no points and no statistic", (seed) => {
    const area = syntheticArea(seed, SIZE);
    const mixed = { ...area, history: shuffled(area.history, seed), cases: shuffled(area.cases, seed + 1) };
    expect(pointsOf(mixed).sort()).toEqual(pointsOf(area).sort());
  });

  test.prop([seeds, fc.double({ min: 0, max: 1, noNaN: true })], { numRuns: RUNS })(
    "the statistics of two parts joined are those of the whole, to the last digit",
    (seed, share) => {
      const { history } = syntheticArea(seed, SIZE);
      const cut = Math.floor(history.length * share);
      const first = caseColumns(history.slice(0, cut));
      const second = caseColumns(history.slice(cut));
      const joined = new CaseColumnsBuilder();
      joined.append(first);
      joined.append(second);
      const options = { newestYear: 2019 };
      const whole = groupStatistics(caseColumns(history), HISTORY, options);
      const parts = groupStatistics(joined.finish(), HISTORY, options);
      expect(JSON.stringify([...parts.groups], plain)).toBe(JSON.stringify([...whole.groups], plain));
      expect(JSON.stringify(parts.area, plain)).toBe(JSON.stringify(whole.area, plain));
      expect(parts.use).toEqual(whole.use);
    },
  );
});

function plain(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}

describe("scale", () => {
  /**
   * An area whose every average ends within 12 decimals (groups, hospitals and grades of 2 or 4 or 8 cases), so that no quotient is
   * rounded before the edition rounds it: then scaling is exact, and any change of points would be an error of the method.
   */
  const exactArea = (seed: number, factor: number): SyntheticArea => {
    const random = randomNumbers(seed);
    const grades: Hospital["grade"][] = ["tertiary", "tertiary", "secondary", "secondary"];
    const hospitals = grades.map((grade, h): Hospital => ({ hospitalId: `H${h}`, grade }));
    const one = (caseId: string, year: string, drg: string, hospitalId: string) => {
      const fen = random.whole(1000, 500_000) * factor;
      const totalCost = new Decimal(fen).div(100);
      const dates = { admissionDate: `${year}-03-01`, dischargeDate: `${year}-03-09` };
      return [
        { caseId, hospitalId, totalCost, ...dates, diagnoses: [], procedures: [] },
        { drg, status: "grouped" },
      ] as readonly [InpatientCase, GroupedAs];
    };
    const everywhere = (prefix: string, year: string) =>
      ["A1", "B1", "C1", "D1"].flatMap((drg) =>
        hospitals.flatMap(({ hospitalId }) =>
          Array.from({ length: 8 }, (_, n) => one(`${prefix}${drg}${hospitalId}${n}`, year, drg, hospitalId)),
        ),
      );
    return {
      hospitals,
      history: [...everywhere("a", "2018"), ...everywhere("b", "2019")],
      cases: everywhere("c", "2020"),
    };
  };
  const parameters: WeightParameters = {
    ...PARAMETERS,
    history: { ...HISTORY, trimming: { method: "none" } },
  };

  test.prop([seeds, fc.integer({ min: 2, max: 9_973 })], { numRuns: RUNS })(
    "all costs times c: all points unchanged",
    (seed, factor) => {
      expect(pointsOf(exactArea(seed, factor), parameters)).toEqual(pointsOf(exactArea(seed, 1), parameters));
    },
  );
});

/** One group of average 10,000, a hospital with a given K, and base points. */
function oneGroup(k: string, worth: string): WeighTables {
  const hospitals: Hospital[] = [{ hospitalId: "H", grade: "secondary", coefficient: decimal(k) }];
  const groups = [
    { drg: "G", averageCost: decimal("10000"), basePoints: decimal(worth), stable: true, inputs: {} },
    { drg: "*", averageCost: decimal("12000"), inputs: {} },
  ];
  return {
    groups: publishedGroupTable(groups, GROUP_WEIGHT),
    coefficients: coefficientTable({ hospitals }, { method: "given" }),
    hospitals: hospitalsById(hospitals),
  };
}

function weighAt(fen: number, tables: WeighTables) {
  const record: InpatientCase = {
    caseId: "c",
    hospitalId: "H",
    lengthOfStayDays: 8,
    totalCost: new Decimal(fen).div(100),
    diagnoses: [],
    procedures: [],
  };
  return weighCase(record, { drg: "G", status: "grouped" }, tables, PARAMETERS);
}

describe("points of a case", () => {
  const coefficients = fc.integer({ min: 1, max: 300 }).map((k) => new Decimal(k).div(100).toFixed());
  const worths = fc
    .integer({ min: 1, max: 50_000_000 })
    .map((worth) => new Decimal(worth).div(10_000).toFixed());
  const costs = fc.integer({ min: 1, max: 10_000_000 });

  test.prop([coefficients, worths, costs, costs], { numRuns: 300 })(
    "are never negative, and inside a class never fall when the cost rises",
    (k, worth, a, b) => {
      const tables = oneGroup(k, worth);
      const [low, high] = [weighAt(Math.min(a, b), tables), weighAt(Math.max(a, b), tables)];
      expect(low.points?.isNegative()).toBe(false);
      if (low.caseClass === high.caseClass) expect(high.points?.gte(low.points ?? 0)).toBe(true);
    },
  );

  it("jump only where the table has a threshold, by what it prints (BP 100, K 1.1, average 10,000)", () => {
    const tables = oneGroup("1.1", "100");
    const jumps: unknown[] = [];
    let before = weighAt(1, tables);
    // A fen apart, points move by less than 0.02 inside a class: 1.1 × 100 × 0.01 / 10,000 and the like.
    for (const fen of [39_9999, 40_0000, 40_0001, 79_9999, 80_0000, 80_0001, 299_9999, 300_0000, 300_0001]) {
      const now = weighAt(fen, tables);
      const previous = weighAt(fen - 1, tables);
      const jump = (now.points ?? new Decimal(0)).minus(previous.points ?? 0);
      if (jump.abs().gt("0.02")) {
        jumps.push([
          fen,
          previous.caseClass,
          now.caseClass,
          previous.points?.toFixed(),
          now.points?.toFixed(),
        ]);
      }
      before = now;
    }
    expect(before.caseClass).toBe("high");
    // ZJ-010 to ZJ-037 just above 0.4; ZJ-037 to ZJ-009 just above 0.8 unless K = 1 (EX-107, EX-108); none at the high threshold.
    expect(jumps).toEqual([
      [40_0001, "low", "lower-normal", "44", "60.0001"],
      [80_0001, "lower-normal", "normal", "100", "110"],
    ]);
  });

  it("jump nowhere else: a walk over the whole range meets no other step", () => {
    const tables = oneGroup("1.1", "100");
    const steps: number[] = [];
    let before = weighAt(1000, tables);
    for (let fen = 2000; fen <= 400_0000; fen += 1000) {
      const now = weighAt(fen, tables);
      // 10 yuan are 0.001 of the average: at most 0.11 points.
      if (
        now.points
          ?.minus(before.points ?? 0)
          .abs()
          .gt("0.11")
      )
        steps.push(fen);
      before = now;
    }
    expect(steps).toEqual([40_1000, 80_1000]);
  });
});

describe("normalisation", () => {
  test.prop([seeds], { numRuns: RUNS })(
    "with the area average of the groups, the volume-weighted mean weight is 1 within the working precision",
    (seed) => {
      const { history } = syntheticArea(seed, SIZE);
      const years = { ...HISTORY, areaAverage: "groupAverages" } as const;
      const statistics = groupStatistics(caseColumns(history), years);
      const table = groupTable(statistics, years, { method: "relativeWeight", unstableGroups: "mean" });
      const rows = [...table.rows.values()];
      const cases = rows.reduce((sum, { cases: count = 0 }) => sum + count, 0);
      const total = rows.reduce(
        (sum, row) => sum.plus(row.relativeWeight?.times(row.cases ?? 0) ?? 0),
        new Decimal(0),
      );
      // Each weight is off by at most half a unit of 10^-12, and so is the area average.
      expect(total.div(cases).minus(1).abs().lte("0.000000000002")).toBe(true);
    },
  );
});

describe("coefficients", () => {
  test.prop([seeds], { numRuns: RUNS })("stay within the printed limits (SX-036)", (seed) => {
    const area = syntheticArea(seed, SIZE);
    const { tables, statistics } = areaTables(area, { ...PARAMETERS, coefficient: COEFFICIENT });
    for (const drg of statistics.groups.keys()) {
      const k = tables.coefficients.of("H0", drg);
      if (k.status !== "computed") continue;
      expect(k.value.gte("0.3902") && k.value.lte("1.6279")).toBe(true);
    }
  });
});
