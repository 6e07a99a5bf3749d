import { utils, type WorkSheet, write } from "@e965/xlsx";
import { gb18030 } from "../../scripts/damage/damages.js";

/** 脏文件: a file of cases as a clerk hands it over: its name and its bytes. */
export interface UglyFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const HEADER = [
  ...["结算流水号", "定点医药机构编号", "人员编号", "性别", "年龄", "入院日期", "出院日期", "离院方式"],
  ...[
    "主要诊断编码",
    "其他诊断编码1",
    "主要手术操作编码",
    "住院总费用",
    "统筹基金支付",
    "险种类型",
    "统筹区",
  ],
];

/** Three stays of the small area. */
const ROWS = [
  [
    "JS01",
    "SYN-H003",
    "330602199001011234",
    "女",
    "60",
    "2020-05-01",
    "2020-05-05",
    "1",
    "K80.100x001",
    "I10.x05",
    "51.2300",
    "12345.60",
    "8000.00",
    "居民",
    "SYN-A1",
  ],
  [
    "JS02",
    "SYN-H004",
    "330602198002022345",
    "男",
    "45",
    "2020-06-02",
    "2020-06-09",
    "1",
    "J18.900",
    "",
    "",
    "4000.00",
    "2500.00",
    "居民",
    "SYN-A1",
  ],
  [
    "JS03",
    "SYN-H003",
    "330602197003033456",
    "男",
    "70",
    "2020-07-03",
    "2020-07-10",
    "1",
    "K80.100x001",
    "",
    "51.2300",
    "9000.00",
    "6000.00",
    "居民",
    "SYN-A1",
  ],
] as const;

type Table = readonly (readonly string[])[];

const GOOD: Table = [HEADER, ...ROWS];
const line = (text: string, width = 1): string[] => [text, ...Array(width - 1).fill("")];
const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (table: Table, end = "\r\n", between = ",") =>
  table.map((cells) => cells.map(quoted).join(between) + end).join("");
const utf8 = (text: string) => Buffer.from(text, "utf8");
const at = (name: string) => HEADER.indexOf(name);
const withCells = (change: (cell: string, column: number, row: number) => string): Table =>
  GOOD.map((cells, row) => cells.map((cell, column) => (row === 0 ? cell : change(cell, column, row))));
const wide = (text: string) => text.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** A workbook of sheets by their names. */
function workbook(
  sheets: Readonly<Record<string, WorkSheet>>,
  bookType: "xlsx" | "biff8" = "xlsx",
): Uint8Array {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  return write(book, { type: "buffer", bookType });
}

/** Cells as texts, but for a column whose cells are numbers. */
function sheet(table: Table, numbers: Readonly<Record<string, string>> = {}): WorkSheet {
  const made = utils.aoa_to_sheet(table.map((cells) => [...cells]));
  const columns = new Map(Object.entries(numbers).map(([name, format]) => [at(name), format]));
  const first = table.findIndex((cells) => cells[0] === HEADER[0]);
  table.forEach((cells, row) => {
    for (const [column, format] of columns) {
      if (row > first && cells[column] !== undefined && cells[column] !== "") {
        made[utils.encode_cell({ r: row, c: column })] = { t: "n", v: Number(cells[column]), z: format };
      }
    }
  });
  return made;
}

const merged = (made: WorkSheet, range: string): WorkSheet => ({
  ...made,
  "!merges": [utils.decode_range(range)],
});

const WIDTH = HEADER.length;

/** Ten files, each ugly in several ways. */
export const UGLY: Readonly<Record<string, UglyFile>> = {
  "GB18030, notes above, totals and signatures below": {
    name: "notes.csv",
    bytes: gb18030(
      csv([
        line("某市第一医院出院病人费用明细表", WIDTH),
        line("统计时间：2020年1月至12月　单位：元", WIDTH),
        Array(WIDTH).fill(""),
        ...GOOD,
        ["合计", ...Array(WIDTH - 4).fill(""), "25345.60", "", ""],
        line("制表人：张三　审核：李四", WIDTH),
      ]),
    ),
  },
  "two sheets, merged title, amounts as numbers": {
    name: "sheets.xlsx",
    bytes: workbook({
      说明: sheet([["填表说明"], ["本表由病案室导出"]]),
      明细: merged(
        sheet([line("出院病人明细", WIDTH), ...GOOD], {
          住院总费用: "#,##0.00",
          统筹基金支付: "0.00",
          年龄: "0",
        }),
        "A1:O1",
      ),
    }),
  },
  "merged cells over rows": {
    name: "merged.xlsx",
    bytes: workbook({
      明细: merged(
        sheet(withCells((cell, column, row) => (column === at("定点医药机构编号") && row === 3 ? "" : cell))),
        "B3:B4",
      ),
    }),
  },
  "dates as numbers of days": {
    name: "serials.xlsx",
    bytes: workbook({
      明细: sheet(
        withCells((cell, column) =>
          column === at("入院日期") || column === at("出院日期") ? String(serialOf(cell)) : cell,
        ),
        { 入院日期: "General", 出院日期: "yyyy/m/d" },
      ),
    }),
  },
  "ids that became numbers": {
    name: "numbers.xls",
    bytes: workbook({ 明细: sheet(GOOD, { 人员编号: "0", 主要手术操作编码: "General" }) }, "biff8"),
  },
  "ids in scientific notation": {
    name: "scientific.csv",
    bytes: utf8(
      csv(
        withCells((cell, column) =>
          column === at("人员编号") ? Number(cell).toExponential(5).toUpperCase() : cell,
        ),
      ),
    ),
  },
  "full-width digits and blanks": {
    name: "wide.csv",
    bytes: utf8(csv(withCells((cell, column) => (column >= at("年龄") ? `　${wide(cell)}　` : cell)))),
  },
  "line ends of three kinds, trailing blanks, a byte-order mark, empty lines": {
    name: "ends.csv",
    bytes: utf8(
      `\ufeff${GOOD.map((cells, row) => cells.map((cell) => `${cell}  `).join(",") + (["\r\n", "\n", "\r\n\r\n", ""][row] ?? "")).join("")}`,
    ),
  },
  "characters that nobody sees": {
    name: "hidden.csv",
    bytes: utf8(
      csv(
        [HEADER.map((name) => `\u200b${name}`)].concat(
          withCells((cell, column) => (column < at("性别") ? `\u202d${cell}\u202c` : `${cell}\u00a0`)).slice(
            1,
          ) as string[][],
        ),
      ),
    ),
  },
  "subtotals between, the header once more, 以下空白": {
    name: "between.csv",
    bytes: utf8(
      csv([
        HEADER.map((name) => (name === "住院总费用" ? "住院总费用\r\n（元）" : name)),
        GOOD[1] ?? [],
        ["小计", ...Array(WIDTH - 4).fill(""), "12345.60", "", ""],
        HEADER.map((name) => (name === "住院总费用" ? "住院总费用\r\n（元）" : `${name} `)),
        ...GOOD.slice(2),
        ["总计：", ...Array(WIDTH - 4).fill(""), "25345.60", "", ""],
        line("（以下空白）", WIDTH),
      ]),
    ),
  },
};

function serialOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
