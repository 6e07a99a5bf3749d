import type { Locale, LocalizedText } from "../../primitives/index.js";
import type { Terminal } from "../terminal.js";
import { type TextColumn, textTable } from "./text-table.js";

/** 输出列: a column that is printed as a table for people or as fields of JSON for programs. */
export interface PrintColumn<Row> {
  /** the JSON field */
  readonly field: string;
  readonly title: LocalizedText;
  readonly align?: TextColumn["align"];
  readonly value: (row: Row) => string | number | null;
}

/** In which form and language. */
export interface PrintOptions {
  readonly format: "table" | "json";
  readonly locale: Locale;
}

/** 打印表格: rows as an aligned table, or as JSON with the fields' English names. */
export function printTable<Row>(
  terminal: Terminal,
  columns: readonly PrintColumn<Row>[],
  rows: readonly Row[],
  options: PrintOptions,
): void {
  if (options.format === "json") {
    const records = rows.map((row) =>
      Object.fromEntries(columns.map(({ field, value }) => [field, value(row)])),
    );
    terminal.stdout.write(`${JSON.stringify(records, null, 2)}\n`);
    return;
  }
  const cells = rows.map((row) => columns.map(({ value }) => String(value(row) ?? "")));
  const heads = columns.map(({ title, align = "left" }) => ({ title: title[options.locale], align }));
  terminal.stdout.write(`${textTable(heads, cells)}\n`);
}
