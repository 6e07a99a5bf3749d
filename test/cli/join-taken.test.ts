import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { TakenJoiner } from "../../src/cli/area/join-taken.js";
import { columnsFile } from "../../src/cli/output/columns-file.js";
import { engineOf } from "../../src/cli/shipped/engine-of.js";
import type { TakenCases } from "../../src/engine/index.js";
import { area } from "../testing/zhejiang-sample.js";

const CASES = 600;
/** Cases that follow each other on one thread: short runs and long ones, a thread that has none among them. */
const RUNS: readonly (readonly [thread: number, cases: number])[] = [
  [0, 7],
  [2, 90],
  [0, 1],
  [3, 200],
  [2, 2],
  [0, 250],
  [3, 50],
];

describe("TakenJoiner", () => {
  it.each([{ portion: 1 }, { portion: 60 }, { portion: CASES }])(
    "gives the bytes of one thread, whichever threads took the cases, handed over every $portion",
    ({ portion }) => {
      const engine = engineOf({ ruleset: "zhejiang-shaoxing@2020" });
      const records = Array.from(area({ seed: 9, cases: CASES }).stays(), ({ record }, index) => {
        const { insuranceType, marks, ...rest } = record as Record<string, object | undefined>;
        // Some carry marks beside that of synthetic data, and some name no fund.
        return parseCase({
          ...rest,
          marks: { ...marks, ...(index % 50 === 3 && { offSite: true }) },
          ...(index % 70 !== 5 && { insuranceType }),
        });
      });
      const intakes = Array.from({ length: 4 }, () => engine.intake());
      const joiner = new TakenJoiner<TakenCases>("cases");
      const held: number[] = [];
      let at = 0;
      for (const [thread, cases] of RUNS) {
        for (const record of records.slice(at, at + cases)) intakes[thread]?.add(record);
        held[thread] = (held[thread] ?? 0) + cases;
        const isHanded = held[thread] >= portion;
        if (isHanded) held[thread] = 0;
        joiner.add(thread, cases, isHanded ? intakes[thread]?.portion() : undefined);
        at += cases;
      }
      expect(at).toBe(CASES);
      const parts = intakes.map((intake, thread) => (thread === 1 ? undefined : intake.finish()));
      const bytes = (value: unknown) => Buffer.concat(columnsFile(value));
      expect(bytes(joiner.join(parts)).equals(bytes(engine.take(records)))).toBe(true);
    },
  );
});
