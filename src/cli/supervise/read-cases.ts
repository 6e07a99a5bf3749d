import type { InpatientCase } from "../../cases/index.js";
import type { Engine } from "../../engine/index.js";
import type { CodeTally } from "../../grouping/index.js";
import { TextInput } from "../input/text-input.js";
import { hasThreads, runInOrder } from "../jobs/run-in-order.js";
import type { TakesCases } from "../jobs/seen-cases.js";
import { type SupervisedPart, superviseTaskSpec, supervising } from "../jobs/supervise-task.js";
import type { Supervision } from "../jobs/supervision.js";
import { CaseReader } from "../rows/case-reader.js";
import { linePlacer } from "../rows/line-placer.js";
import { openCases } from "../rows/open-rows.js";
import { type Reading, type RowCounts, type RowsBefore, readBatches } from "../rows/read-rows.js";
import type { EngineSpec } from "../shipped/engine-of.js";

/** How cases are read: by how many threads, each of which supervises those that it reads. */
export interface ReadingCases extends Reading {
  readonly jobs: number;
  /** what other threads make the same engine from */
  readonly spec: EngineSpec;
  readonly engine: Engine;
  /** takes what they say of codes */
  readonly codes: CodeTally;
}

/** 逐例读取: hands the cases of a file on as rows of numbers, in the order of the file; where threads take part, what each of them found of its own is put together. */
export async function readCases<Kept>(
  input: TextInput | RowsBefore<InpatientCase, Kept>,
  reading: ReadingCases,
  takes: TakesCases<Kept>,
  supervision: Supervision,
): Promise<RowCounts> {
  if (!(input instanceof TextInput)) {
    return await input.handOver(reading.rejected, (record, kept) => takes.add(record, kept));
  }
  const opened = await openCases(input, reading);
  const placed = linePlacer();
  const { source } = opened;
  const { jobs, spec, engine, codes } = reading;
  if (hasThreads(jobs, input.pieces)) {
    const here = await supervising(engine, source, supervision);
    const running = { jobs, expected: input.pieces, here };
    const results = runInOrder(superviseTaskSpec(spec, source, supervision), opened.batches, running);
    let parts: readonly (SupervisedPart | undefined)[] = [];
    const batches = (async function* () {
      parts = yield* results;
    })();
    const counts = await readBatches(input, { ...opened, batches }, reading, async ({ result, thread }) => {
      takes.parts.joinStays(thread, result.stays);
      return placed(result);
    });
    for (const [thread, part] of parts.entries()) {
      if (part === undefined) continue;
      codes.take(part.codes);
      takes.parts.joinFound(thread, part.found);
    }
    return counts;
  }
  const reader = new CaseReader(source);
  let last: unknown;
  return await readBatches(input, opened, reading, async (cases) => {
    const read = reader.read(cases, (row) => {
      last = takes.addRow(row, engine.groupAuditedRow(row, codes));
    });
    await last;
    return placed(read);
  });
}
