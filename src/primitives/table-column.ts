import { Decimal } from "./decimal.js";
import type { LocalizedText } from "./localized-text.js";
import { requireDecimals, requireLists } from "./require-made.js";
import { FEN_DECIMALS } from "./rounding.js";

/** 单元格值: what a column says of a row; null or undefined = not known, which is never zero. */
export type CellValue = string | number | boolean | Decimal | null | undefined;

/**
 * 栏的格式: how a value is written.
 *
 * `text` and `id` as they are; `count` whole numbers; `flag` yes or no; `decimal` every digit; `points` (points, weights, rates,
 * coefficients) every digit in a file, four decimals for people; `yuan` exact to the fen.
 */
export type CellFormat = "text" | "id" | "count" | "flag" | "decimal" | "points" | "yuan";

/**
 * 栏: a column of a table of `Row`, declared once: the file that programs read, the terminal, the report and the summary read the same list.
 *
 * @example
 * ```ts
 * const cases: TableColumn<StatementLine> = {
 *   field: "cases", title: { zh: "例数", en: "cases" }, format: "count", value: (line) => line.cases, total: "sum",
 * };
 * ```
 */
export interface TableColumn<Row> {
  /** the header of a file and the key in JSON */
  readonly field: string;
  /** the header for people */
  readonly title: LocalizedText;
  /** the value of a row */
  readonly value: (row: Row) => CellValue;
  /** default `text` */
  readonly format?: CellFormat;
  /** what the codes of the column mean to people; files carry the codes */
  readonly words?: Readonly<Record<string, LocalizedText>>;
  /** whether the column has a sum: of all values, unknown where one of them is, or of the known ones, where what is not known counts nothing yet */
  readonly total?: "sum" | "sum-of-known";
  /** how far the column is shown: in files alone, in files and the report, or (default) also on the terminal, which is narrow */
  readonly shown?: "file" | "report";
}

type MemberOptions = Pick<TableColumn<never>, "format" | "words" | "total" | "shown">;

/**
 * 同名栏: a column that says what the member of its name holds.
 *
 * @example
 * ```ts
 * const cases: TableColumn<StatementLine> = memberColumn("cases", { zh: "例数", en: "cases" }, { format: "count", total: "sum" });
 * ```
 */
export function memberColumn<Field extends string>(
  field: Field,
  title: LocalizedText,
  options: MemberOptions = {},
): TableColumn<{ readonly [Name in Field]?: CellValue }> {
  return { field, title, value: (row) => row[field], ...options };
}

/**
 * 文件中的单元格: the value of a cell as files carry it: every digit, yuan with their two decimals, empty where it is not known.
 *
 * @example
 * ```ts
 * plainCell(decimal("1250.5"), "yuan"); // "1250.50"
 * plainCell(null, "yuan"); // ""
 * ```
 */
export function plainCell(value: CellValue, format: CellFormat = "text"): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (!(value instanceof Decimal)) requireDecimals({ value });
  if (format === "yuan") return value.toFixed(FEN_DECIMALS);
  return value.toFixed();
}

/** 有内容的各栏: the columns that at least one row has something to say in: one that is undefined in every row is of another edition. A null is unknown, and stays. */
export function presentColumns<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): readonly TableColumn<Row>[] {
  requireLists({ columns }, "value");
  requireLists({ rows });
  return columns.filter(({ value }) => rows.some((row) => value(row) !== undefined));
}

/** The sum of a column over rows: null where one of its values is not known and counts, or where the column has none. */
export function columnTotal<Row>(
  { value, total }: TableColumn<Row>,
  rows: readonly Row[],
): number | Decimal | null {
  if (total === undefined) return null;
  const known = rows.flatMap((row) => {
    const own = value(row);
    return typeof own === "number" || (typeof own === "object" && own !== null) ? [own] : [];
  });
  const [first, ...others] = known;
  if (first === undefined || (total === "sum" && known.length < rows.length)) return null;
  return others.reduce<number | Decimal>(
    (sum, own) => (typeof own === "number" ? Number(sum) + own : own.plus(sum)),
    first,
  );
}
