import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import { numberOfCell } from "./cell-number.js";
import type { WideCell } from "./header-lines.js";
import { otherZip } from "./other-kind.js";
import { sheetErrors } from "./sheet-errors.js";
import { unzip, type ZipEntry } from "./unzip.js";

/** 工作表: the rows of a sheet as texts, the numbers of its rows beside them; blank rows are left out. */
export interface Sheet {
  readonly name: string;
  readonly lines: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** first rows of merged cells, counted from 1 */
  readonly merged: readonly number[];
  /** cells that are merged over several columns */
  readonly wide: readonly WideCell[];
  /** rows that hold something and are hidden or filtered out, counted from 1 */
  readonly hidden: readonly number[];
  /** columns that are hidden, counted from 0 */
  readonly hiddenColumns: readonly number[];
  /** whether the sheet itself is */
  readonly isHidden: boolean;
}

/** What a zip (.xlsx) and what a compound file (.xls) begin with. */
const ZIP = [0x50, 0x4b, 0x03, 0x04] as const;
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0] as const;

/** Whether a file that begins so is a spreadsheet, whatever it is called. */
export function isSpreadsheet(head: Uint8Array): boolean {
  return beginsWith(head, ZIP) || beginsWith(head, COMPOUND);
}

function beginsWith(head: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => head[at] === byte);
}

/** Bytes that a workbook unpacks to: a sheet of more is no text that can be held. */
const LARGEST_UNPACKED = 1 << 29;

/**
 * 读取电子表格: the sheets of an .xlsx or .xls file that hold anything, every cell as the text that is shown: a date as `YYYY-MM-DD`, a number as
 * {@link numberOfCell} tells it. A number of more than fifteen digits has lost the others and is shown as such (`3.30602E+17`).
 *
 * The files in an .xlsx are unpacked and checked first: the reader of workbooks checks none of them, and leaves out a sheet that it cannot read.
 *
 * @throws `INPUT_OTHER_KIND`, `INPUT_SHEET_BROKEN`, `INPUT_SHEET_LOCKED`, `INPUT_SHEET_PART_BROKEN`, `INPUT_SHEET_ROW_TWICE`, `INPUT_SHEET_TOO_LARGE`
 */
export async function readSpreadsheet(bytes: Uint8Array, file: string): Promise<readonly Sheet[]> {
  const { CFB, read, set_cptable, SSF } = await import("@e965/xlsx");
  // What .xls files before Excel 97 hold is in a code page, as a rule that of GBK; without its table each byte would become a character.
  if (beginsWith(bytes, COMPOUND)) set_cptable(await import("@e965/xlsx/dist/cpexcel.full.mjs"));
  const entries = beginsWith(bytes, ZIP) ? whole(file, () => unzip(bytes, LARGEST_UNPACKED)) : [];
  if (entries === undefined) {
    throw sheetErrors.error("INPUT_SHEET_TOO_LARGE", { file, most: LARGEST_UNPACKED });
  }
  const kind = entries.length === 0 ? undefined : otherZip(entries);
  if (kind !== undefined) throw sheetErrors.error("INPUT_OTHER_KIND", { file, kind });
  const workbook: WorkBook = whole(file, () => {
    const options = { dense: true, cellNF: true, cellHTML: false, cellStyles: true, sheetStubs: true };
    if (entries.length === 0) return read(bytes, options);
    const container = CFB.utils.cfb_new();
    for (const entry of entries) CFB.utils.cfb_add(container, entry.name, entry.bytes);
    return read(CFB.write(container, { fileType: "zip", type: "buffer" }), options);
  });
  refuseBrokenSheets(workbook, entries, file);
  refuseRowsTwice(entries, file);
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const isUncalculated = asksToCalculate(workbook);
  const shown = (cell: CellObject | undefined): string => {
    if (cell === undefined) return "";
    if (isUncalculated && cell.f !== undefined && cell.v === 0) return UNCALCULATED;
    if (cell.t === "z") return cell.f === undefined && cell.F === undefined ? "" : UNCALCULATED;
    if (cell.v === undefined) return "";
    if (cell.t !== "n") return cell.t === "s" ? String(cell.v) : (cell.w ?? String(cell.v));
    const value = Number(cell.v);
    const format = String(cell.z ?? (DATE_SHOWN.test(cell.w ?? "") ? SOME_DATE : "General"));
    if (!SSF.is_date(format)) return numberOfCell(value, format, cell.w);
    if (value < FIRST_DAY) return cell.w?.trim() || String(value);
    // Beyond the last day that spreadsheets count there is none: 20240105 is a date that somebody wrote as a number.
    const date: DateParts | null = SSF.parse_date_code(value, { date1904 });
    return date === null ? numberOfCell(value, "General") : dateShown(date);
  };
  return workbook.SheetNames.flatMap((name) => {
    const sheet = sheetOf(name, workbook.Sheets[name], shown);
    const isHidden = isHiddenSheet(workbook, name);
    return sheet.rows.length === 0 ? [] : [{ ...sheet, isHidden }];
  });
}

/** Opens a spreadsheet, or says why it is none. */
function whole<Opened>(file: string, open: () => Opened): Opened {
  try {
    return open();
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    if (/password|encrypted/i.test(cause)) throw sheetErrors.error("INPUT_SHEET_LOCKED", { file });
    throw sheetErrors.error("INPUT_SHEET_BROKEN", { file, cause });
  }
}

const SHEET_PART = /^\/?xl\/worksheets\/[^/]+\.xml$/i;
/** Bytes at the end of a sheet in which its last tag stands. */
const SHEET_END_BYTES = 4096;
/** Characters before and behind the name of a tag that say whether it opens or closes. */
const TAG_START = 20;
const TAG_END = 20;

/** Refuses a workbook with a sheet that ends before its end: the reader gives it as an empty one. */
function refuseBrokenSheets(workbook: WorkBook, entries: readonly ZipEntry[], file: string): void {
  const parts = entries.filter(({ name, bytes }) => SHEET_PART.test(name) && !isWholeSheet(bytes));
  if (parts.length === 0) return;
  const empty = workbook.SheetNames.filter((name) => !workbook.Sheets[name]?.["!data"]?.length);
  const sheets = empty.length > 0 ? empty : parts.map(({ name }) => name);
  throw sheetErrors.error("INPUT_SHEET_PART_BROKEN", { file, sheets: sheets.join(", ") });
}

/** The number of a row in its tag, what stands before its name, and how much of the text around is looked at. */
const ROW = /^row\s(?:[^<>]*\s)?r\s*=\s*["'](\d+)["']/;
const OPENED = /<(?:\w+:)?$/;
const ROW_BEFORE = 20;
const ROW_BEHIND = 200;

/** Refuses a workbook with a sheet in which a row stands twice: the reader gives the last of them. */
function refuseRowsTwice(entries: readonly ZipEntry[], file: string): void {
  for (const { name, bytes } of entries.filter((entry) => SHEET_PART.test(entry.name))) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const seen = new Set<number>();
    for (let at = text.indexOf("row "); at >= 0; at = text.indexOf("row ", at + 1)) {
      if (!OPENED.test(text.toString("latin1", Math.max(0, at - ROW_BEFORE), at))) continue;
      const row = Number(ROW.exec(text.toString("latin1", at, at + ROW_BEHIND))?.[1]);
      if (seen.has(row)) throw sheetErrors.error("INPUT_SHEET_ROW_TWICE", { file, sheet: name, row });
      if (row > 0) seen.add(row);
    }
  }
}

/** Whether the end of a sheet stands at its end, and that of its rows behind them. */
function isWholeSheet(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const rows = text.lastIndexOf("sheetData");
  const around = text.toString("latin1", Math.max(0, rows - TAG_START), rows + TAG_END);
  if (rows >= 0 && !/<\/(?:\w+:)?sheetData|sheetData\s*\/>/.test(around)) return false;
  return /<\/(?:\w+:)?worksheet\s*>/.test(
    text.toString("latin1", Math.max(0, text.length - SHEET_END_BYTES)),
  );
}

/** Whether a workbook asks whoever opens it to calculate it: programs that write formulas put a 0 in place of what they are. */
function asksToCalculate({ Workbook }: WorkBook): boolean {
  const { CalcPr } = (Workbook ?? {}) as { readonly CalcPr?: { readonly fullCalcOnLoad?: string } };
  return CalcPr?.fullCalcOnLoad === "1" || CalcPr?.fullCalcOnLoad === "true";
}

function isHiddenSheet({ SheetNames, Workbook }: WorkBook, name: string): boolean {
  return Boolean(Workbook?.Sheets?.[SheetNames.indexOf(name)]?.Hidden);
}

/** What a spreadsheet shows for a formula without a value. */
const UNCALCULATED = "#VALUE!";

function sheetOf(
  name: string,
  sheet: WorkSheet | undefined,
  shown: (cell: CellObject | undefined) => string,
): Omit<Sheet, "isHidden"> {
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
  const merges = sheet?.["!merges"] ?? [];
  const merged = merges.filter(({ s, e }) => e.r > s.r).map(({ s }) => s.r + 1);
  const wide = merges
    .filter(({ s, e }) => e.c > s.c)
    .map(({ s, e }) => ({ line: s.r + 1, first: s.c, last: e.c }));
  const heads = sheet?.["!rows"] ?? [];
  const hidden = lines.filter((line) => heads[line - 1]?.hidden === true);
  const columns = sheet?.["!cols"] ?? [];
  const hiddenColumns = [...columns.keys()].filter((column) => columns[column]?.hidden === true);
  return { name, lines, rows, merged, wide, hidden, hiddenColumns };
}

/**
 * Formats 27 to 36 and 50 to 58 are dates and times of the Chinese Excel, which a workbook names by number alone: the reader gives no format for them, and
 * shows the day or the time in one of its own.
 */
const DATE_SHOWN = /^\d+([/:])\d+\1\d+$/;
const SOME_DATE = "m/d/yy";

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
