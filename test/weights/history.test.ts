import { describe, expect, it } from "vitest";
import type { Hospital, InpatientCase } from "../../src/cases/index.js";
import { decimal } from "../../src/primitives/index.js";
import { caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import { caseMixIndex, normaliseWeights, reductionInVariance } from "../../src/weights/groups/case-mix.js";
import { growthControl } from "../../src/weights/growth/growth-control.js";
import { addMoments, coefficientOfVariation, momentsOf } from "../../src/weights/history/moments.js";
import { quantile } from "../../src/weights/history/quantile.js";
import { trimBounds } from "../../src/weights/history/trim-bounds.js";
import { yearAverage } from "../../src/weights/history/year-average.js";
import {
  coefficientTable,
  type GroupedAs,
  groupStatistics,
  groupTable,
  historyUses,
  publishedGroupTable,
} from "../../src/weights/index.js";
import type { CoefficientParameters, HistoryParameters } from "../../src/weights/parameters.js";
import { COEFFICIENT, GROUP_WEIGHT, HISTORY } from "./support/parameters.js";

const d = decimal;
const E12 = 10n ** 12n;

describe("moments", () => {
  it("are exact where squares overrun 2^53, and add up", () => {
    const values = Float64Array.from({ length: 9000 }, (_, n) => 1_000_000_000_000 + n * 7);
    const whole = momentsOf(values);
    const sum = values.reduce((total, value) => total + BigInt(value), 0n);
    const squares = values.reduce((total, value) => total + BigInt(value) ** 2n, 0n);
    expect(whole).toEqual({ count: 9000, sum, sumOfSquares: squares });
    expect(addMoments(momentsOf(values, 0, 4097), momentsOf(values, 4097))).toEqual(whole);
  });
  it("CV of population and of sample", () => {
    const moments = momentsOf(Float64Array.of(2, 4));
    expect(coefficientOfVariation(moments, "population")?.toFixed()).toBe("0.333333333333");
    expect(coefficientOfVariation(moments, "sample")?.toFixed()).toBe("0.471404520791");
    expect(coefficientOfVariation(momentsOf(Float64Array.of(5)), "sample")).toBeUndefined();
  });
});

describe("quantiles", () => {
  const sorted = Float64Array.of(10, 20, 30, 40);
  it("linear and nearest rank", () => {
    expect(quantile(sorted, E12 / 4n, "linear")).toBe((175n * E12) / 10n);
    expect(quantile(sorted, E12 / 4n, "nearestRank")).toBe(10n * E12);
    expect(quantile(sorted, E12 / 2n, "linear")).toBe(25n * E12);
    expect(quantile(sorted, 0n, "nearestRank")).toBe(10n * E12);
    expect(quantile(sorted, E12, "linear")).toBe(40n * E12);
  });
});

describe("trimming bounds keep both ends", () => {
  const sorted = Float64Array.of(100, 200, 300, 400, 500);
  it("IQR (ZJ-032): [P25 − k IQR, P75 + k IQR]", () => {
    expect(trimBounds(sorted, { method: "iqr", fence: d("1.5"), scope: "group" })).toEqual({
      lowerFen: 0,
      upperFen: 700,
    });
    expect(trimBounds(sorted, { method: "iqr", fence: d("0.25"), scope: "group" })).toEqual({
      lowerFen: 150,
      upperFen: 450,
    });
  });
  it("middle segment (SX-014): between two quantiles", () => {
    const trimming = {
      method: "middleSegment",
      lowerShare: d("0.25"),
      upperShare: d("0.1"),
      scope: "group",
    } as const;
    expect(trimBounds(sorted, trimming)).toEqual({ lowerFen: 200, upperFen: 460 });
  });
  it("multiples of the mean", () => {
    const trimming = {
      method: "meanMultiples",
      lowerMultiple: d("0.5"),
      upperMultiple: d("1.5"),
      scope: "group",
    } as const;
    expect(trimBounds(sorted, trimming)).toEqual({ lowerFen: 150, upperFen: 450 });
  });
  it("none", () => {
    expect(trimBounds(sorted, { method: "none" }).lowerFen).toBe(0);
  });
});

describe("years without a case", () => {
  const sums = { counts: [0, 2, 1], sumsFen: [0, 400_000, 500_000] };
  const weights = [d("2"), d("3"), d("5")];
  it("renormalise: 3 × 2,000 + 5 × 5,000 over 8", () => {
    expect(yearAverage(sums, { method: "weighted", weights, absentYear: "renormalise" })).toBe(3875n * E12);
  });
  it("withhold: no average", () => {
    expect(yearAverage(sums, { method: "weighted", weights, absentYear: "withhold" })).toBeUndefined();
  });
  it("a year of weight 0 is not missed", () => {
    const two = [d("0"), d("1"), d("1")];
    expect(yearAverage(sums, { method: "weighted", weights: two, absentYear: "withhold" })).toBe(3500n * E12);
  });
});

type Row = readonly [hospital: string, drg: string, cost: string, more?: Partial<InpatientCase>];

function historyOf(rows: readonly Row[]) {
  return caseColumns(
    rows.map(([hospitalId, drg, totalCost, more], n) => [
      {
        caseId: `h${n}`,
        hospitalId,
        totalCost: d(totalCost),
        dischargeDate: "2019-06-30",
        diagnoses: [],
        procedures: [],
        ...more,
      },
      { drg, status: "grouped" } as GroupedAs,
    ]),
  );
}

const PLAIN: HistoryParameters = { ...HISTORY, trimming: { method: "none" } };

describe("statistics of a group", () => {
  it("second trimming of a group that varies too much, within each year or over all", () => {
    const rows: Row[] = [
      ...Array.from({ length: 9 }, (): Row => ["A", "G", "100"]),
      ["A", "G", "5000"],
      ["A", "G", "90000"],
    ];
    const stability = {
      minimumCases: 5,
      maximumVariation: d("1"),
      secondTrimming: {
        method: "meanMultiples",
        lowerMultiple: d("0"),
        upperMultiple: d("2"),
        scope: "groupYear",
      },
    } as const;
    const once = groupStatistics(historyOf(rows), PLAIN, {
      stability: { ...stability, secondTrimming: { method: "none" } },
    });
    expect(once.groups.get("G")).toMatchObject({ trimmedCases: 0, stable: false, instability: "variation" });
    const twice = groupStatistics(historyOf(rows), PLAIN, { stability });
    expect(twice.groups.get("G")).toMatchObject({ trimmedCases: 1, stable: false });
  });
  it.each([
    // mean 2,000; squared deviations 4 × 1,000² + 4,000² = 20,000,000
    ["population", "6000", true],
    ["population", "6000.01", false],
    ["sample", "6000", false],
  ] as const)(
    "SX-014: CV <= 1, by the %s: 1,000 four times and %s is stable: %s",
    (deviation, dear, stable) => {
      const rows: Row[] = [...Array.from({ length: 4 }, (): Row => ["A", "G", "1000"]), ["A", "G", dear]];
      const stability = { minimumCases: 5, maximumVariation: d("1") };
      const statistics = groupStatistics(historyOf(rows), { ...PLAIN, deviation }, { stability });
      expect(statistics.groups.get("G")?.stable).toBe(stable);
    },
  );
  it("LS-004: stays paid by bed-day count in the average of their group, or stand apart, as the edition says", () => {
    const rows: Row[] = [
      ["A", "G", "1000", { careType: "acute" }],
      ["A", "G", "2000"],
      ["A", "G", "9000", { careType: "psychiatric" }],
    ];
    const of = (apart: HistoryParameters["careTypesApart"]) => {
      const statistics = groupStatistics(historyOf(rows), {
        ...PLAIN,
        ...(apart && { careTypesApart: apart }),
      });
      const { averageCost } = statistics.groups.get("G") ?? {};
      return [averageCost?.toFixed(), historyUses(statistics)["care-type-apart"]];
    };
    expect(of(undefined)).toEqual(["4000", 0]);
    expect(of([])).toEqual(["4000", 0]);
    expect(of(["hospice"])).toEqual(["4000", 0]);
    expect(of(["psychiatric", "hospice"])).toEqual(["1500", 1]);
  });
  it("length of stay and cost structure", () => {
    const statistics = groupStatistics(
      historyOf([
        ["A", "G", "100", { lengthOfStayDays: 4, costs: { drug: d("60"), examination: d("40") } }],
        ["A", "G", "300", { lengthOfStayDays: 9, costs: { drug: d("300") } }],
        ["A", "G", "300"],
      ]),
      PLAIN,
    );
    const group = statistics.groups.get("G");
    expect(group?.averageLengthOfStayDays?.toFixed()).toBe("6.5");
    expect(
      Object.entries(group?.costShares ?? {}).map(([name, share]) => `${name} ${share.toFixed()}`),
    ).toEqual(["drug 0.9", "examination 0.1"]);
  });
});

describe("weights", () => {
  const rows: Row[] = [
    ...Array.from({ length: 6 }, (_, n): Row => ["A", "LOW", n % 2 === 0 ? "900" : "1100"]),
    ...Array.from({ length: 2 }, (_, n): Row => ["B", "HIGH", n % 2 === 0 ? "2000" : "6000"]),
  ];
  const statistics = groupStatistics(historyOf(rows), PLAIN, {
    stability: { minimumCases: 5, maximumVariation: d("1") },
  });
  it("an unstable group has its mean, its median, or nothing", () => {
    const worth = (unstableGroups: "mean" | "median" | "none") =>
      groupTable(statistics, PLAIN, { ...GROUP_WEIGHT, unstableGroups })
        .rows.get("HIGH")
        ?.basePoints?.toFixed();
    expect([worth("mean"), worth("median"), worth("none")]).toEqual(["228.5714", "228.5714", undefined]);
  });
  it("RIV, CMI and normalisation", () => {
    // SS total 21,560,000; within 60,000 + 8,000,000: (21,560,000 − 8,060,000) / 21,560,000.
    expect(reductionInVariance(statistics)?.toFixed()).toBe("0.626159554731");
    const table = groupTable(statistics, PLAIN, { method: "relativeWeight", unstableGroups: "mean" });
    const volumes = new Map([
      ["LOW", 1],
      ["HIGH", 3],
      ["NONE", 2],
    ]);
    const index = caseMixIndex(volumes, table);
    expect(index).toMatchObject({ cases: 4, casesWithoutWeight: 2 });
    expect(index.value?.toFixed(6)).toBe("1.857143");
    const published = publishedGroupTable(
      [
        { drg: "LOW", relativeWeight: d("2"), inputs: {} },
        { drg: "HIGH", relativeWeight: d("6"), inputs: {} },
      ],
      { method: "relativeWeight", unstableGroups: "none" },
    );
    const normal = normaliseWeights(
      published,
      new Map([
        ["LOW", 1],
        ["HIGH", 1],
      ]),
    );
    expect([...normal.rows.values()].map(({ relativeWeight }) => relativeWeight?.toFixed())).toEqual([
      "0.5",
      "1.5",
    ]);
  });
});

describe("components of the whole hospital (ZJ-034, ZJ-045, ZJ-049)", () => {
  const hospitals: Hospital[] = [
    { hospitalId: "A", grade: "tertiary" },
    { hospitalId: "B", grade: "tertiary" },
  ];
  const rows: Row[] = [
    ["A", "G", "1000", { patientId: "p", ageYears: 3, patientPayment: d("500") }],
    ["A", "G", "1000", { patientId: "p", ageYears: 3, patientPayment: d("500") }],
    ["B", "G", "1000", { patientId: "q", ageYears: 40, patientPayment: d("200") }],
    ["B", "G", "1000", { patientId: "r", ageYears: 50, patientPayment: d("400") }],
  ];
  const history = historyOf(rows);
  const statistics = groupStatistics(history, PLAIN);
  const inputs = {
    hospitals,
    statistics,
    years: PLAIN.years,
    history: () => history,
    given: { A: { special: d("1.5"), tcm: d("75") } },
  };
  const k = (
    component: Extract<CoefficientParameters, { method: "weightedSum" }>["components"][string],
    hospitalId = "A",
    more = {},
  ) => {
    const found = coefficientTable(inputs, {
      ...COEFFICIENT,
      components: { special: component },
      clamp: {},
      ...more,
    }).of(hospitalId, "G");
    return found.status === "computed" ? found.value.toFixed() : found.status;
  };
  const weight = d("1");
  it("person-time to head ratio, burden, ages, given", () => {
    expect(k({ method: "hospitalIndex", index: "headRatio", direction: "ownOverArea", weight })).toBe("1.5");
    expect(k({ method: "hospitalIndex", index: "headRatio", direction: "areaOverOwn", weight })).toBe(
      "0.666666666667",
    );
    expect(k({ method: "hospitalIndex", index: "personalBurden", direction: "ownOverArea", weight })).toBe(
      "1.25",
    );
    expect(k({ method: "populationShare", population: { ageAtMost: 6 }, weight })).toBe("2");
    expect(k({ method: "populationShare", population: { ageAtMost: 6 }, weight }, "B")).toBe("1");
    expect(k({ method: "given", weight })).toBe("1.5");
    expect(k({ method: "given", weight }, "B")).toBe("1");
    expect(k({ method: "given", weight, clamp: { upper: d("1.2") } })).toBe("1.2");
  });
  it("incentives multiply: a score by bands, a share within limits; named rounding", () => {
    const tcm = {
      method: "scoreBands",
      bands: [{ upTo: d("60"), factor: d("1") }, { upTo: d("80"), factor: d("1.02") }, { factor: d("1.05") }],
    } as const;
    expect(k({ method: "given", weight }, "A", { incentives: { tcm } })).toBe("1.53");
    const children = {
      method: "populationShare",
      population: { ageAtMost: 6 },
      strength: d("0.1"),
      limits: { upper: d("1.05") },
    } as const;
    expect(k({ method: "given", weight }, "A", { incentives: { children } })).toBe("1.575");
    const rounding = { mode: "halfUp", scale: 2 } as const;
    expect(
      k({ method: "hospitalIndex", index: "headRatio", direction: "areaOverOwn", weight }, "A", { rounding }),
    ).toBe("0.67");
  });
});

describe("growth control (ZJ-043, ZJ-044)", () => {
  it("takes from what grew beyond its grade, gives to what stayed below, leaves the exempt alone", () => {
    const parameters = { base: "meanOfRates", lossShare: d("0.3"), rewardShare: d("0.2") } as const;
    const of = (hospitalId: string, previous: string | undefined, current: string, exempt = false) => ({
      hospitalId,
      grade: "secondary" as const,
      ...(previous !== undefined && { previousPoints: d(previous) }),
      currentPoints: d(current),
      exempt,
    });
    const result = growthControl(
      [
        of("up", "1000", "1200"),
        of("flat", "1000", "1000"),
        of("new", undefined, "500"),
        of("township", "100", "900", true),
      ],
      parameters,
    );
    expect(
      result.map(({ hospitalId, status, adjustment }) => [hospitalId, status, adjustment.toFixed()]),
    ).toEqual([
      ["up", "adjusted", "-30"],
      ["flat", "adjusted", "20"],
      ["new", "no-previous-points", "0"],
      ["township", "exempt", "0"],
    ]);
  });

  it.each(["meanOfRates", "growthOfSum"] as const)(
    "a hospital that grew as its grade did loses and earns nothing, whatever the rate (%s)",
    (base) => {
      const hospital = { hospitalId: "alone", grade: "tertiary" as const };
      const years = { previousPoints: d("270"), currentPoints: d("360") };
      const [alone] = growthControl([{ ...hospital, ...years }], {
        ...{ base, lossShare: d("0.3"), rewardShare: d("0.2") },
      });
      expect(alone?.adjustment.toFixed()).toBe("0");
      expect([alone?.rate, alone?.base].map((one) => one?.toFixed())).toEqual(
        Array(2).fill("0.333333333333"),
      );
    },
  );
});
