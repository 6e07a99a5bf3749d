import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { type CellObject, CFB, utils, type WorkSheet, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { tableForm } from "../../src/cli/scan/table-form.js";
import { readSpreadsheet } from "../../src/cli/sheets/spreadsheet.js";
import { unzip } from "../../src/cli/sheets/unzip.js";
import { rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const CLERK = join(import.meta.dirname, "fixtures", "clerk");

async function grouped(file: string) {
  const run = await runCli(["group", "--scheme", "zj-drg@1.1", "--in", file, "--out", "-", "--locale", "en"]);
  return { ...run, rows: () => rowsOf(run.stdout).map(({ caseId, drg }) => [caseId, drg]) };
}

it.each([
  ["\ufeff", false],
  ["", false],
  ["\ufeff", true],
])("text in UTF-32 is refused as what it is (mark %j, big-endian %j)", async (mark, isBig) => {
  const file = join(temporaryFolder(), "a.csv");
  const units = Array.from(`${mark}caseId,sex\n1,男\n`, (character) => {
    const unit = Buffer.alloc(4);
    if (isBig) unit.writeUInt32BE(character.codePointAt(0) ?? 0);
    else unit.writeUInt32LE(character.codePointAt(0) ?? 0);
    return unit;
  });
  writeFileSync(file, Buffer.concat(units));
  expect((await grouped(file)).stderr).toMatch(/INPUT_OTHER_KIND: .* holds text in UTF-32/);
});

it("a header whose names are parted by what parts no columns is called that", async () => {
  const file = join(temporaryFolder(), "a.csv");
  writeFileSync(file, "病案号^性别^主要诊断^主要手术操作\n1^男^K80.100x001^51.2300\n");
  expect((await grouped(file)).stderr).toMatch(/HEADER_FIELD_MISSING: .*part them by commas/);
});

describe("the form of a table is found from its text, and said", () => {
  it.each([
    ["form-mac.csv", "READ_LINE_ENDS"],
    ["form-tab.csv", "READ_DELIMITER: Read with tabs"],
    ["form-semi.csv", "READ_DELIMITER: Read with semicolons"],
    ["form-sep.csv", "READ_DELIMITER: Read with commas between cells, as its first line says"],
    ["form-utf16.csv", "READ_ENCODING: Read as UTF-16LE"],
  ])("%s: %s", async (name, said) => {
    const run = await grouped(join(CLERK, name));
    expect(run.code).toBe(0);
    expect(run.stderr).toContain(said);
    expect(run.rows()).toEqual([["1", "HC35"]]);
  });

  it.each(["\u2028", "\u2029", "\u0085"])("lines that %j parts are rows, not one header", async (end) => {
    const file = join(temporaryFolder(), "a.csv");
    const rows = ["病案号,性别,年龄,主要诊断,手术1", "1,男,66,K80.100x001,51.2300"];
    writeFileSync(file, rows.join(end) + end);
    const run = await grouped(file);
    expect([run.code, run.rows()]).toEqual([0, [["1", "HC35"]]]);
    expect(run.stderr).toMatch(/READ_LINE_ENDS: Its lines end in a .* \(U\+\w{4}\) alone/);
  });

  it("title-row.csv: the header is found below a title, and the title said", async () => {
    const run = await grouped(join(CLERK, "title-row.csv"));
    expect(run.code).toBe(0);
    expect(run.stderr).toContain("READ_HEADER_LINE: Line 2 is the header");
    expect(run.rows()).toEqual([
      ["1", "HC35"],
      ["2", "HC35"],
    ]);
  });

  it.each([
    ["诊断,,,手术,", ",,,主要,其他1,其他2,1,2", "主要诊断 其他诊断1 其他诊断2 手术1 手术2"],
    ["诊断,,,手术,", ",,,1,2,3,1,2", "诊断1 诊断2 诊断3 手术1 手术2"],
  ])("a name over several columns is that of the line below it: %s", async (over, below, joined) => {
    const file = join(temporaryFolder(), "a.csv");
    const row = "1,男,66,K80.100x001,I50.900,J96.000,51.2300,";
    writeFileSync(file, `病案号,性别,年龄,${over}\n${below}\n${row}\n`);
    const run = await grouped(file);
    expect(run.stderr).toContain(
      `READ_HEADER_JOINED: The header has two lines (1 and the one below), which were joined column by column: "病案号 性别 年龄 ${joined}"`,
    );
    expect([run.code, run.rows()]).toEqual([0, [["1", "HC31"]]]);
  });

  it("a name that is merged over several columns of a sheet stands over each", async () => {
    const file = join(temporaryFolder(), "a.xlsx");
    const sheet = utils.aoa_to_sheet([
      ["病案号", "性别", "年龄", "出院诊断编码", "", "", "手术编码", ""],
      ["1", "男", 66, "K80.100x001", "I50.900", "J96.000", "51.2300", "54.5901"],
    ]);
    sheet["!merges"] = [utils.decode_range("D1:F1"), utils.decode_range("G1:H1")];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "S");
    writeFileSync(file, write(book, { type: "buffer", bookType: "xlsx" }));
    const run = await grouped(file);
    expect([run.code, run.rows()]).toEqual([0, [["1", "HC31"]]]);
  });

  it("a file without a header that is known shows the line that was taken for it", async () => {
    const file = join(temporaryFolder(), "a.csv");
    writeFileSync(file, "甲,乙\n1,2\n");
    const run = await grouped(file);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('What was taken for the header: "甲, 乙"');
  });

  /** The beginning of a text, and what stands between its cells. */
  const DELIMITERS: readonly (readonly [string, string])[] = [
    ["a,b\n1,2\n", ","],
    ["a;b\n1,5;2,5\n3,5;4,5\n", ";"],
    ["a\tb\n1,234.50\t2\n", "\t"],
    ["a,b\nK80;K11,2\nK80;K11,3\n", ","],
    ['a,b\n"x;y;z","p;q;r"\n', ","],
    ["caseId\n1\n", ","],
    ["sep=|\na|b\n", "|"],
    ["", ","],
  ];
  it.each(DELIMITERS)("%j: %j", (text, delimiter) => {
    expect(tableForm(text).delimiter).toBe(delimiter);
  });

  it("a carriage return ends a line only where no line feed does", () => {
    expect(tableForm("a,b\r1,2\r").lineEnd).toBe("\r");
    expect(tableForm("a,b\r\n1,2\r\n").lineEnd).toBe("\n");
    expect(tableForm('a,"b\rc"\n1,2\n').lineEnd).toBe("\n");
    expect(tableForm('a,"b\nc"\r1,2\r').lineEnd).toBe("\r");
    expect(tableForm("a,b\u20281,2").lineEnd).toBe("\u2028");
    expect(tableForm("a,b\n1,2\u20283\n").lineEnd).toBe("\n");
  });
});

describe("spreadsheets are read, whatever the form of their cells", () => {
  const HEADER = [
    "病案号",
    "性别",
    "年龄",
    "入院日期",
    "出院日期",
    "住院总费用",
    "主要诊断编码",
    "主要手术操作编码",
  ];
  const number = (v: number, z?: string): CellObject => ({ t: "n", v, ...(z !== undefined && { z }) });
  /** 2021-01-05 and 2021-01-09 as a spreadsheet counts days. */
  const DAYS = [44201, 44205] as const;

  function sheetOf(rows: readonly (readonly (CellObject | string | number)[])[]): WorkSheet {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) => row.map((cell) => (typeof cell === "object" ? "" : cell))),
    );
    for (const [r, row] of rows.entries()) {
      for (const [c, cell] of row.entries()) {
        if (typeof cell === "object") sheet[utils.encode_cell({ r, c })] = cell;
      }
    }
    return sheet;
  }

  function spreadsheet(name: string, sheets: Readonly<Record<string, WorkSheet>>): string {
    const book = utils.book_new();
    for (const [title, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, title);
    const file = join(temporaryFolder(), name);
    const bookType = name.endsWith(".xls") ? "biff8" : "xlsx";
    writeFileSync(file, write(book, { type: "buffer", bookType }) as Uint8Array);
    return file;
  }

  const sheetXml = (rows: string): string =>
    `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

  /** A workbook whose only sheet has such a text. */
  function withSheet(xml: string): Uint8Array {
    const book = utils.book_new();
    utils.book_append_sheet(book, sheetOf([["a"]]), "明细");
    const container = CFB.read(write(book, { type: "buffer", bookType: "xlsx" }), { type: "buffer" });
    CFB.find(container, "/xl/worksheets/sheet1.xml").content = Buffer.from(xml);
    CFB.find(container, "/xl/worksheets/sheet1.xml").size = Buffer.byteLength(xml);
    return CFB.write(container, { fileType: "zip", type: "buffer" }) as Uint8Array;
  }

  /** A zip of deflated files that say they have such a size. */
  function zipOf(files: readonly (readonly [name: string, deflated: Buffer, size: number])[]): Uint8Array {
    const heads: Buffer[] = [];
    const central: Buffer[] = [];
    let at = 0;
    for (const [name, deflated, size] of files) {
      const crc = size === 1 << 20 ? 0xa738ea1c : 0;
      const head = Buffer.alloc(30);
      head.writeUInt32LE(0x04034b50, 0);
      head.writeUInt16LE(name.length, 26);
      const entry = Buffer.alloc(46);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt16LE(8, 10);
      entry.writeUInt32LE(crc, 16);
      entry.writeUInt32LE(deflated.length, 20);
      entry.writeUInt32LE(size, 24);
      entry.writeUInt16LE(name.length, 28);
      entry.writeUInt32LE(at, 42);
      heads.push(head, Buffer.from(name), deflated);
      central.push(entry, Buffer.from(name));
      at += 30 + name.length + deflated.length;
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(files.length, 10);
    end.writeUInt32LE(at, 16);
    return Buffer.concat([...heads, ...central, end]);
  }

  const cases = () =>
    sheetOf([
      ["出院病人明细"],
      HEADER,
      [
        "1",
        "男",
        60,
        number(DAYS[0], "yyyy/m/d"),
        number(DAYS[1], "m/d/yy"),
        number(12345.6, "#,##0.00"),
        "K80.100x001",
        number(51.23, "00.0000"),
      ],
      ["2", "男", 60, "2021-01-05", "2021-01-09", 12345.600000000002, "K80.100x001", number(51.23)],
    ]);

  it.each(["a.xlsx", "a.xls", "called-otherwise.csv"])("%s", async (name) => {
    const run = await grouped(spreadsheet(name, { 明细: cases(), 说明: sheetOf([["只是说明"]]) }));
    expect(run.stderr).toContain("READ_HEADER_LINE: Line 2 is the header");
    expect(run.stderr).toContain('READ_SHEET: The sheet "明细" is read');
    // The second code is shown as 51.23, which is no code: its case is in doubt.
    expect(run.stderr).toContain("GROUPING_CODE_DAMAGED");
    expect(rowsOf(run.stdout).map(({ caseId, codesInDoubt }) => [caseId, codesInDoubt])).toEqual([
      ["1", undefined],
      ["2", ["procedures.0"]],
    ]);
  });

  it("two sheets that look alike are not chosen between", async () => {
    const run = await grouped(spreadsheet("a.xlsx", { 一月: cases(), 二月: cases() }));
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("INPUT_SHEET_NOT_CHOSEN");
  });

  it("of two sheets that look alike a hidden one is said to be hidden", async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, cases(), "一月");
    utils.book_append_sheet(book, cases(), "旧");
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
    const file = join(temporaryFolder(), "a.xlsx");
    writeFileSync(file, write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array);
    expect((await grouped(file)).stderr).toContain("look like what is asked for: 一月, 旧 (hidden).");
  });

  it("a header of two lines is found in a workbook of several sheets too", async () => {
    const twoLines = sheetOf([
      ["结算", "患者", "", "诊断", "", "主要"],
      ["流水号", "性别", "年龄", "主要", "其他1", "手术操作"],
      ["1", "男", 66, "K80.100x001", "I10.x00x002", "51.2300"],
    ]);
    const run = await grouped(spreadsheet("a.xlsx", { 说明: sheetOf([["只是说明"]]), 明细: twoLines }));
    expect(run.stderr).toContain('READ_SHEET: The sheet "明细" is read');
    expect([run.code, run.rows()]).toEqual([0, [["1", "HC33"]]]);
  });

  it("an error, a date that is a bare number and a row that lacks its cells are refused with their row", async () => {
    const run = await grouped(
      spreadsheet("a.xlsx", {
        a: sheetOf([
          HEADER,
          ["1", "男", 60, DAYS[0], DAYS[1], 1, "K80.100x001", ""],
          ["2", "男", 60, "", "", { t: "e", v: 42 }, "K80.100x001", ""],
        ]),
      }),
    );
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/:2: admissionDate: CELL_DATE_SERIAL/);
    expect(run.stderr).toMatch(/:3: totalCost: CELL_SPREADSHEET_ERROR/);
  });

  it("a day that is a number in a date format is that day; a number of no day is refused with its row", async () => {
    const run = await grouped(
      spreadsheet("a.xlsx", {
        a: sheetOf([
          HEADER,
          [
            "1",
            "男",
            60,
            number(20210105, "yyyy-mm-dd"),
            number(DAYS[1], "yyyy-mm-dd"),
            1,
            "K80.100x001",
            "",
          ],
          [
            "2",
            "男",
            60,
            number(99999999, "yyyy-mm-dd"),
            number(DAYS[1], "yyyy-mm-dd"),
            1,
            "K80.100x001",
            "",
          ],
        ]),
      }),
    );
    expect(run.code).toBe(1);
    expect(run.rows().map(([caseId]) => caseId)).toEqual(["1"]);
    expect(run.stderr).toMatch(/:3: admissionDate: CELL_UNREADABLE/);
  });

  it("an amount is what was entered, not what its format leaves of it", async () => {
    const file = spreadsheet("a.xlsx", {
      a: sheetOf([
        ["病案号", "住院总费用"],
        ["1", number(-12345.67, "#,##0;[Red]#,##0")],
        ["2", number(12345.67, "0.00,")],
      ]),
    });
    const [sheet] = await readSpreadsheet(readFileSync(file), file);
    expect(sheet?.rows.slice(1)).toEqual([
      ["1", "-12345.67"],
      ["2", "12345.67"],
    ]);
  });

  it("cells that are merged over rows are said: all but the first are empty", async () => {
    const sheet = cases();
    sheet["!merges"] = [{ s: { r: 2, c: 1 }, e: { r: 3, c: 1 } }];
    const run = await grouped(spreadsheet("a.xlsx", { a: sheet }));
    expect(run.stderr).toContain(
      "READ_MERGED: Below the header 1 cell is merged over several rows (the first in row 3)",
    );
  });

  it("a formula that was never calculated is no empty cell; an empty text that was calculated is one", async () => {
    const file = join(temporaryFolder(), "a.xlsx");
    const row = (cells: string) =>
      `<row r="1"><c r="A1" t="inlineStr"><is><t>病案号</t></is></c><c r="B1" t="inlineStr"><is><t>住院总费用</t></is></c></row><row r="2"><c r="A2"><v>1</v></c>${cells}</row>`;
    for (const [cell, code] of [
      ['<c r="B2"><f>1000+234.5</f><v></v></c>', "CELL_SPREADSHEET_ERROR"],
      ['<c r="B2"><f>1000+234.5</f></c>', "CELL_SPREADSHEET_ERROR"],
      ['<c r="B2" t="str"><f>""</f><v></v></c>', ""],
      ['<c r="B2" s="0"/>', ""],
    ] as const) {
      writeFileSync(file, withSheet(sheetXml(row(cell))));
      const run = await grouped(file);
      expect(run.code).toBe(code === "" ? 0 : 1);
      expect(run.stderr).toContain(code);
    }
  });

  it("a sheet that breaks off is refused by its name, not left out", async () => {
    const file = join(temporaryFolder(), "a.xlsx");
    const xml = sheetXml('<row r="1"><c r="A1"><v>1</v></c></row>');
    for (const broken of [xml.slice(0, -40), xml.slice(0, -9), xml.replace("</sheetData>", "")]) {
      writeFileSync(file, withSheet(broken));
      const run = await grouped(file);
      expect(run.code).toBe(1);
      expect(run.stderr).toContain("INPUT_SHEET_PART_BROKEN");
      expect(run.stderr).toMatch(/The sheet "(?:明细|xl\/worksheets\/sheet1.xml)"/);
    }
  });

  it("a sheet in which a row stands twice is refused: one of them would be lost", async () => {
    const file = join(temporaryFolder(), "a.xlsx");
    const row = (at: number, id: number) => `<row r="${at}"><c r="A${at}"><v>${id}</v></c></row>`;
    writeFileSync(file, withSheet(sheetXml(row(1, 1) + row(3, 2) + row(2, 3) + row(3, 9))));
    const run = await grouped(file);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(
      `INPUT_SHEET_ROW_TWICE: Row 3 stands more than once in "xl/worksheets/sheet1.xml" of ${file}`,
    );
    writeFileSync(file, withSheet(sheetXml(row(1, 1) + row(3, 2) + row(2, 3))));
    expect((await grouped(file)).stderr).not.toContain("INPUT_SHEET_ROW_TWICE");
  });

  it("a byte that changed is found, and what unpacks beyond all measure is not unpacked", async () => {
    const file = spreadsheet("a.xlsx", { 明细: cases() });
    const bytes = readFileSync(file);
    const at = bytes.indexOf("12345.6");
    expect(at).toBeGreaterThan(0);
    bytes.write("9", at);
    writeFileSync(file, bytes);
    expect((await grouped(file)).stderr).toContain("INPUT_SHEET_BROKEN");
    const packed = zipOf([["a.xml", deflateRawSync(Buffer.alloc(1 << 20)), 1 << 20]]);
    expect(unzip(packed, 1 << 20)?.[0]?.bytes.length).toBe(1 << 20);
    expect(unzip(packed, (1 << 20) - 1)).toBeUndefined();
    const huge = zipOf([["a.xml", Buffer.alloc(9), 1 << 30]]);
    await expect(readSpreadsheet(huge, "a.xlsx")).rejects.toMatchObject({ code: "INPUT_SHEET_TOO_LARGE" });
    expect(() => unzip(zipOf([["a.xml", deflateRawSync(Buffer.alloc(1 << 20)), 9]]), 1 << 20)).toThrow();
    expect(() => unzip(zipOf([["a.xml", Buffer.from("never a deflated text"), 9]]), 99)).toThrow();
  });

  it("a workbook with a password is told as such", async () => {
    const file = join(temporaryFolder(), "a.xlsx");
    const locked = CFB.utils.cfb_new();
    for (const name of ["EncryptionInfo", "EncryptedPackage"]) {
      CFB.utils.cfb_add(locked, name, Buffer.alloc(64, 4));
    }
    writeFileSync(file, CFB.write(locked, { type: "buffer" }) as Uint8Array);
    expect((await grouped(file)).stderr).toContain("INPUT_SHEET_LOCKED");
  });

  it.each([
    ["workbook", "budget.xlsx", Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0])],
    ["table under its own name", "budget.csv", "统筹区,险种,金额\nA,职工,100\n"],
    ["table under another", "budget.json", "统筹区,险种,金额\nA,职工,100\n"],
  ])("a %s where a JSON file is read is told as that", async (_what, name, content) => {
    const budget = join(temporaryFolder(), name);
    writeFileSync(budget, content);
    const absent = ["--cases", budget, "--hospitals", budget, "--history", budget];
    const out = join(temporaryFolder(), "out");
    const words = [
      "settle",
      "--ruleset",
      "zhejiang-shaoxing@2020",
      "--budget",
      budget,
      ...absent,
      "--out",
      out,
    ];
    const { code, stderr } = await runCli([...words, "--locale", "zh"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("INPUT_SHEET_FOR_JSON")]);
  });

  it("hidden rows are read and told, and so is a hidden sheet", async () => {
    const sheet = cases();
    sheet["!rows"] = [{}, {}, {}, { hidden: true }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "明细");
    utils.book_append_sheet(book, sheetOf([["说明"]]), "旧");
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
    const file = join(temporaryFolder(), "a.xlsx");
    writeFileSync(file, write(book, { type: "buffer", bookType: "xlsx" }) as Uint8Array);
    const run = await grouped(file);
    expect(run.stderr).toContain("READ_HIDDEN_ROWS: Below the header 1 row is hidden");
    expect(run.stderr).toContain("the others are not: 旧 (hidden).");
    expect(run.rows().length).toBe(2);
  });

  it("the 0 of a formula that nobody has calculated is no value", async () => {
    const days = DAYS.map((day) => number(day, "yyyy-mm-dd"));
    const cost: CellObject = { t: "n", v: 0, f: "1200+34.5" };
    const sheet = sheetOf([HEADER, ["1", "男", 60, ...days, cost, "K80.100x001", "51.2300"]]);
    const file = spreadsheet("a.xlsx", { 明细: sheet });
    expect((await grouped(file)).stderr).not.toContain("CELL_SPREADSHEET_ERROR");
    const container = CFB.read(readFileSync(file), { type: "buffer" });
    const book = CFB.find(container, "/xl/workbook.xml");
    const asks = '<calcPr fullCalcOnLoad="1"/></workbook>';
    book.content = Buffer.from(Buffer.from(book.content).toString("utf8").replace("</workbook>", asks));
    book.size = book.content.length;
    writeFileSync(file, CFB.write(container, { fileType: "zip", type: "buffer" }) as Uint8Array);
    expect((await grouped(file)).stderr).toContain("CELL_SPREADSHEET_ERROR");
  });

  it("a spreadsheet that is cut short is refused", async () => {
    const file = join(temporaryFolder(), "a.xlsx");
    writeFileSync(file, Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]));
    const run = await grouped(file);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("INPUT_SHEET_BROKEN");
  });

  it("a text that is called .xls is read as the text it is", async () => {
    const file = join(temporaryFolder(), "a.xls");
    writeFileSync(file, "病案号\t主要诊断编码\n1\tK80.100x001\n");
    expect((await grouped(file)).rows()).toEqual([["1", "0000"]]);
  });
});
