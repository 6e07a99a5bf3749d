import { requireLists } from "./require-made.js";

/**
 * CSV 一行: cells as one line, quoted where they must be.
 *
 * A cell that a spreadsheet would run as a formula (`=`, `+`, `@` and their full-width forms, also behind blanks and characters that are not seen; a
 * leading tab or line end; `-` unless a number) gets a leading apostrophe: the file may hold names from outside.
 *
 * @example
 * ```ts
 * csvLine(["BR23", 'a, "b"', "-1.50"]); // 'BR23,"a, ""b""",-1.50\n'
 * ```
 */
export function csvLine(cells: readonly string[]): string {
  if (!Array.isArray(cells)) requireLists({ cells });
  return `${cells.map(csvCell).join(",")}\n`;
}

const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+@＝＋＠－]|^[\t\r]|^[\s\p{Cc}\p{Cf}]+-|^-(?!\d+(\.\d+)?$)/u;

/** What begins with a letter or a digit runs nowhere: most cells, and by far the quicker question. */
const PLAIN_START = /^[A-Za-z0-9]/;

function csvCell(value: string): string {
  if (value === "") return value;
  return quoted(!PLAIN_START.test(value) && FORMULA.test(value) ? `'${value}` : value);
}

/** A cell as it stands, quoted where it must be. */
export function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** A whole CSV file: a header line and its rows. */
export function csvText(header: readonly string[], rows: Iterable<readonly string[]>): string {
  let text = csvLine(header);
  for (const row of rows) text += csvLine(row);
  return text;
}
