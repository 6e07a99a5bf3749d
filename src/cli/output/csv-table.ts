import { csvText, type Locale, plainCell, type TableColumn } from "../../primitives/index.js";

/** 写出 CSV 的样式. */
export interface CsvForm {
  /** `en`: the field names, for programs; `zh`: the Chinese titles, for people */
  readonly headers: Locale;
  /** whether a byte-order mark stands in front, by which Excel on a Chinese system knows UTF-8 */
  readonly bom: boolean;
}

/** What programs read, unless something else is asked for. */
export const FOR_PROGRAMS: CsvForm = { headers: "en", bom: false };

/** CSV 表: rows under the columns of their list. */
export function csvTable<Row>(
  columns: readonly TableColumn<Row>[],
  rows: Iterable<Row>,
  form: CsvForm,
): string {
  return csvStart(form) + csvText(csvHeader(columns, form), cellRows(columns, rows));
}

/** What stands before the header. */
export function csvStart({ bom }: CsvForm): string {
  return bom ? "\ufeff" : "";
}

/** The header cells of columns. */
export function csvHeader(
  columns: readonly TableColumn<never>[],
  { headers }: Pick<CsvForm, "headers">,
): string[] {
  return columns.map(({ field, title }) => (headers === "en" ? field : title[headers]));
}

/** The cells of one row. */
export function csvRow<Row>(columns: readonly TableColumn<Row>[], row: Row): string[] {
  return columns.map(({ value, format }) => plainCell(value(row), format));
}

function* cellRows<Row>(columns: readonly TableColumn<Row>[], rows: Iterable<Row>): Generator<string[]> {
  for (const row of rows) yield csvRow(columns, row);
}
