import { describe, expect, it } from "vitest";
import { fromScaled, WORKING_SCALE } from "../../src/primitives/index.js";
import { caseColumns, readmittedStays, weighCase, weighCases } from "../../src/weights/index.js";
import { PARAMETERS, READMISSION } from "./support/parameters.js";
import { syntheticArea } from "./support/synthetic-area.js";
import { areaTables } from "./support/weigh-area.js";

const NONE = -1n;

describe("the integer path equals the Decimal path, case by case", () => {
  it.each([1, 2, 3])("synthetic area, seed %i", (seed) => {
    const area = syntheticArea(seed, { history: 4000, cases: 2500, groups: 40 });
    const { tables } = areaTables(area, PARAMETERS);
    const columns = caseColumns(area.cases, READMISSION);
    const { readmitted } = readmittedStays(columns, READMISSION);
    const weighed = weighCases(columns, tables, PARAMETERS);
    const seen = new Set<string>();
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
      seen.add(`${one.caseClass ?? "-"} ${one.reason ?? "weighed"}`);
    });
    if (seed === 1) console.log([...seen].sort().join("\n"));
  });
});
