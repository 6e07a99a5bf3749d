import { caseRows, type RowKind } from "../../cases/index.js";
import { textOfBytes } from "../../cases/row/text-pool.js";
import { otherUnit } from "../../cases/rows/other-unit.js";
import type { Diagnostic } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import type { TextInput } from "../input/text-input.js";
import type { CaseBatch, RecordBatch } from "../scan/records.js";
import type { KnownNames } from "../sheets/header-lines.js";
import type { Told } from "../terminal.js";
import { openBlocks, openRecords, type RecordStream } from "./record-stream.js";
import type { RowSource } from "./row-reader.js";

/** 打开的行文件: how its records are read as rows, and the records. */
export interface OpenedRows<Batch = RecordBatch> {
  readonly source: RowSource;
  readonly batches: AsyncGenerator<Batch>;
  /** cells of a spreadsheet that are merged over several rows, all but the first of which are read without them */
  readonly merged: number;
}

/**
 * 打开行文件: finds the form of a file of rows and says on stderr what is not as usual: encoding, delimiter, titles, columns that are not used.
 *
 * @throws what `openRecords` and the header throw, and `INPUT_UNIT_ABOVE` where a title says that the amounts below are in another unit
 */
export async function openRows(input: TextInput, kind: RowKind<unknown>, told: Told): Promise<OpenedRows> {
  return opened(await openRecords(input, namedIn(kind, input)), input, kind, told);
}

/** 打开病例文件: the same for cases, whose lines are cut by whoever reads them. */
export async function openCases(input: TextInput, told: Told): Promise<OpenedRows<CaseBatch>> {
  return opened(await openBlocks(input, namedIn(caseRows, input)), input, caseRows, told);
}

function namedIn(kind: RowKind<unknown>, { columns }: TextInput): KnownNames {
  return {
    count: (cells) => kind.namedColumns(cells, columns),
    each: (cells) => kind.isNamed(cells, columns),
  };
}

function opened<Batch extends CaseBatch>(
  { batches, notices, above = "", merged = 0, ...form }: RecordStream<Batch>,
  input: TextInput,
  kind: RowKind<unknown>,
  { terminal, locale }: Told,
): OpenedRows<Batch> {
  const source: RowSource = { file: input.file, ...form, columns: input.columns };
  const { header, columns } = source;
  const unit = otherUnit(above);
  if (unit !== undefined && header !== undefined && kind.hasAmounts(header, columns)) {
    throw cliErrors.error("INPUT_UNIT_ABOVE", { file: input.file, unit });
  }
  if (header !== undefined) input.met?.meet(header);
  const tell = (said: readonly Diagnostic[]): void => {
    for (const { code, message } of said) {
      terminal.stderr.write(`${source.file}: ${code}: ${message[locale]}\n`);
    }
  };
  // What was found comes first: it explains a header that is refused.
  tell(notices);
  if (header !== undefined) tell(kind.notices(header, columns));
  const keyed = header === undefined ? input.met?.through(batches, textOf) : undefined;
  return { source, batches: keyed ?? batches, merged };
}

function textOf(batch: CaseBatch): string {
  return "bytes" in batch ? textOfBytes(batch.bytes) : batch.texts.join("\n");
}
