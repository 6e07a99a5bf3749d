import { describe, expect, it } from "vitest";
import {
  type InpatientCase,
  parseBudget,
  parseCase,
  parseHospital,
  parsePublishedGroup,
} from "../../src/cases/index.js";
import {
  type AreaSettlement,
  type Cliff,
  createEngine,
  type Engine,
  findCliffs,
} from "../../src/engine/index.js";
import { addDays, Decimal, decimal, round, smallest, TO_THE_FEN } from "../../src/primitives/index.js";
import { editionValues } from "../../src/rulesets/edition-values.js";
import { weighCase } from "../../src/weights/case/weigh-case.js";
import { yearBudget } from "../year-budget.js";
import { catalog, edition, weighedSample } from "./sample-engine.js";

const REACH = { share: 0.1, days: 3 };
const LOW = "weights.caseClasses.thresholds.low";
const LOW_MULTIPLE = "0.4";

/** A sample area, settled with its own cases or others. */
function areaOf(path: string, seed: number) {
  const { engine, hospitals, weights, budget, records } = weighedSample(path, { seed, cases: 4_000 });
  const settle = (cases: readonly InpatientCase[]) =>
    engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
  return { engine, records, settle };
}

const found = (engine: Engine, settled: AreaSettlement) =>
  findCliffs(settled, engine.parameters.weights, REACH);

const at = (cliffs: readonly Cliff[], path: string, figure: string) =>
  cliffs.find((cliff) => cliff.path === path && cliff.figure === figure);

describe("findCliffs under points", () => {
  const { engine, records, settle } = areaOf("zhejiang-shaoxing/2020", 3);
  const settled = settle(records);

  /** What a case would be paid at a cost, by the readable weighing and the point value of its statement. */
  function paidAt(
    index: number,
    cost: Decimal,
  ): { readonly paid: Decimal | undefined; readonly classes: string } {
    const { weighed, weights, cases, readmitted, settled: result } = settled;
    const record = { ...(records[index] as InpatientCase), totalCost: cost };
    const drg = weighed.groups[weighed.group[index] ?? -1] ?? "";
    const status = cases.columns.status[index] === 1 ? ("ambiguous" as const) : ("grouped" as const);
    const circumstances = { readmitted: readmitted?.[index] === 1 };
    const { points, caseClass, pointsClass } = weighCase(
      record,
      { drg, status },
      weights,
      engine.parameters.weights,
      circumstances,
    );
    const line = result.result.statement.find(
      ({ hospitalId, insuranceType }) =>
        hospitalId === record.hospitalId && insuranceType === record.insuranceType,
    );
    const value = line?.unit === "points" ? line.costPerPoint : undefined;
    return {
      classes: `${caseClass} ${pointsClass}`,
      paid: points && value && round(points.times(value), TO_THE_FEN),
    };
  }

  it("low threshold (ZJ-025): counts and steps are those of the readable weighing, case by case", () => {
    const { weighed, weights, cases } = settled;
    let [before, beyond, sum] = [0, 0, new Decimal(0)];
    for (let index = 0; index < weighed.count; index += 1) {
      const average = weights.groups.rows.get(weighed.groups[weighed.group[index] ?? -1] ?? "")?.averageCost;
      const cost = records[index]?.totalCost;
      if (average === undefined || cost === undefined || (cases.columns.status[index] ?? 9) > 1) continue;
      const limit = average.times(LOW_MULTIPLE).toDecimalPlaces(2, "down");
      const distance = cost.minus(limit).div(limit.times(REACH.share));
      if (distance.abs().gt(1)) continue;
      const [least, most] = [paidAt(index, limit), paidAt(index, limit.plus("0.01"))];
      if (least.classes === most.classes) continue;
      if (cost.lte(limit)) before += 1;
      else beyond += 1;
      if (least.paid && most.paid) sum = sum.plus(most.paid).minus(least.paid);
    }
    const cliff = at(found(engine, settled).area, LOW, LOW_MULTIPLE);
    expect(before + beyond).toBeGreaterThan(20);
    expect({ before: cliff?.before, beyond: cliff?.beyond }).toEqual({ before, beyond });
    expect(cliff?.ahead.plus(cliff.behind).toFixed(2)).toBe(sum.toFixed(2));
    expect(cliff?.step?.gt(0)).toBe(true);
  });

  it("the hospitals' cases and steps sum to those of the area, limit by limit", () => {
    const { area: whole, hospitals } = found(engine, settled);
    for (const cliff of whole) {
      const own = hospitals.filter(({ path, figure }) => path === cliff.path && figure === cliff.figure);
      for (const field of ["outerBefore", "before", "beyond", "outerBeyond"] as const)
        expect(own.reduce((sum, one) => sum + (one[field] ?? 0), 0)).toBe(cliff[field]);
      for (const field of ["ahead", "behind"] as const)
        expect(own.reduce((sum, one) => sum.plus(one[field]), new Decimal(0)).eq(cliff[field])).toBe(true);
    }
  });

  it("a case at the limit stands before it (含 0.4), one fen more stands beyond", () => {
    const { weighed, weights } = settled;
    const index = records.findIndex(
      (_record, one) => weighed.classes[weighed.caseClass[one] ?? -1] === "normal",
    );
    const drg = weighed.groups[weighed.group[index] ?? -1] ?? "";
    const average = weights.groups.rows.get(drg)?.averageCost ?? decimal("0");
    const limit = average.times(LOW_MULTIPLE).toDecimalPlaces(2, "down");
    const counts = [limit, limit.plus("0.01")].map((totalCost) => {
      const fundPayment = smallest(totalCost, records[index]?.fundPayment ?? 0);
      const moved = records.map((record, one) =>
        one === index ? { ...record, totalCost, fundPayment } : record,
      );
      const cliff = at(found(engine, settle(moved)).area, LOW, LOW_MULTIPLE);
      return [cliff?.before ?? 0, cliff?.beyond ?? 0] as const;
    });
    const [[before = 0, beyond = 0] = [], [beforeMore, beyondMore] = []] = counts;
    expect([beforeMore, beyondMore]).toEqual([before - 1, beyond + 1]);
  });

  it("costs lifted over the limit are bunching, and the interval says so", () => {
    const { weighed, weights } = settled;
    const lifted = records.map((record, index) => {
      const average = weights.groups.rows.get(weighed.groups[weighed.group[index] ?? -1] ?? "")?.averageCost;
      const limit = average?.times(LOW_MULTIPLE);
      const isJustBefore = limit && record.totalCost?.lte(limit) && record.totalCost.gt(limit.times("0.8"));
      return isJustBefore ? { ...record, totalCost: round(limit.times("1.02"), TO_THE_FEN) } : record;
    });
    const { excess } = at(found(engine, settle(lifted)).area, LOW, LOW_MULTIPLE) as Cliff;
    expect(excess?.low).toBeGreaterThan(1);
  });
});

describe("findCliffs under a rate", () => {
  it("extreme-low and extreme-high cases (NAT-060 to NAT-063): a step is the standard less the cost, or the cost less the standard", () => {
    const { engine, records, settle } = areaOf("national-chs/2020", 3);
    const settled = settle(records);
    const { area: cliffs } = found(engine, settled);
    const { prices, tally } = settled.settled;
    const exactOf = (index: number) => prices?.standardFen[index] ?? Number.NaN;
    const steps = { "0.3": 0, "3": 0, "2": 0 };
    const near = { "0.3": 0, "3": 0, "2": 0 };
    settled.weighed.totalCostFen.forEach((cost, index) => {
      const grade = settled.weights.hospitals.get(
        settled.weighed.hospitalIds[settled.weighed.hospital[index] ?? -1] ?? "",
      )?.grade;
      const standard = exactOf(index);
      if (!(standard > 0) || tally.status[index] !== 0) return;
      const multiples = [
        "0.3",
        ...(grade === "tertiary" ? ["3"] : grade === "secondary" ? ["2"] : []),
      ] as const;
      for (const multiple of multiples as readonly ("0.3" | "3" | "2")[]) {
        const limit = Number(multiple) * standard;
        if (Math.abs(cost - limit) > limit * REACH.share) continue;
        near[multiple] += 1;
        steps[multiple] += multiple === "0.3" ? standard - limit : limit - standard;
      }
    });
    for (const [multiple, path] of [
      ["0.3", "settlement.rate.abnormal.extremeLow.multiple"],
      ["3", "settlement.rate.abnormal.extremeHigh.multiples"],
      ["2", "settlement.rate.abnormal.extremeHigh.multiples"],
    ] as const) {
      const cliff = at(cliffs, path, multiple);
      // Extremely dear cases are paid by item within a quota, which a step leaves aside.
      expect(cliff?.hasQuota).toBe(path.includes("extremeHigh") ? true : undefined);
      expect(near[multiple]).toBeGreaterThan(3);
      expect((cliff?.before ?? 0) + (cliff?.beyond ?? 0)).toBe(near[multiple]);
      // Standards are rounded to the fen here, and exact there: a fen a case.
      const told = cliff?.ahead.plus(cliff.behind).times(100).toNumber() ?? 0;
      expect(Math.abs(told - steps[multiple])).toBeLessThanOrEqual(2 * near[multiple]);
    }
  });
});

describe("findCliffs near the first day", () => {
  const hospitals = [
    parseHospital({ hospitalId: "H", grade: "tertiary", poolingArea: "A", coefficient: "1" }),
  ];
  const stay = (caseId: string, patientId: string, admissionDate: string, days: number, more: object = {}) =>
    parseCase({
      ...{ caseId, patientId, hospitalId: "H", poolingArea: "A", insuranceType: "employee" },
      ...{ admissionDate, dischargeDate: addDays(admissionDate, days), lengthOfStayDays: days },
      ...{ diagnoses: ["I63.900"], totalCost: "9000", fundPayment: "6000", ...more },
    });
  function cliffsOf(engine: Engine, year: number, cases: readonly InpatientCase[], groups: object, days = 3) {
    const weights = engine.weigh({ hospitals, ...groups });
    const budget = parseBudget(yearBudget(year, "9000000", { poolingArea: "A" }));
    const settled = engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
    return findCliffs(settled, engine.parameters.weights, { share: 0.1, days }).area;
  }

  const SHORT = "settlement.rate.abnormal.shortStay.belowDays";
  /** 50 stays of each length from 1 to 20 days. */
  const stays = Array.from({ length: 1000 }, (_, at) =>
    stay(String(at), String(at), "2023-03-01", 1 + (at % 20), { drg: "BR25" }),
  );
  const shortStays = (belowDays: number) => {
    const patch = { "settlement.rate.abnormal.shortStay.applies": true, [SHORT]: belowDays };
    const engine = createEngine(edition("jiangsu-suzhou/2023", patch), {
      on: "2023-12-31",
      unsettled: "exclude",
    });
    return at(cliffsOf(engine, 2023, stays, {}), SHORT, String(belowDays));
  };

  it.each([
    [3, 1],
    [4, 1],
    [5, 2],
    [6, 2],
    [7, 3],
    [9, 3],
  ])("stays of even lengths do not bunch at %i days: all four windows have %i", (belowDays, window) => {
    const cliff = shortStays(belowDays);
    const all = window * 50;
    expect(cliff).toMatchObject({ window, outerBefore: all, before: all, beyond: all, outerBeyond: all });
    expect(cliff?.excess?.value).toBeCloseTo(1, 6);
    expect(cliff?.bins).toHaveLength(4 * window);
  });

  it("a limit with one day before it has a ratio and no bunching; one with none is no limit", () => {
    expect(shortStays(2)).toMatchObject({
      window: 1,
      outerBefore: null,
      before: 50,
      beyond: 50,
      excess: null,
    });
    expect(shortStays(1)).toBeUndefined();
  });

  it.each([
    [3, 3],
    [7, 7],
    [15, 7],
    [30, 7],
  ])("returns of even gaps do not bunch at 15 days, asked within %i: the windows have %i", (days, window) => {
    const returns = Array.from({ length: 610 }, (_, at) => [
      stay(`a${at}`, String(at), "2020-03-01", 4, { drg: "BR23" }),
      stay(`b${at}`, String(at), addDays("2020-03-05", at % 61), 4, { drg: "BR23" }),
    ]).flat();
    const row = { averageCost: "10000", basePoints: "100", stable: true };
    const groups = ["*", "BR23"].map((drg) =>
      parsePublishedGroup({ drg, ...(drg === "*" ? { averageCost: "10000" } : row) }),
    );
    const engine = createEngine(edition("zhejiang-shaoxing/2020"), {
      on: "2020-12-31",
      unsettled: "exclude",
    });
    const cliff = at(
      cliffsOf(engine, 2020, returns, { groups }, days),
      "weights.readmission.windowDays",
      "15",
    );
    const all = window * 10;
    expect(cliff).toMatchObject({ window, outerBefore: all, before: all, beyond: all, outerBeyond: all });
  });
});

/** Figures of days and multiples that an edition holds and that no amount of a case jumps at: why. */
const NO_LIMITS: readonly (readonly [RegExp, string])[] = [
  [
    /^weights\.history\.|^weights\.coefficient\.|^weights\.groupWeight\./,
    "of groups and hospitals, not of a case",
  ],
  [/\.points\./, "operands of points"],
  [
    /^weights\.reviewGrounds\./,
    "grounds to apply for a review: the application is heard, nothing is paid by it",
  ],
  [/^settlement\.review\.|^settlement\.groupReview\./, "days to apply, and samples that are looked through"],
  [/^settlement\.rate\.limits\./, "limits printed beside the standard: what lies beyond them, no text says"],
  [/^rules\./, "supervision: a finding moves no money"],
];

describe("limits of an edition", () => {
  it("every figure in days or multiples that an edition states is a limit that cases are compared with, or is named as none", () => {
    const known = [
      /^weights\.caseClasses\.thresholds\./,
      /^weights\.caseClasses\.classes\.[^.]+\.when\./,
      /^weights\.readmission\.windowDays$/,
      /^settlement\.paymentUnits\.rows\.[^.]+\.when\.longStayFromDays$/,
      /^settlement\.rate\.abnormal\.(extremeLow\.multiple|extremeHigh\.multiples|shortStay\.belowDays)$/,
    ];
    const left = new Set<string>();
    for (const reference of catalog.editions.keys()) {
      const [id = "", version = ""] = reference.split("@");
      for (const { path, units } of editionValues(edition(`${id}/${version}`))) {
        if (!units.some((unit) => unit === "days" || unit === "multiple")) continue;
        const isNamed = known.some((one) => one.test(path)) || NO_LIMITS.some(([one]) => one.test(path));
        if (!isNamed) left.add(path);
      }
    }
    expect([...left]).toEqual([]);
  });
});
