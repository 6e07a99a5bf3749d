import type { Diagnostic } from "../../primitives/index.js";
import { RECORD_LIMITS } from "../record-limits.js";
import type { PlannedColumn } from "./header-plan.js";
import { rowErrors } from "./row-errors.js";

/** Cells that say there is nothing: the front page asks for a dash where an item does not apply. */
const EMPTY: ReadonlySet<string> = new Set(["", "-", "--", "—", "——", "－", "NULL", "null"]);

/**
 * 读一行: the cells of a row as the JSON of a record. An empty cell, or one that holds a dash, is an absent field.
 *
 * @returns the record; what is wrong with single cells goes into `problems`
 */
export function recordOfCells(
  cells: readonly string[],
  columns: readonly PlannedColumn[],
  problems: Diagnostic[],
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const planned of columns) {
    const cell = (cells[planned.index] ?? "").trim();
    if (EMPTY.has(cell)) continue;
    const value = cellValue(cell, planned, problems);
    if (value !== undefined) put(record, planned, value);
  }
  return record;
}

function cellValue(cell: string, { column, header }: PlannedColumn, problems: Diagnostic[]): unknown {
  const limit = RECORD_LIMITS.cell;
  if (cell.length > limit) {
    const info = { header, length: cell.length, limit };
    problems.push(rowErrors.diagnostic("error", "CELL_TOO_LONG", column.field, info));
    return undefined;
  }
  const value = column.cell.read(cell);
  if (value === undefined) {
    const info = { header, value: cell.slice(0, 100), expected: column.cell.expected };
    problems.push(rowErrors.diagnostic("error", "CELL_UNREADABLE", column.field, info));
  }
  return value;
}

function put(
  record: Record<string, unknown>,
  { column: { field, part = "whole", key = "" } }: PlannedColumn,
  value: unknown,
): void {
  if (part === "entry") {
    record[field] ??= {};
    (record[field] as Record<string, unknown>)[key] = value;
    return;
  }
  const entries = Array.isArray(value) ? value : [value];
  const before = record[field] as unknown[] | undefined;
  if (part === "first") record[field] = entries;
  else if (part === "whole" && !Array.isArray(value)) record[field] = value;
  else if (part === "other" && before !== undefined) {
    record[field] = [...before, ...entries.filter((entry) => entry !== "")];
  } else if (part === "other" || entries[0] === "") {
    // The place of the principal code stays empty: another code moved into it would change the group.
    const others = entries.filter((entry) => entry !== "");
    if (others.length > 0) record[field] = ["", ...others];
  } else record[field] = entries;
}
