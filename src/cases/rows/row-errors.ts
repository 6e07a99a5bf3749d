import { counted, excerpt, type LocalizedText, messageTable } from "../../primitives/index.js";
import { type ExpectedWord, inChinese } from "../expected-words.js";
import { FIELD_TITLES } from "../field-titles.js";
import type { LongList } from "./near-column.js";

interface RowErrorInfo {
  HEADER_FIELD_MISSING: { field: string; names: string; header: string; columns: number };
  HEADER_FIELD_TWICE: { fields: readonly DoubledField[] };
  HEADER_NEARLY_KNOWN: { columns: readonly NearColumn[] };
  HEADER_LONG_TABLE: { mark: string; codes: string; of: LongList };
  HEADER_NAMES_GROUPS: { groups: readonly string[] };
  HEADER_MAP_UNKNOWN: { header: string; to: string };
  HEADER_MAP_UNMET: { header: string; near: string | undefined; headers: string };
  HEADER_TOO_WIDE: { columns: number; limit: number };
  HEADER_UNKNOWN: { columns: readonly UnknownColumn[]; left: readonly string[] | undefined };
  HEADER_REPEATED: { columns: readonly RepeatedColumn[] };
  HEADER_AS_FIRST: { columns: readonly FirstColumn[] };
  HEADER_SHADOWED: { columns: readonly ShadowedColumn[] };
  ROW_WIDTH: { cells: number; columns: number };
  CELL_UNREADABLE: {
    header: string;
    value: string;
    expected: ExpectedWord;
    /** of one of a fixed list: what may be written */
    accepted?: readonly string[] | undefined;
  };
  CELL_DATE_SERIAL: { header: string; value: string; day: string };
  CELL_TOO_LONG: { header: string; length: number; limit: number };
  CELL_SPREADSHEET_ERROR: { header: string; value: string };
  CELL_MARK_REMOVED: { header: string; value: string };
  CELL_HIDDEN_REMOVED: { header: string; value: string };
  CELL_SPLIT: { header: string; value: string; count: number };
  CELL_SEVERAL_CODES: { header: string; value: string; count: number };
  CELL_WITHOUT_NAME: { place: number; header: string; value: string };
  CELL_FIRST_EMPTY: { header: string; next: string };
  ROW_IS_TOTAL: { cell: string };
  ROW_IS_NOTE: { cell: string };
  ROW_IS_HEADER: object;
  ROW_NAMES_COLUMNS: { cell: string };
  ROW_NAMES_UNIT: { unit: string };
}

/** A field as people call it; an entry of a map has no title but its name. */
function titleOf(field: string): string {
  return FIELD_TITLES[field] ?? `“${field}”`;
}

/** A column that looks like one that is known, and what it may be. */
export interface NearColumn {
  readonly header: string;
  readonly names: readonly string[];
  /** it says a unit in which nothing is read, one of time, or another edition of the codes */
  readonly but?: "unit" | "time" | "edition";
}

/** A column that stands for nothing that is known. */
export interface UnknownColumn {
  readonly header: string;
  /** counted from 1 */
  readonly place: number;
}

/** A column that is known and not used, since another one gives its field. */
export interface ShadowedColumn {
  readonly header: string;
  /** counted from 1 */
  readonly place: number;
  readonly field: string;
  readonly by: string;
}

/** A field that several columns claim. */
export interface DoubledField {
  readonly field: string;
  /** with their places, counted from 1; a key of a record has none */
  readonly columns: readonly { readonly header: string; readonly place?: number }[];
  /** of a list: how its columns are named where all are to be read */
  readonly names?: readonly string[];
  /** of a list: the column that stands for all of it, and that of its main code */
  readonly whole?: string;
  readonly main?: string;
}

/** Columns of one name that are the entries of a list in their order. */
export interface RepeatedColumn {
  readonly header: string;
  readonly field: string;
  readonly places: readonly number[];
}

/** A column of a list beside columns of its further entries. */
export interface FirstColumn {
  readonly header: string;
  readonly field: string;
}

/** A header in Latin letters and digits, as the forms have them that a ready map names. */
const OF_A_FORM = /^[A-Za-z_\d]+$/;

/** Columns that a message names; the others are counted. */
const MOST_NAMED = 20;

/** Columns in a row, as many as a message names. */
function listed<Listed>(
  columns: readonly Listed[],
  said: (column: Listed) => LocalizedText,
  between: LocalizedText = { zh: "、", en: ", " },
): LocalizedText {
  const named = columns.slice(0, MOST_NAMED).map(said);
  const more = columns.length - named.length;
  return {
    zh: named.map(({ zh }) => zh).join(between.zh) + (more > 0 ? `${between.zh}另有 ${more} 列` : ""),
    en: named.map(({ en }) => en).join(between.en) + (more > 0 ? `${between.en}${more} more` : ""),
  };
}

function unknownColumn({ header, place }: UnknownColumn): LocalizedText {
  if (header.trim() === "") return { zh: `第 ${place} 列（无列名）`, en: `column ${place} (without a name)` };
  return { zh: `“${excerpt(header)}”`, en: `"${excerpt(header)}"` };
}

/** What a column that is not known may be called: the names that the table still lacks, or where they stand. */
function knownNames(left: readonly string[] | undefined): LocalizedText {
  if (left === undefined)
    return { zh: "如需使用，请改为 docs/cases.md 所列的列名。", en: "docs/cases.md lists the names." };
  if (left.length === 0)
    return { zh: "这张表所知的列都已给出。", en: "All columns that this table knows are there." };
  const { zh, en } = listed(left, (name) => ({ zh: name, en: name }));
  return { zh: `如需使用，请改为所知的列名：${zh}。`, en: `The names that it still could have: ${en}.` };
}

function shadowedColumn({ header, field, by }: ShadowedColumn): LocalizedText {
  return {
    zh: `“${excerpt(header)}”（${titleOf(field)}取自“${excerpt(by)}”）`,
    en: `"${excerpt(header)}" (${field} is read from "${excerpt(by)}")`,
  };
}

function doubledField(doubled: DoubledField): LocalizedText {
  const { field, columns } = doubled;
  const { zh, en } = listed(columns, ({ header, place }) => ({
    zh: `${place === undefined ? "" : `第 ${place} 列`}“${excerpt(header)}”`,
    en: `${place === undefined ? "" : `column ${place} `}"${excerpt(header)}"`,
  }));
  const advice = adviceOn(doubled);
  return {
    zh: `${zh} 都是${titleOf(field)}${advice.zh}`,
    en: `${en} all stand for ${field}${advice.en}`,
  };
}

/** What may be done where the columns hold different codes. */
function adviceOn({ names, whole, main }: DoubledField): LocalizedText {
  if (names === undefined) return { zh: "", en: "" };
  if (whole === undefined || main === undefined) {
    return {
      zh: `（如各列是不同的编码，请依次改名为 ${names.join("、")}……）`,
      en: ` (where they hold different codes, name them ${names.join(", ")}, ...)`,
    };
  }
  const all = excerpt(whole);
  const asMain = `--map "${all}=${names[0]}" --map "${excerpt(main)}=-"`;
  return {
    zh: `（“${all}”可能是全部编码，也可能只是主要编码：只是主要编码的，写 ${asMain}；是全部编码的，将其余各列写成 "列名=-"；不读的，写 --map "${all}=-"）`,
    en: ` ("${all}" may hold all codes, or the main one alone: where it is the main one, write ${asMain}; where it is all, "header=-" of each of the others; where it is not to be read, --map "${all}=-")`,
  };
}

/** What keeps a column from being what its name is near to. */
const BUT = {
  unit: { zh: "，但单位不同，须先换算", en: ", but in another unit: convert it first" },
  time: {
    zh: "，但单位不同：指明列名后，没有单位的数按列名的单位换算为小时；列名有几个单位的，各数须写明单位",
    en: ", but in another unit: where it is said to be this, a number without a unit is of that of its name, and has to say its own where the name has several",
  },
  edition: {
    zh: "，但列名写明是另一版编码：请指明列名，并以 --codes convert 转换为医保版",
    en: ", but its name says another edition of the codes: say what it is, and have it converted to that of the insurance by --codes convert",
  },
} as const satisfies Record<string, LocalizedText>;

function nearColumn({ header, names, but }: NearColumn): LocalizedText {
  const told = but === undefined ? { zh: "", en: "" } : BUT[but];
  return {
    zh: `“${excerpt(header)}”（可能是 ${names.join("、")}${told.zh}）`,
    en: `"${excerpt(header)}" (perhaps ${names.join(", ")}${told.en})`,
  };
}

/** The codes of tables: headers, rows and cells of a CSV file. */
export const rowErrors = messageTable<RowErrorInfo>({
  HEADER_FIELD_MISSING: ({ field, names, header, columns }) => ({
    zh: `表头没有必填列${titleOf(field)}，各行无法使用。被当作表头的是“${excerpt(header)}”。${columns === 1 ? "其中只有一列：若应有多列，请用半角逗号、分号或制表符分隔；否则" : ""}请加上其中一个列名：“${names}”。`,
    en: `The header has no column for ${field}, so no row can be used. What was taken for the header: "${excerpt(header)}". ${columns === 1 ? "It is one column: where many are meant, part them by commas, semicolons or tabs; else name" : "Name"} one of its columns: ${names}.`,
  }),
  HEADER_FIELD_TWICE: ({ fields }) => {
    const { zh, en } = listed(fields, doubledField, { zh: "；", en: "; " });
    return {
      zh: `几列内容相同，不知以哪列为准：${zh}。同一内容请只保留一列；有 --map 选项的命令也可写 --map "列名=-"，不读该列。`,
      en: `Several columns give the same, and which one counts is not known: ${en}. Keep one of those that give the same; a command with the option --map takes --map "header=-" for what is not to be read.`,
    };
  },
  HEADER_NEARLY_KNOWN: ({ columns }) => {
    const { zh, en } = listed(columns, nearColumn, { zh: "；", en: "; " });
    const isForm = columns.some(({ header }) => OF_A_FORM.test(header));
    return {
      zh: `以下各列像是要读的数据，列名却不认识，略去会改变结果，故未读入：${zh}。请改为所知的列名，不读的列请删去；有 --map 选项的命令也可写 --map "列名=所知列名"，不读的列写 --map "列名=-"。${isForm ? "如是医保信息平台接口、HQMS 或卫统4-1表的字段名，可写 --map settlement-list、--map hqms 或 --map n041。" : ""}`,
      en: `These columns look like data that is read, but their names are not known; to leave them out could change the result, so nothing was read: ${en}. Give them their known names, and delete a column that is not to be read; a command with the option --map takes --map "header=known name" too, or --map "header=-" for what is not to be read.${isForm ? " The names of the national platform's interface, of HQMS or of the form of the front sheet are said by --map settlement-list, hqms or n041." : ""}`,
    };
  },
  HEADER_LONG_TABLE: ({ mark, codes, of }) => {
    const code = of === "diagnoses" ? { zh: "诊断", en: "diagnosis" } : { zh: "手术操作", en: "operation" };
    return {
      zh: `“${excerpt(mark)}”说明各行${code.zh}的类别，${code.zh}却只有“${excerpt(codes)}”一列：像是一行一个${code.zh}的长表，逐行读入会把一次住院当作几例，各缺其他${code.zh}，故未读入。请把同一次住院的各行并成一行（主要诊断、其他诊断1、其他诊断2……，手术同此）；如确是一行一例，请删去“${excerpt(mark)}”列，或写 --map "${excerpt(mark)}=-"。`,
      en: `"${excerpt(mark)}" says of what kind the ${code.en} of a row is, and "${excerpt(codes)}" is the only column of them: this looks like a table of one row a ${code.en}. Read row by row, a stay would be several cases, each without its others, so nothing was read. Put the rows of a stay into one (主要诊断, 其他诊断1, 其他诊断2, ...; operations likewise); where a row is a case all the same, delete the column "${excerpt(mark)}", or write --map "${excerpt(mark)}=-".`,
    };
  },
  HEADER_NAMES_GROUPS: ({ groups }) => {
    const first = excerpt(groups[0] ?? "");
    const { zh, en } = listed(groups, (group) => ({ zh: `“${excerpt(group)}”`, en: `"${excerpt(group)}"` }));
    return {
      zh: `以下各列以病组编码为列名，没有说明是何数值；若是各机构分病组的差异系数，略去会改变金额，故未读入：${zh}。如是差异系数，请将列名写成“coefficients.${first}”，各列同此；也可另成一表，每行写机构、病组与系数（hospitalId,drg,coefficient），有 --coefficients 选项的命令读取。不是系数的，请删去各列。`,
      en: `These columns are named by groups, without a word of what they hold; as coefficients of the hospitals by group they would change amounts, so nothing was read: ${en}. Coefficients stand in columns "coefficients.${first}" and so on, or in a table of their own, a hospital, a group and its coefficient a row (hospitalId,drg,coefficient), which commands with the option --coefficients read. Delete the columns where they are none.`,
    };
  },
  HEADER_MAP_UNKNOWN: ({ header, to }) => ({
    zh: `列名对照把“${excerpt(header)}”指为“${excerpt(to)}”，没有这一列。docs/cases.md 列出全部列名。`,
    en: `The column map says "${excerpt(header)}" is "${excerpt(to)}", but there is no such column. docs/cases.md lists the names.`,
  }),
  HEADER_MAP_UNMET: ({ header, near, headers }) => ({
    zh: `列名对照所说的“${excerpt(header)}”，所读的表没有这一列，所读的记录也没有这个键${near === undefined ? "" : `，相近的是“${excerpt(near)}”`}。所见的列名与键名为“${excerpt(headers)}”。请改正列名，或去掉这一项。`,
    en: `No table and no record that was read has the column, or key, "${excerpt(header)}" of the column map${near === undefined ? "" : `; near to it is "${excerpt(near)}"`}. The names that were found: "${excerpt(headers)}". Correct the name, or leave it out.`,
  }),
  HEADER_TOO_WIDE: ({ columns, limit }) => ({
    zh: `表头有 ${columns} 列，上限 ${limit}。请核对分隔符。`,
    en: `The header has ${counted(columns, "column")}; the limit is ${limit}. Check the separator.`,
  }),
  HEADER_UNKNOWN: ({ columns, left }) => {
    const { zh, en } = listed(columns, unknownColumn);
    const names = knownNames(left);
    return {
      zh: `有 ${columns.length} 列没有对应字段，未使用：${zh}。${names.zh}`,
      en: `${counted(columns.length, "column stands", "columns stand")} for no field and ${columns.length === 1 ? "is" : "are"} not used: ${en}. ${names.en}`,
    };
  },
  HEADER_REPEATED: ({ columns }) => {
    const { zh, en } = listed(columns, ({ header, field, places }) => ({
      zh: `“${excerpt(header)}”（${titleOf(field)}，第 ${places.join("、")} 列）`,
      en: `"${excerpt(header)}" (${field}, columns ${places.join(", ")})`,
    }));
    return {
      zh: `同名的列按从左到右的次序读作各编码：${zh}。如非此意，请改列名。`,
      en: `Columns of one name are read as codes in their order, from left to right: ${en}. Rename them where something else is meant.`,
    };
  },
  HEADER_AS_FIRST: ({ columns }) => {
    const { zh, en } = listed(columns, ({ header, field }) => ({
      zh: `“${excerpt(header)}”（${titleOf(field)}）`,
      en: `"${excerpt(header)}" (${field})`,
    }));
    return {
      zh: `另有其他编码的列，以下列读作主要编码：${zh}。如非此意，请改列名。`,
      en: `Beside columns of further codes, these are read as the main one: ${en}. Rename them where something else is meant.`,
    };
  },
  HEADER_SHADOWED: ({ columns }) => {
    const { zh, en } = listed(columns, shadowedColumn);
    return {
      zh: `有 ${columns.length} 列未使用，同一内容另有列给出：${zh}。`,
      en: `${counted(columns.length, "column is", "columns are")} not used, since another one gives the same: ${en}.`,
    };
  },
  ROW_WIDTH: ({ cells, columns }) => ({
    zh: `本行 ${cells} 个单元格，表头 ${columns} 列，列已错位。请核对引号与逗号。`,
    en: `The row has ${counted(cells, "cell")}, the header ${counted(columns, "column")}: the cells have shifted. Check quotes and commas.`,
  }),
  CELL_UNREADABLE: ({ header, value, expected, accepted }) => ({
    zh: `列“${excerpt(header)}”的“${excerpt(value)}”无法读作${inChinese(expected)}。${accepted === undefined ? "请核对数值与单位" : `可写：${accepted.join("、")}`}。`,
    en: `"${excerpt(value)}" in column "${excerpt(header)}" cannot be read as ${expected}. ${accepted === undefined ? "Check the value and its unit" : `It may be: ${accepted.join(", ")}`}.`,
  }),
  CELL_DATE_SERIAL: ({ header, value, day }) => ({
    zh: `列“${excerpt(header)}”的“${excerpt(value)}”像是电子表格的日期序号（如作日期，为 ${day}），不予推测。请将该列设为日期格式后重新导出。`,
    en: `"${excerpt(value)}" in column "${excerpt(header)}" looks like a spreadsheet's number of a day (${day}, if so), which is not guessed. Set the column to a date format and export again.`,
  }),
  CELL_TOO_LONG: ({ header, length, limit }) => ({
    zh: `列“${excerpt(header)}”长 ${length} 个字符，上限 ${limit}。请核对引号是否成对。`,
    en: `Column "${excerpt(header)}" holds ${counted(length, "character")}; the limit is ${limit}. Check that quotes pair.`,
  }),
  CELL_SPREADSHEET_ERROR: ({ header, value }) => ({
    zh: `列“${excerpt(header)}”的“${excerpt(value)}”是电子表格的出错显示，不是值。请在原表中加宽列，或改正公式、让表格软件算出结果并保存后，重新导出。`,
    en: `"${excerpt(value)}" in column "${excerpt(header)}" is what a spreadsheet shows for an error, not a value. Widen the column, or mend the formula and have it calculated and saved, and export again.`,
  }),
  CELL_MARK_REMOVED: ({ header, value }) => ({
    zh: `列“${excerpt(header)}”的“${excerpt(value)}”带有电子表格的文本标记，已去掉。`,
    en: `"${excerpt(value)}" in column "${excerpt(header)}" carries a spreadsheet's mark for text, which was taken off.`,
  }),
  CELL_HIDDEN_REMOVED: ({ header, value }) => ({
    zh: `列“${excerpt(header)}”的“${excerpt(value)}”带有看不见的字符，已去掉。`,
    en: `"${excerpt(value)}" in column "${excerpt(header)}" held characters that are not seen, which were taken off.`,
  }),
  CELL_SPLIT: ({ header, value, count }) => ({
    zh: `列“${excerpt(header)}”的“${excerpt(value)}”已拆成 ${count} 个编码，依原顺序。`,
    en: `"${excerpt(value)}" in column "${excerpt(header)}" was split into ${counted(count, "code")}, in their order.`,
  }),
  CELL_SEVERAL_CODES: ({ header, value, count }) => ({
    zh: `列“${excerpt(header)}”应只有一个编码，“${excerpt(value)}”却有 ${count} 个：首个按主要编码读入，其后的按其他编码读入。首个如不是主要编码，分组会不同。请核对，每格只写一个编码。`,
    en: `Column "${excerpt(header)}" is for one code, and "${excerpt(value)}" holds ${counted(count, "code")}: the first is read as the main one, the others as further ones. If the first is not the main one, the group is another. Check it, and write one code in a cell.`,
  }),
  CELL_WITHOUT_NAME: ({ place, header, value }) => ({
    zh: `第 ${place} 列没有列名，紧接“${excerpt(header)}”之后，本行却写有“${excerpt(value)}”，像是编码，略去会改变分组，故本行未读入。请给该列写上列名，或用 --map "第 ${place} 列=所知列名" 指明；不读的列写 --map "第 ${place} 列=-"。`,
    en: `Column ${place}, behind "${excerpt(header)}", has no name, and the row has "${excerpt(value)}" there, which looks like a code; to leave it out could change the group, so the row is not read. Write a name above it, or say what it is with --map "column ${place}=known name", or --map "column ${place}=-" where it is not to be read.`,
  }),
  CELL_FIRST_EMPTY: ({ header, next }) => ({
    zh: `列“${excerpt(header)}”的首个编码为空，其后却有“${excerpt(next)}”，将其提前会改变分组。请补上首个编码，或将其后的编码改填到首位。`,
    en: `The first code of column "${excerpt(header)}" is empty and "${excerpt(next)}" follows; moving it up could change the group. Fill in the first code, or put the other one there yourself.`,
  }),
  ROW_IS_TOTAL: ({ cell }) => ({
    zh: `本行是“${excerpt(cell)}”行，不是记录，未读入。请在导出时去掉。`,
    en: `The row is a line of totals ("${excerpt(cell)}"), no record, and is not read. Leave it out of the export.`,
  }),
  ROW_IS_NOTE: ({ cell }) => ({
    zh: `本行只有附注（“${excerpt(cell)}”），不是记录，未读入。请在导出时去掉。`,
    en: `The row is a note ("${excerpt(cell)}"), no record, and is not read. Leave it out of the export.`,
  }),
  ROW_NAMES_UNIT: ({ unit }) => ({
    zh: `本行写明金额的单位是“${excerpt(unit)}”，而金额一律按元读入，各项都会差若干倍。请将金额换算为元，并改正或删去本行。`,
    en: `The row says that amounts are in "${excerpt(unit)}", but they are read as yuan, so every one would be another. Convert the amounts to yuan, and correct or delete the row.`,
  }),
  ROW_IS_HEADER: () => ({
    zh: "本行又是表头，不是记录，已跳过。合并文件时请只保留一个表头。",
    en: "The row is the header once more, no record, and was passed over. Keep one header when files are joined.",
  }),
  ROW_NAMES_COLUMNS: ({ cell }) => ({
    zh: `本行（“${excerpt(cell)}”等）是列名或单位，与表头不同，不是记录，未读入；其下各行仍按表头读入。如是另一张表的表头，请分成两个文件，否则各列会读错；如是表头的第二行，请与表头并成一行；单位行请删去，单位不是元、克、岁、天、小时的须先换算。`,
    en: `The row ("${excerpt(cell)}" and so on) holds names of columns or units, not those of the header. It is no record and is not read; the rows below it are read under the header all the same. Where it begins another table, make two files, or its columns are read as others; where it is a second line of the header, make one line of both; delete a line of units, and convert first what is not in yuan, grams, years, days or hours.`,
  }),
});
