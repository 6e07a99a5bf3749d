import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseRows, caseToJson, type JsonRecord } from "../../src/cases/index.js";
import { CaseReader } from "../../src/cli/rows/case-reader.js";
import { rowReader } from "../../src/cli/rows/row-reader.js";
import { spoiltLines } from "../cases/spoilt-lines.js";

const SOURCE = { file: "cases.jsonl", format: "jsonl" } as const;
const RUNS = 200;
const encoder = new TextEncoder();

describe("reading cases as rows of numbers", () => {
  it(`reads, refuses and remarks on the cases of any lines as reading them as records does (${RUNS} batches)`, () => {
    const plain = rowReader(caseRows, SOURCE);
    const reader = new CaseReader(SOURCE);
    const seen = { read: 0, rejected: 0, warned: 0 };
    fc.assert(
      fc.property(fc.array(spoiltLines, { minLength: 1, maxLength: 12 }), (texts) => {
        const batch = { texts, lines: texts.map((_, at) => at + 1), broken: [] };
        const { rows, rejected, warnings } = plain(batch);
        const bytes = encoder.encode(texts.map((text) => `${text}\n`).join(""));
        const taken = Int32Array.of(1);
        for (const [given, lines] of [
          [batch, 0],
          [{ bytes, above: 0, taken }, texts.length],
        ] as const) {
          const records: JsonRecord[] = [];
          const got = reader.read(given, (row) => records.push(caseToJson(row.toCase())));
          expect(records).toEqual(rows.map(caseToJson));
          expect(got).toEqual({ read: rows.length, lines, rejected, warnings });
        }
        expect(taken[0], "the place of a block is given back").toBe(0);
        seen.read += rows.length;
        seen.rejected += rejected.length;
        seen.warned += warnings.length;
      }),
      { numRuns: RUNS },
    );
    expect(Math.min(seen.read, seen.rejected, seen.warned)).toBeGreaterThan(RUNS / 10);
  });
});
