import { describe, expect, it } from "vitest";
import type { Hospital, InpatientCase } from "../../src/cases/index.js";
import { addDays, decimal, fromScaled } from "../../src/primitives/index.js";
import { weighCase } from "../../src/weights/case/weigh-case.js";
import type { CoefficientInputs } from "../../src/weights/coefficient/coefficient-inputs.js";
import type { Coefficient } from "../../src/weights/coefficient/coefficient-value.js";
import { caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import { basePoints } from "../../src/weights/groups/group-table.js";
import { yearAverage } from "../../src/weights/history/year-average.js";
import {
  coefficientTable,
  type GroupedAs,
  type GroupTable,
  groupStatistics,
  groupTable,
  hospitalsById,
  publishedGroupTable,
  readmittedStays,
  type WeighTables,
  weighCases,
} from "../../src/weights/index.js";
import type { CaseClassParameters, CaseClassRow } from "../../src/weights/parameters.js";
import { smallNewbornGround } from "../../src/weights/review/review-grounds.js";
import { COEFFICIENT, GROUP_WEIGHT, HISTORY, READMISSION, THRESHOLDS } from "./support/parameters.js";

const d = decimal;
const GROUPED = { drg: "BR23", status: "grouped" } as const;

/** A group of base points 100 and average cost 10,000 in an area whose average is 10,000, and K given. */
function tablesFor(
  k: string,
  group: { basePoints?: string; averageCost?: string } = {},
  area = "10000",
): WeighTables {
  const hospitals: Hospital[] = [{ hospitalId: "H", grade: "tertiary", coefficient: d(k) }];
  return {
    groups: publishedGroupTable(
      [
        {
          drg: "BR23",
          basePoints: d(group.basePoints ?? "100"),
          averageCost: d(group.averageCost ?? "10000"),
          stable: true,
          inputs: {},
        },
        { drg: "*", averageCost: d(area), inputs: {} },
      ],
      GROUP_WEIGHT,
    ),
    coefficients: coefficientTable({ hospitals }, { method: "given" }),
    hospitals: hospitalsById(hospitals),
  };
}

function stay(totalCost: string, more: Partial<InpatientCase> = {}): InpatientCase {
  return { caseId: "c", hospitalId: "H", diagnoses: [], procedures: [], totalCost: d(totalCost), ...more };
}

/** Points of a case under a table of one class, by the Decimal path and by the columns. */
function points(
  row: Omit<CaseClassRow, "caseClass"> | readonly CaseClassRow[],
  record: InpatientCase,
  tables: WeighTables,
  grouped: GroupedAs = GROUPED,
): string | undefined {
  const rows = "points" in row ? [{ caseClass: "only", ...row }] : row;
  const caseClasses: CaseClassParameters = { multipleOf: "groupAverage", thresholds: THRESHOLDS, rows };
  const one = weighCase(record, grouped, tables, { caseClasses }).points?.toFixed();
  const columnar = weighCases(caseColumns([[record, grouped]]), tables, { caseClasses });
  const units = columnar.points[0] ?? -1n;
  expect(
    units === -1n
      ? undefined
      : d(units)
          .div(d(10n ** 12n))
          .toFixed(),
  ).toBe(one);
  return one;
}

const ALWAYS = {};
const COMPLETE = { when: ALWAYS, points: { method: "complete" } } as const;
const READING_A = {
  when: ALWAYS,
  points: { method: "proportional", withCoefficient: true, cap: "basePoints" },
} as const;
const READING_B = {
  when: ALWAYS,
  points: { method: "proportional", withCoefficient: false, cap: "basePoints" },
} as const;

describe("year weights", () => {
  const sums = { counts: [1, 1, 1], sumsFen: [800_000, 900_000, 1_000_000] };
  const weighted = (...weights: string[]) =>
    yearAverage(sums, { method: "weighted", weights: weights.map((w) => d(w)), absentYear: "renormalise" });
  const yuan = (value: string) => BigInt(value) * 10n ** 12n;

  it("EX-101 (ZJ-033): 8,000 / 9,000 / 10,000 at 2:3:5 make 9,300", () => {
    expect(weighted("2", "3", "5")).toBe(yuan("9300"));
    expect(weighted("0.2", "0.3", "0.5")).toBe(yuan("9300"));
  });
  it("EX-135 (NAT-032): the same years at 1:2:7 make 9,600", () => {
    expect(weighted("1", "2", "7")).toBe(yuan("9600"));
  });
});

describe("base points and complete stays", () => {
  it("EX-102 (ZJ-006): group 9,300, all groups 12,000: 77.5", () => {
    expect(basePoints(d("9300"), d("12000"), d("100")).toFixed()).toBe("77.5");
  });
  it("EX-103 (ZJ-009): BP 100, K 1.1: 110 points", () => {
    expect(points(COMPLETE, stay("10000"), tablesFor("1.1"))).toBe("110");
  });
});

describe("incomplete stays (DIS-02)", () => {
  it("EX-104 (ZJ-010 and ZJ-011): BP 100, K 1.2, r 0.3: reading A 36, reading B 30", () => {
    expect(points(READING_A, stay("3000"), tablesFor("1.2"))).toBe("36");
    expect(points(READING_B, stay("3000"), tablesFor("1.2"))).toBe("30");
  });
  it("EX-105 (ZJ-010 cap): BP 100, K 1.5, r 0.9: 100", () => {
    expect(points(READING_A, stay("9000"), tablesFor("1.5"))).toBe("100");
  });
});

describe("the lower normal band (ZJ-037)", () => {
  const rows: readonly CaseClassRow[] = [
    { caseClass: "low", when: { multiple: { atMost: "low" } }, points: READING_B.points },
    {
      caseClass: "lower-normal",
      when: { multiple: { moreThan: "low", atMost: "lowerNormal" } },
      points: { method: "multiplePlus", addition: d("0.2"), withCoefficient: false },
    },
    { caseClass: "normal", when: {}, points: { method: "complete" } },
  ];
  it("EX-106: r = 0.41 / 0.60 / 0.80 give 61 / 80 / 100 points, K not applied", () => {
    const tables = tablesFor("1.3");
    expect(points(rows, stay("4100"), tables)).toBe("61");
    expect(points(rows, stay("6000"), tables)).toBe("80");
    expect(points(rows, stay("8000"), tables)).toBe("100");
  });
  it("EX-107: r = 0.40 exactly is low: 40 by reading B; just above it jumps past 60", () => {
    const tables = tablesFor("1");
    expect(points(rows, stay("3999.99"), tables)).toBe("39.9999");
    expect(points(rows, stay("4000"), tables)).toBe("40");
    expect(points(rows, stay("4000.01"), tables)).toBe("60.0001");
  });
  it("EX-108: r = 0.80 / 0.8001 with K 1 give 100 / 100: continuous only then", () => {
    expect(points(rows, stay("8000"), tablesFor("1"))).toBe("100");
    expect(points(rows, stay("8001"), tablesFor("1"))).toBe("100");
    expect(points(rows, stay("8001"), tablesFor("1.1"))).toBe("110");
  });
});

describe("bed-day", () => {
  const bedDay = (daily: string) =>
    ({
      when: { careTypes: ["psychiatric"] },
      points: { method: "bedDay", unit: "points", daily: { psychiatric: { tertiary: d(daily) } } },
    }) as const;
  const psychiatric = (days: number) => stay("20000", { careType: "psychiatric", lengthOfStayDays: days });

  it("EX-006 (ZJ-012): 2.36182972 points a day, n days", () => {
    expect(points(bedDay("2.36182972"), psychiatric(1), tablesFor("1"))).toBe("2.36182972");
    expect(points(bedDay("2.36182972"), psychiatric(100), tablesFor("1"))).toBe("236.182972");
  });
  it("EX-109 (ZJ-012): base 3.2, LOS 45: 144 points", () => {
    expect(points(bedDay("3.2"), psychiatric(45), tablesFor("1"))).toBe("144");
  });
  it("ZJ-013: a daily standard of 384 yuan where the area's average is 12,000 makes 3.2 points a day", () => {
    const row = {
      when: {},
      points: { method: "bedDay", unit: "yuan", daily: { psychiatric: { tertiary: d("384") } } },
    } as const;
    expect(points(row, psychiatric(45), tablesFor("1", {}, "12000"))).toBe("144");
  });
});

describe("readmission (DIS-01)", () => {
  const rows: readonly CaseClassRow[] = [
    {
      caseClass: "readmitted",
      when: { readmitted: true },
      points: { method: "shareOfNextClass", share: d("0.5") },
    },
    { caseClass: "normal", when: {}, points: { method: "complete" } },
  ];
  const parameters = (windowDays: number) => ({
    caseClasses: { multipleOf: "groupAverage" as const, thresholds: {}, rows },
    readmission: { ...READMISSION, windowDays },
  });
  /** Points of a stay of 120 points whose patient is back after some days. */
  const earlier = (daysLater: number, windowDays: number, later: Partial<InpatientCase> = {}) => {
    const first = stay("10000", {
      caseId: "first",
      patientId: "P",
      admissionDate: "2020-03-01",
      dischargeDate: "2020-03-10",
    });
    const back = addDays("2020-03-10", daysLater);
    const second = {
      ...first,
      caseId: "second",
      admissionDate: back,
      dischargeDate: addDays(back, 5),
      ...later,
    };
    const { readmission, caseClasses } = parameters(windowDays);
    const columns = caseColumns(
      [first, second].map((record) => [record, GROUPED]),
      readmission,
    );
    const { readmitted } = readmittedStays(columns, readmission);
    const tables = tablesFor("1.2");
    const weigh = (record: InpatientCase, i: number) =>
      weighCase(
        record,
        GROUPED,
        tables,
        { caseClasses },
        { readmitted: readmitted[i] === 1 },
      ).points?.toFixed();
    return [weigh(first, 0), weigh(second, 1)];
  };
  it("EX-110 (ZJ-015): back after 12 days: the earlier stay keeps 60 of 120; a window of 10 days (SX-018) leaves 120", () => {
    expect(earlier(12, 15)).toEqual(["60", "120"]);
    expect(earlier(12, 10)).toEqual(["120", "120"]);
  });
  it("EX-111 (ZJ-015): day 14 and day 15 are inside, day 16 is not (the discharge day counting 0)", () => {
    expect(earlier(14, 15)[0]).toBe("60");
    expect(earlier(15, 15)[0]).toBe("60");
    expect(earlier(16, 15)[0]).toBe("120");
  });
  it("the share is of the very next class that holds: of the row right behind it, or of a later one", () => {
    // 4,000 yuan are 0.4 of the average: by cost 4,000 / 10,000 × 100 = 40 points, complete 120.
    const low: CaseClassRow = {
      caseClass: "low",
      when: { multiple: { atMost: "low" } },
      points: { method: "byCost" },
    };
    const [half, ...rest] = rows as readonly [CaseClassRow, ...CaseClassRow[]];
    const halved = (cost: string) => {
      const caseClasses = {
        multipleOf: "groupAverage" as const,
        thresholds: THRESHOLDS,
        rows: [half, low, ...rest],
      };
      const record = stay(cost);
      const one = weighCase(record, GROUPED, tablesFor("1.2"), { caseClasses }, { readmitted: true });
      const columns = weighCases(
        caseColumns([[record, GROUPED]]),
        tablesFor("1.2"),
        { caseClasses },
        { readmitted: Uint8Array.from([1]) },
      );
      expect(fromScaled(columns.points[0] ?? -1n, 12).toFixed()).toBe(one.points?.toFixed());
      return one.points?.toFixed();
    };
    expect(halved("4000")).toBe("20");
    expect(halved("4000.01")).toBe("60");
  });
  it("ZJ-015: a return for radio- or chemotherapy halves nothing", () => {
    expect(earlier(12, 15, { diagnoses: ["Z51.103"] })[0]).toBe("120");
    expect(earlier(12, 15, { marks: { readmissionJustified: true } })[0]).toBe("120");
  });
});

describe("difference coefficients (SX-031…036)", () => {
  /** K from an area of costs: `hospital -> [grade, number of cases, cost of each]` in one group. */
  const coefficientOf = (
    area: Readonly<Record<string, readonly [Hospital["grade"], number, string]>>,
    hospitalId: string,
    drg = "BR23",
  ): Coefficient => {
    const hospitals = Object.entries(area).map(([id, [grade]]): Hospital => ({ hospitalId: id, grade }));
    const history = Object.entries(area).flatMap(([id, [, count, totalCost]]) =>
      Array.from(
        { length: count },
        (_, n) =>
          [
            stay(totalCost, { caseId: `${id}-${n}`, hospitalId: id, dischargeDate: "2019-05-05" }),
            { ...GROUPED, drg },
          ] as const,
      ),
    );
    const years = { ...HISTORY, trimming: { method: "none" } } as const;
    const statistics = groupStatistics(caseColumns(history), years);
    const inputs: CoefficientInputs = { hospitals, statistics, years: years.years };
    return coefficientTable(inputs, COEFFICIENT).of(hospitalId, drg);
  };
  const value = (coefficient: Coefficient) =>
    coefficient.status === "absent" ? coefficient.reason : coefficient.value.toFixed();

  // Areas are built so that the ratios of the example come out exactly; costs are synthetic.
  it("EX-113 (SX-031): grade 0.95, hospital 1.10: K = 0.19 + 0.88 = 1.07", () => {
    const area = {
      own: ["secondary", 10, "11000"],
      peer: ["secondary", 10, "8000"],
      other: ["tertiary", 20, "10500"],
    } as const;
    const k = coefficientOf(area, "own");
    expect(k).toMatchObject({ status: "computed", parts: [{ basis: "own" }, { basis: "own" }] });
    expect(k.status === "computed" && k.parts.map((part) => part.value.toFixed())).toEqual(["0.95", "1.1"]);
    expect(value(k)).toBe("1.07");
  });
  it("EX-114 (SX-036): grade 0.95, hospital 2.00: raw 1.79 is held at 1.6279", () => {
    const area = {
      own: ["secondary", 10, "20000"],
      peer: ["secondary", 30, "6000"],
      other: ["tertiary", 40, "10500"],
    } as const;
    const k = coefficientOf(area, "own");
    expect(k).toMatchObject({ clampedTo: "upper" });
    expect(k.status === "computed" && k.raw.toFixed()).toBe("1.79");
    expect(value(k)).toBe("1.6279");
  });
  it("EX-115 (SX-036): grade 0.40, hospital 0.30: raw 0.32 is held at 0.3902", () => {
    const area = {
      own: ["secondary", 10, "3000"],
      peer: ["secondary", 10, "5000"],
      other: ["tertiary", 20, "16000"],
    } as const;
    const k = coefficientOf(area, "own");
    expect(k.status === "computed" && k.raw.toFixed()).toBe("0.32");
    expect(value(k)).toBe("0.3902");
  });
  it("EX-116 (SX-035): a hospital of 5 cases takes its grade's coefficient: K = 0.95", () => {
    const area = {
      own: ["secondary", 5, "9500"],
      peer: ["secondary", 15, "9500"],
      other: ["tertiary", 20, "10500"],
    } as const;
    const k = coefficientOf(area, "own");
    expect(k).toMatchObject({ parts: [{ basis: "own" }, { basis: "grade" }] });
    expect(value(k)).toBe("0.95");
  });
  it("EX-117 (SX-035): at 6 cases the own ratio 1.30 counts: K = 0.19 + 1.04 = 1.23", () => {
    const area = {
      own: ["secondary", 6, "13000"],
      peer: ["secondary", 14, "8000"],
      other: ["tertiary", 20, "10500"],
    } as const;
    expect(value(coefficientOf(area, "own"))).toBe("1.23");
  });
  it("EX-118 (SX-033): tertiary of 4 cases, no higher grade: the next lower grade's 0.9", () => {
    const area = {
      top: ["tertiary", 4, "10000"],
      middle: ["secondary", 18, "9000"],
      low: ["primary", 18, "11000"],
    } as const;
    const k = coefficientOf(area, "top");
    expect(k.status === "computed" && k.parts[0]).toMatchObject({ basis: "neighbouring-grade" });
    expect(k.status === "computed" && k.parts[0]?.value.toFixed()).toBe("0.9");
  });
  it("SX-033: a grade of 5 cases takes the next higher grade's coefficient before the next lower's", () => {
    const area = {
      top: ["tertiary", 15, "12000"],
      middle: ["secondary", 5, "10000"],
      low: ["primary", 20, "8500"],
    } as const;
    const k = coefficientOf(area, "middle");
    expect(k.status === "computed" && k.parts[0]?.value.toFixed()).toBe("1.2");
  });
  it("EX-119 (SX-033): no grade has more than 5 cases: every coefficient is 1", () => {
    const area = { top: ["tertiary", 5, "12000"], middle: ["secondary", 5, "8000"] } as const;
    expect(value(coefficientOf(area, "top"))).toBe("1");
    expect(value(coefficientOf(area, "middle"))).toBe("1");
  });
  it("EX-120 (ZJ-061): group CB23 has K = 1 at any hospital, whatever its costs", () => {
    const area = { own: ["secondary", 10, "20000"], other: ["tertiary", 10, "5000"] } as const;
    expect(coefficientOf(area, "own", "CB23")).toMatchObject({ status: "without-coefficient" });
    expect(value(coefficientOf(area, "own", "CB23"))).toBe("1");
  });
});

describe("special cases", () => {
  it("EX-122 (ZJ-051): a newborn of 1,400 g, area 12,000, group 28,000: 30,000 is eligible, 29,999.99 and 27,000 are not", () => {
    const rule = { birthWeightBelowGrams: 1500, timesAreaAverage: d("2.5"), timesGroupAverage: d("1") };
    const tables = tablesFor("1", { averageCost: "28000" }, "12000");
    const judge = (cost: string, grams: number | undefined = 1400) =>
      smallNewbornGround(
        stay(cost, grams === undefined ? {} : { birthWeightGrams: grams }),
        GROUPED,
        tables.groups,
        rule,
      );
    expect(judge("30000")).toBe("met");
    expect(judge("29999.99")).toBe("not-met");
    expect(judge("27000")).toBe("not-met");
    expect(judge("30000", 1499)).toBe("met");
    expect(judge("30000", 1500)).toBe("not-met");
    expect(smallNewbornGround(stay("30000"), GROUPED, tables.groups, rule)).toBe("unknown");
  });
  it("EX-132 (ZJ-028, recalled): BP 80, K 1.0, average 10,000, upper multiple 3, net cost 36,000: 128 points", () => {
    const row = { when: {}, points: { method: "highAddOn", threshold: "high" } } as const;
    const tables = tablesFor("1", { basePoints: "80" });
    expect(points(row, stay("36000"), tables)).toBe("128");
    expect(points(row, stay("40000", { marks: { unreasonableCost: "4000.00" } }), tables)).toBe("128");
    expect(points(row, stay("30000"), tables)).toBe("80");
    expect(points(row, stay("29999.99"), tables)).toBe("80");
    expect(points(row, stay("30000.01"), tables)).toBe("80.00008");
  });
  it("EX-133 (ZJ-024, recalled): cost 18,000 where the area's average is 12,000: 150 points", () => {
    const row = { when: {}, points: { method: "byCost" } } as const;
    expect(points(row, stay("18000"), tablesFor("1", {}, "12000"))).toBe("150");
    const approved = { when: {}, points: { method: "approvedCost" } } as const;
    const reviewed = stay("99999", { marks: { approvedCost: "18000" } });
    expect(points(approved, reviewed, tablesFor("1", {}, "12000"))).toBe("150");
  });
});

describe("extreme cases of the rate method", () => {
  const rows: readonly CaseClassRow[] = [
    {
      caseClass: "extreme-high",
      when: { multiple: { moreThan: "extremeHigh" } },
      points: { method: "complete" },
    },
    {
      caseClass: "extreme-low",
      when: { multiple: { lessThan: "extremeLow" } },
      points: { method: "complete" },
    },
    { caseClass: "normal", when: {}, points: { method: "complete" } },
  ];
  const caseClasses: CaseClassParameters = {
    multipleOf: "paymentStandard",
    thresholds: {
      extremeHigh: { method: "byGrade", multiples: { tertiary: d("3"), secondary: d("2") } },
      extremeLow: { method: "fixed", multiple: d("0.3") },
    },
    rows,
  };
  const classOf = (cost: string, standard: string | undefined, grade: Hospital["grade"] = "tertiary") => {
    const hospitals: Hospital[] = [{ hospitalId: "H", grade, coefficient: d("1") }];
    const tables = { ...tablesFor("1"), hospitals: hospitalsById(hospitals) };
    const record = stay(cost);
    const circumstances = standard === undefined ? {} : { paymentStandard: d(standard) };
    const one = weighCase(record, GROUPED, tables, { caseClasses }, circumstances);
    const standards = BigInt64Array.of(standard === undefined ? -1n : BigInt(standard) * 10n ** 12n);
    const weighed = weighCases(
      caseColumns([[record, GROUPED]]),
      tables,
      { caseClasses },
      { paymentStandards: standards },
    );
    expect(weighed.classes[weighed.caseClass[0] ?? -1]).toBe(one.caseClass);
    const without = weighCases(caseColumns([[record, GROUPED]]), tables, { caseClasses });
    expect(without.reasons[without.reason[0] ?? -1]).toBe("no-payment-standard");
    expect(weighed.reasons[weighed.reason[0] ?? -1]).toBe(one.reason);
    return one.caseClass ?? one.reason;
  };
  it("EX-003 (NAT-061): standard 10,000, m = 3: above 30,000 is extreme high, 30,000 is not; m = 2 at secondary hospitals", () => {
    expect(classOf("29999.99", "10000")).toBe("normal");
    expect(classOf("30000", "10000")).toBe("normal");
    expect(classOf("30000.01", "10000")).toBe("extreme-high");
    expect(classOf("20000", "10000", "secondary")).toBe("normal");
    expect(classOf("20000.01", "10000", "secondary")).toBe("extreme-high");
    expect(classOf("90000", "10000", "primary")).toBe("normal");
  });
  it("EX-125 (NAT-063): standard 10,000: cost 2,999 is extreme low, 3,000 is normal", () => {
    expect(classOf("2999", "10000")).toBe("extreme-low");
    expect(classOf("2999.99", "10000")).toBe("extreme-low");
    expect(classOf("3000", "10000")).toBe("normal");
  });
  it("before the standard is known nobody can say whether a case is extreme", () => {
    expect(classOf("90000", undefined)).toBe("no-payment-standard");
    expect(classOf("90000", undefined, "primary")).toBe("no-payment-standard");
  });
});

describe("high multiples by band of base points (ZJ-026)", () => {
  const rows: readonly CaseClassRow[] = [
    {
      caseClass: "high",
      when: { multiple: { atLeast: "high" } },
      points: { method: "highAddOn", threshold: "high" },
    },
    { caseClass: "normal", when: {}, points: { method: "complete" } },
  ];
  it.each([
    ["99.9999", "30000"],
    ["100", "30000"],
    ["100.0001", "20000"],
    ["300", "20000"],
    ["300.0001", "15000"],
  ])("BP %s: high from cost %s on, at an average of 10,000", (worth, from) => {
    const tables = tablesFor("1", { basePoints: worth });
    const caseClasses: CaseClassParameters = { multipleOf: "groupAverage", thresholds: THRESHOLDS, rows };
    const classOf = (cost: string) => weighCase(stay(cost), GROUPED, tables, { caseClasses }).caseClass;
    expect(classOf(d(from).minus("0.01").toFixed())).toBe("normal");
    expect(classOf(from)).toBe("high");
    expect(classOf(d(from).plus("0.01").toFixed())).toBe("high");
  });
});

describe("a group table that is read equals the one that was computed", () => {
  it("weighs alike", () => {
    const history = Array.from(
      { length: 12 },
      (_, n) =>
        [stay(String(8000 + 37 * n), { caseId: `h${n}`, dischargeDate: "2019-01-01" }), GROUPED] as const,
    );
    const statistics = groupStatistics(caseColumns(history), HISTORY);
    const computed: GroupTable = groupTable(statistics, HISTORY, GROUP_WEIGHT);
    const { areaAverageCost: area } = computed;
    const read = publishedGroupTable(
      [
        ...[...computed.rows.values()].map(({ drg, averageCost, basePoints: worth, stable }) => ({
          drg,
          ...(averageCost && { averageCost: d(averageCost.toFixed()) }),
          ...(worth && { basePoints: d(worth.toFixed()) }),
          stable,
          inputs: {},
        })),
        { drg: "*", ...(area && { averageCost: area }), inputs: {} },
      ],
      GROUP_WEIGHT,
    );
    const tables = tablesFor("1.1");
    const row = { when: {}, points: { method: "highAddOn", threshold: "high" } } as const;
    expect(points(row, stay("99999.99"), { ...tables, groups: read })).toBe(
      points(row, stay("99999.99"), { ...tables, groups: computed }),
    );
  });
});
