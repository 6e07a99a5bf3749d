import type { RowKind } from "../../cases/index.js";
import { TextInput } from "../input/text-input.js";
import { progressLine } from "../progress.js";
import type { Told } from "../terminal.js";
import type { CasesRead } from "./case-reader.js";
import { Notices } from "./notices.js";
import { type OpenedRows, openRows } from "./open-rows.js";
import type { RejectedRows } from "./rejected-rows.js";
import { rowReader } from "./row-reader.js";

/** 读行计数: what became of the rows of a file. */
export interface RowCounts {
  readonly rows: number;
  readonly read: number;
  readonly rejected: number;
}

/** 已读的行: the rows of files that earlier runs read; with each, what else they kept of it. */
export interface RowsBefore<Row, Kept = unknown> {
  /** hands them over one by one, and the rows that those runs rejected */
  handOver(rejected: RejectedRows, use: (row: Row, kept?: Kept) => unknown): Promise<RowCounts>;
}

/** What reading a file of rows tells, and where what is rejected goes. */
export interface Reading extends Told {
  readonly rejected: RejectedRows;
}

/**
 * 逐行读取: hands every row of a file to `use`, one batch in memory at a time; a row that cannot be read is rejected and reading goes
 * on.
 */
export async function readRows<Row, Kept>(
  input: TextInput | RowsBefore<Row, Kept>,
  kind: RowKind<Row>,
  reading: Reading,
  use: (row: Row, kept?: Kept) => unknown,
): Promise<RowCounts> {
  if (!(input instanceof TextInput)) return await input.handOver(reading.rejected, use);
  const opened = await openRows(input, kind, reading);
  const read = rowReader(kind, opened.source);
  return await readBatches(input, opened, reading, async (records) => {
    const { rows, rejected, warnings } = read(records);
    for (const row of rows) {
      const done = use(row);
      if (done instanceof Promise) await done;
    }
    return { read: rows.length, rejected, warnings };
  });
}

/** Reads batch by batch, and counts and tells what became of the rows. */
export async function readBatches<Batch>(
  input: TextInput,
  { batches, merged }: OpenedRows<Batch>,
  { terminal, locale, rejected }: Reading,
  read: (batch: Batch) => Promise<Omit<CasesRead, "lines">>,
): Promise<RowCounts> {
  const progress = progressLine(terminal, input.file);
  const before = rejected.count;
  const notices = new Notices(input.file);
  let used = 0;
  try {
    for await (const records of batches) {
      const batch = await read(records);
      used += batch.read;
      await rejected.add(batch.rejected);
      notices.add(batch.warnings);
      progress.report(used, input.share);
    }
  } finally {
    progress.finish();
  }
  notices.tell(terminal, locale);
  rejected.note(notices, merged);
  const refused = rejected.count - before;
  return { rows: used + refused, read: used, rejected: refused };
}
