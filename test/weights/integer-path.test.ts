import { describe, expect, it } from "vitest";
import { fromScaled, WORKING_SCALE } from "../../src/primitives/index.js";
import { caseColumns, readmittedStays, weighCase, weighCases } from "../../src/weights/index.js";
import { PARAMETERS, READMISSION, ROWS } from "./support/parameters.js";
import { syntheticArea } from "./support/synthetic-area.js";
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

describe("the integer path equals the Decimal path, case by case", () => {
  it.each([1, 2, 3])("synthetic area, seed %i", (seed) => {
    const area = syntheticArea(seed, { history: 2000, cases: 1500, groups: 80 });
    const { tables } = areaTables(area, PARAMETERS);
    const columns = caseColumns(area.cases, READMISSION);
    const { readmitted } = readmittedStays(columns, READMISSION);
    const weighed = weighCases(columns, tables, PARAMETERS);
    const text = (units: bigint) => (units === NONE ? undefined : fromScaled(units, WORKING_SCALE).toFixed());
    area.cases.forEach(([record, grouped], i) => {
      const one = weighCase(record, grouped, tables, PARAMETERS, { readmitted: readmitted[i] === 1 });
      const columnar = {
        caseClass: weighed.classes[weighed.caseClass[i] ?? -1],
        reason: weighed.reasons[weighed.reason[i] ?? -1],
        basePoints: text(weighed.basePoints[i] ?? NONE),
        coefficient: text(weighed.coefficient[i] ?? NONE),
        points: text(weighed.points[i] ?? NONE),
      };
      expect(columnar, `${record.caseId}, seed ${seed}`).toEqual({
        caseClass: one.caseClass,
        reason: one.reason,
        basePoints: one.basePoints?.toFixed(),
        coefficient: one.coefficient?.toFixed(),
        points: one.points?.toFixed(),
      });
      seen.add(one.caseClass ?? "");
      seen.add(one.reason ?? "");
    });
  });

  it("the areas met every class and the common reasons", () => {
    expect([...seen]).toEqual(
      expect.arrayContaining([...ROWS.map(({ caseClass }) => caseClass), ...REASONS]),
    );
  });
});
