import { type Diagnostic, nearestName } from "../../primitives/index.js";
import { isJsonObject } from "../cited-values.js";
import { FIXED_COLUMNS, type GroupTable } from "../printed-groups.js";
import type { Ruleset } from "../ruleset.js";
import { lintMessages } from "./ruleset-lint-messages.js";

/**
 * 病组表的栏: every column means something, for every table or because the edition names it; the table says what a case of a group is worth; every row has a cell for
 * each column. What is misspelt would else be read as a figure that nobody uses, and the groups would have no worth.
 */
export function checkTableColumns(
  { settlement, ...ruleset }: Ruleset,
  { columns, rows }: GroupTable,
): readonly Diagnostic[] {
  const named = columnsNamed({ settlement, weights: ruleset.weights });
  const known = [...FIXED_COLUMNS, ...named];
  const worth = ["relativeWeight", "basePoints", "averageCost", ...named];
  return [
    ...columns
      .filter((column) => !known.includes(column))
      .map((column) => {
        const info = { column, nearest: nearestName(column, known) };
        return lintMessages.diagnostic("error", "LINT_TABLE_COLUMN_UNUSED", "groupTable.columns", info);
      }),
    ...named
      .filter((column) => !columns.includes(column))
      .map((column) =>
        lintMessages.diagnostic("error", "LINT_TABLE_COLUMN_ABSENT", "groupTable.columns", { column }),
      ),
    ...(columns.some((column) => worth.includes(column))
      ? []
      : [lintMessages.diagnostic("error", "LINT_TABLE_WITHOUT_WORTH", "groupTable.columns", {})]),
    ...rows
      .filter((row) => row.length !== columns.length)
      .map((row) => {
        const info = { drg: String(row[0]), cells: row.length, columns: columns.length };
        return lintMessages.diagnostic("error", "LINT_TABLE_ROW_LENGTH", `groupTable.${info.drg}`, info);
      }),
  ];
}

/** Every column of the table that a section names, wherever it does: `{ "column": … }`. */
function columnsNamed(node: unknown): readonly string[] {
  if (Array.isArray(node)) return [...new Set(node.flatMap(columnsNamed))];
  if (!isJsonObject(node)) return [];
  const own = typeof node.column === "string" ? [node.column] : [];
  return [...new Set([...own, ...Object.values(node).flatMap(columnsNamed)])];
}
