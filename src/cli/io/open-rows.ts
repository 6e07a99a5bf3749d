import type { RowKind } from "../../cases/index.js";
import type { Locale } from "../../primitives/index.js";
import type { Terminal } from "../terminal.js";
import { openRecords } from "./record-stream.js";
import type { RecordBatch } from "./records.js";
import type { RowSource } from "./row-reader.js";
import type { TextInput } from "./text-input.js";

/** 打开的行文件: how its records are read as rows, and the records. */
export interface OpenedRows {
  readonly source: RowSource;
  readonly batches: AsyncGenerator<RecordBatch>;
  /** cells of a spreadsheet that are merged over several rows, all but the first of which are read without them */
  readonly merged: number;
}

/**
 * 打开行文件: finds the form of a file of rows and says on stderr what is not as usual: encoding, delimiter, titles, columns that are not used.
 *
 * @throws what `openRecords` and the header throw
 */
export async function openRows(
  input: TextInput,
  kind: RowKind<unknown>,
  { terminal, locale }: { readonly terminal: Terminal; readonly locale: Locale },
): Promise<OpenedRows> {
  const {
    batches,
    notices,
    merged = 0,
    ...form
  } = await openRecords(input, (cells) => kind.isHeader(cells, input.columns));
  const source: RowSource = { file: input.file, ...form, columns: input.columns };
  const { header, columns } = source;
  for (const { code, message } of [
    ...notices,
    ...(header === undefined ? [] : kind.notices(header, columns)),
  ]) {
    terminal.stderr.write(`${source.file}: ${code}: ${message[locale]}\n`);
  }
  return { source, batches, merged };
}
