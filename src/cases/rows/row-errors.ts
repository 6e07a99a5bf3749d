import { excerpt, messageTable } from "../../primitives/index.js";

interface RowErrorInfo {
  HEADER_FIELD_MISSING: { field: string; names: string };
  HEADER_FIELD_TWICE: { field: string; headers: string };
  HEADER_TOO_WIDE: { columns: number; limit: number };
  HEADER_UNKNOWN: { header: string };
  HEADER_SHADOWED: { header: string; field: string; by: string };
  ROW_WIDTH: { cells: number; columns: number };
  CELL_UNREADABLE: { header: string; value: string; expected: string };
  CELL_TOO_LONG: { header: string; length: number; limit: number };
}

/** The codes of tables: headers, rows and cells of a CSV file. */
export const rowErrors = messageTable<RowErrorInfo>({
  HEADER_FIELD_MISSING: ({ field, names }) => ({
    zh: `表头没有必填列 ${field}，各行无法识别。请加上其中一个列名：${names}。`,
    en: `The header has no column for ${field}, so no row can be identified. Name one of its columns: ${names}.`,
  }),
  HEADER_FIELD_TWICE: ({ field, headers }) => ({
    zh: `${excerpt(headers)} 都是 ${field}，不知以哪列为准。请只保留一列。`,
    en: `${excerpt(headers)} all stand for ${field}; which one counts is not known. Keep one.`,
  }),
  HEADER_TOO_WIDE: ({ columns, limit }) => ({
    zh: `表头有 ${columns} 列，上限 ${limit}。请核对分隔符。`,
    en: `The header has ${columns} columns; the limit is ${limit}. Check the separator.`,
  }),
  HEADER_UNKNOWN: ({ header }) => ({
    zh: `列“${excerpt(header)}”没有对应字段，未使用。如需使用，请改为 docs/cases.md 所列的列名。`,
    en: `Column "${excerpt(header)}" stands for no field and is not used. docs/cases.md lists the names.`,
  }),
  HEADER_SHADOWED: ({ header, field, by }) => ({
    zh: `列“${excerpt(header)}”未使用：${field} 取自“${excerpt(by)}”。`,
    en: `Column "${excerpt(header)}" is not used: ${field} is read from "${excerpt(by)}".`,
  }),
  ROW_WIDTH: ({ cells, columns }) => ({
    zh: `本行 ${cells} 个单元格，表头 ${columns} 列，列已错位。请核对引号与逗号。`,
    en: `The row has ${cells} cells, the header ${columns} columns: the cells have shifted. Check quotes and commas.`,
  }),
  CELL_UNREADABLE: ({ header, value, expected }) => ({
    zh: `列“${excerpt(header)}”的“${excerpt(value)}”无法读作${expected}。请核对数值与单位。`,
    en: `"${excerpt(value)}" in column "${excerpt(header)}" cannot be read as ${expected}. Check the value and its unit.`,
  }),
  CELL_TOO_LONG: ({ header, length, limit }) => ({
    zh: `列“${excerpt(header)}”长 ${length} 个字符，上限 ${limit}。请核对引号是否成对。`,
    en: `Column "${excerpt(header)}" holds ${length} characters; the limit is ${limit}. Check that quotes pair.`,
  }),
});
