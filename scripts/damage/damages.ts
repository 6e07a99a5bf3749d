import type { Random } from "../../src/testing/sample/index.js";
import { columnOf, type Table } from "./good-area.js";

/** 损坏的文件: the bytes, the rows that were touched, and the words one of which has to be said where the run does not come out the same. */
export interface Damaged {
  readonly bytes: Uint8Array;
  readonly touched: readonly number[];
  readonly signs: readonly string[];
}

/** 一种损坏: what a tired clerk, a spreadsheet or a transfer does to a file. */
export type Damage = (table: Table, random: Random) => Damaged;

const ID = columnOf("结算流水号");
const HOSPITAL = columnOf("定点医药机构编号");
const PERSON = columnOf("人员编号");
const DISCHARGE = columnOf("出院日期");
const ADMISSION = columnOf("入院日期");
const MAIN = columnOf("主要诊断编码");
const OTHER = columnOf("其他诊断编码1");
const OPERATION = columnOf("主要手术操作编码");
const COST = columnOf("住院总费用");
const FUND = columnOf("统筹基金支付");
const AGE = columnOf("年龄");
const SEX = columnOf("性别");
const DATES = [ADMISSION, DISCHARGE];
/** The day before the first of a spreadsheet's count. */
const SERIAL_START = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;
const LINE_FEED = 0x0a;

const quoted = (cell: string) => (/[",\n\r;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = ({ header, rows }: Table, by = ",", end = "\n") =>
  [header, ...rows].map((cells) => cells.map(quoted).join(by) + end).join("");
const utf8 = (text: string) => Buffer.from(text, "utf8");
const wide = (text: string) => text.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const serial = (date: string) => String((Date.parse(`${date}T00:00:00Z`) - SERIAL_START) / DAY);

/** The table as a whole in another form: nothing is to be lost. */
const form = (write: (table: Table, random: Random) => string | Uint8Array): Damage => {
  return (table, random) => {
    const written = write(table, random);
    return { bytes: typeof written === "string" ? utf8(written) : written, touched: [], signs: ["READ_"] };
  };
};

/** Cells of one row. */
const row =
  (spoil: (cells: readonly string[], random: Random, table: Table) => readonly string[]): Damage =>
  (table, random) => {
    const at = random.integer(0, table.rows.length - 1);
    return rowAt(table, at, spoil(table.rows[at] ?? [], random, table));
  };

/** One cell of a row where it holds something. */
const cell = (column: number, spoil: (text: string, random: Random) => string): Damage => {
  return (table, random) => {
    const full = [...table.rows.keys()].filter((at) => table.rows[at]?.[column] !== "");
    const at = full[random.integer(0, full.length - 1)] ?? 0;
    const cells = table.rows[at] ?? [];
    return rowAt(table, at, cells.with(column, spoil(cells[column] ?? "", random)));
  };
};

function rowAt(table: Table, at: number, cells: readonly string[]): Damaged {
  const old = table.rows[at] ?? [];
  const rows = table.rows.with(at, cells);
  return { bytes: utf8(csv({ ...table, rows })), touched: [at], signs: signsOf(at, old, cells) };
}

/** What names a row: its line, its stay, its person, its hospital, or a code of it. */
function signsOf(at: number, ...cells: readonly (readonly string[])[]): readonly string[] {
  const line = at + 2;
  const names = cells.flatMap((one) =>
    [ID, HOSPITAL, PERSON, MAIN, OTHER, OPERATION].map((name) => one[name]),
  );
  return [
    `:${line}:`,
    `第 ${line} `,
    `、${line} `,
    ...names.filter((name) => name !== undefined && name !== ""),
  ] as string[];
}

const everywhere = (columns: readonly number[], write: (text: string) => string): Damage =>
  form(({ header, rows }) =>
    csv({
      header,
      rows: rows.map((cells) => cells.map((text, at) => (columns.includes(at) ? write(text) : text))),
    }),
  );

/** GB18030 of what the area holds: the encoder of the platform knows only UTF-8, so its decoder is asked backwards. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const known = new Map<string, readonly number[]>();
  for (let high = 0xa1; high <= 0xf7; high += 1) {
    for (let low = 0xa1; low <= 0xfe; low += 1)
      known.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  }
  return Uint8Array.from([...text].flatMap((c) => known.get(c) ?? [c.charCodeAt(0)]));
}

const WRONG_CELLS = ["#N/A", "####", "#REF!", "#VALUE!", "1.2E+03", "约三千", "-", "？"];

/** 各种损坏, by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  GB18030: form((table) => gb18030(csv(table))),
  "UTF-16": form((table) => Buffer.from(`\ufeff${csv(table)}`, "utf16le")),
  tabs: form((table) => csv(table, "\t")),
  semicolons: form((table) => csv(table, ";", "\r\n")),
  "sep= line": form((table) => `sep=;\r\n${csv(table, ";", "\r\n")}`),
  "carriage returns alone": form((table) => csv(table, ",", "\r")),
  "byte-order mark and blank lines": form((table) => `\ufeff${csv(table, ",", "\r\n")}\r\n\r\n`),
  "titles above the header": form((table) => `出院病人明细表\n制表：医保办,,2021-01-05\n${csv(table)}`),
  "blanks around cells": everywhere([ID, HOSPITAL, PERSON, SEX, AGE, COST, ...DATES], (text) => ` ${text}　`),
  "full-width digits": everywhere([AGE, COST, FUND, ...DATES], wide),
  "empty columns behind": form(({ header, rows }) =>
    csv({ header: [...header, "", ""], rows: rows.map((cells) => [...cells, "", ""]) }),
  ),
  "dates with slashes": everywhere(DATES, (date) => date.replaceAll("-0", "/").replaceAll("-", "/")),
  "dates without dashes": everywhere(DATES, (date) => date.replaceAll("-", "")),
  "dates with a time": everywhere(DATES, (date) => `${date} 00:00:00`),
  "thousands separators": everywhere([COST, FUND], (text) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ",")),
  apostrophes: everywhere([ID, HOSPITAL, PERSON], (text) => `'${text}`),
  'formulas ="..."': everywhere([ID, HOSPITAL, PERSON, MAIN], (text) => `="${text}"`),
  "total line below": (table) => {
    const total = table.header.map((_, at) => (at === ID ? "合计" : at === COST ? "134434.04" : ""));
    const bytes = utf8(csv({ ...table, rows: [...table.rows, total] }));
    return { bytes, touched: [], signs: [`:${table.rows.length + 2}:`] };
  },
  "header once more": (table, random) => {
    const at = random.integer(1, table.rows.length - 1);
    const rows = [...table.rows.slice(0, at), table.header, ...table.rows.slice(at)];
    return { bytes: utf8(csv({ ...table, rows })), touched: [], signs: [`:${at + 2}:`] };
  },
  "row twice": (table, random) => {
    const at = random.integer(0, table.rows.length - 1);
    const bytes = utf8(csv({ ...table, rows: [...table.rows, table.rows[at] ?? []] }));
    return { bytes, touched: [at], signs: signsOf(at, table.rows[at] ?? []) };
  },
  "cells lost": row((cells, random) => cells.slice(0, random.integer(1, cells.length - 1))),
  "cells shifted": row((cells, random) => {
    const at = random.integer(0, cells.length - 1);
    return [...cells.slice(0, at), "", ...cells.slice(at)];
  }),
  "column renamed": (table, random) => {
    const at = random.integer(0, table.header.length - 1);
    const name = `${table.header[at]}ICD`;
    const bytes = utf8(csv({ ...table, header: table.header.with(at, name) }));
    return { bytes, touched: [...table.rows.keys()], signs: [name, table.header[at] ?? ""] };
  },
  "column lost": (table, random) => {
    const at = random.integer(0, table.header.length - 1);
    const without = (cells: readonly string[]) => cells.toSpliced(at, 1);
    const bytes = utf8(csv({ header: without(table.header), rows: table.rows.map(without) }));
    return { bytes, touched: [...table.rows.keys()], signs: [""] };
  },
  "stray control character": row((cells, random) => {
    const at = random.integer(0, cells.length - 1);
    return cells.with(at, `${cells[at]}\u0000`);
  }),
  "quote that does not pair": (table, random) => {
    const at = random.integer(0, table.rows.length - 1);
    const lines = csv(table).split("\n");
    const spoiled = lines.with(at + 1, (lines[at + 1] ?? "").replace(",", ',"'));
    return { bytes: utf8(spoiled.join("\n")), touched: [at], signs: signsOf(at, table.rows[at] ?? []) };
  },
  "cut short": (table, random) => {
    const bytes = utf8(csv(table));
    // Inside a cell: a file that is cut between two lines is a shorter file in which nothing is wrong.
    let end = random.integer(bytes.length >> 1, bytes.length - 3);
    while (bytes[end] === LINE_FEED || bytes[end - 1] === LINE_FEED) end -= 1;
    // A row that lost its last cell alone leaves it empty: of that only the line end that is missing tells.
    const last = bytes.subarray(bytes.lastIndexOf(LINE_FEED, end - 1) + 1, end).toString("latin1");
    if (last.endsWith(",") && last.split(",").length === table.header.length) end -= 1;
    const whole = bytes.subarray(0, end).toString("latin1").split("\n").length - 2;
    const touched = [...table.rows.keys()].filter((at) => at >= whole);
    // A cut inside a character leaves no line to name: the file is refused as a whole.
    return { bytes: bytes.subarray(0, end), touched, signs: [`:${whole + 2}:`, "没有传完", "没有换行"] };
  },
  "bytes that are no text": (table, random) => {
    const bytes = utf8(csv(table));
    const at = random.integer(bytes.length >> 1, bytes.length - 1);
    bytes[at] = 0xff;
    return { bytes, touched: [...table.rows.keys()], signs: [`${at}`, "UTF-8"] };
  },
  "wrong cell": row((cells, random) => {
    const at = random.integer(AGE, FUND);
    return cells.with(at, WRONG_CELLS[random.integer(0, WRONG_CELLS.length - 1)] ?? "");
  }),
  "id as a number of a spreadsheet": cell(PERSON, (id) =>
    Number(id.replace("X", "0")).toExponential(5).toUpperCase(),
  ),
  "last digits of an id lost": cell(PERSON, (id) => `${id.slice(0, 15)}000`),
  "zeros of a hospital lost": cell(HOSPITAL, (id) => String(Number(id))),
  "zeros of a procedure lost": cell(OPERATION, (code) => code.replace(/0+$|x00$/, "").replace(/\.$/, "")),
  "point of a diagnosis lost": cell(MAIN, (code) => code.replace(".", "")),
  "small letters": cell(MAIN, (code) => code.toLowerCase()),
  "name behind the code": cell(MAIN, (code) => `${code} 某病`),
  "two codes in a cell": cell(MAIN, (code) => `${code};I10.x05`),
  "full-width code": cell(MAIN, wide),
  "main diagnosis empty": cell(MAIN, () => ""),
  "main operation empty": row((cells) => cells.with(OPERATION, "").with(OPERATION + 1, "51.2300")),
  "date as a number of days": row((cells) =>
    DATES.reduce((now, at) => now.with(at, serial(now[at] ?? "")), cells as string[]),
  ),
  "no discharge": cell(DISCHARGE, () => ""),
  "dates reversed": row((cells) =>
    cells.with(ADMISSION, cells[DISCHARGE] ?? "").with(DISCHARGE, cells[ADMISSION] ?? ""),
  ),
  "year mistyped": cell(DISCHARGE, (date) => date.replace("2020", "2002")),
  "cost empty": cell(COST, () => ""),
  "cost zero": cell(COST, () => "0"),
  "cost in ten thousands": cell(COST, (cost) => `${(Number(cost) / 10_000).toFixed(6)}`),
  "cost with a unit": cell(COST, (cost) => `${cost}元`),
  "cost below nothing": cell(COST, (cost) => `-${cost}`),
  "fund payment below nothing": cell(FUND, (paid) => `-${paid}`),
  "fund payment above cost": row((cells) => cells.with(FUND, String(Number(cells[COST]) * 2))),
  "age with a unit": cell(AGE, (age) => `${age}岁`),
  "age of months": cell(AGE, () => "3月"),
  "two people under one id": row((cells, random, { rows }) => {
    const others = rows.filter((other) => other[SEX] !== cells[SEX]);
    const other = others[random.integer(0, others.length - 1)] ?? cells;
    return cells.with(PERSON, other[PERSON] ?? "");
  }),
};
