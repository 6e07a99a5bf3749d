import { describe, expect, it } from "vitest";
import { parseBudget, parseCase, parseHospital, parsePublishedGroup } from "../../src/cases/index.js";
import { areaNeeds, caseOutcomes, createEngine, findCliffs } from "../../src/engine/index.js";
import { yearBudget } from "../year-budget.js";
import { edition } from "./sample-engine.js";

const HOSPITALS = [{ hospitalId: "H", grade: "tertiary", poolingArea: "A", coefficient: "1" }];
const GROUPS = [
  { drg: "*", averageCost: "10000" },
  { drg: "BR23", averageCost: "10000", basePoints: "70", stable: true },
  { drg: "BQY", averageCost: "10000", basePoints: "70", stable: true },
];

/** One stay after another of the patient, a week apart, at 7,000 yuan unless it says otherwise. */
function stays(rows: readonly Readonly<Record<string, unknown>>[]) {
  return rows.map((row, at) =>
    parseCase({
      caseId: `${at + 1}`,
      ...{ hospitalId: "H", patientId: "P", poolingArea: "A", insuranceType: "employee", drg: "BR23" },
      ...{ admissionDate: `2025-03-${10 + 7 * at}`, dischargeDate: `2025-03-${12 + 7 * at}` },
      ...{ totalCost: "7000", fundPayment: "4000" },
      ...row,
    }),
  );
}

function settled(
  rows: Parameters<typeof stays>[0],
  { path = "zhejiang/2025", patch = {} as Parameters<typeof edition>[1] } = {},
) {
  const engine = createEngine(edition(path, patch), { on: "2025-12-31", unsettled: "exclude" });
  const hospitals = HOSPITALS.map((one) => parseHospital(one));
  const weights = engine.weigh({ hospitals, groups: GROUPS.map((one) => parsePublishedGroup(one)) });
  const budget = parseBudget(yearBudget(2025, "100000", { poolingArea: "A" }));
  return { engine, area: engine.settle({ cases: engine.take(stays(rows)), weights, budget }) };
}

const REDUCED = { "weights.caseClasses.classes.ambiguous.points.reduction": "0.1" };

describe("a case is paid by the class whose points it has", () => {
  it("a new technology that is readmitted is of the unit of new technologies, and halved (ZJ-029, ZJ-015)", () => {
    const { area } = settled([{ marks: { newTechnology: true } }, {}]);
    const told = [...caseOutcomes(area)].map(({ caseClass, points, paymentUnit }) => [
      ...[caseClass, points?.toFixed(), paymentUnit],
    ]);
    expect(told).toEqual([
      ["readmitted", "35", "new-technology"],
      ["lower-normal", "63", "drg"],
    ]);
  });

  it("QY cases count at the reduction that they wait for, the one that is readmitted too; a new technology waits for none (ZJ-036)", () => {
    const { engine, area } = settled([{ marks: { newTechnology: true } }, { drg: "BQY" }, { drg: "BQY" }]);
    const demanded = areaNeeds(engine, area).map(({ value, demand }) => [value.path, demand.cases]);
    expect(demanded).toEqual([["weights.caseClasses.classes.ambiguous.points.reduction", 2]]);
  });

  it.each([
    ["a QY case", "BQY", REDUCED],
    ["another", "BR23", {}],
  ])(
    "%s at 0.4 of the average stands before a limit of what it is paid (ZJ-025, ZJ-037)",
    (_who, drg, patch) => {
      const { engine, area } = settled([{ drg, totalCost: "4000" }], { patch });
      const cliffs = findCliffs(area, engine.parameters.weights, { share: 0.1, days: 3 }).area;
      expect(cliffs.map(({ path, before, beyond }) => [path, before, beyond])).toEqual([
        ["weights.caseClasses.thresholds.low", 1, 0],
      ]);
    },
  );
});
