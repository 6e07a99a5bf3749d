import type { ColumnNames, ParseResult, RowKind } from "../../cases/index.js";
import { parseJsonRow } from "../../engine/index.js";
import type { RowFormat } from "../input/file-format.js";
import { csvCells } from "../scan/csv-cells.js";
import { placeIn, type RecordBatch } from "../scan/records.js";
import { type Notice, noticesOf } from "./notices.js";
import { type Rejection, rejection, takeUnread } from "./rejection.js";

/** 一批行: what became of a batch of records; `rows[i]` is its record `records[i]`. */
export interface RowBatch<Row> {
  readonly rows: readonly Row[];
  readonly records: readonly number[];
  readonly rejected: readonly Rejection[];
  /** what was noticed in rows that were read all the same */
  readonly warnings: readonly Notice[];
}

/** How the records of one file are read as rows; plain data. */
export interface RowSource {
  /** for rejections */
  readonly file: string;
  readonly format: RowFormat;
  /** the cells of a table's header */
  readonly header?: readonly string[];
  /** what stands between cells; a comma where absent */
  readonly delimiter?: string;
  /** what columns are said to be */
  readonly columns?: ColumnNames;
}

/** 行读取: makes rows of records; a record that is no row is rejected with its line and reasons. */
export function rowReader<Row>(kind: RowKind<Row>, source: RowSource): (batch: RecordBatch) => RowBatch<Row> {
  const { file } = source;
  const read = recordReader(kind, source);
  return (batch) => {
    const rows: Row[] = [];
    const records: number[] = [];
    const warnings = noticesOf(batch);
    const rejected = batch.broken.map(({ line, problem, text }) =>
      rejection(file, { line }, [problem], text),
    );
    batch.texts.forEach((text, index) => {
      const result = read(text);
      if (!result.ok) {
        takeUnread({ rejected, warnings }, { file, text, ...placeIn(batch, index) }, result.problems);
        return;
      }
      rows.push(result.value);
      records.push(index);
      for (const { code, message } of result.warnings)
        warnings.push({ code, message, ...placeIn(batch, index) });
    });
    if (batch.broken.length > 0) rejected.sort((a, b) => a.line - b.line);
    return { rows, records, rejected, warnings };
  };
}

/** Makes a row of the text of one record. */
export function recordReader<Row>(kind: RowKind<Row>, source: RowSource): (text: string) => ParseResult<Row> {
  return source.format === "csv" ? csvRow(kind, source) : (text) => parseJsonRow(text, kind, source.columns);
}

function csvRow<Row>(
  kind: RowKind<Row>,
  { header = [], delimiter, columns }: RowSource,
): (text: string) => ParseResult<Row> {
  const read = kind.underHeader(header, columns);
  return (text) => read(csvCells(text, delimiter));
}
