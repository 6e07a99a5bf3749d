import type { ParseResult } from "../../cases/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import { excerpt } from "../../primitives/index.js";
import { cliErrors } from "../cli-errors.js";
import { csvCells } from "./csv-cells.js";
import type { RowFormat } from "./file-format.js";
import type { RecordBatch } from "./records.js";
import { type Rejection, rejection } from "./rejection.js";

/** 行类型: what the rows of a file are read as. */
export interface RowKind<Row> {
  /** a JSON row */
  readonly parse: (value: unknown) => ParseResult<Row>;
  /**
   * the rows of a CSV under a header
   *
   * @throws where the header itself cannot be used
   */
  readonly underHeader: (header: readonly string[]) => (cells: readonly string[]) => ParseResult<Row>;
}

/** 一批行: what became of a batch of records; `rows[i]` stands on `lines[i]`. */
export interface RowBatch<Row> {
  readonly rows: readonly Row[];
  readonly lines: readonly number[];
  readonly rejected: readonly Rejection[];
  readonly warnings: readonly RowWarning[];
}

/** 提示: something noticed in a row that was read all the same. */
export interface RowWarning {
  readonly line: number;
  readonly warning: Diagnostic;
}

/** How the records of one file are read as rows. */
export interface RowReaderOptions {
  /** for rejections */
  readonly file: string;
  readonly format: RowFormat;
  /** the cells of a CSV's first record */
  readonly header?: readonly string[];
}

/** 行读取: makes rows of records; a record that is no row is rejected with its line and reasons. */
export function rowReader<Row>(
  kind: RowKind<Row>,
  options: RowReaderOptions,
): (batch: RecordBatch) => RowBatch<Row> {
  const { file, format, header = [] } = options;
  const read = format === "csv" ? csvRow(kind, header) : jsonRow(kind);
  return (batch) => {
    const rows: Row[] = [];
    const lines: number[] = [];
    const warnings: RowWarning[] = [];
    const rejected = batch.broken.map(({ line, problem, text }) => rejection(file, line, problem, text));
    batch.texts.forEach((text, index) => {
      const line = batch.lines[index] ?? 0;
      const result = read(text);
      if (!result.ok) {
        rejected.push({ file, line, problems: result.problems, excerpt: excerpt(text) });
        return;
      }
      rows.push(result.value);
      lines.push(line);
      for (const warning of result.warnings) warnings.push({ line, warning });
    });
    if (batch.broken.length > 0) rejected.sort((a, b) => a.line - b.line);
    return { rows, lines, rejected, warnings };
  };
}

function jsonRow<Row>(kind: RowKind<Row>): (text: string) => ParseResult<Row> {
  return (text) => {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      const cause = excerpt(error instanceof Error ? error.message : String(error));
      return refused(cliErrors.diagnostic("error", "ROW_NOT_JSON", "", { cause }));
    }
    return kind.parse(value);
  };
}

function csvRow<Row>(kind: RowKind<Row>, header: readonly string[]): (text: string) => ParseResult<Row> {
  const read = kind.underHeader(header);
  const columns = header.length;
  return (text) => {
    const cells = csvCells(text);
    if (cells.length === columns) return read(cells);
    return refused(cliErrors.diagnostic("error", "ROW_WRONG_WIDTH", "", { cells: cells.length, columns }));
  };
}

function refused(problem: Diagnostic): ParseResult<never> {
  return { ok: false, problems: [problem] };
}
