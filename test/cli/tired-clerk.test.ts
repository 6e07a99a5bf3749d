import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { CFB, utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { hospitalRows, publishedGroupRows, type RowKind } from "../../src/cases/index.js";
import { joinedHeader } from "../../src/cli/sheets/header-lines.js";
import { jsonLines, rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

/** Groups a file under `zj-drg@1.1`; a text is written as UTF-8. */
async function grouped(name: string, content: string | Uint8Array, locale: "zh" | "en" = "en") {
  const folder = temporaryFolder();
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  const out = join(folder, "out.jsonl");
  const words = ["group", "--scheme", "zj-drg@1.1", "--in", file, "--out", out, "--locale", locale];
  const run = await runCli(words);
  const rows = (one: string) => rowsOf(readFileSync(join(folder, one), "utf8"));
  return {
    ...run,
    stderr: run.stderr.replaceAll(file, name).replace(/^chs-drg: /, ""),
    drgs: () => rows("out.jsonl").map(({ caseId, drg }) => [caseId, drg]),
    rejected: () => rows("rejected.jsonl").map(({ line, code }) => [line, code]),
  };
}

type Rows = readonly (readonly (string | number)[])[];

function workbook(
  sheets: Readonly<Record<string, Rows>>,
  {
    bookType = "xlsx",
    hiddenColumns = [],
  }: { bookType?: "xlsx" | "ods"; hiddenColumns?: readonly number[] } = {},
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
    if (hiddenColumns.length > 0) {
      sheet["!cols"] = (rows[0] ?? []).map((_, at) => ({ hidden: hiddenColumns.includes(at) }));
    }
    utils.book_append_sheet(book, sheet, name);
  }
  return write(book, { type: "buffer", bookType }) as Uint8Array;
}

const HEADER = ["病案号", "性别", "年龄", "主要诊断", "主要手术操作"] as const;
const STAYS = [
  ["1", "男", 60, "K80.100x001", "51.2300"],
  ["2", "女", 61, "K80.100x001", "51.2300"],
] as const;
const DRGS = [
  ["1", "HC35"],
  ["2", "HC35"],
];
const csv = (rows: Rows) => rows.map((row) => `${row.join(",")}\n`).join("");

describe("what is not used of a header is told in one line", () => {
  it("of 300 columns that are not known twenty are named", async () => {
    const extra = Array.from({ length: 300 }, (_, at) => `自定义${at + 1}`);
    const table = csv([
      [...HEADER, ...extra],
      [...STAYS[0], ...extra.map(() => "")],
    ]);
    const { code, stderr } = await grouped("a.csv", table);
    expect(code).toBe(0);
    const lines = stderr.split("\n").filter((line) => line.includes("HEADER_UNKNOWN"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("300 columns stand for no field");
  });
});

describe("a mistyped key of JSONL is told with the field that it may stand for", () => {
  it("also where many keys are not read", async () => {
    const own = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`own${at}`, "1"]));
    const stay = { caseId: "1", sex: "male", ageYears: 0, ageDays: 3, diagnoses: ["P07.100"], ...own };
    const { stderr } = await grouped("a.jsonl", jsonLines([{ ...stay, newbornWeigth: 1200 }]));
    expect(stderr).toContain("RECORD_FIELD_NEARLY_KNOWN: There is no field newbornWeigth");
    expect(stderr).toContain("(birthWeightGrams, admissionWeightGrams)");
  });
});

describe("several codes in the column of one", () => {
  it.each(["/", ";", "，", " ", "、", "\t"])("are told with column and row: %j", async (between) => {
    const [first, second] = STAYS;
    const rows = [HEADER, first, [...second.slice(0, 3), `K80.100x001${between}K11.901`, "51.2300"]];
    const { code, stderr } = await grouped("a.csv", csv(rows as Rows), "zh");
    expect(code).toBe(0);
    expect(stderr).toMatch(/CELL_SEVERAL_CODES: 列“主要诊断”应只有一个编码，.*却有 2 个.* \(1 处，第 3 行\)/);
  });
});

describe("rows that hold nothing are no cases", () => {
  it("commas alone in a CSV, above, between and below the rows", async () => {
    const blank = ",,,,\n";
    const table = `${blank}${csv([HEADER, STAYS[0]])}${blank}${csv([STAYS[1]])} , ,,,\r\n"","",,,\n${blank}`;
    for (const text of [table, table.replaceAll('""', "")]) {
      const run = await grouped("a.csv", text);
      expect(run.stderr).toBe("2 cases: 2 grouped, 0 ambiguous, 0 ungroupable, 0 invalid; 0 rows rejected\n");
      expect(run.drgs()).toEqual(DRGS);
    }
  });

  it("semicolons alone in a table with semicolons", async () => {
    const run = await grouped("a.csv", csv([HEADER, ["", "", "", "", ""], ...STAYS]).replaceAll(",", ";"));
    expect([run.code, run.drgs()]).toEqual([0, DRGS]);
  });

  it("blank rows of a sheet", async () => {
    const run = await grouped("a.xlsx", workbook({ a: [HEADER, [" ", ""], STAYS[0], [], STAYS[1]] }));
    expect([run.code, run.drgs()]).toEqual([0, DRGS]);
  });
});

describe("a file is what it holds, whatever it is called", () => {
  const records = STAYS.map(([caseId, , ageYears, diagnosis, procedure]) => {
    return { caseId, sex: "male", ageYears, diagnoses: [diagnosis], procedures: [procedure] };
  });
  it.each<[string, string | Uint8Array]>([
    ["a.txt", csv([HEADER, ...STAYS]).replaceAll(",", "\t")],
    ["without-ending", csv([HEADER, ...STAYS])],
    ["2020.05", csv([HEADER, ...STAYS])],
    ["jsonl-without-ending", jsonLines(records)],
    ["json-without-ending", JSON.stringify(records, undefined, 2)],
    ["a.bak", gzipSync(csv([HEADER, ...STAYS]))],
    ["a.et", workbook({ 明细: [HEADER, ...STAYS] })],
    ["workbook-without-ending", workbook({ 明细: [HEADER, ...STAYS] })],
    ["a.utf16", Buffer.from(`\ufeff${csv([HEADER, ...STAYS])}`, "utf16le")],
  ])("%s", async (name, content) => {
    const run = await grouped(name, content);
    expect([run.code, run.code === 0 && run.drgs()]).toEqual([0, DRGS]);
  });

  function zipOf(entries: Readonly<Record<string, string>>): Uint8Array {
    const container = CFB.utils.cfb_new();
    for (const [name, text] of Object.entries(entries)) CFB.utils.cfb_add(container, name, Buffer.from(text));
    return CFB.write(container, { fileType: "zip", type: "buffer" }) as Uint8Array;
  }

  const SAVE = "Open it in a spreadsheet program and save it as .xlsx or .csv.";
  const ODS = workbook({ a: [HEADER, ...STAYS] }, { bookType: "ods" });
  it.each<[string, string | Uint8Array, string, string]>([
    ["a.ods", ODS, "an OpenDocument file (.ods)", SAVE],
    ["ods.xlsx", ODS, "an OpenDocument file (.ods)", SAVE],
    ["page.xls", "<html><table><tr><td>病案号</td></tr></table></html>", "a web page or other markup", SAVE],
    ["old.xls", '\ufeff<?xml version="1.0"?><Workbook/>', "a web page or other markup", SAVE],
    ["biff2.xls", Uint8Array.of(9, 0, 4, 0, 2, 0, 16, 0), "a spreadsheet of Excel 2, 3 or 4", SAVE],
    ["biff4.xls", Uint8Array.of(9, 4, 6, 0, 0, 4, 16, 0), "a spreadsheet of Excel 2, 3 or 4", SAVE],
    ["a.csv", "%PDF-1.4", "a document in print form (.pdf)", "Export .xlsx or .csv from where it was made."],
    ["packed.csv", gzipSync("病案号\n1\n"), "an archive", "Unpack it, and read the file in it."],
    ["a.zip", zipOf({ "a.csv": "病案号\n1\n" }), "an archive", "Unpack it, and read the file in it."],
    [
      "a.docx",
      zipOf({ "word/document.xml": "<w:document/>" }),
      "a text document",
      "Copy its table into a spreadsheet program and save it as .xlsx or .csv.",
    ],
  ])("%s is none that is read, and told as what it is", async (name, content, kind, remedy) => {
    const run = await grouped(name, content);
    expect(run.code).toBe(1);
    expect(run.stderr).toBe(
      `INPUT_OTHER_KIND: ${name} holds ${kind}, a form that is not read here, so nothing was read. ${remedy}\n`,
    );
    expect((await grouped(name, content, "zh")).stderr).toMatch(
      /^INPUT_OTHER_KIND: .* 的内容是.*，这里不读这种格式，故未读入。请.*。\n$/,
    );
  });

  const LINES = jsonLines(records);
  const ARRAY = JSON.stringify(records);
  it.each<[string, string, string]>([
    ["lines.csv", LINES, ".jsonl"],
    ["line.csv", JSON.stringify(records[0]), ".jsonl"],
    ["marked.csv", `\ufeff${LINES}`, ".jsonl"],
    ["array.csv", ARRAY, ".json"],
    ["array.jsonl", ARRAY, ".json"],
    ["laid-out.jsonl", JSON.stringify(records, undefined, 2), ".json"],
    ["object.jsonl", JSON.stringify(records[0], undefined, 2), ".json"],
    ["lines.json", LINES, ".jsonl"],
    ["table.jsonl", csv([HEADER, ...STAYS]), ".csv"],
    ["table.json", `\ufeff${csv([HEADER, ...STAYS])}`, ".csv"],
    ["tabs.ndjson", csv([HEADER, ...STAYS]).replaceAll(",", "\t"), ".csv"],
    ["quoted.jsonl", csv([HEADER.map((name) => `"${name}"`), ...STAYS]), ".csv"],
    ["titled.jsonl", csv([["住院明细", "2024年"], HEADER, ...STAYS]), ".csv"],
  ])("%s is told as what it holds, and read under the ending that is told", async (name, content, ending) => {
    const run = await grouped(name, content);
    expect([run.code, run.stderr]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(
          `^INPUT_NAMED_OTHERWISE: ${name} holds (?:JSON|a table \\(CSV\\)).*Give it a name that ends in \\${ending}\\.\n$`,
        ),
      ),
    ]);
    expect((await grouped(name, content, "zh")).stderr).toContain(`请将文件名的结尾改为 ${ending}。`);
    expect((await grouped(`mended${ending}`, content)).code).toBe(0);
  });

  it.each([
    ["a first line that is broken", `caseId": "1", "sex": "male"}\n${LINES}`, "ROW_NOT_JSON"],
    ["remarks", `// stays, 2024\n// of one month\n${LINES}`, "ROW_NOT_JSON"],
  ])("JSONL with %s is no table", async (_what, content, code) => {
    expect((await grouped("a.jsonl", content)).stderr).toMatch(new RegExp(`^a\\.jsonl:1: ${code}`));
  });

  it("cells parted by vertical bars are refused: bars part lists in a cell", async () => {
    const bars = csv([["住院明细", "", "", "", ""], HEADER, ...STAYS]).replaceAll(",", "|");
    const run = await grouped("a.csv", bars);
    expect([run.code, run.stderr]).toEqual([
      1,
      expect.stringMatching(/INPUT_DELIMITER_OF_LISTS: Vertical bars.*Export it again with commas/),
    ]);
    expect((await grouped("a.csv", csv([HEADER, ...STAYS]))).code).toBe(0);
  });

  it("a packed file that is broken is told as that, whatever it is called", async () => {
    const run = await grouped("a.bak", Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff));
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining("INPUT_GZIP_BROKEN")]);
  });

  it("bytes of which nobody knows the form are refused by the name", async () => {
    const run = await grouped("a.dat", Uint8Array.of(1, 0, 2, 0, 0, 3));
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining("INPUT_FORMAT_UNKNOWN")]);
  });
});

describe("the header is a row of names, not a title that is one", () => {
  it.each([["住院号"], ["病案号"]])("%s alone above it is a title", async (title) => {
    const told = "READ_HEADER_LINE: Line 2 is the header";
    for (const [name, content] of [
      ["a.csv", csv([[title, "", "", "", ""], HEADER, ...STAYS])],
      ["b.csv", csv([[title], HEADER, ...STAYS])],
      ["a.xlsx", workbook({ 住院号: [[title], HEADER, ...STAYS] })],
    ] as const) {
      const run = await grouped(name, content);
      expect([run.code, run.drgs()]).toEqual([0, DRGS]);
      expect(run.stderr).toContain(told);
    }
  });

  it("a table of nothing but ids has such a header; a header below which another stands is the first", async () => {
    expect((await grouped("a.csv", "病案号\n1\n2\n")).drgs()).toHaveLength(2);
    const more = [...HEADER, "住院总费用"];
    const run = await grouped("a.csv", csv([HEADER, STAYS[0], more, [...STAYS[1], "1.00"]]));
    expect(run.drgs()).toEqual([DRGS[0]]);
    expect(run.rejected()).toEqual([
      [3, "ROW_NAMES_COLUMNS"],
      [4, "ROW_WIDTH"],
    ]);
  });

  it.each(["单位：万元", "（万元）", "金额单位: 人民币千元", "出院明细　单位（万元）"])(
    "a title that says %s stops the run: amounts are read as yuan",
    async (title) => {
      const header = [...HEADER, "住院总费用"];
      const table = csv([[title], header, [...STAYS[0], "1.23"]]);
      const unit = /单位.*元|（万元）/.exec(title)?.[0];
      const run = await grouped("a.csv", table);
      expect([run.code, run.stderr]).toEqual([
        1,
        `INPUT_UNIT_ABOVE: "${unit}" stands above the header of a.csv, but amounts are read as yuan, so every one would be another; nothing was read. Convert the amounts to yuan, and correct or delete that line.\n`,
      ]);
      expect((await grouped("a.csv", table, "zh")).stderr).toContain(
        "而金额一律按元读入，各项都会差若干倍，故未读入。请将金额换算为元，并改正或删去这一行。",
      );
      const inYuan = await grouped("a.csv", table.replace(/[万千]元/, "元"));
      expect(inYuan.code).toBe(0);
    },
  );

  it("where no column of amounts stands below, a unit above or below the table stops nothing", async () => {
    const table = csv([["单位：分"], HEADER, STAYS[0], ["注：金额单位为万元", "", "", "", ""]]);
    const run = await grouped("a.csv", table);
    expect([run.drgs(), run.rejected()]).toEqual([[DRGS[0]], [[4, "ROW_IS_NOTE"]]]);
    expect(run.stderr).toContain("READ_HEADER_LINE");
  });

  it.each([
    ["points of groups", publishedGroupRows, "DRG编码,基准点数", false],
    ["scores of hospitals", hospitalRows, "医院代码,等级,年度考核得分", false],
    ["costs of groups", publishedGroupRows, "DRG编码,基准点数,例均费用", true],
    ["costs of hospitals", hospitalRows, "医院代码,等级,历史次均费用", true],
    ["figures of which nobody says what they are", hospitalRows, "医院代码,等级,inputs.上年总额", true],
  ])("tells whether a table has amounts: %s", (_what, kind, header, has) => {
    expect(kind.hasAmounts(header.split(","))).toBe(has);
  });

  it.each([
    ["a line of units below the header", 2, [["", "", "", "", "（万元）"]], []],
    ["a line of units with more beside", 2, [["单位", "", "岁", "", "分"]], []],
    ["a note below the table", 3, [], [["注：金额单位为万元", "", "", "", ""]]],
    ["a last line of one cell", 3, [], [["金额以千元为单位"]]],
  ])("ROW_NAMES_UNIT, INPUT_UNIT_STATED: so does %s", async (_what, line, above, below) => {
    const header = [...HEADER, "住院总费用"];
    const wide = (rows: readonly string[][]) =>
      rows.map((cells) =>
        header.map((_, at) => (at === header.length - 1 ? (cells[4] ?? "") : (cells[at] ?? ""))),
      );
    const table = csv([header, ...wide(above), [...STAYS[0], "1.23"], ...wide(below)]);
    const run = await grouped("a.csv", table);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(
      new RegExp(`a\\.csv:${line}: ROW_NAMES_UNIT: The row says that amounts are in "`),
    );
    expect(run.stderr).toContain(
      `INPUT_UNIT_STATED: Line ${line} of a.csv says that its amounts are not in yuan`,
    );
    expect((await grouped("a.csv", table, "zh")).stderr).toContain(
      "照此计算，各项金额都会差若干倍，故已停止",
    );
  });

  it.each<[string, RowKind<unknown>, string[], string]>([
    [
      "what identifies a hospital stands over both",
      hospitalRows,
      ["医疗机构,,,统筹区", "代码,名称,等级,"],
      "医疗机构代码,医疗机构名称,医疗机构等级,统筹区",
    ],
    [
      "the names below are whole under some columns, parts under others",
      publishedGroupRows,
      ["病组,,费用与点数,", "编码,名称,例均费用,基准点数"],
      "病组编码,病组名称,例均费用,基准点数",
    ],
  ])("two lines are one header of other tables too: %s", (_what, kind, [upper = "", lower = ""], joined) => {
    const names = {
      count: (cells: readonly string[]) => kind.namedColumns(cells),
      each: (cells: readonly string[]) => kind.isNamed(cells),
    };
    expect(joinedHeader(upper.split(","), lower.split(","), names)?.join(",")).toBe(joined);
    expect(joinedHeader(joined.split(","), ["1", "", "2", "3"], names)).toBeUndefined();
  });

  it("what a header lacks may stand in the line above it, below a title", async () => {
    const upper = ["序号", "基本信息", "", "年龄", "诊断", ""];
    const lower = ["", "病案号", "性别", "", "主要诊断", "其他诊断1"];
    const stay = [1, "7", "男", 60, "K80.100x001", "I10.x00"];
    const run = await grouped("a.csv", csv([["住院明细"], upper, lower, stay]));
    const plain = await grouped("b.csv", csv([lower.map((cell, at) => cell || (upper[at] ?? "")), stay]));
    expect([run.code, run.drgs()]).toEqual([plain.code, plain.drgs()]);
    expect(run.drgs()).toEqual([["7", expect.any(String)]]);
    expect(run.stderr).toContain('"序号 病案号 性别 年龄 主要诊断 其他诊断1"');
  });

  it("a header of two lines, the upper one of which is merged, is read as one", async () => {
    const upper = ["病案号", "性别", "年龄", "诊断", "", "手术操作", "", "病区"];
    const lower = ["", "", "", "主要诊断", "其他诊断1", "主要手术操作", "其他手术操作1", ""];
    const stay = ["1", "男", 60, "K80.100x001", "K81.000", "51.2300", "54.5100x005", "3"];
    for (const [name, content] of [
      ["a.csv", csv([upper, lower, stay])],
      ["a.xlsx", workbook({ a: [upper, lower, stay] })],
    ] as const) {
      const run = await grouped(name, content);
      const plain = await grouped("b.csv", csv([lower.map((cell, at) => cell || (upper[at] ?? "")), stay]));
      expect([run.code, run.drgs()]).toEqual([0, plain.drgs()]);
      expect(run.stderr).toContain(
        'READ_HEADER_JOINED: The header has two lines (1 and the one below), which were joined column by column: "病案号 性别 年龄 主要诊断 其他诊断1 主要手术操作 其他手术操作1 病区".',
      );
      expect((await grouped(name, content, "zh")).stderr).toContain(
        "READ_HEADER_JOINED: 表头有两行（第 1 行和其下一行），已按列并成一行：“病案号 性别 年龄 主要诊断",
      );
    }
  });

  it("a sheet that explains the columns is not the one of cases", async () => {
    const explained = [["填报说明"], ["病案号", "必填"], ["性别", "男或女"]];
    const run = await grouped("a.xlsx", workbook({ 说明: explained, 明细: [HEADER, ...STAYS] }));
    expect([run.code, run.drgs()]).toEqual([0, DRGS]);
    expect(run.stderr).toContain('READ_SHEET: The sheet "明细" is read; the others are not: 说明.');
  });

  it("a workbook in which no sheet has a header says what it looked at", async () => {
    const run = (locale: "zh" | "en") =>
      grouped("a.xlsx", workbook({ 说明: [["请逐例填报"]], 明细: STAYS }), locale);
    expect(await run("en")).toMatchObject({
      code: 1,
      stderr:
        'INPUT_SHEET_WITHOUT_HEADER: None of the 2 sheets of a.xlsx has the header of what is asked for within its first 20 rows, so which one is meant cannot be told and nothing was read: "说明" begins with "请逐例填报"; "明细" begins with "1 男 60 K80.100x001 51.2300". Write the names of docs/cases.md in the first row of the sheet that holds the data, or save it as a file of its own.\n',
    });
    expect((await run("zh")).stderr).toBe(
      "INPUT_SHEET_WITHOUT_HEADER: a.xlsx 的 2 张工作表中，前 20 行都没有所要数据的表头，无法判断读哪一张，故未读入：“说明”首行为“请逐例填报”；“明细”首行为“1 男 60 K80.100x001 51.2300”。请在数据所在工作表的首行写上 docs/cases.md 所列的列名，或将其另存为单独的文件。\n",
    );
  });
});

describe("what a workbook hides is read, and told", () => {
  it("columns, by the names that are read", async () => {
    const header = [...HEADER, ""];
    const book = workbook(
      { a: [header, ...STAYS.map((stay) => [...stay, "x"])] },
      { hiddenColumns: [2, 4, 5] },
    );
    const run = await grouped("a.xlsx", book);
    expect([run.code, run.drgs()]).toEqual([0, DRGS]);
    expect(run.stderr).toContain(
      "READ_HIDDEN_COLUMNS: 2 columns are hidden in the workbook, and read like the others: 年龄, 主要手术操作. Delete what should not count and export again.",
    );
    expect((await grouped("a.xlsx", book, "zh")).stderr).toContain(
      "READ_HIDDEN_COLUMNS: 工作簿中有 2 列被隐藏，同样读入：年龄、主要手术操作。若不应计入，请删去后重新导出。",
    );
  });
});

describe("a row with several faults is told with all of them", () => {
  it("a line a cause, up to five, and how many more there are", async () => {
    const header = [...HEADER, "入院日期", "出院日期", "住院总费用"];
    const rows: Rows = [
      header,
      ["1", "甲", "老", "K80.100x001", "", "2020-02-30", "", "1"],
      ["2", "甲", "老", "K80.100x001", "a，b", "2020-02-30", "昨天", "多"],
    ];
    const { stderr } = await grouped("a.csv", csv(rows));
    expect(stderr.match(/^a\.csv:2: .*$/gm)?.map((line) => line.split(": ").slice(1, 3))).toEqual([
      ["sex", "CELL_UNREADABLE"],
      ["ageYears", "CELL_UNREADABLE"],
      ["admissionDate", "CELL_UNREADABLE"],
    ]);
    const second = stderr.match(/^a\.csv:3: .*$/gm) ?? [];
    expect(second).toHaveLength(6);
    expect(second.at(-1)).toBe("a.csv:3: 1 more problem in this row");
    expect((await grouped("a.csv", csv(rows), "zh")).stderr).toContain("a.csv:3: 本行另有 1 处问题\n");
  });
});

describe("a header below the header is no case", () => {
  it("the same once more is passed over, told with its rows, and nothing is left out", async () => {
    const rows: Rows = [HEADER, STAYS[0], HEADER, STAYS[1], HEADER];
    for (const [name, content] of [
      ["a.csv", csv(rows)],
      ["a.xlsx", workbook({ a: rows })],
    ] as const) {
      const run = await grouped(name, content);
      expect([run.code, run.drgs()]).toEqual([0, DRGS]);
      expect(run.stderr).toContain(
        `${name}: ROW_IS_HEADER: The row is the header once more, no record, and was passed over. Keep one header when files are joined. (2 times, line 3, 5)`,
      );
      expect(run.stderr).toContain("0 rows rejected");
    }
  });

  it.each<[string, Rows[number]]>([
    ["names in English", ["caseId", "sex", "ageYears", "diagnoses", "procedures"]],
    ["units", ["", "", "岁", "", ""]],
  ])("a second line of %s is refused as that", async (_what, second) => {
    const run = await grouped("a.csv", csv([HEADER, second, ...STAYS]));
    expect([run.code, run.drgs()]).toEqual([1, DRGS]);
    expect(run.rejected()).toEqual([[2, "ROW_NAMES_COLUMNS"]]);
  });

  it("where every column is a text such a line is no case either", async () => {
    const run = await grouped(
      "a.csv",
      csv([
        ["病案号", "主要诊断编码"],
        ["caseId", "diagnoses"],
        ["1", "K80.100x001"],
      ]),
    );
    expect(run.rejected()).toEqual([[2, "ROW_NAMES_COLUMNS"]]);
  });
});
