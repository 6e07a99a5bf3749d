import { describe, expect, test } from "vitest";
import type { InpatientCase } from "../../src/cases/index.js";
import { type Decimal, decimal, fromScaled, toScaled, WORKING_SCALE } from "../../src/primitives/index.js";
import { classifyCase } from "../../src/weights/case/classify-case.js";
import { coefficientTable } from "../../src/weights/coefficient/coefficient-table.js";
import { populationShare } from "../../src/weights/coefficient/hospital-indexes.js";
import { CaseColumnsBuilder, caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import { multipleInterval, NO_END } from "../../src/weights/columns/class-bounds.js";
import { weightWord } from "../../src/weights/explain/weight-words.js";
import { caseMixIndex } from "../../src/weights/groups/case-mix.js";
import { basePoints, groupRows, publishedGroupTable } from "../../src/weights/groups/group-table.js";
import { quantile } from "../../src/weights/history/quantile.js";
import { repeatedHistory } from "../../src/weights/history/repeated-history.js";
import {
  type CaseColumns,
  type GroupedAs,
  groupStatistics,
  groupTable,
  readmittedStays,
} from "../../src/weights/index.js";
import type { GroupWeightParameters } from "../../src/weights/parameters.js";
import { COEFFICIENT, GROUP_WEIGHT, HISTORY, READMISSION } from "./support/parameters.js";

const d = decimal;

let made = 0;
const stay = (drg: string, more: Partial<InpatientCase> = {}) =>
  [
    {
      caseId: `c${made++}`,
      hospitalId: "A",
      dischargeDate: "2019-06-30",
      diagnoses: [],
      procedures: [],
      ...more,
    },
    { drg, status: "grouped" } as GroupedAs,
  ] as const;
const stays = (...rows: readonly (readonly [drg: string, cost: string])[]) =>
  caseColumns(rows.map(([drg, totalCost]) => stay(drg, { totalCost: d(totalCost) })));

const UNTRIMMED = { ...HISTORY, trimming: { method: "none" } } as const;

describe("half-up at the twelfth decimal, on the tie and beside it", () => {
  test.each([
    // 0.01 / 2,048 = 0.0000048828125
    ["0.01", "2048", "0.000004882813"],
    ["2", "3", "0.666666666667"],
    ["1", "3", "0.333333333333"],
  ])("base points of %s against %s for a point: %s", (average, area, points) => {
    expect(basePoints(d(average), d(area), d("1")).toFixed()).toBe(points);
  });

  test.each([
    [["100", "100.01", "100.01"], "100.006666666667"],
    [["100", "100", "100.01"], "100.003333333333"],
  ])("the area's average over the averages of groups of one case, %j: %s", (costs, average) => {
    const history = stays(...costs.map((cost, at): [string, string] => [`G${at}`, cost]));
    const parameters = { ...UNTRIMMED, areaAverage: "groupAverages" } as const;
    const statistics = groupStatistics(history, parameters);
    const table = groupTable(statistics, parameters, { ...GROUP_WEIGHT, unstableGroups: "mean" });
    expect(table.areaAverageCost?.toFixed()).toBe(average);
  });
});

describe("nearest rank: the first value at or below which a share of all values stands", () => {
  test.each([
    ["0", 10],
    ["0.25", 10],
    ["0.250000000001", 20],
    ["0.5", 20],
    ["0.75", 30],
    ["0.750000000001", 40],
    ["1", 40],
  ])("%s of 10, 20, 30, 40: %s", (share, value) => {
    expect(quantile(Float64Array.of(10, 20, 30, 40), toScaled(d(share), WORKING_SCALE), "nearestRank")).toBe(
      BigInt(value) * 10n ** 12n,
    );
  });
});

describe("order", () => {
  test("the rows of a group table are by code, whatever order the history has", () => {
    const rows = [
      ["C", "3"],
      ["A", "1"],
      ["B", "2"],
      ["A", "1"],
    ] as const;
    for (const history of [stays(...rows), stays(...rows.toReversed())]) {
      const table = groupTable(groupStatistics(history, UNTRIMMED), UNTRIMMED, GROUP_WEIGHT);
      expect([...table.rows.keys()]).toEqual(["A", "B", "C"]);
    }
  });
});

describe("limits: below, at, above", () => {
  test.each([
    ["8999999.999999999999", true],
    ["9000000", false],
    ["9000000.000000000001", false],
    ["0.00000000001", true],
    ["0.000000000001", true],
    ["0.0000000000001", false],
  ])("a worth of %s fits whole units of 10^-12: %s", (worth, fits) => {
    const table = () => publishedGroupTable([{ drg: "A", basePoints: d(worth), inputs: {} }], GROUP_WEIGHT);
    if (fits) expect(table().rows.get("A")?.basePoints?.toFixed()).toBe(worth);
    else expect(table).toThrow("WEIGHTS_VALUE_RANGE");
  });

  test("ZJ-049: an incentive is held at its lower and at its upper limit, and is free between them", () => {
    // Of A's cases a half are children, of B's a quarter, of C's none; of the area's a quarter.
    const shares = { A: [3, 3, 50, 50], B: [3, 50, 50, 50], C: [50, 50, 50, 50] };
    const history = caseColumns(
      Object.entries(shares).flatMap(([hospitalId, ages]) =>
        ages.map((ageYears) => stay("G", { hospitalId, ageYears, totalCost: d("100") })),
      ),
    );
    const factors = (lower: string, upper: string) =>
      incentiveFactors(history, { lower: d(lower), upper: d(upper) });
    expect(factors("0.8", "1.2")).toEqual({ A: "1.1", B: "1", C: "0.9" });
    expect(factors("0.9", "1.1")).toEqual({ A: "1.1", B: "1", C: "0.9" });
    expect(factors("0.91", "1.09")).toEqual({ A: "1.09", B: "1", C: "0.91" });
  });

  test("ZJ-035: an incentive looks at the last year of the history alone", () => {
    const history = caseColumns([
      stay("G", { hospitalId: "A", ageYears: 3, totalCost: d("100"), dischargeDate: "2018-06-30" }),
      stay("G", { hospitalId: "B", ageYears: 50, totalCost: d("100"), dischargeDate: "2018-06-30" }),
      stay("G", { hospitalId: "A", ageYears: 50, totalCost: d("100") }),
      stay("G", { hospitalId: "B", ageYears: 3, totalCost: d("100") }),
    ]);
    expect(groupStatistics(history, UNTRIMMED).years).toEqual([2018, 2019]);
    expect(incentiveFactors(history, {})).toEqual({ A: "0.9", B: "1.1" });
  });
});

/** The factors of an incentive of a tenth of the share of children of at most six, by hospital. */
function incentiveFactors(history: CaseColumns, limits: { lower?: Decimal; upper?: Decimal }) {
  const children = {
    method: "populationShare",
    population: { ageAtMost: 6 },
    strength: d("0.1"),
    limits,
  } as const;
  const table = coefficientTable(
    {
      hospitals: history.hospitalIds.map((hospitalId) => ({ hospitalId, grade: "tertiary" as const })),
      statistics: groupStatistics(history, UNTRIMMED),
      years: UNTRIMMED.years,
      history: () => history,
      given: {},
    },
    {
      ...COEFFICIENT,
      components: { special: { method: "given", weight: d("1") } },
      clamp: {},
      incentives: { children },
    },
  );
  return Object.fromEntries(
    history.hospitalIds.map((hospitalId) => {
      const found = table.of(hospitalId, "G");
      return [hospitalId, found.status === "computed" ? found.incentives[0]?.factor.toFixed() : found.status];
    }),
  );
}

describe("who belongs to a population (ZJ-049)", () => {
  const history = caseColumns([
    stay("OB1", { ageYears: 5 }),
    stay("OB1", { ageYears: 6 }),
    stay("PA1", { ageYears: 7 }),
    stay("GA1", { ageYears: 79 }),
    stay("GO1", { ageYears: 80 }),
    stay("OC1", { ageYears: 81 }),
    stay("OC1"),
    stay("GA1"),
  ]);
  test.each([
    ["at most 6 years, of those that tell their age", { ageAtMost: 6 }, "0.333333333333"],
    ["at least 80 years", { ageAtLeast: 80 }, "0.333333333333"],
    ["from 6 to 79 years, both included", { ageAtLeast: 6, ageAtMost: 79 }, "0.5"],
    ["groups that begin with O, whatever the age", { groupPrefixes: ["O"] }, "0.5"],
    ["groups that begin with O or P", { groupPrefixes: ["O", "P"] }, "0.625"],
    // A group outside decides alone; within it the age is asked for.
    ["groups that begin with O, at most 6 years", { groupPrefixes: ["O"], ageAtMost: 6 }, "0.285714285714"],
  ])("%s", (_who, population, share) => {
    const found = populationShare(population, history, [2019]);
    const text = (value: bigint | undefined) => value && fromScaled(value, WORKING_SCALE).toFixed();
    expect([text(found.own.get("A")), text(found.area)]).toEqual([share, share]);
  });
});

test("ZJ-049: a child whose age is written in days alone is of the years that the days tell; a day on which the birthday may be or not tells none", () => {
  const history = caseColumns([
    stay("GA1", { ageDays: 0 }),
    stay("GA1", { ageDays: 364 }),
    stay("GA1", { ageDays: 365 }),
    stay("GA1", { ageDays: 366 }),
    stay("GA1", { ageYears: 7, ageDays: 10 }),
  ]);
  expect([...history.ageYears]).toEqual([0, 0, -1, 1, 7]);
  const share = populationShare({ ageAtMost: 6 }, history, [2019]).area;
  expect(share && fromScaled(share, WORKING_SCALE).toFixed()).toBe("0.75");
});

test("columns that are taken over keep cost categories, areas and marks, whatever numbers these had", () => {
  const first = [stay("A", { totalCost: d("3"), costs: { drug: d("1"), lab: d("2") } })];
  const second = [
    stay("B", { totalCost: d("9"), costs: { lab: d("4") } }),
    stay("A", { totalCost: d("9"), costs: { bed: d("0"), drug: d("5") } }),
    stay("A", { poolingArea: "330602", marks: { specialReview: true } }),
    stay("A"),
  ];
  const joined = new CaseColumnsBuilder();
  for (const part of [second, first]) joined.append(caseColumns(part));
  expect(joined.finish()).toEqual(caseColumns([...second, ...first]));
});

test("stays that cannot be judged are counted one by one, and told only where there are any", () => {
  const whole = { patientId: "p0", admissionDate: "2019-06-01" };
  const { dischargeDate: _gone, ...open } = stay("A", whole)[0];
  const judge = (...rows: readonly InpatientCase[]) => {
    const columns = caseColumns(rows.map((row) => [row, { drg: "A", status: "grouped" }]));
    const { notChecked, diagnostics } = readmittedStays(columns, READMISSION);
    return [notChecked, ...diagnostics.map(({ code, message }) => [code, message.en.match(/\d+/)?.[0]])];
  };
  const of = (more: Partial<InpatientCase>) => stay("A", more)[0];
  expect(judge(of(whole))).toEqual([0]);
  expect(judge(of(whole), of({ patientId: "p0" }))).toEqual([1, ["READMISSION_NOT_CHECKED", "1"]]);
  expect(judge(of({ admissionDate: "2019-06-01" }), of(whole), of({ patientId: "p0" }), open)).toEqual([
    3,
    ["READMISSION_NOT_CHECKED", "3"],
  ]);
});

test("of no cases there is no case-mix index; of cases without a weight neither", () => {
  const { rows } = publishedGroupTable([{ drg: "A", relativeWeight: d("2"), inputs: {} }], GROUP_WEIGHT);
  const none = caseMixIndex(new Map([["B", 3]]), { rows });
  expect(none).toEqual({ totalWeight: d("0"), cases: 0, casesWithoutWeight: 3 });
  expect(caseMixIndex(new Map([["A", 1]]), { rows }).value?.toFixed()).toBe("2");
});

test("the area's own row stands last and is worth the points of an average case; of a table of weights it is worth 1", () => {
  const area = (method: "basePoints" | "relativeWeight") => {
    const history = stays(["A", "1"], ["B", "3"]);
    const weight = { ...GROUP_WEIGHT, method, unstableGroups: "mean" } as GroupWeightParameters;
    return groupRows(groupTable(groupStatistics(history, UNTRIMMED), UNTRIMMED, weight)).at(-1);
  };
  const row = { drg: "*", averageCost: d("2"), stable: true, relativeWeight: d("1") };
  expect(area("basePoints")).toEqual({ ...row, basePoints: d("100") });
  expect(area("relativeWeight")).toEqual(row);
});

test("a hospital that is not listed has no coefficient, but where the edition sets none", () => {
  const of = (parameters: Parameters<typeof coefficientTable>[1]) =>
    coefficientTable({ hospitals: [] }, parameters).of("X", "G");
  expect(of({ method: "none" }).status).toBe("without-coefficient");
  expect(of(undefined)).toMatchObject({ status: "absent", reason: "hospital-unknown" });
});

describe("a stay that the history tells more than once: same id, hospital and days", () => {
  const told = { caseId: "x", admissionDate: "2019-06-01", dischargeDate: "2019-06-05", totalCost: d("1") };
  test.each<[string, readonly Partial<InpatientCase>[], readonly [number, string][]]>([
    [
      "counts once where the rows agree",
      [told, {}, told, told],
      [
        [2, "repeated"],
        [3, "repeated"],
      ],
    ],
    [
      "counts not at all where one of them differs in cost",
      [told, {}, told, { ...told, totalCost: d("2") }],
      [
        [0, "contradictory"],
        [2, "contradictory"],
        [3, "contradictory"],
      ],
    ],
    ["is two stays on other days", [told, { ...told, dischargeDate: "2019-06-06" }], []],
    ["is two stays at another hospital", [told, { ...told, hospitalId: "B" }], []],
  ])("%s", (_what, rows, expected) => {
    const history = caseColumns(rows.map((row) => stay("A", row)));
    expect([...repeatedHistory(history)]).toEqual(expected);
  });
});

describe("a trial of a class says what was compared, or what was not at hand", () => {
  const trial = (more: object, cost?: string) => {
    const facts = {
      caseId: "1",
      drg: "A",
      status: "grouped",
      datesReversed: false,
      ...(cost && { totalCost: d(cost) }),
    };
    const standing = {
      facts,
      hospital: undefined,
      row: undefined,
      group: "stable",
      basePoints: d("100"),
      ...more,
    };
    const thresholds = { low: { method: "fixed", multiple: d("0.4") } };
    const rows = [{ caseClass: "low", when: { multiple: { atMost: "low" } }, points: { method: "outside" } }];
    const [tried] = classifyCase(
      standing as never,
      { rows, thresholds, multipleOf: "groupAverage" } as never,
    );
    expect(tried?.conditions.map(({ condition }) => condition)).toEqual(["multiple.atMost"]);
    const { outcome, actual, required, missing } = tried?.conditions[0] ?? {};
    return [tried?.outcome, outcome, actual, required, missing];
  };
  const base = { multipleBase: d("10000") };
  const needed = "0.4 × 10000 = 4000";
  test.each<[string, object, string | undefined, (string | undefined)[]]>([
    ["a fen below", base, "3999.99", ["held", "held", "3999.99", needed, undefined]],
    ["at the limit", base, "4000", ["held", "held", "4000", needed, undefined]],
    ["a fen above", base, "4000.01", ["failed", "failed", "4000.01", needed, undefined]],
    ["without a cost", base, undefined, ["unknown", "unknown", "", "low", "cost-missing"]],
    [
      "before the standard is known",
      { multipleBase: "deferred" },
      "1",
      ["unknown", "unknown", "", "low", "no-payment-standard"],
    ],
    ["of a group without an average", {}, "1", ["unknown", "unknown", "", "low", "no-average-cost"]],
    [
      "of a group that is not listed",
      { group: "unlisted" },
      "1",
      ["unknown", "unknown", "", "low", "group-unlisted"],
    ],
  ])("%s", (_what, more, cost, expected) => {
    expect(trial(more, cost)).toEqual(expected);
  });
});

test("each end of a range, and each thing that is measured, has its word", () => {
  const ends = ["moreThan", "atLeast", "lessThan", "atMost"].map(weightWord);
  expect(ends).toEqual(["高于", "不低于", "低于", "不高于"]);
  expect(["multiple", "lengthOfStayDays"].map(weightWord)).toEqual(["倍率", "住院天数"]);
});

describe("a stay is followed by another of its patient within 15 days of its end (ZJ-015)", () => {
  // Of each stay its hospital, its first day and its last; ? is a day that is not told.
  test.each<[what: string, hospitals: "any" | "same" | "other", stays: string, marked: string]>([
    ["on the fifteenth day", "any", "A 06-01 06-10, A 06-25 06-26", "10"],
    ["on the sixteenth", "any", "A 06-01 06-10, A 06-26 06-27", "00"],
    ["on the day of its end", "any", "A 06-01 06-10, A 06-10 06-11", "10"],
    ["before its end", "any", "A 06-01 06-10, A 06-09 06-30", "00"],
    ["a stay of one day is no return to itself", "any", "A 06-01 06-01, A 07-01 07-01", "00"],
    ["two of one day: the one by id first", "any", "A 06-01 06-01, A 06-01 06-01", "10"],
    [
      "a stay without its first day follows nothing and is followed by nothing",
      "any",
      "A ? 06-05, A 06-06 06-08, A 06-20 06-21",
      "010",
    ],
    ["nor one that ends before it begins", "any", "A 06-05 06-01, A 06-06 06-08, A 06-20 06-21", "010"],
    [
      "at the same hospital, in whatever order they stand",
      "same",
      "B 06-20 06-21, B 06-06 06-08, A 06-09 06-10, B 05-30 05-31",
      "0101",
    ],
    ["at another hospital", "other", "B 06-20 06-21, B 06-06 06-08, A 06-09 06-10, B 05-30 05-31", "0111"],
  ])("%s, hospitals %s", (_what, hospitals, stays, marked) => {
    const other = stay("A", { hospitalId: "A" });
    const rows = stays.split(", ").map((told, at) => {
      const [hospitalId = "", admitted, discharged] = told.split(" ");
      return stay("A", {
        caseId: String(at),
        hospitalId,
        patientId: "p",
        dischargeDate: `2019-${discharged}`,
        ...(admitted !== "?" && { admissionDate: `2019-${admitted}` }),
      });
    });
    const { readmitted } = readmittedStays(caseColumns([other, ...rows]), { ...READMISSION, hospitals });
    expect([...readmitted].join("")).toBe(`0${marked}`);
  });
});

describe("an end of a range leaves whole days or fen, on it and beside it", () => {
  test.each([
    ["atMost", "3", 0, 3],
    ["atMost", "2.5", 0, 2],
    ["lessThan", "3", 0, 2],
    ["lessThan", "2.5", 0, 2],
    ["atLeast", "3", 3, NO_END],
    ["atLeast", "2.5", 3, NO_END],
    ["moreThan", "3", 4, NO_END],
    ["moreThan", "2.5", 3, NO_END],
  ] as const)("%s %s", (end, limit, low, high) => {
    const units = toScaled(d(limit), 2 * WORKING_SCALE);
    expect(multipleInterval("days", end, units)).toEqual({ low, high });
    expect(multipleInterval("cost", end, units / 100n)).toEqual({ low, high });
  });
});

test("an area is made up where one of its cases says so, and that mark is no other", () => {
  const of = (...marks: readonly NonNullable<InpatientCase["marks"]>[]) => {
    const columns = caseColumns(marks.map((own) => stay("A", { marks: own })));
    return [columns.synthetic, [...columns.marks.keys()]];
  };
  expect(of({}, { specialReview: true })).toEqual([false, [1]]);
  expect(of({}, { synthetic: true })).toEqual([true, []]);
  expect(of({ synthetic: false })).toEqual([false, []]);
  expect(of({ synthetic: true, specialReview: true })).toEqual([true, [0]]);
});
