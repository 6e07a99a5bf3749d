import { counted, excerpt, type LocalizedText, messageTable } from "../../primitives/index.js";

/** A sheet as it is named. */
interface NamedSheet {
  readonly name: string;
  readonly isHidden: boolean;
}

/** Sheets in a row; a hidden one is told as such, since whoever looks at the workbook does not see it. */
function shown(sheets: readonly NamedSheet[]): LocalizedText {
  const told = sheets.map(({ name, isHidden }) => ({ name: excerpt(name), isHidden }));
  return {
    zh: told.map(({ name, isHidden }) => (isHidden ? `${name}（已隐藏）` : name)).join("、"),
    en: told.map(({ name, isHidden }) => (isHidden ? `${name} (hidden)` : name)).join(", "),
  };
}

interface SheetErrorInfo {
  INPUT_SHEET_BROKEN: { file: string; cause: string };
  INPUT_SHEET_FOR_JSON: { file: string };
  INPUT_SHEET_LOCKED: { file: string };
  INPUT_SHEET_PART_BROKEN: { file: string; sheets: string };
  INPUT_SHEET_TOO_LARGE: { file: string; most: number };
  INPUT_SHEET_NOT_CHOSEN: { file: string; sheets: string };
  READ_MERGED: { row: number; count: number };
  READ_SHEET: { sheet: NamedSheet; others: readonly NamedSheet[] };
  READ_HIDDEN_ROWS: { row: number; count: number };
}

/** The codes of spreadsheets: files that cannot be read as one, and what is said of those that are. */
export const sheetErrors = messageTable<SheetErrorInfo>({
  INPUT_SHEET_BROKEN: ({ file, cause }) => ({
    zh: `${file} 不是完整的电子表格，无法打开（${excerpt(cause)}）。请用电子表格软件打开后另存为 .xlsx。`,
    en: `${file} is not a whole spreadsheet and cannot be opened (${excerpt(cause)}). Open it in a spreadsheet program and save it as .xlsx.`,
  }),
  INPUT_SHEET_FOR_JSON: ({ file }) => ({
    zh: `${file} 是电子表格，而这里读的是 JSON 文件：嵌套的内容写不进表格。写法见 docs/cases.md；chs-drg sample 会写出样例。`,
    en: `${file} is a spreadsheet, and a JSON file is read here: what it nests does not go into a table. How it is written stands in docs/cases.md; chs-drg sample writes one to start from.`,
  }),
  INPUT_SHEET_LOCKED: ({ file }) => ({
    zh: `${file} 设有打开密码，已加密，无法读取。请在电子表格软件中打开，去掉密码后另存为 .xlsx。`,
    en: `${file} is encrypted and opens by a password alone, so it cannot be read. Open it in a spreadsheet program and save it without a password.`,
  }),
  INPUT_SHEET_PART_BROKEN: ({ file, sheets }) => ({
    zh: `${file} 的工作表“${excerpt(sheets)}”内容残缺，无法读取；只读其余工作表会丢失数据，故未读入。请用电子表格软件打开核对后另存为 .xlsx。`,
    en: `The sheet "${excerpt(sheets)}" of ${file} is broken and cannot be read; to read the others alone would lose data, so nothing was read. Open the file in a spreadsheet program, check it and save it as .xlsx.`,
  }),
  INPUT_SHEET_TOO_LARGE: ({ file, most }) => ({
    zh: `${file} 解压后超过 ${most} 字节，未予读取。请分成几个文件，或另存为 CSV。`,
    en: `${file} unpacks to more than ${counted(most, "byte")} and was not read. Split it into several files, or save it as CSV.`,
  }),
  INPUT_SHEET_NOT_CHOSEN: ({ file, sheets }) => ({
    zh: `${file} 有几张工作表都像所要的数据（${excerpt(sheets)}），无法判断读哪一张。请将要读的一张另存为单独的文件。`,
    en: `Several sheets of ${file} look like what is asked for (${excerpt(sheets)}), and which one is meant cannot be told. Save it as a file of its own.`,
  }),
  READ_MERGED: ({ row, count }) => ({
    zh: `表头以下有 ${count} 处跨行合并的单元格（首处在第 ${row} 行）：只有最上一行有值，其余各行按空读入。请取消合并并填满各行后重新导出。`,
    en: `Below the header ${counted(count, "cell is", "cells are")} merged over several rows (the first in row ${row}): only the topmost row has the value, the rows below it are read as empty. Unmerge, fill every row and export again.`,
  }),
  READ_SHEET: ({ sheet, others }) => {
    const [read, rest] = [shown([sheet]), shown(others)];
    return {
      zh: `读取工作表“${read.zh}”${others.length === 0 ? "。" : `；其余工作表未读：${rest.zh}。`}`,
      en: `The sheet "${read.en}" is read${others.length === 0 ? "." : `; the others are not: ${rest.en}.`}`,
    };
  },
  READ_HIDDEN_ROWS: ({ row, count }) => ({
    zh: `表头以下有 ${count} 行在工作簿中被隐藏或筛选掉（首行为第 ${row} 行），同样读入。若不应计入，请删去后重新导出。`,
    en: `Below the header ${counted(count, "row is", "rows are")} hidden or filtered out in the workbook (the first is row ${row}), and read like the others. Delete what should not count and export again.`,
  }),
});
