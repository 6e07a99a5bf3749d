import { type Diagnostic, dateOfDayNumber } from "../../primitives/index.js";
import { isEmptyCell } from "../fields/code-list-cell.js";
import { RECORD_LIMITS } from "../record-limits.js";
import type { Column } from "./column.js";
import type { PlannedColumn } from "./header-reader.js";
import { rowErrors } from "./row-errors.js";

/** What a spreadsheet puts around a text so that it stays one: `'990602`, `="51.2300"`. */
const KEPT_AS_TEXT = /^(?:['‘’](?<marked>.*)|="(?<quoted>.*)")$/s;

/** What a spreadsheet shows in place of a value that it could not calculate, or that did not fit its column. */
const SPREADSHEET_ERROR = /^#(?:#+|N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/i;

/** What is wrong with the cells of a row, and what was noticed in them. */
export interface CellFindings {
  readonly problems: Diagnostic[];
  readonly warnings: Diagnostic[];
}

/**
 * 读一行: the cells of a row as the JSON of a record. An empty cell, or one that holds a dash, is an absent field.
 *
 * @returns the record; what is wrong with single cells goes into `found`
 */
export function recordOfCells(
  cells: readonly string[],
  columns: readonly PlannedColumn[],
  found: CellFindings,
): Record<string, unknown> {
  return recordOfColumns(columns, (planned) => cellSaid(cells[planned.index] ?? "", planned, found), found);
}

/** The JSON of a record from what each of its columns, or keys, says; undefined where one says nothing. */
export function recordOfColumns(
  columns: readonly PlannedColumn[],
  saidBy: (planned: PlannedColumn) => unknown,
  found: CellFindings,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const planned of columns) {
    const value = saidBy(planned);
    if (value !== undefined && !isNoCode(value)) put(record, planned, value);
  }
  refuseEmptyFirst(record, columns, found);
  return record;
}

/** What a cell says; undefined where it is empty or cannot be read. */
export function cellSaid(text: string, planned: PlannedColumn, found: CellFindings): unknown {
  const cell = unmarked(seen(text, planned, found).trim(), planned, found);
  return isEmptyCell(cell) ? undefined : cellValue(cell, planned, found);
}

/** How codes of diagnoses and of procedures begin: J96.000, 51.2300. */
const CODE_LIKE = /^(?:[A-Z]\d{2}|\d{2}\.\d)/i;

/** 无列名的编码: refuses a row that has what looks like a code in a column without a name, behind one of a list of codes: to leave it out could change the group. */
export function codeWithoutName(
  cells: readonly string[],
  nameless: readonly PlannedColumn[],
): Diagnostic | undefined {
  const found = nameless.find(({ index }) => CODE_LIKE.test((cells[index] ?? "").trim()));
  if (found === undefined) return undefined;
  const { index, header, column } = found;
  const info = { place: index + 1, header, value: (cells[index] ?? "").trim().slice(0, SHOWN) };
  return rowErrors.diagnostic("error", "CELL_WITHOUT_NAME", column.field, info);
}

/** Whether a list of codes says that there is none. */
function isNoCode(value: unknown): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === "";
}

/** Characters that are not seen: controls but for tabs and line ends, and those that only steer the writing of others. */
const HIDDEN = /[^\P{Cc}\t\n\r]|\p{Cf}/u;
const ALL_HIDDEN = new RegExp(HIDDEN, "gu");

/** A cell without characters that nobody sees: with one an id is another id, and a person or hospital is not found. */
function seen(cell: string, { column, header }: PlannedColumn, { warnings }: CellFindings): string {
  if (!HIDDEN.test(cell)) return cell;
  const left = cell.replace(ALL_HIDDEN, "");
  const info = { header, value: left.slice(0, SHOWN) };
  warnings.push(rowErrors.diagnostic("warning", "CELL_HIDDEN_REMOVED", column.field, info));
  return left;
}

/** A cell without the marks by which a spreadsheet was told that it is a text. */
function unmarked(cell: string, { column, header }: PlannedColumn, { warnings }: CellFindings): string {
  const first = cell.charCodeAt(0);
  if (first !== APOSTROPHE && first !== EQUALS && first !== LEFT_QUOTE && first !== RIGHT_QUOTE) return cell;
  const kept = KEPT_AS_TEXT.exec(cell)?.groups;
  if (kept === undefined) return cell;
  const info = { header, value: cell.slice(0, SHOWN) };
  warnings.push(rowErrors.diagnostic("warning", "CELL_MARK_REMOVED", column.field, info));
  return (kept.marked ?? kept.quoted ?? "").trim();
}

const APOSTROPHE = 0x27;
const EQUALS = 0x3d;
const LEFT_QUOTE = 0x2018;
const RIGHT_QUOTE = 0x2019;

/** Characters of a cell that a message carries. */
const SHOWN = 100;

function cellValue(cell: string, planned: PlannedColumn, { problems, warnings }: CellFindings): unknown {
  const { column, header } = planned;
  const limit = RECORD_LIMITS.cell;
  if (cell.length > limit) {
    const info = { header, length: cell.length, limit };
    problems.push(rowErrors.diagnostic("error", "CELL_TOO_LONG", column.field, info));
    return undefined;
  }
  const shown = { header, value: cell.slice(0, SHOWN) };
  if (SPREADSHEET_ERROR.test(cell)) {
    problems.push(rowErrors.diagnostic("error", "CELL_SPREADSHEET_ERROR", column.field, shown));
    return undefined;
  }
  const value = readCell(cell, column);
  if (value === undefined) {
    const { expected, accepted } = column.cell;
    const day = expected === "date" ? dayOfSerial(cell) : undefined;
    if (day !== undefined) {
      problems.push(rowErrors.diagnostic("error", "CELL_DATE_SERIAL", column.field, { ...shown, day }));
      return undefined;
    }
    const info = { ...shown, expected, accepted };
    problems.push(rowErrors.diagnostic("error", "CELL_UNREADABLE", column.field, info));
  } else if (isUnexpectedList(value, cell, planned)) {
    const code = column.part === "first" ? "CELL_SEVERAL_CODES" : "CELL_SPLIT";
    const info = { ...shown, count: value.length };
    warnings.push(rowErrors.diagnostic("warning", code, column.field, info));
  }
  return value;
}

/** What a cell says, in whatever width it is written; undefined where it cannot be read. */
function readCell(cell: string, { cell: reader }: Pick<Column, "cell">): unknown {
  return reader.read(cell) ?? reader.read(inHalfWidth(cell));
}

/** The day before the first that spreadsheets count, and the digits of the days of our times (1982 to 2064). */
const DAY_BEFORE_SERIALS = -25_569;
const SERIAL = /^[345]\d{4}(?:\.\d+)?$/;

/** The day that a number stands for in a spreadsheet; undefined where it is none of our times. */
function dayOfSerial(cell: string): string | undefined {
  return SERIAL.test(cell) ? dateOfDayNumber(DAY_BEFORE_SERIALS + Math.floor(Number(cell))) : undefined;
}

/** A cell with digits and signs as they are usually written, not in the width of Chinese characters (１２ 全角). */
function inHalfWidth(cell: string): string {
  return cell.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_SHIFT));
}

const FULL_WIDTH_SHIFT = 0xfee0;

/** Whether a cell holds several codes where one was expected, or not as this format puts them. */
function isUnexpectedList(
  value: unknown,
  cell: string,
  { column }: PlannedColumn,
): value is readonly string[] {
  if (!Array.isArray(value) || value.length < 2) return false;
  return column.part === "first" || value.join("|") !== cell.replaceAll(/\s*\|\s*/g, "|");
}

/** A list without its first entry is refused: another one moved up would change the group, and none at all would be no operation. */
function refuseEmptyFirst(
  record: Record<string, unknown>,
  columns: readonly PlannedColumn[],
  { problems }: CellFindings,
): void {
  for (const [field, value] of Object.entries(record)) {
    if (!Array.isArray(value) || value[0] !== "") continue;
    const header = columns.find(({ column }) => column.field === field)?.header ?? field;
    const info = { header, next: String(value[1] ?? "") };
    problems.push(rowErrors.diagnostic("error", "CELL_FIRST_EMPTY", field, info));
  }
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
