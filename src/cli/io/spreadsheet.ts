import type { CellObject, WorkSheet } from "@e965/xlsx";
import { cliErrors } from "../cli-errors.js";
import { numberOfCell } from "./cell-number.js";

/** 工作表: the rows of a sheet as texts, the numbers of its rows beside them; blank rows are left out. */
export interface Sheet {
  readonly name: string;
  readonly lines: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** first rows of merged cells, counted from 1 */
  readonly merged: readonly number[];
}

/** What a zip (.xlsx) and what a compound file (.xls) begin with. */
const MAGIC = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/** Whether a file that begins so is a spreadsheet, whatever it is called. */
export function isSpreadsheet(head: Uint8Array): boolean {
  return MAGIC.some((magic) => magic.every((byte, at) => head[at] === byte));
}

/**
 * 读取电子表格: the sheets of an .xlsx or .xls file that hold anything, every cell as the text that is shown: a date as `YYYY-MM-DD`, a number as
 * {@link numberOfCell} tells it. A number of more than fifteen digits has lost the others and is shown as such (`3.30602E+17`).
 *
 * @throws `INPUT_SHEET_BROKEN`
 */
export async function readSpreadsheet(bytes: Uint8Array, file: string): Promise<readonly Sheet[]> {
  const { read, SSF } = await import("@e965/xlsx");
  const workbook = (() => {
    try {
      return read(bytes, { dense: true, cellNF: true, cellHTML: false });
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      throw cliErrors.error("INPUT_SHEET_BROKEN", { file, cause });
    }
  })();
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const shown = (cell: CellObject | undefined): string => {
    if (cell === undefined) return "";
    if (cell.v === undefined) return cell.f === undefined ? "" : UNCALCULATED;
    if (cell.t !== "n") return cell.t === "s" ? String(cell.v) : (cell.w ?? String(cell.v));
    const value = Number(cell.v);
    const format = String(cell.z ?? "General");
    if (!SSF.is_date(format)) return numberOfCell(value, format, cell.w);
    if (value < FIRST_DAY) return cell.w?.trim() || String(value);
    // Beyond the last day that spreadsheets count there is none: 20240105 is a date that somebody wrote as a number.
    const date: DateParts | null = SSF.parse_date_code(value, { date1904 });
    return date === null ? numberOfCell(value, "General") : dateShown(date);
  };
  return workbook.SheetNames.flatMap((name) => {
    const sheet = sheetOf(name, workbook.Sheets[name], shown);
    return sheet.rows.length === 0 ? [] : [sheet];
  });
}

/** What a spreadsheet shows for a formula without a value. */
const UNCALCULATED = "#VALUE!";

function sheetOf(
  name: string,
  sheet: WorkSheet | undefined,
  shown: (cell: CellObject | undefined) => string,
): Sheet {
  const data = (sheet?.["!data"] ?? []) as readonly (readonly CellObject[] | undefined)[];
  const lines: number[] = [];
  const rows: string[][] = [];
  for (let row = 0; row < data.length; row += 1) {
    const cells = Array.from(data[row] ?? [], shown);
    if (cells.every((cell) => cell.trim() === "")) continue;
    lines.push(row + 1);
    rows.push(cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1));
  }
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  for (const cells of rows) while (cells.length < width) cells.push("");
  const merged = (sheet?.["!merges"] ?? []).filter(({ s, e }) => e.r > s.r).map(({ s }) => s.r + 1);
  return { name, lines, rows, merged };
}

/** Numbers below it are times of a day. */
const FIRST_DAY = 1;

interface DateParts {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly S: number;
}

function dateShown(date: DateParts): string {
  const two = (number: number): string => String(Math.floor(number)).padStart(2, "0");
  const day = `${String(date.y).padStart(4, "0")}-${two(date.m)}-${two(date.d)}`;
  const hour = `${two(date.H)}:${two(date.M)}:${two(date.S)}`;
  return hour === "00:00:00" ? day : `${day} ${hour}`;
}
