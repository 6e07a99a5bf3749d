import type { InpatientCase } from "../../cases/index.js";
import { CaseRow } from "../../cases/row/case-row.js";
import { RowUnpacker } from "../../cases/row/packed-rows.js";
import type { AuditGrouping } from "../../engine/audit-case-of.js";
import type { CodeTally } from "../../grouping/index.js";
import { CaseReader } from "../io/case-reader.js";
import { linePlacer } from "../io/line-placer.js";
import { openCases } from "../io/open-rows.js";
import { type Reading, type RowCounts, type RowsBefore, readBatches } from "../io/read-rows.js";
import { TextInput } from "../io/text-input.js";
import { rowsTaskSpec } from "../jobs/rows-task.js";
import { hasThreads, runInOrder } from "../jobs/run-in-order.js";
import type { EngineSpec } from "./engine-of.js";

/** Takes cases: those of a file as rows of numbers, those that an earlier run read as the records that it kept. */
export interface TakesCases<Kept> {
  add(record: InpatientCase, kept?: Kept): unknown;
  /** the same for a row; what it gives for the last of a batch is awaited before the next. @param grouping where it is grouped already */
  addRow(row: CaseRow, grouping?: AuditGrouping): unknown;
}

/** How cases are read: by how many threads, of which one takes them. */
interface ReadingCases extends Reading {
  readonly jobs: number;
  /** what other threads group by */
  readonly engine: EngineSpec;
  /** takes what they say of codes */
  readonly codes: CodeTally;
}

/** 逐例读取: the same for cases, each handed on as a row of numbers, in the order of the file. */
export async function readCases<Kept>(
  input: TextInput | RowsBefore<InpatientCase, Kept>,
  reading: ReadingCases,
  takes: TakesCases<Kept>,
): Promise<RowCounts> {
  if (!(input instanceof TextInput)) {
    return await input.handOver(reading.rejected, (record, kept) => takes.add(record, kept));
  }
  const opened = await openCases(input, reading);
  const placed = linePlacer();
  let last: unknown;
  const { jobs, engine, codes } = reading;
  const { source } = opened;
  if (hasThreads(jobs, input.pieces)) {
    const row = new CaseRow();
    const unpackers: RowUnpacker[] = [];
    const running = { jobs, expected: input.pieces };
    const batches = runInOrder(rowsTaskSpec({ engine, source }), opened.batches, running);
    return await readBatches(input, { ...opened, batches }, reading, async ({ result, thread }) => {
      unpackers[thread] ??= new RowUnpacker(row);
      unpackers[thread].each(result.rows, (unpacked, index) => {
        last = takes.addRow(unpacked, result.groupings[result.groupingOf[index] as number]);
      });
      codes.take(result.codes);
      await last;
      return placed(result);
    });
  }
  const reader = new CaseReader(source);
  return await readBatches(input, opened, reading, async (cases) => {
    const read = reader.read(cases, (row) => {
      last = takes.addRow(row);
    });
    await last;
    return placed(read);
  });
}
