import {
  type CellFormat,
  type CellValue,
  columnTotal,
  plainCell,
  type TableColumn,
} from "../../primitives/index.js";
import { withSeparators } from "./text-table.js";

const POINT_DECIMALS = 4;

/** 示人的单元格: a value as people read it: amounts and decimals with separators, points to four decimals, a dash where an amount is not known. */
export function shownCell(value: CellValue, format: CellFormat = "text"): string {
  if (value === null || value === undefined) return format === "yuan" ? "—" : "";
  if (format === "points" && typeof value === "object") {
    return withSeparators(value.toFixed(POINT_DECIMALS));
  }
  const text = plainCell(value, format);
  return format === "yuan" || format === "decimal" ? withSeparators(text) : text;
}

/** The sum of a column as people read it; empty where it has none. */
export function shownTotal<Row>(column: TableColumn<Row>, rows: readonly Row[]): string {
  return column.total === undefined ? "" : shownCell(columnTotal(column, rows), column.format);
}

/** Numbers stand at the right edge. */
export function alignOf(format: CellFormat = "text"): "left" | "right" {
  return format === "text" || format === "id" || format === "flag" ? "left" : "right";
}
