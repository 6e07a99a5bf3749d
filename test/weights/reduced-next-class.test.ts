import { describe, expect, it } from "vitest";
import type { Hospital, InpatientCase } from "../../src/cases/index.js";
import { decimal, fromScaled, round, WORKING, WORKING_SCALE } from "../../src/primitives/index.js";
import { weighCase } from "../../src/weights/case/weigh-case.js";
import { caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import { reweighCases } from "../../src/weights/columns/reweigh-cases.js";
import { explainCaseWeight } from "../../src/weights/explain/explain-case-weight.js";
import {
  coefficientTable,
  type GroupedAs,
  hospitalsById,
  publishedGroupTable,
  type WeighTables,
  weighCases,
} from "../../src/weights/index.js";
import type { CaseClassRow, WeightParameters } from "../../src/weights/parameters.js";
import { GROUP_WEIGHT, PARAMETERS, ROWS, THRESHOLDS } from "./support/parameters.js";
import { syntheticArea } from "./support/synthetic-area.js";
import { areaTables } from "./support/weigh-area.js";

const d = decimal;

const HALVED: CaseClassRow = {
  caseClass: "readmitted",
  when: { readmitted: true },
  points: { method: "shareOfNextClass", share: d("0.5") },
};
const REDUCED: CaseClassRow = {
  caseClass: "ambiguous",
  when: { status: ["ambiguous"] },
  points: { method: "reducedNextClass", reduction: d("0.1") },
};
/** ZJ-036 to ZJ-038 with a reduction of a tenth, and the bands of variant A (ZJ-026). */
const TABLE: readonly CaseClassRow[] = [
  HALVED,
  { caseClass: "new-technology", when: { marks: ["newTechnology"] }, points: { method: "byCost" } },
  {
    caseClass: "ungroupable",
    when: { status: ["ungroupable"] },
    points: { method: "byCost", reduction: d("0.1") },
  },
  REDUCED,
  ...ROWS.filter(({ caseClass }) =>
    ["unstable", "low", "lower-normal", "high", "normal"].includes(caseClass),
  ),
];

const HOSPITALS: readonly Hospital[] = [
  { hospitalId: "one", grade: "tertiary", coefficient: d("1") },
  { hospitalId: "dear", grade: "tertiary", coefficient: d("1.2") },
];

/** Averages of 10,000 yuan in the area and in every group, which are worth 70, 200 and 400 points, or are not stable. */
const TABLES: WeighTables = {
  groups: publishedGroupTable(
    [
      ...Object.entries({ BQY: "70", CQY: "200", DQY: "400" }).map(([drg, points]) => ({
        ...{ drg, averageCost: d("10000"), basePoints: d(points), stable: true, inputs: {} },
      })),
      { drg: "EQY", averageCost: d("10000"), stable: false, inputs: {} },
      { drg: "*", averageCost: d("10000"), inputs: {} },
    ],
    GROUP_WEIGHT,
  ),
  coefficients: coefficientTable({ hospitals: HOSPITALS }, { method: "given" }),
  hospitals: hospitalsById(HOSPITALS),
};

interface Asked {
  readonly rows?: readonly CaseClassRow[];
  readonly hospitalId?: string;
  readonly readmitted?: boolean;
  readonly more?: Partial<InpatientCase>;
}

/** Classes and points of a case, or why it has none: by the readable weighing, and the columns say the same. */
function weighed(
  grouped: GroupedAs,
  totalCost: string | undefined,
  { rows = TABLE, hospitalId = "one", readmitted = false, more = {} }: Asked = {},
) {
  const parameters: WeightParameters = {
    caseClasses: { multipleOf: "groupAverage", thresholds: THRESHOLDS, rows },
  };
  const record = {
    ...{ caseId: "c", hospitalId, diagnoses: [], procedures: [] },
    ...(totalCost !== undefined && { totalCost: d(totalCost) }),
    ...more,
  };
  const one = weighCase(record, grouped, TABLES, parameters, { readmitted });
  const all = weighCases(caseColumns([[record, grouped]]), TABLES, parameters, {
    readmitted: Uint8Array.of(readmitted ? 1 : 0),
  });
  const points = all.points[0] ?? -1n;
  const said = [one.caseClass, one.pointsClass, one.points?.toFixed() ?? one.reason];
  expect([
    all.classes[all.caseClass[0] ?? -1],
    all.classes[all.pointsClass[0] ?? -1],
    points < 0n ? all.reasons[all.reason[0] ?? -1] : fromScaled(points, WORKING_SCALE).toFixed(),
  ]).toEqual(said);
  return said;
}

const qy = (drg: string): GroupedAs => ({ drg, status: "ambiguous" });

describe("the points of a QY case are those of its own class less a proportion (ZJ-036, ZJ-038)", () => {
  // Base points 70, K 1 and 1.2, a tenth taken off.
  it.each([
    ["low: 70 × K × r, at most 70 (ZJ-010)", "1000", "low", "6.3", "7.56"],
    ["at 0.4 (ZJ-025)", "4000", "low", "25.2", "30.24"],
    [
      "a fen above 0.4: (r + 0.2) × 70, without K (ZJ-037)",
      "4000.01",
      "lower-normal",
      "37.800063",
      "37.800063",
    ],
    ["between", "6000", "lower-normal", "50.4", "50.4"],
    ["at 0.8", "8000", "lower-normal", "63", "63"],
    ["a fen above 0.8: 70 × K (ZJ-009)", "8000.01", "normal", "63", "75.6"],
    ["a fen below 3", "29999.99", "normal", "63", "75.6"],
    ["at 3: nothing is above it", "30000", "high", "63", "75.6"],
    ["high: 70 × K + 70 × (r − 3) (ZJ-028)", "57000", "high", "233.1", "245.7"],
  ])("%s", (_what, cost, pointsClass, ...[plain, dear]) => {
    expect(weighed(qy("BQY"), cost)).toEqual(["ambiguous", pointsClass, plain]);
    expect(weighed(qy("BQY"), cost, { hospitalId: "dear" })).toEqual(["ambiguous", pointsClass, dear]);
  });

  it.each([
    ["200 points: high from twice the average on", "CQY", "19999.99", "normal", "180"],
    ["200 points, at twice", "CQY", "20000", "high", "180"],
    ["200 points, at three times: 200 + 200 × 1", "CQY", "30000", "high", "360"],
    ["400 points: high from one and a half on", "DQY", "14999.99", "normal", "360"],
    ["400 points, at twice: 400 + 400 × 0.5", "DQY", "20000", "high", "540"],
    ["of an unstable group, by cost (ZJ-024)", "EQY", "7000", "unstable", "63"],
    ["of a group not in the table, by cost", "FQY", "7000", "unstable", "63"],
  ])("%s", (_what, drg, cost, pointsClass, points) => {
    expect(weighed(qy(drg), cost)).toEqual(["ambiguous", pointsClass, points]);
  });

  it("0000: by cost, less the same (ZJ-024, ZJ-036)", () => {
    const nowhere = { drg: "0000", status: "ungroupable" } as const;
    expect(weighed(nowhere, "7000")).toEqual(["ungroupable", "ungroupable", "63"]);
    expect(weighed(nowhere, "7000", { readmitted: true })).toEqual(["readmitted", "ungroupable", "31.5"]);
  });

  it("readmitted too: half of what is left of the points of its class (ZJ-015)", () => {
    expect(weighed(qy("BQY"), "1000", { readmitted: true })).toEqual(["readmitted", "low", "3.15"]);
    expect(weighed(qy("EQY"), "7000", { readmitted: true })).toEqual(["readmitted", "unstable", "31.5"]);
  });

  it("classes before the reduction are paid whole: a new technology, by cost (ZJ-029)", () => {
    const more = { marks: { newTechnology: true } };
    expect(weighed(qy("BQY"), "7000", { more })).toEqual(["new-technology", "new-technology", "70"]);
    expect(weighed(qy("BQY"), "7000", { more, readmitted: true })).toEqual([
      ...["readmitted", "new-technology", "35"],
    ]);
  });

  it("nothing taken off leaves the points, all of it none", () => {
    const taking = (reduction: string): readonly CaseClassRow[] => [
      { ...REDUCED, points: { method: "reducedNextClass", reduction: d(reduction) } },
      ...TABLE.slice(TABLE.indexOf(REDUCED) + 1),
    ];
    expect(weighed(qy("BQY"), "1000", { rows: taking("0") })).toEqual(["ambiguous", "low", "7"]);
    expect(weighed(qy("BQY"), "1000", { rows: taking("1") })).toEqual(["ambiguous", "low", "0"]);
  });

  it("why the points of the class cannot be told is why those of the case cannot", () => {
    expect(weighed(qy("BQY"), undefined)).toEqual(["ambiguous", "ambiguous", "cost-missing"]);
    expect(weighed(qy("BQY"), "9000", { hospitalId: "elsewhere" })).toEqual([
      ...["ambiguous", "normal", "hospital-unknown"],
    ]);
    const unknown: readonly CaseClassRow[] = [
      REDUCED,
      { caseClass: "all", when: {}, points: { method: "notEvaluated", missing: "somewhere" } },
    ];
    expect(weighed(qy("BQY"), "9000", { rows: unknown })).toEqual(["ambiguous", "all", "rule-not-evaluated"]);
    expect(weighed(qy("BQY"), "9000", { rows: [REDUCED] })).toEqual(["ambiguous", "ambiguous", "no-class"]);
  });

  it("an explanation tells the class behind, its points, and what is taken off them", () => {
    const caseClasses = { multipleOf: "groupAverage" as const, thresholds: THRESHOLDS, rows: TABLE };
    const record = { caseId: "c", hospitalId: "one", diagnoses: [], procedures: [], totalCost: d("6000") };
    const { trials, steps } = explainCaseWeight(record, qy("BQY"), TABLES, { caseClasses });
    const held = trials.filter(({ outcome }) => outcome === "held").map(({ caseClass }) => caseClass);
    expect(held).toEqual(["ambiguous", "lower-normal"]);
    expect(steps.map(({ step, formula, result }) => `${step}: ${formula} = ${result.toFixed()}`)).toEqual([
      "multiple: C / Avg_g = 0.6",
      "lowerBand: (r + addition) × BP = 56",
      "reduction: P × (1 − reduction) = 50.4",
    ]);
    expect(steps.at(-1)?.paths).toEqual(["weights.caseClasses.classes.ambiguous.points.reduction"]);
  });
});

describe("of every case of a synthetic area", () => {
  const area = syntheticArea(7, { history: 2000, cases: 3000, groups: 40 });
  const { tables } = areaTables(area, PARAMETERS);
  const { caseClasses, addOns: _none, ...rest } = PARAMETERS;
  const under = (rows: readonly CaseClassRow[]) => ({
    ...rest,
    caseClasses: { multipleOf: "groupAverage" as const, thresholds: THRESHOLDS, rows },
  });
  const cases = area.cases.map(
    ([record, grouped], i) =>
      [record, i % 3 === 0 ? { ...grouped, status: "ambiguous" as const } : grouped] as const,
  );

  it("QY cases have the points that they would have as others, less a twentieth, and the others theirs (ZJ-036)", () => {
    const whole = under(ROWS.filter(({ caseClass }) => caseClass !== "ambiguous"));
    const classes = new Set<string>();
    for (const [record, grouped] of cases) {
      const { caseClass, pointsClass, points, reason } = weighCase(record, grouped, tables, under(ROWS));
      const other = weighCase(record, grouped, tables, whole);
      const reduced = caseClass === "ambiguous" && other.points;
      expect(points?.toFixed()).toBe(
        (reduced ? round(reduced.times("0.95"), WORKING) : other.points)?.toFixed(),
      );
      expect(reason).toBe(other.reason);
      if (reduced && pointsClass !== undefined) classes.add(pointsClass);
    }
    expect([...classes].sort()).toEqual([
      "high",
      "long-stay",
      "low",
      "lower-normal",
      "normal",
      "short-stay",
      "unstable",
    ]);
  });

  it("cases weighed again are of the classes that a whole weighing gives, also those whose points theirs are", () => {
    const columns = caseColumns(cases);
    const later = caseColumns(
      cases.map(([record, grouped], i) => [
        i % 5 === 0 ? { ...record, totalCost: d("300") } : record,
        i % 7 === 0 ? { ...grouped, status: "ambiguous" as const } : grouped,
      ]),
    );
    const parameters = { caseClasses: under(ROWS).caseClasses };
    const changed = cases.flatMap((_case, i) => (i % 5 === 0 || i % 7 === 0 ? [i] : []));
    const before = weighCases(columns, tables, parameters);
    const whole = weighCases(later, tables, parameters);
    expect(before.pointsClass).not.toEqual(whole.pointsClass);
    expect(reweighCases(later, tables, parameters, before, changed)).toEqual(whole);
  });
});
