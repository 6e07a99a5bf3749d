import { columnTotal, type TableColumn } from "../../primitives/index.js";
import { shownCell } from "../table/shown-cell.js";
import type { Html, HtmlPart } from "./html.js";
import { amountCell, type HtmlColumn, type HtmlRow, headOf, htmlTable } from "./html-table.js";

/** How a table of declared columns is shown. */
interface ColumnTableOptions {
  /** whether the sums of the columns that have one stand in a last row */
  readonly total?: boolean;
}

const TOTAL = { zh: "合计", en: "total" };
/** Texts longer than this have room, and wrap. */
const NAME_LENGTH = 12;

/** 栏目表格: rows under declared columns as a table of a page; columns for files alone are left out, losses are marked, codes are in words. */
export function columnTable<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  { total = false }: ColumnTableOptions = {},
): Html {
  const shown = columns.filter((column) => column.shown !== "file");
  const heads = shown.map(
    (column): HtmlColumn => ({
      ...headOf(column),
      ...(column.format !== "id" && isLong(column, rows) && { kind: "name" }),
    }),
  );
  const cells = rows.map(
    (row): HtmlRow => ({ cells: shown.map((column) => cellOf(column, column.value(row))) }),
  );
  if (!total || rows.length === 0) return htmlTable(heads, cells);
  const sums = shown.map((column, at) =>
    at === 0 ? TOTAL : column.total === undefined ? "" : cellOf(column, columnTotal(column, rows)),
  );
  return htmlTable(heads, [...cells, { cells: sums, total: true }]);
}

/** Whether a column has texts that need room; ids and numbers stay on their line. */
function isLong<Row>(
  { format = "text", value, words = {} }: TableColumn<Row>,
  rows: readonly Row[],
): boolean {
  if (format !== "text") return false;
  const texts = rows.map((row) => String(value(row) ?? ""));
  return texts.some((text) => (words[text]?.en ?? text).length > NAME_LENGTH);
}

function cellOf<Row>(
  { format, words }: TableColumn<Row>,
  value: ReturnType<TableColumn<Row>["value"]>,
): HtmlPart {
  const inWords = typeof value === "string" ? words?.[value] : undefined;
  if (inWords !== undefined) return inWords;
  const text = shownCell(value, format);
  return format === "yuan" ? amountCell(text) : text;
}
