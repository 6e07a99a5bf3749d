import type { TableColumns } from "../../src/cases/rows/column.js";

/** The columns of a table as markdown: field, Chinese names in order of preference, units. */
export function columnTable(table: TableColumns): string {
  const rows = table.columns.map(({ field, names, units = [], part = "whole", key }) => {
    const english =
      part === "whole" ? `\`${field}\`` : part === "entry" ? `\`${field}.${key}\`` : `\`${field}\` (${part})`;
    return `| ${english} | ${names.join("、")} | ${units.join("、")} |`;
  });
  const maps = Object.keys(table.maps).map((field) => `| \`${field}.<name>\` |  |  |`);
  return ["| field | 列名 | units |", "| --- | --- | --- |", ...rows, ...maps].join("\n");
}
