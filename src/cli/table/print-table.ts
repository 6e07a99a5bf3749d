import type { Locale, TableColumn } from "../../primitives/index.js";
import { printedJson } from "../output/json-text.js";
import type { Terminal } from "../terminal.js";
import { alignOf, shownCell } from "./shown-cell.js";
import { textTable } from "./text-table.js";

/** In which form and language. */
export interface PrintOptions {
  readonly format: "table" | "json";
  readonly locale: Locale;
}

/** 打印表格: rows as an aligned table, or as JSON with the fields' English names. */
export function printTable<Row>(
  terminal: Terminal,
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  options: PrintOptions,
): void {
  if (options.format === "json") {
    const records = rows.map((row) =>
      Object.fromEntries(columns.map(({ field, value }) => [field, value(row)])),
    );
    terminal.stdout.write(printedJson(records));
    return;
  }
  const shown = columns.filter((column) => column.shown === undefined);
  const cells = rows.map((row) =>
    shown.map(({ value, format, words }) => {
      const cell = value(row);
      return words?.[String(cell)]?.[options.locale] ?? shownCell(cell, format);
    }),
  );
  const heads = shown.map(({ title, format }) => ({
    title: title[options.locale],
    align: alignOf(format),
  }));
  terminal.stdout.write(`${textTable(heads, cells)}\n`);
}
