import { counted, excerpt, type LocalizedText, messageTable } from "../../primitives/index.js";
import type { OtherKind } from "./other-kind.js";

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

const SAVED_AGAIN: LocalizedText = {
  zh: "请用电子表格软件打开后另存为 .xlsx 或 .csv。",
  en: "Open it in a spreadsheet program and save it as .xlsx or .csv.",
};

/** What a file of another kind is, and what to do. */
const OTHER_KINDS: Readonly<
  Record<OtherKind, { readonly is: LocalizedText; readonly remedy: LocalizedText }>
> = {
  "open-document": {
    is: { zh: "开放文档格式（.ods）", en: "an OpenDocument file (.ods)" },
    remedy: SAVED_AGAIN,
  },
  "old-spreadsheet": {
    is: { zh: "Excel 2 至 4 的旧式电子表格", en: "a spreadsheet of Excel 2, 3 or 4" },
    remedy: SAVED_AGAIN,
  },
  word: {
    is: { zh: "文字处理文档", en: "a text document" },
    remedy: {
      zh: "请将其中的表格复制到电子表格软件，另存为 .xlsx 或 .csv。",
      en: "Copy its table into a spreadsheet program and save it as .xlsx or .csv.",
    },
  },
  markup: { is: { zh: "网页或标记文本", en: "a web page or other markup" }, remedy: SAVED_AGAIN },
  pdf: {
    is: { zh: "版式文档（.pdf）", en: "a document in print form (.pdf)" },
    remedy: { zh: "请从原系统导出 .xlsx 或 .csv。", en: "Export .xlsx or .csv from where it was made." },
  },
  "utf-32": {
    is: { zh: "“UTF-32”编码的文本", en: "text in UTF-32" },
    remedy: { zh: "请另存为“UTF-8”编码。", en: "Save it in UTF-8." },
  },
  archive: {
    is: { zh: "压缩包", en: "an archive" },
    remedy: { zh: "请先解压，再读取其中的文件。", en: "Unpack it, and read the file in it." },
  },
};

/** A sheet with what stands in its first rows. */
interface FilledSheet extends NamedSheet {
  readonly rows: readonly (readonly string[])[];
}

/** Sheets with what stands first in each. */
function begun(sheets: readonly FilledSheet[]): LocalizedText {
  const told = sheets.map((sheet) => {
    const first = (sheet.rows[0] ?? []).filter((cell) => cell.trim() !== "");
    return { name: shown([sheet]), first: excerpt(first.join(" ")) };
  });
  return {
    zh: told.map(({ name, first }) => `“${name.zh}”首行为“${first}”`).join("；"),
    en: told.map(({ name, first }) => `"${name.en}" begins with "${first}"`).join("; "),
  };
}

interface SheetErrorInfo {
  INPUT_OTHER_KIND: { file: string; kind: OtherKind };
  INPUT_SHEET_BROKEN: { file: string; cause: string };
  INPUT_SHEET_FOR_JSON: { file: string };
  INPUT_SHEET_LOCKED: { file: string };
  INPUT_SHEET_PART_BROKEN: { file: string; sheets: string };
  INPUT_SHEET_ROW_TWICE: { file: string; sheet: string; row: number };
  INPUT_SHEET_TOO_LARGE: { file: string; most: number };
  INPUT_SHEET_NOT_CHOSEN: { file: string; sheets: readonly NamedSheet[] };
  INPUT_SHEET_WITHOUT_HEADER: { file: string; rows: number; sheets: readonly FilledSheet[] };
  READ_MERGED: { row: number; count: number };
  READ_SHEET: { sheet: NamedSheet; others: readonly NamedSheet[] };
  READ_HIDDEN_ROWS: { row: number; count: number };
  READ_HIDDEN_COLUMNS: { columns: readonly string[] };
}

/** The codes of spreadsheets: files that cannot be read as one, and what is said of those that are. */
export const sheetErrors = messageTable<SheetErrorInfo>({
  INPUT_OTHER_KIND: ({ file, kind }) => {
    const { is, remedy } = OTHER_KINDS[kind];
    return {
      zh: `${file} 的内容是${is.zh}，这里不读这种格式，故未读入。${remedy.zh}`,
      en: `${file} holds ${is.en}, a form that is not read here, so nothing was read. ${remedy.en}`,
    };
  },
  INPUT_SHEET_BROKEN: ({ file, cause }) => ({
    zh: `${file} 不是完整的电子表格，无法打开，可能没有写完或没有传完。请重新取得文件，或用电子表格软件打开后另存为 .xlsx。`,
    en: `${file} is not a whole spreadsheet and cannot be opened (${excerpt(cause)}); it may not have been written or sent to its end. Get the file once more, or open it in a spreadsheet program and save it as .xlsx.`,
  }),
  INPUT_SHEET_FOR_JSON: ({ file }) => ({
    zh: `${file} 的内容是表格，而这里读的是 JSON 文件：嵌套的内容写不进表格。写法见 docs/cases.md；chs-drg sample 会写出样例。`,
    en: `${file} holds a table, and a JSON file is read here: what it nests does not go into a table. How it is written stands in docs/cases.md; chs-drg sample writes one to start from.`,
  }),
  INPUT_SHEET_LOCKED: ({ file }) => ({
    zh: `${file} 设有打开密码，已加密，无法读取。请在电子表格软件中打开，去掉密码后另存为 .xlsx。`,
    en: `${file} is encrypted and opens by a password alone, so it cannot be read. Open it in a spreadsheet program and save it without a password.`,
  }),
  INPUT_SHEET_PART_BROKEN: ({ file, sheets }) => ({
    zh: `${file} 的工作表“${excerpt(sheets)}”内容残缺，无法读取；只读其余工作表会丢失数据，故未读入。请用电子表格软件打开核对后另存为 .xlsx。`,
    en: `The sheet "${excerpt(sheets)}" of ${file} is broken and cannot be read; to read the others alone would lose data, so nothing was read. Open the file in a spreadsheet program, check it and save it as .xlsx.`,
  }),
  INPUT_SHEET_ROW_TWICE: ({ file, sheet, row }) => ({
    zh: `${file} 的工作表“${excerpt(sheet)}”中第 ${row} 行出现不止一次，只能读到其中之一，文件已损坏，故未读入。请用电子表格软件打开核对后另存为 .xlsx。`,
    en: `Row ${row} stands more than once in "${excerpt(sheet)}" of ${file}, and only one of them would be read: the file is damaged, so nothing was read. Open it in a spreadsheet program, check it and save it as .xlsx.`,
  }),
  INPUT_SHEET_TOO_LARGE: ({ file, most }) => ({
    zh: `${file} 解压后超过 ${most} 字节，未予读取。请分成几个文件，或另存为 CSV。`,
    en: `${file} unpacks to more than ${counted(most, "byte")} and was not read. Split it into several files, or save it as CSV.`,
  }),
  INPUT_SHEET_NOT_CHOSEN: ({ file, sheets }) => {
    const { zh, en } = shown(sheets);
    return {
      zh: `${file} 有几张工作表都像所要的数据：${zh}。无法判断读哪一张，请将要读的一张另存为单独的文件，或删去其余各张。`,
      en: `Several sheets of ${file} look like what is asked for: ${en}. Which one is meant cannot be told: save it as a file of its own, or delete the others.`,
    };
  },
  INPUT_SHEET_WITHOUT_HEADER: ({ file, rows, sheets }) => {
    const { zh, en } = begun(sheets);
    return {
      zh: `${file} 的 ${sheets.length} 张工作表中，前 ${rows} 行都没有所要数据的表头，无法判断读哪一张，故未读入：${zh}。请在数据所在工作表的首行写上 docs/cases.md 所列的列名，或将其另存为单独的文件。`,
      en: `None of the ${sheets.length} sheets of ${file} has the header of what is asked for within its first ${counted(rows, "row")}, so which one is meant cannot be told and nothing was read: ${en}. Write the names of docs/cases.md in the first row of the sheet that holds the data, or save it as a file of its own.`,
    };
  },
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
  READ_HIDDEN_COLUMNS: ({ columns }) => ({
    zh: `工作簿中有 ${columns.length} 列被隐藏，同样读入：${excerpt(columns.join("、"))}。若不应计入，请删去后重新导出。`,
    en: `${counted(columns.length, "column is", "columns are")} hidden in the workbook, and read like the others: ${excerpt(columns.join(", "))}. Delete what should not count and export again.`,
  }),
});
