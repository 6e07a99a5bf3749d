import { describe, expect, test } from "vitest";
import type { AreaSettlement } from "../../src/engine/index.js";
import { weighedSample } from "./sample-engine.js";

describe.each([
  "zhejiang/2020",
  "zhejiang/2025",
  "zhejiang-lishui/2020",
  "zhejiang-lishui/2025",
  "zhejiang-shaoxing/2020",
  "zhejiang-shaoxing/2025",
])(
  "%s: all inpatient cost at hospitals in the pooling area is of its total (ZJ-001, ZJ-018, SX-042)",
  (path) => {
    const { engine, records, hospitals, weights, budget } = weighedSample(path, { seed: 11, cases: 300 });
    const areas = [...new Set(hospitals.flatMap(({ poolingArea }) => poolingArea ?? []))];
    const settle = (
      insuredIn: (area: string | undefined, at: number) => string | undefined,
    ): AreaSettlement => {
      const cases = records.map(({ poolingArea, ...record }, at) => {
        const named = insuredIn(poolingArea, at);
        return named === undefined ? record : { ...record, poolingArea: named };
      });
      return engine.settle({ cases: engine.take(cases, hospitals), weights, budget });
    };
    const due = ({ settled }: AreaSettlement) =>
      settled.result.statement.map((line) => [
        ...[line.poolingArea, line.insuranceType, line.hospitalId],
        line.drgFundPayment?.toFixed(2),
      ]);
    const asRecorded = due(settle((area) => area));

    test("who is insured in another area, or in none that is known here, moves nobody's payment", () => {
      expect(areas.length).toBeGreaterThan(0);
      expect(asRecorded.some(([, , , amount]) => amount !== undefined)).toBe(true);
      const elsewhere = settle((area, at) => (at % 3 === 0 ? (areas[at % areas.length] ?? area) : area));
      expect(due(elsewhere)).toEqual(asRecorded);
      expect(due(settle((area, at) => (at % 5 === 0 ? "outside the city" : area)))).toEqual(asRecorded);
    });
  },
);
