import { beforeAll, describe, expect, test } from "vitest";
import { multipleOf } from "../../src/engine/case-outcomes.js";
import { caseFigures, movedFigures } from "../../src/engine/index.js";
import { weighedSample } from "./sample-engine.js";

let area: Parameters<typeof caseFigures>[0];

beforeAll(() => {
  const { engine, records, hospitals, weights, budget } = weighedSample("zhejiang-shaoxing/2020", {
    seed: 7,
    cases: 60,
  });
  area = engine.settle({ cases: engine.take(records, hospitals), weights, budget });
});

describe("the figures of cases", () => {
  test("every case has its own multiple", () => {
    const { multiple } = caseFigures(area);
    expect([...multiple]).toEqual(Array.from(multiple, (_, index) => multipleOf(area, index)));
    expect(new Set(multiple).size).toBeGreaterThan(10);
  });

  test("only a case that changed is figured anew, and the figures of before stay as they were", () => {
    const figures = caseFigures(area);
    const before = { ...figures, multiple: figures.multiple.map(() => 7n) };
    const after = caseFigures(area, { figures: before, changed: [1] });
    expect([after.multiple[0], after.multiple[1], after.multiple[2]]).toEqual([7n, figures.multiple[1], 7n]);
    expect(new Set(before.multiple)).toEqual(new Set([7n]));
  });

  test("moved are those whose record changed and those of which one figure is another, a missing one being no other", () => {
    const figures = caseFigures(area);
    const moved = (changed: readonly number[], more: Partial<typeof figures>) =>
      [...movedFigures({ figures, changed }, { ...figures, ...more })].flatMap((isMoved, at) =>
        isMoved === 1 ? [at] : [],
      );
    expect(moved([], {})).toEqual([]);
    expect(moved([2], {})).toEqual([2]);
    const fen = figures.drgTotalFen.slice();
    fen[5] = (fen[5] ?? 0) + 1;
    expect(moved([2], { drgTotalFen: fen })).toEqual([2, 5]);
    const status = figures.status.slice();
    status[9] = 99;
    expect(moved([], { status })).toEqual([9]);
    expect(moved([], { status: status.slice(1) })).toHaveLength(status.length - 1);
  });
});
