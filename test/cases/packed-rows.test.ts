import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InpatientCase } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { type PackedRows, RowPacker, RowUnpacker } from "../../src/cases/row/packed-rows.js";
import { inpatientCase } from "../../src/testing/arbitrary-case.js";

/** A case as a row gives it back. */
function throughRow(record: InpatientCase): InpatientCase {
  const row = new CaseRow();
  row.fill(record);
  return row.toCase();
}

describe("packed rows", () => {
  it("come out of another thread as they went in, whichever thread packed which batch", () => {
    const batch = fc.record({
      thread: fc.nat({ max: 2 }),
      records: fc.array(inpatientCase(), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 8 }), (batches) => {
        const threads = Array.from({ length: 3 }, () => ({ row: new CaseRow(), packer: new RowPacker() }));
        const crossed = batches.map(({ thread, records }): readonly [number, PackedRows] => {
          const { row, packer } = threads[thread] as (typeof threads)[number];
          for (const record of records) {
            row.fill(record);
            packer.add(row);
          }
          return [thread, structuredClone(packer.take())];
        });
        const here = new CaseRow();
        const unpackers = threads.map(() => new RowUnpacker(here));
        const taken: InpatientCase[] = [];
        for (const [thread, packed] of crossed) {
          unpackers[thread]?.each(packed, (row) => taken.push(row.toCase()));
        }
        expect(taken).toEqual(batches.flatMap(({ records }) => records.map(throughRow)));
      }),
      { numRuns: 100 },
    );
  });

  it("send a text once, and marks that were read once as one", () => {
    const row = new CaseRow();
    const packer = new RowPacker();
    const marks = { synthetic: true };
    const record = {
      caseId: "C1",
      hospitalId: "H1",
      patientId: "P1",
      diagnoses: ["I10.x00"],
      procedures: [],
      marks,
    };
    const texts = Array.from({ length: 2 }, () => {
      for (const caseId of ["C1", "C2"]) {
        row.fill({ ...record, caseId });
        packer.add(row);
      }
      const packed = packer.take();
      expect(packed.marks).toHaveLength(1);
      return packed.texts;
    });
    expect(texts).toEqual([
      { texts: ["H1"], patients: ["P1"], codes: ["I10.x00"], categories: [] },
      { texts: [], patients: [], codes: [], categories: [] },
    ]);
  });
});
