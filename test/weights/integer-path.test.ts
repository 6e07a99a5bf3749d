import { describe, expect, it } from "vitest";
import type { InpatientCase } from "../../src/cases/index.js";
import { addDays, decimal, fromScaled, WORKING_SCALE } from "../../src/primitives/index.js";
import { weighCase } from "../../src/weights/case/weigh-case.js";
import { caseColumns } from "../../src/weights/columns/case-columns-builder.js";
import { COST_LIMIT_FEN } from "../../src/weights/history/moments.js";
import { readmittedStays, weighCases } from "../../src/weights/index.js";
import { PARAMETERS, READMISSION, ROWS } from "./support/parameters.js";
import { type SyntheticArea, syntheticArea, yuan } from "./support/synthetic-area.js";
import { areaTables } from "./support/weigh-area.js";

const NONE = -1n;
/** Reasons that a synthetic area of this size always meets. */
const REASONS = [
  "cost-missing",
  "hospital-unknown",
  "length-of-stay-missing",
  "mark-unreadable",
  "no-bed-day-standard",
];

const seen = new Set<string>();

type Area = Pick<SyntheticArea, "cases">;
type Tables = ReturnType<typeof areaTables>["tables"];

/** Weighs every case by both paths and compares them to the last unit. */
function expectEqualPaths({ cases }: Area, tables: Tables, note: string): void {
  const columns = caseColumns(cases, READMISSION);
  const { readmitted } = readmittedStays(columns, READMISSION);
  const weighed = weighCases(columns, tables, PARAMETERS);
  const text = (units: bigint) => (units === NONE ? undefined : fromScaled(units, WORKING_SCALE).toFixed());
  cases.forEach(([record, grouped], i) => {
    const one = weighCase(record, grouped, tables, PARAMETERS, { readmitted: readmitted[i] === 1 });
    const columnar = {
      caseClass: weighed.classes[weighed.caseClass[i] ?? -1],
      pointsClass: weighed.classes[weighed.pointsClass[i] ?? -1],
      reason: weighed.reasons[weighed.reason[i] ?? -1],
      basePoints: text(weighed.basePoints[i] ?? NONE),
      coefficient: text(weighed.coefficient[i] ?? NONE),
      points: text(weighed.points[i] ?? NONE),
    };
    expect(columnar, `${record.caseId}, ${note}`).toEqual({
      caseClass: one.caseClass,
      pointsClass: one.pointsClass,
      reason: one.reason,
      basePoints: one.basePoints?.toFixed(),
      coefficient: one.coefficient?.toFixed(),
      points: one.points?.toFixed(),
    });
    seen.add(one.caseClass ?? "");
    seen.add(one.reason ?? "");
  });
}

/** Multiples of every threshold that the parameters compare with. */
const MULTIPLES = ["0.4", "0.5", "0.6", "0.7", "0.8", "1.5", "2", "3"];

describe("the integer path equals the Decimal path, case by case", () => {
  it.each([1, 2, 3])("synthetic area, seed %i", (seed) => {
    const area = syntheticArea(seed, { history: 2000, cases: 1500, groups: 80 });
    const { tables } = areaTables(area, PARAMETERS);
    expectEqualPaths(area, tables, `seed ${seed}`);
  });

  it("costs a fen below, at and above each threshold of each group", () => {
    const area = syntheticArea(4, { history: 2000, cases: 1, groups: 30 });
    const { tables } = areaTables(area, PARAMETERS);
    const averages = [...tables.groups.rows].flatMap(([drg, { averageCost }]) =>
      averageCost ? [{ drg, averageCost }] : [],
    );
    const cases = averages.flatMap(({ drg, averageCost }) =>
      MULTIPLES.flatMap((multiple, m) => {
        const limit = Math.floor(averageCost.times(multiple).times(100).toNumber());
        return [-1, 0, 1, 2].flatMap((beyond) =>
          [1, 9].map((days): SyntheticArea["cases"][number] => {
            const hospital = area.hospitals[(m + beyond + days) % area.hospitals.length]?.hospitalId ?? "H0";
            const caseId = `${drg} ${multiple} ${beyond} ${days}`;
            const record: InpatientCase = {
              caseId,
              hospitalId: hospital,
              patientId: caseId,
              admissionDate: "2020-01-01",
              dischargeDate: addDays("2020-01-01", days),
              totalCost: decimal(yuan(Math.max(1, limit + beyond))),
              diagnoses: ["I10.x00"],
              procedures: [],
            };
            return [record, { drg, status: "grouped" }];
          }),
        );
      }),
    );
    expect(cases.length).toBeGreaterThan(500);
    expectEqualPaths({ cases }, tables, "boundaries");
  });

  it("costs of nothing, at the limit and beyond; stays that nobody tells, of no day, or that end before they begin", () => {
    const area = syntheticArea(6, { history: 500, cases: 1, groups: 10 });
    const { tables } = areaTables(area, PARAMETERS);
    const limit = COST_LIMIT_FEN / 100;
    const costs = ["0", "0.01", "-0.01", `${limit - 0.01}`, `${limit}`, `${limit + 0.01}`].map(decimal);
    const dates = [
      { admissionDate: "2020-01-01", dischargeDate: "2020-01-05" },
      { admissionDate: "2020-01-05", dischargeDate: "2020-01-05" },
      { admissionDate: "2020-01-06", dischargeDate: "2020-01-05" },
      { dischargeDate: "2020-01-05" },
      {},
    ];
    const cases = [...tables.groups.rows.keys()].flatMap((drg) =>
      costs.flatMap((totalCost, c) =>
        dates.map((stay, d): SyntheticArea["cases"][number] => {
          const caseId = `${drg} ${c} ${d}`;
          const hospitalId = area.hospitals[0]?.hospitalId ?? "";
          return [
            { caseId, hospitalId, totalCost, diagnoses: ["I10.x00"], procedures: [], ...stay },
            { drg, status: "grouped" },
          ];
        }),
      ),
    );
    expectEqualPaths({ cases }, tables, "unfit");
    for (const reason of ["cost-not-positive", "cost-out-of-range", "dates-reversed"])
      expect(seen).toContain(reason);
  });

  it("more pairs of group and hospital than a table holds", () => {
    const area = syntheticArea(5, { history: 500, cases: 2200, groups: 20 });
    const { tables } = areaTables(area, PARAMETERS);
    const cases = area.cases.map(([record, grouped], i): SyntheticArea["cases"][number] =>
      i % 2 === 0
        ? [record, grouped]
        : [
            { ...record, hospitalId: `elsewhere ${i}` },
            { ...grouped, drg: `T${i}` },
          ],
    );
    const many = cases.concat(
      cases.map(([record, grouped], i) => [
        { ...record, caseId: `again ${i}`, hospitalId: `far ${i}` },
        { ...grouped, drg: `F${i}` },
      ]),
    );
    expectEqualPaths({ cases: many }, tables, "many pairs");
  });

  it("the areas met every class and the common reasons", () => {
    expect([...seen]).toEqual(
      expect.arrayContaining([...ROWS.map(({ caseClass }) => caseClass), ...REASONS]),
    );
  });
});
