import { describe, expect, it } from "vitest";
import { allOf, anyOf } from "../../src/grouping/import/codes-and-conditions.js";
import { complicationsOf } from "../../src/grouping/import/complications-of.js";
import { NATIONAL_LAYOUT, withLayout } from "../../src/grouping/import/document-layout.js";
import { drgsByName, type PrintedDrg } from "../../src/grouping/import/drgs-by-name.js";
import { GroupDraft } from "../../src/grouping/import/group-draft.js";
import { ProblemLog } from "../../src/grouping/import/import-problems.js";
import { importSchemeText } from "../../src/grouping/import/import-scheme-text.js";
import { importSchemeTables, readNameClauses } from "../../src/grouping/import/index.js";
import { joinBrokenCodes } from "../../src/grouping/import/join-broken-codes.js";
import { lineGrammar } from "../../src/grouping/import/line-grammar.js";
import { kindByCode } from "../../src/grouping/import/national-conventions.js";
import { findPageMarks } from "../../src/grouping/import/page-marks.js";
import { readComplications } from "../../src/grouping/import/read-complications.js";
import { readExclusionTables } from "../../src/grouping/import/read-exclusions.js";
import { readSourceLines } from "../../src/grouping/import/read-source-lines.js";
import { readTable } from "../../src/grouping/import/read-table.js";
import type { SchemeDocument } from "../../src/grouping/import/scheme-document.js";
import { splitParts } from "../../src/grouping/import/split-parts.js";
import type { SourceLine, TextPart } from "../../src/grouping/import/text-part.js";
import type { Scheme } from "../../src/grouping/index.js";
import { entryOf, importText, OPTIONS } from "./import-helpers.js";

const place = (line: number, page: string | null = null) => ({ part: "a", page, line });
/** Lines of a part; `PAGE|text` stands on a page. */
const linesOf = (text: string): SourceLine[] =>
  text.split("\n").map((line, at) => {
    const [page, rest] = line.includes("|") ? line.split("|") : [null, line];
    return { text: rest ?? "", place: place(at + 1, page ?? null) };
  });
const problemsOf = (log: ProblemLog) =>
  log.problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`);

describe("page numbers by their form", () => {
  const certain = (line: string) => findPageMarks([line])[0]?.number;
  it.each<[string, number | undefined]>([
    ["12/793", 12],
    ["12 / 793", 12],
    ["1234/1234", 1234],
    ["12345/793", undefined],
    ["第 12/793", undefined],
    ["12/793 页", undefined],
    ["12/a", undefined],
    ["第12页", 12],
    ["第 12 页", 12],
    ["第12页共793页", 12],
    ["第 12 页 , 共 793 页", 12],
    ["第12页/共 793 页", 12],
    ["共793页第12页", 12],
    ["共 793 页 ， 第 12 页", 12],
    ["共793页、第12页", 12],
    ["第12页 共793", undefined],
    ["见第12页", undefined],
    ["第12页末", undefined],
    ["第一页", undefined],
  ])("%s: %s", (line, number) => {
    expect(certain(line)).toBe(number);
  });

  it("of bare numbers those that count up, with the signs beside them", () => {
    const marks = (...lines: readonly string[]) => findPageMarks(lines).map(({ number }) => number);
    expect(marks("1", "-2-", "– 3 –", "—4", "5·", "· 6 ·", "12345", "a8", "9a", "1.0", "1-0")).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect(marks("98", "99", "100", "1000", "1001")).toEqual([98, 99, 100]);
    expect(marks(" 7 ", "\t8\t")).toEqual([7, 8]);
  });

  it.each(["疾病编码", "诊断编码", "手术编码", "操作编码", "表 7", "表7", "I60.", "01.2"])(
    "a page that came as one line begins with its number and %s",
    (words) => {
      const page = (number: number, head: string) => `${number} ${head}${"甲".repeat(120)}`;
      expect(
        findPageMarks([page(9, words), page(10, words)]).map(({ number, rest }) => [number, rest.length]),
      ).toEqual([
        [9, words.length + 120],
        [10, words.length + 120],
      ]);
      expect(findPageMarks([page(9, `甲${words}`), page(10, `甲${words}`)])).toEqual([]);
      expect(findPageMarks([`甲${page(9, words)}`, `甲${page(10, words)}`])).toEqual([]);
    },
  );

  it("numbers of a reference that is broken over lines are no pages, whatever blanks stand beside it", () => {
    const marks = (...lines: readonly string[]) =>
      findPageMarks(lines).map(({ index, number }) => [index, number]);
    expect(marks(" 表 ", " 7 ", "-", "2", "8", "9")).toEqual([
      [4, 8],
      [5, 9],
    ]);
    expect(marks("表", "7-2", "8", "9")).toEqual([
      [2, 8],
      [3, 9],
    ]);
    expect(marks("表", "7-", "8", "9")).toEqual([]);
    expect(marks("表", "a7", "8", "9")).toEqual([
      [2, 8],
      [3, 9],
    ]);
    expect(marks("表", "7a", "8", "9")).toEqual([
      [2, 8],
      [3, 9],
    ]);
    expect(marks("表", "12", "13")).toEqual([]);
  });

  it("of runs that meet in a number the longer one goes on, and of equals the one that came first", () => {
    const marks = (...lines: readonly string[]) => findPageMarks(lines).map(({ index }) => index);
    expect(marks("1", "2", "1", "3")).toEqual([0, 1, 3]);
    expect(marks("3", "1", "2", "4", "5")).toEqual([1, 2, 3, 4]);
    expect(marks("1", "1", "2")).toEqual([0, 2]);
  });
});

describe("the lines of a part", () => {
  const read = (text: string | readonly string[], log = new ProblemLog()) =>
    readSourceLines({ name: "a", text }, log);
  const texts = (text: string | readonly string[]) => read(text).map((line) => line.text);
  const labels = (text: string | readonly string[]) =>
    read(text).map(({ text: said, place: { page, line } }) => `${said} ${page} ${line}`);

  it.each([
    ["I60.~~900", "I60.900"],
    ["I60.900|甲│乙┃丙¦丁", "I60.900 甲 乙 丙 丁"],
    ["Ｉ６０．９００ｘ００１", "I60.900x001"],
    ["０１．２４００", "01.2400"],
    ["Ａ１７．０００＋Ｇ０１＊", "A17.000+G01*"],
    ["01.2×00", "01.2x00"],
    ["I60.900ｘ001 Хх甲", "I60.900x001 Хх甲"],
    ["2×3", "2x3"],
    ["甲×3", "甲×3"],
    ["2×甲", "2×甲"],
    ["I60.900  x001", "I60.900x001"],
    ["I10.x00 X001", "I10.x00X001"],
    ["01.2400 x001", "01.2400x001"],
    ["31.1x00 x005", "31.1x00x005"],
    ["I60.900 x0011", "I60.900 x0011"],
    ["I60.900 x01", "I60.900 x01"],
    ["I60.900 y001", "I60.900 y001"],
    ["R75.  x00x001", "R75.x00x001"],
    ["R75. x00", "R75.x00"],
    ["31.1 x00x005", "31.1x00x005"],
    ["AR75. x00", "AR75. x00"],
    ["R75. x001", "R75. x001"],
    ["R75. x00x0011", "R75.x00x0011"],
    ["A17.000 + G01*", "A17.000+G01*"],
    ["A17.000x002† G01*", "A17.000x002+G01*"],
    ["A17.000+ G01*", "A17.000+G01*"],
    ["A17.x00 +G01*", "A17.x00+G01*"],
    ["A17 + G01*", "A17 + G01*"],
    ["A17.000 + 甲", "A17.000 + 甲"],
    ["  甲  ", "甲"],
  ])("%j is read as %j", (line, meant) => {
    expect(texts(line)).toEqual([meant]);
  });

  it("are cut at every kind of line end", () => {
    expect(texts("甲\n乙\r\n丙\r丁\n\n戊")).toEqual(["甲", "乙", "丙", "丁", "戊"]);
  });

  it("hold no column headers, but a caption under a title", () => {
    expect(
      texts(
        "疾病编码 疾病名称\n序号\t诊断编码\t排除内容\nICD-10编码\n医保版编码\nDRG编码\n疾病及诊断名称\n权重\n基准权重\n备注\n甲",
      ),
    ).toEqual(["甲"]);
    expect(texts("主要诊断\n其他诊断 名称\n编码说明\n甲编码")).toEqual([
      "主要诊断",
      "其他诊断 名称",
      "编码说明",
      "甲编码",
    ]);
    expect(texts("甲\n排除表\n乙")).toEqual(["甲", "乙"]);
    expect(texts("附录 C\n排除表\n乙")).toEqual(["附录 C", "排除表", "乙"]);
    expect(texts("附录 C\n疾病编码\n乙")).toEqual(["附录 C", "乙"]);
    expect(texts("疾病编码 疾病名称 I60.900 甲")).toEqual(["I60.900 甲"]);
    expect(texts("排除表 12")).toEqual(["排除表 12"]);
    expect(texts("甲 疾病编码")).toEqual(["甲 疾病编码"]);
    expect(texts("注：甲\n注 2：乙\n备注：丙")).toEqual(["备注：丙"]);
  });

  it.each([
    ["甲 ..... 3", true],
    ["甲……………3", true],
    ["甲·····", true],
    ["甲 ..... 12  ", true],
    ["甲 .... 3", false],
    ["甲 ..... 3 页", false],
    ["甲 ..... 乙", false],
  ])("%j is of a table of contents: %s", (line, isContents) => {
    expect(texts(`封面\n${line}\n正文`)).toEqual(
      isContents ? ["封面", "正文"] : ["封面", line.trim(), "正文"],
    );
  });

  it("a heading 目录 is its own where nothing else stands on its line", () => {
    expect(texts("总目录\n甲\n乙 ..... 3\n正文")).toEqual(["总目录", "甲", "正文"]);
    expect(texts("目录如下\n甲\n乙 ..... 3\n正文")).toEqual(["目录如下", "甲", "正文"]);
    expect(texts("目  录\n甲\n乙 ..... 3\n正文")).toEqual(["正文"]);
  });

  it("bear the number of their page: before a number at the foot, behind one at the head", () => {
    const body = (page: number) => `甲${page}\n乙${page}`;
    expect(labels(`${body(1)}\n1 / 3\n${body(2)}\n2 / 3\n丙`)).toEqual([
      "甲1 1 1",
      "乙1 1 2",
      "甲2 2 4",
      "乙2 2 5",
      "丙 null 7",
    ]);
    expect(labels(`1 / 3\n${body(1)}\n2 / 3\n${body(2)}`)).toEqual([
      "甲1 1 2",
      "乙1 1 3",
      "甲2 2 5",
      "乙2 2 6",
    ]);
    // Column headers stand below a number at the head of its page.
    expect(labels(`甲\n1 / 3\n疾病编码\n乙\n2 / 3\n疾病编码\n丙`)).toEqual(["甲 null 1", "乙 1 4", "丙 2 7"]);
    expect(labels(`甲\n1 / 3\n疾病编码\n乙\n2 / 3\n丙\n3 / 3\n丁`)).toEqual([
      "甲 1 1",
      "乙 2 4",
      "丙 3 6",
      "丁 null 8",
    ]);
    expect(labels("甲\n乙")).toEqual(["甲 null 1", "乙 null 2"]);
    expect(labels(["甲\n1 / 3", "乙"])).toEqual(["甲 1 1", "乙 2 3"]);
    expect(labels("甲\f乙")).toEqual(["甲 1 1", "乙 2 2"]);
  });

  it("a running head stands before or behind most page numbers, three times at least", () => {
    const pages = (count: number, head: (page: number) => string) =>
      Array.from(
        { length: count },
        (_, at) => `${head(at + 1)}\n${at + 1} / 9\n正文${"甲乙丙丁戊己庚辛壬"[at]}`,
      ).join("\n");
    const left = (count: number, head: (page: number) => string) =>
      texts(pages(count, head)).filter((text) => !text.startsWith("正文")).length;
    expect(left(3, () => "短头")).toBe(0);
    expect(left(2, () => "短头")).toBe(2);
    expect(left(6, (page) => (page < 4 ? "短头" : `其${page}`))).toBe(3);
    expect(left(7, (page) => (page < 4 ? "短头" : `其${page}`))).toBe(7);
    // Above the first number it is the head of the page, and the number begins it.
    expect(labels(pages(3, () => "短头"))).toEqual(["正文甲 1 3", "正文乙 2 6", "正文丙 3 9"]);
  });

  it("lines that repeat at the edges of pages are left out from six characters on, where they are no rule and hold no code", () => {
    const repeated = (line: string, times = 3, of = 4) =>
      texts(
        Array.from({ length: of }, (_, at) =>
          at < times
            ? `${line}\n正文${at}\n末行${"甲乙丙丁戊己庚辛壬癸子丑寅卯辰"[at]}`
            : `正文${at}\n末行${"甲乙丙丁戊己庚辛壬癸子丑寅卯辰"[at]}`,
        ),
      ).filter((text) => text === line).length;
    expect(repeated("一二三四五六七")).toBe(0);
    expect(repeated("甲乙丙丁戊己")).toBe(0);
    expect(repeated("甲乙丙丁戊")).toBe(3);
    expect(repeated("甲乙丙丁戊己", 2)).toBe(2);
    // A quarter of the pages at least.
    expect(repeated("甲乙丙丁戊己", 3, 13)).toBe(0);
    expect(repeated("甲乙丙丁戊己", 3, 14)).toBe(3);
    expect(repeated("包含以下主要诊断：")).toBe(3);
    expect(repeated("I60.900 蛛网膜下腔出血")).toBe(3);
    expect(repeated("第三章 神经系统 共 9 页")).toBe(0);
  });

  it("pages that are missing are told by the numbers beside them", () => {
    const log = new ProblemLog();
    read("甲\n1 / 9\n乙\n2 / 9\n丙\n5 / 9", log);
    expect(log.problems.map(({ message, path }) => [path, message.en.match(/\d+/g)])).toEqual([
      ["a page 5 line 6", ["2", "5"]],
    ]);
  });
});

describe("a code that a narrow column broke", () => {
  it.each([
    [["A18.", "500 甲"], ["A18.500 甲"]],
    [["甲 A18.500x005+H32", ".0* 乙"], ["甲 A18.500x005+H32.0* 乙"]],
    [["01.24", "00 甲"], ["01.2400 甲"]],
    [["A50.000x001", "+K77.0* 甲"], ["A50.000x001+K77.0* 甲"]],
    [["A50.000", "x003 甲"], ["A50.000x003 甲"]],
    [
      ["A50.000x002", "甲"],
      ["A50.000x002", "甲"],
    ],
    [
      ["A50.000", "1 甲"],
      ["A50.000", "1 甲"],
    ],
    [
      ["A18.", "甲"],
      ["A18.", "甲"],
    ],
    [
      ["A18.", "50 甲"],
      ["A18.", "50 甲"],
    ],
    [
      ["甲A18.", "500"],
      ["甲A18.", "500"],
    ],
    [
      ["A18. 甲", "500"],
      ["A18. 甲", "500"],
    ],
    [
      ["A18", "500"],
      ["A18", "500"],
    ],
  ])("%j: %j", (lines, joined) => {
    expect(
      joinBrokenCodes(lines.map((text, at) => ({ text, place: place(at + 1) }))).map(({ text }) => text),
    ).toEqual(joined);
  });
});

describe("parts of a document", () => {
  const parts = (text: string, kind?: TextPart["kind"]) => {
    const split = splitParts([{ name: "a", text, ...(kind && { kind }) }], new ProblemLog());
    return Object.entries(split).flatMap(([part, lines]) =>
      lines.length === 0 ? [] : [`${part}: ${lines.map((line) => line.text).join(" / ")}`],
    );
  };
  it("begin with their captions; one that is repeated at the head of a page begins nothing", () => {
    expect(
      parts("MDCB 神经\nMCC列表\nA01.100 甲 表 7-1\nMCC列表\nA02.100 乙 表 7-1\nCC列表\nB01.000 丙 无"),
    ).toEqual(["groups: MDCB 神经", "mcc: A01.100 甲 表 7-1 / A02.100 乙 表 7-1", "cc: B01.000 丙 无"]);
  });

  it("a chapter goes back to the groups; a group does where its caption had no row yet", () => {
    expect(parts("MCC列表\nA01.100 甲 表 7-1\nBR1 脑病\nMDCB 神经")).toEqual([
      "groups: MDCB 神经",
      "mcc: A01.100 甲 表 7-1 / BR1 脑病",
    ]);
    expect(parts("MCC列表\nBR1 脑病\nBR11 脑病，重")).toEqual(["groups: BR1 脑病 / BR11 脑病，重"]);
    expect(parts("MCC列表\nBR11 脑病，重\n甲")).toEqual(["groups: BR11 脑病，重 / 甲"]);
    expect(parts("MCC列表\n说明\nBR1 脑病")).toEqual(["groups: BR1 脑病", "mcc: 说明"]);
    expect(parts("CC列表\nMDCB 主诊表\nI60.900 甲")).toEqual(["groups: MDCB 主诊表 / I60.900 甲"]);
    expect(parts("A01.100 甲 表 7-1\nBR1 脑病", "mcc")).toEqual(["mcc: A01.100 甲 表 7-1 / BR1 脑病"]);
  });

  it("the head of an exclusion table begins that part above a list or codes; among complications it is a reference", () => {
    expect(parts("表 7-1\nI60.900 甲")).toEqual(["exclusions: 表 7-1 / I60.900 甲"]);
    expect(parts("表 7-1\n包含以下主要诊断：\nI60.900 甲", "mcc")).toEqual([
      "exclusions: 表 7-1 / 包含以下主要诊断： / I60.900 甲",
    ]);
    expect(parts("A01.100 甲\n表 7-1\nA02.100 乙", "mcc")).toEqual(["mcc: A01.100 甲 / 表 7-1 / A02.100 乙"]);
    expect(parts("表 7-1\n01.2400 甲")).toEqual(["groups: 表 7-1 / 01.2400 甲"]);
    expect(parts("表 7-1")).toEqual(["groups: 表 7-1"]);
    expect(parts("排除表\n表 7-1\nI60.900 甲")).toEqual(["exclusions: 表 7-1 / I60.900 甲"]);
    // A caption that names a table heads it itself.
    expect(parts("表 7 排除列表\nI60.900 甲")).toEqual(["exclusions: 表 7 排除列表 / I60.900 甲"]);
    expect(parts("表 7 排除列表\n说明")).toEqual(["exclusions: 说明"]);
    expect(parts("附录七 排除列表\nI60.900 甲")).toEqual(["exclusions: I60.900 甲"]);
    expect(parts("表 7 MCC列表\nI60.900 甲")).toEqual(["mcc: I60.900 甲"]);
  });

  it("rows that say their degree go by it, those that say none by the row before", () => {
    expect(parts("MCC/CC列表\n甲 MCC\n乙\n丙 CC 表 7-1\n丁")).toEqual([
      "mcc: 甲 MCC / 乙",
      "cc: 丙 CC 表 7-1 / 丁",
    ]);
    expect(parts("MCC列表\nCC A01.100\n甲\nMCC")).toEqual(["mcc: 甲 / MCC", "cc: CC A01.100"]);
    expect(parts("MDCB 神经\n甲 CC")).toEqual(["groups: MDCB 神经 / 甲 CC"]);
    expect(parts("甲 CC", "exclusions")).toEqual(["exclusions: 甲 CC"]);
    expect(parts("MCC/CC列表\n甲CC乙\n丙MCC")).toEqual(["mcc: 甲CC乙 / 丙MCC"]);
  });
});

describe("rows of complications", () => {
  const rows = (text: string, log = new ProblemLog()) =>
    readComplications(linesOf(text), log).map(({ code, table }) => `${code} ${table}`);
  it.each([
    [
      "a name of a table",
      "A01.100 甲 表 7-1\nA02.100 乙 表 7 - 2\nA03.100 丙 无\nA04.100 丁 —",
      "A01.100 7-1, A02.100 7-2, A03.100 null, A04.100 null",
    ],
    ["a part of the body in a name", "A01.100 体表 20% 表 7-1\nA02.100 体表 7-2", "A01.100 7-1, A02.100 7-2"],
    ["none glued behind its name", "A01.100 甲无\nA02.100 乙 表 7-1", "A01.100 null, A02.100 7-1"],
    ["columns one behind the other", "A01.100\nA02.100\n甲\n乙\n表 7-1\n表 7-2", "A01.100 7-1, A02.100 7-2"],
    [
      "a column, and then rows",
      "A01.100\nA02.100\n表 7-1\n表 7-2\nA03.100 丙 表 7-3",
      "A01.100 7-1, A02.100 7-2, A03.100 7-3",
    ],
    [
      "the number alone",
      "A01.100 甲 12\nA02.100 乙 3-1\nA03.100 丙 无\n丁\n戊",
      "A01.100 12, A02.100 3-1, A03.100 null",
    ],
    ["the number alone in most rows", "A01.100 甲 12\nA02.100 乙 3\n丁\nA03.100 丙", "A01.100 12, A02.100 3"],
    ["the number alone in half of the rows", "A01.100 甲 12\nA02.100 乙", ""],
    ["a number and a table", "A01.100 甲型 12\nA02.100 乙 表 7-1", "A02.100 7-1"],
  ])("%s", (_, text, expected) => {
    expect(rows(text).join(", ")).toBe(expected);
  });

  it("a run that does not come out even is left out, and named where it begins with how much it has", () => {
    const log = new ProblemLog();
    expect(rows("A01.100\nA02.100\n表 7-1\nA03.100 丙 表 7-3", log)).toEqual(["A03.100 7-3"]);
    expect(log.problems.map(({ code, path, message }) => [code, path, message.en.match(/\d+/g)])).toEqual([
      ["IMPORT_EXCLUSION_UNREADABLE", "a line 1", ["2", "1"]],
    ]);
  });

  it("of pages a row may hang over, unless the next one begins with a code", () => {
    expect(rows("1|A01.100 甲\n2|表 7-1\n2|A02.100 乙 表 7-2")).toEqual(["A01.100 7-1", "A02.100 7-2"]);
    expect(rows("1|A01.100\n1|A02.100\n2|A03.100\n2|表 7-1\n3|A04.100 丁 表 7-4")).toEqual([
      "A03.100 7-1",
      "A04.100 7-4",
    ]);
  });

  it("a code that is none is named", () => {
    const log = new ProblemLog();
    rows("A01.1 甲 表 7-1", log);
    expect(problemsOf(log)).toContain("error IMPORT_CODE_UNREADABLE a line 1");
  });

  it.each([
    [20, 2, true],
    [19, 2, false],
    [10, 1, true],
  ])("of %i rows %i may have an empty column: %s", (count, blank, isNone) => {
    const text = Array.from(
      { length: count },
      (_, at) => `A${10 + at}.100 甲${at < blank ? "" : " 表 7-1"}`,
    ).join("\n");
    const log = new ProblemLog();
    const read = rows(text, log);
    expect(read.filter((row) => row.endsWith("null"))).toHaveLength(isNone ? blank : 0);
    expect(problemsOf(log)[0]).toBe(
      isNone ? "info IMPORT_CONVENTION_USED a line 1" : "error IMPORT_EXCLUSION_UNREADABLE a line 1",
    );
    if (isNone)
      expect(log.problems[0]?.message.en).toContain(blank === 1 ? "in 1 row," : `in ${blank} rows,`);
  });

  it("an empty column in the last row, and before a row that goes on with its table", () => {
    const tabled = Array.from({ length: 20 }, (_, at) => `A${10 + at}.100 甲 表 7-1`).join("\n");
    expect(rows(`${tabled}\nB01.100 乙`).at(-1)).toBe("B01.100 null");
    expect(rows(`${tabled}\nB01.100 乙\n表 7-2\nB02.100 丙 表 7-3`).slice(-2)).toEqual([
      "B01.100 7-2",
      "B02.100 7-3",
    ]);
  });
});

describe("exclusion tables", () => {
  const tables = (text: string, log = new ProblemLog()) =>
    readExclusionTables(linesOf(text), log).map(
      ({ table, codes, place: { line } }) => `${table} line ${line}: ${codes.join(" ")}`,
    );
  it.each([
    ["heads alone", "表 7-1\nA01.100 甲\n表 7-2\nA02.100 乙", "7-1 line 1: A01.100, 7-2 line 3: A02.100"],
    ["heads of one number", "表1\nA01.100 甲\n排除表 2\nA02.100 乙", "1 line 1: A01.100, 2 line 3: A02.100"],
    [
      "heads glued behind a name",
      "表 7-1 A01.100 甲表 7-2 A02.100 乙",
      "7-1 line 1: A01.100, 7-2 line 1: A02.100",
    ],
    [
      "names of a part of the body",
      "表 7-1\nA01.100 体表 20%\n体表 7-2\nA02.100 乙",
      "7-1 line 1: A01.100, 7-2 line 3: A02.100",
    ],
    [
      "names of a number",
      "表 7-1\nA01.100 见表 3 说明\n表 7-2\nA02.100 乙",
      "7-1 line 1: A01.100, 7-2 line 3: A02.100",
    ],
    [
      "headings of lists",
      "表 7-1\n包含以下主要诊断：\nA01.100 甲\n表 7-2\n主要诊断：\nA02.100 乙",
      "7-1 line 1: A01.100, 7-2 line 4: A02.100",
    ],
    [
      "rows with their table behind",
      "A01.100 甲 表 7-1\nA02.100 乙 表 7-1\nA03.100 丙 表7 - 2\nA04.100 丁 表 7-2",
      "7-1 line 1: A01.100 A02.100, 7-2 line 3: A03.100 A04.100",
    ],
    [
      "rows with their table before",
      "7-1 A01.100 甲\n排除表 7-1 A02.100 乙\n表7.2 A03.100 丙\n7.2 A04.100 丁",
      "7-1 line 1: A01.100 A02.100, 7.2 line 3: A03.100 A04.100",
    ],
    [
      "numbers that count the rows",
      "表 7-1\n1 A01.100 甲\n2 A02.100 乙\n3 A03.100 丙",
      "7-1 line 1: A01.100 A02.100 A03.100",
    ],
    [
      "one head above its rows, of which half name a table",
      "表 7-1\nA01.100 甲 表 7-9\nA02.100 乙",
      "7-1 line 1: A01.100, 7-9 line 2: A02.100",
    ],
  ])("%s", (_, text, expected) => {
    expect(tables(text).join(", ")).toBe(expected);
  });

  it("a row that names no table among those that do is left out and named", () => {
    const log = new ProblemLog();
    expect(tables("A01.100 甲 表 7-1\nA02.100 乙 表 7-1\nA03.100 丙", log)).toEqual([
      "7-1 line 1: A01.100 A02.100",
    ]);
    expect(problemsOf(log)).toEqual(["error IMPORT_LIST_OUTSIDE_GROUP a line 3"]);
    expect(log.problems[0]?.message.en).toContain("A03.100 A03.100 丙");
  });

  it("codes before the first table are of none, and a code that is none is named", () => {
    const log = new ProblemLog();
    expect(tables("A00.100 前\nA00.200 前\n表 7-1\nA01.100 甲\nA02.1 乙\n表 7-2\nA03.100 丙", log)).toEqual([
      "7-1 line 3: A01.100",
      "7-2 line 6: A03.100",
    ]);
    expect(problemsOf(log)).toEqual([
      "error IMPORT_CODE_UNREADABLE a line 5",
      "error IMPORT_LIST_OUTSIDE_GROUP a line 1",
    ]);
  });

  it("of a page whose columns are mixed only the tables are known, in order, and the next page goes on", () => {
    const log = new ProblemLog();
    const mixed =
      "1|表 7-10\n1|A01.100 甲\n1|A09.100 乙\n1|A02.100 丙\n1|表 7-9\n1|A03.100 丁\n2|A04.100 戊\n2|A05.100 己";
    expect(tables(mixed, log)).toEqual(["7-9 line 5: ", "7-10 line 1: A04.100 A05.100"]);
    expect(log.problems.map(({ code, path, message }) => [code, path, message.en.match(/\d+/)?.[0]])).toEqual(
      [["IMPORT_COLUMNS_MIXED", "a page 1 line 1", "4"]],
    );
    // From one table to the next codes may fall.
    expect(tables("1|表 7-1\n1|A09.100 甲\n1|表 7-2\n1|A01.100 乙")).toEqual([
      "7-1 line 1: A09.100",
      "7-2 line 3: A01.100",
    ]);
    // Without a head on it, a page of mixed columns is read as it stands.
    expect(tables("1|表 7-1\n1|A01.100 甲\n1|表 7-2\n1|A02.100 乙\n2|A09.100 丙\n2|A03.100 丁")).toEqual([
      "7-1 line 1: A01.100",
      "7-2 line 3: A02.100 A09.100 A03.100",
    ]);
    // Equal codes do not fall.
    expect(tables("1|表 7-1\n1|A01.100 甲\n1|A01.100 乙\n1|表 7-2\n1|A02.100 丙")).toEqual([
      "7-1 line 1: A01.100 A01.100",
      "7-2 line 4: A02.100",
    ]);
  });
});

describe("complications and their tables", () => {
  const row = (code: string, table: string | null, line = 1) => ({ code, table, place: place(line) });
  const documentOf = (more: Partial<SchemeDocument>): SchemeDocument => ({
    mdcs: [],
    adrgs: [],
    drgs: [],
    mcc: [],
    cc: [],
    exclusions: [],
    ...more,
  });
  const exclusion = (table: string, ...codes: readonly string[]) => ({ table, codes, place: place(1) });

  it("are called by what their names do not have in common", () => {
    const names = (...tables: readonly string[]) =>
      Object.keys(
        complicationsOf(
          documentOf({ exclusions: tables.map((table) => exclusion(table, "A")) }),
          new ProblemLog(),
        ).exclusions,
      );
    expect(names("7-1", "7-2", "7-10")).toEqual(["1", "2", "10"]);
    expect(names("2-3-1", "2-3-2")).toEqual(["1", "2"]);
    expect(names("3.1", "3.2")).toEqual(["1", "2"]);
    expect(names("7-1", "8-1")).toEqual(["7-1", "8-1"]);
    // One name within another: the appendix is printed once and left out once.
    expect(names("7-1", "1", "2")).toEqual(["1", "2"]);
    expect(names("5")).toEqual(["5"]);
  });

  it("stand by the number of their table, none at the end; tables and codes in order", () => {
    const tables = complicationsOf(
      documentOf({
        mcc: [row("B", "7-10"), row("A", "7-10"), row("C", null), row("D", "7-2")],
        exclusions: [exclusion("7-10", "Y", "X"), exclusion("7-2", "Z"), exclusion("7-10", "W")],
      }),
      new ProblemLog(),
    );
    expect(Object.entries(tables.mcc)).toEqual([
      ["2", ["D"]],
      ["10", ["A", "B"]],
      ["none", ["C"]],
    ]);
    expect(tables.exclusions).toEqual({ "2": ["Z"], "10": ["W", "X", "Y"] });
    const named = complicationsOf(
      documentOf({ exclusions: ["7-c", "7-a", "7-b"].map((table) => exclusion(table, "A")) }),
      new ProblemLog(),
    );
    expect(Object.keys(named.exclusions)).toEqual(["a", "b", "c"]);
    const whole = complicationsOf(
      documentOf({ exclusions: ["10.1", "9.2", "10.2", "9.1"].map((table) => exclusion(table, "A")) }),
      new ProblemLog(),
    );
    expect(Object.keys(whole.exclusions)).toEqual(["9.1", "9.2", "10.1", "10.2"]);
  });

  it("one under two tables is named with both, under one twice it is not; a table without content is missing, none is not", () => {
    const log = new ProblemLog();
    const tables = complicationsOf(
      documentOf({
        mcc: [row("A", "7-1"), row("A", null, 2), row("B", "7-1"), row("B", "7-1", 4)],
        cc: [row("C", "7-2")],
        exclusions: [exclusion("7-1", "X")],
      }),
      log,
    );
    expect(tables.mcc).toEqual({ "1": ["A", "B"] });
    expect(problemsOf(log)).toEqual([
      "warning IMPORT_COMPLICATION_TWICE a line 2",
      "error IMPORT_TABLE_MISSING exclusions",
    ]);
    expect(
      log.problems.map(({ message }) => [
        message.en.match(/1, none|2/)?.[0],
        message.zh.match(/1、无|2/)?.[0],
      ]),
    ).toEqual([
      ["1, none", "1、无"],
      ["2", "2"],
    ]);
  });
});

describe("conditions that are put together", () => {
  it("are flat, and no more than they must be", () => {
    expect(allOf([])).toBe("always");
    expect(allOf(["always", "always"])).toBe("always");
    expect(allOf(["always", "mcc"])).toBe("mcc");
    expect(allOf([{ all: ["mcc", "cc"] }, "always", { any: ["mcc", "cc"] }])).toEqual({
      all: ["mcc", "cc", { any: ["mcc", "cc"] }],
    });
    expect(anyOf([])).toBe("never");
    expect(anyOf(["mcc"])).toBe("mcc");
    expect(anyOf([{ any: ["mcc", "cc"] }, { all: ["mcc", "cc"] }])).toEqual({
      any: ["mcc", "cc", { all: ["mcc", "cc"] }],
    });
  });
});

describe("DRGs by their names", () => {
  const printed = (code: string, name: string, rule?: PrintedDrg["rule"]): PrintedDrg => ({
    code,
    name,
    place: place(1),
    ...(rule && { rule }),
  });
  const made = (adrg: string, drgs: readonly PrintedDrg[], log = new ProblemLog()) =>
    drgsByName({ name: adrg, clauses: readNameClauses(adrg) }, drgs, ["17.4200"], log).map(
      ({ code, condition }) => `${code} ${JSON.stringify(condition)}`,
    );

  it("are tried by discharge, by numbers and robots, by the rest in order of code, and the plain one last", () => {
    const drgs = [
      printed("BR19", "脑病"),
      printed("BR15", "脑病，伴并发症或合并症"),
      printed("BR11", "脑病，伴严重并发症与合并症"),
      printed("BR1C", "脑病，70岁以上"),
      printed("BR1A", "脑病，机器人辅助"),
      printed("BR17", "脑病，死亡"),
    ];
    for (const order of [drgs, drgs.toReversed()])
      expect(made("脑病", order)).toEqual([
        'BR17 {"dischargeDisposition":[5]}',
        'BR1A {"anyProcedure":["17.4200"]}',
        'BR1C {"ageYears":{">=":70}}',
        'BR11 "mcc"',
        'BR15 {"any":["mcc","cc"]}',
        'BR19 "always"',
      ]);
    // New technology is no number.
    expect(
      made("脑病", [
        printed("BR11", "脑病，伴严重并发症与合并症"),
        printed("BR12", "脑病，使用新技术"),
        printed("BR19", "脑病"),
      ])[0],
    ).toBe('BR11 "mcc"');
  });

  it("what the ADRG's name says already, none of them asks for", () => {
    expect(
      made("脑病，17岁以下", [
        printed("BR11", "脑病，17岁以下，70岁以上"),
        printed("BR19", "脑病，17岁以下"),
      ]),
    ).toEqual(['BR11 {"ageYears":{">=":70}}', 'BR19 "always"']);
    expect(
      made("脑病，70岁以上", [
        printed("BR11", "脑病，70岁以上，伴严重并发症与合并症"),
        printed("BR19", "脑病，70岁以上"),
      ]),
    ).toEqual(['BR11 "mcc"', 'BR19 "always"']);
  });

  it("what no clause tells apart is open, unless it is the ADRG's name or the others only add to it", () => {
    const open = (adrg: string, ...names: readonly string[]) => {
      const log = new ProblemLog();
      made(
        adrg,
        names.map((name, at) => printed(`BR1${at}`, name)),
        log,
      );
      return log.problems.map(
        ({ severity, code, message }) => `${severity} ${code} ${message.en.match(/BR1\d/)?.[0]}`,
      );
    };
    const unread = (at: number) => `error IMPORT_DRG_CONDITION_UNREADABLE BR1${at}`;
    expect(open("眼病", "单眼病", "双眼病")).toEqual([unread(0), unread(1)]);
    expect(open("眼病", "单眼病", "眼病")).toEqual([unread(0)]);
    expect(open("眼病", "单眼病，伴并发症", "单眼病")).toEqual([]);
    expect(open("甲", "眼病", "眼病及耳病")).toEqual([unread(1)]);
    expect(open("甲", "耳病及眼病", "眼病")).toEqual([unread(0), unread(1)]);
  });

  it("by the first digits that their codes say, the rest behind them", () => {
    const log = new ProblemLog();
    expect(
      made(
        "脑病",
        [
          printed("BR1_9", "其余"),
          printed("BR1_I61", "出血"),
          printed("BR1_60.2_n", "操作"),
          printed("BR1_60.25", "操作二"),
        ],
        log,
      ),
    ).toEqual([
      'BR1_60.25 {"principalProcedureStartsWith":"60.25"}',
      'BR1_60.2_n {"principalProcedureStartsWith":"60.2"}',
      'BR1_I61 {"principalDiagnosisStartsWith":"I61"}',
      'BR1_9 "always"',
    ]);
    expect(problemsOf(log)).toEqual(Array.from({ length: 3 }, () => "info IMPORT_CONVENTION_USED a line 1"));
    // Without a sibling by digits nothing is the rest.
    const alone = new ProblemLog();
    made("脑病", [printed("BR1_9", "其余"), printed("BR11", "另一")], alone);
    expect(problemsOf(alone)).toHaveLength(2);
    const others = new ProblemLog();
    made("脑病", [printed("BR1_9x", "其余"), printed("BR1_I61", "出血"), printed("BR11", "另一")], others);
    expect(problemsOf(others).filter((problem) => problem.startsWith("error"))).toHaveLength(2);
  });

  it("with rules below them they keep the order of the document; a rule of logic is whole, a list asks besides the name", () => {
    const old = { ageYears: { ">": 90 } } as const;
    const drgs = [
      printed("BR19", "脑病，伴并发症"),
      printed("BR11", "脑病，伴严重并发症与合并症", { condition: old, whole: false }),
      printed("BR10", "脑病，伴严重并发症与合并症", { condition: old, whole: true }),
    ];
    expect(made("脑病", drgs)).toEqual([
      'BR19 {"any":["mcc","cc"]}',
      'BR11 {"all":["mcc",{"ageYears":{">":90}}]}',
      'BR10 {"ageYears":{">":90}}',
    ]);
    // A name with a rule tells nothing of the names without.
    expect(
      made("甲", [printed("BR11", "单眼病", { condition: old, whole: true }), printed("BR19", "双眼病")]),
    ).toEqual(['BR11 {"ageYears":{">":90}}', 'BR19 "always"']);
  });
});

describe("a group while its lines are read", () => {
  const role = (kind: "diagnosis" | "procedure") => ({ kind, position: "any", number: 0 }) as const;
  const draft = () => new GroupDraft("BR1", "脑病", place(1));
  const said = (group: GroupDraft) =>
    group
      .finish()
      .rules.map((items) =>
        items.map((item) =>
          item.item === "list"
            ? `${item.list.heading}: ${item.list.codes.join()}`
            : item.item === "simultaneous"
              ? item.lists.map((list) => `${list.heading}: ${list.codes.join()}`).join(" & ")
              : item.item,
        ),
      );

  it("the heading of a list that is printed again overleaf opens no other; behind another one it does", () => {
    const group = draft();
    group.addList("诊断：", role("diagnosis"), place(2)).codes.push("A");
    group.addList("诊断：", role("diagnosis"), place(3)).codes.push("B");
    group.addList("手术：", role("procedure"), place(4)).codes.push("P");
    group.addList("诊断：", role("diagnosis"), place(5)).codes.push("C");
    expect(said(group)).toEqual([["诊断：: A,B", "手术：: P", "诊断：: C"]]);
  });

  it("lists of either kind that were opened together take their own headings in any order", () => {
    const both = [role("diagnosis"), role("procedure")] as const;
    for (const order of [both, both.toReversed()]) {
      const group = draft();
      group.addBoth("两类：", both, place(2));
      for (const one of order)
        group.addList(one.kind, one, place(3)).codes.push(one.kind === "diagnosis" ? "A" : "P");
      expect(said(group)).toEqual([["diagnosis: A", "procedure: P"]]);
    }
    const filled = draft();
    filled.addBoth("两类：", both, place(2));
    filled.listFor("diagnosis")?.codes.push("A");
    filled.addList("诊断", role("diagnosis"), place(3)).codes.push("B");
    expect(said(filled)).toEqual([["两类：: A", "两类：: ", "诊断: B"]]);
    const later = draft();
    later.addBoth("两类：", both, place(2));
    later.add({ item: "every-procedure", position: "any", place: place(3) });
    later.addList("诊断", role("diagnosis"), place(4)).codes.push("B");
    expect(said(later)).toEqual([["两类：: ", "两类：: ", "every-procedure", "诊断: B"]]);
  });

  it("和 opens the next list that is needed too, and a heading behind it is that list's", () => {
    const group = draft();
    expect(group.addAnd(place(2))).toBe(false);
    group.addSimultaneous("同时：", role("procedure"), place(2));
    group.listFor("procedure")?.codes.push("P1");
    expect(group.addAnd(place(3))).toBe(true);
    group.listFor("procedure")?.codes.push("P2");
    group.addAnd(place(4));
    group.addList("另：", role("procedure"), place(5)).codes.push("P3");
    expect(said(group)).toEqual([["同时：: P1 & 和: P2 & 另：: P3"]]);
    const list = draft();
    list.addList("手术：", role("procedure"), place(2)).codes.push("P1");
    list.addAnd(place(3));
    list.listFor("procedure")?.codes.push("P2");
    list.addList("诊断：", role("diagnosis"), place(4)).codes.push("A");
    expect(said(list)).toEqual([["手术：: P1 & 和: P2", "诊断：: A"]]);
  });

  it("an alternative begins where the one before has anything", () => {
    const group = draft();
    expect(group.hasRules).toBe(false);
    group.beginAlternative();
    group.addList("甲", role("diagnosis"), place(2)).codes.push("A");
    group.beginAlternative();
    expect(group.listFor("diagnosis")).toBeUndefined();
    group.beginAlternative();
    expect(group.hasRules).toBe(true);
    group.addList("乙", role("diagnosis"), place(3)).codes.push("B");
    expect(said(group)).toEqual([["甲: A"], ["乙: B"]]);
  });
});

describe("tables", () => {
  const read = (file: string, text: string, log = new ProblemLog()) =>
    readTable(file, text, log).map(({ cells, path }) => [path, cells]);
  it("hold cells in quotes with commas, quotes and line ends, at every kind of line end", () => {
    expect(read("a.csv", '\ufeffcode, name \n1,"甲, 乙"\r\n2,"丙 ""丁"""\r3,"戊\n己"\n\n4,')).toEqual([
      ["a.csv line 2", { code: "1", name: "甲, 乙" }],
      ["a.csv line 3", { code: "2", name: '丙 "丁"' }],
      ["a.csv line 4", { code: "3", name: "戊\n己" }],
      ["a.csv line 7", { code: "4", name: "" }],
    ]);
    expect(read("a.csv", "code\n1\n2\n")).toHaveLength(2);
    expect(read("a.csv", "")).toEqual([]);
  });

  it("columns have their names in Chinese too", () => {
    const [row] = read(
      "a.csv",
      "编码,名称,大类,核心组,性质,条件,所属,列表,排除表,部位,另\n1,2,3,4,5,6,7,8,9,10,11",
    );
    expect(row?.[1]).toEqual({
      code: "1",
      name: "2",
      mdc: "3",
      adrg: "4",
      kind: "5",
      condition: "6",
      owner: "7",
      list: "8",
      table: "9",
      site: "10",
      另: "11",
    });
    expect(read("a.json", '[{"编码":"1"}]')).toEqual([["a.json row 1", { code: "1" }]]);
  });

  it.each([
    ["a.csv", "code,name\n1\n2,乙", "a.csv line 2", "1 cell instead of 2"],
    ["a.csv", "code\n1,2", "a.csv line 2", "2 cells instead of 1"],
    ["a.json", "{", "a.json", "not JSON"],
    ["a.json", '[{"code":1,"code":2}]', "a.json", "stands twice"],
    ["a.json", '{"code":"1"}', "a.json", "not an array of rows"],
    ["a.json", "[7]", "a.json row 1", "not an object"],
    ["a.json", "[null]", "a.json row 1", "not an object"],
    ["a.json", "[[]]", "a.json row 1", "not an object"],
  ])("%s %j is named where it is wrong", (file, text, path, why) => {
    const log = new ProblemLog();
    read(file, text, log);
    expect(
      log.problems.map((problem) => [
        problem.severity,
        problem.code,
        problem.path,
        problem.message.en.includes(why),
      ]),
    ).toEqual([["error", "IMPORT_ROW_UNREADABLE", path, true]]);
  });

  it("a cell of JSON may be nothing, a text, or a condition as it is", () => {
    expect(read("a.json", '[{"a":null,"b":"x","c":{"sex":"male"},"d":5}]')).toEqual([
      ["a.json row 1", { a: "", b: "x", c: '{"sex":"male"}', d: "5" }],
    ]);
  });

  const FILES = {
    "mdc.csv": "code,name\nMDCA,先期\nMDCB,神经\n",
    "adrg.csv": "code,name\nAA1,移植\nBR1,脑病\n",
    "drg.csv": "code,name\nAA19,移植\nBR19,脑病\n",
    "lists.csv": "owner,list,code\nMDCB,diagnoses,I61.900\nAA1,procedures,33.5000\nBR1,diagnoses,I61.900\n",
    ...{
      "mcc.csv": "code,table\n",
      "cc.csv": "code,table\n",
      "exclusions.csv": "code,table\n",
      "valid-procedures.csv": "code\n33.5000\n01.2400\n33.5000\n",
    },
  };
  const imported = (
    more: Readonly<Record<string, string>> = {},
    options: Partial<Parameters<typeof importSchemeTables>[1]> = {},
  ) => {
    const { scheme, problems, coverage } = importSchemeTables(
      { ...FILES, ...more },
      { ...OPTIONS, ...options },
    );
    expect(coverage).toEqual([]);
    return { scheme, problems: problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`) };
  };

  it("make a scheme; the first chapter asks for nothing, codes stand in order", () => {
    const { scheme, problems } = imported(
      { "body-sites.csv": "site,code\nhead,S02.000\nhead,S01.000\n" },
      { region: "330000" },
    );
    expect(problems).toEqual([]);
    expect(scheme).toMatchObject({
      region: "330000",
      validProcedures: ["01.2400", "33.5000"],
      bodySites: { head: ["S01.000", "S02.000"] },
    });
    expect(
      scheme.mdcs.map(({ code, condition, adrgs }) => [
        code,
        condition,
        adrgs.map(({ id, kind }) => `${id} ${kind}`),
      ]),
    ).toEqual([
      ["MDCA", "always", ["AA1 pre"]],
      ["MDCB", { principalDiagnosis: "diagnoses" }, ["BR1 medical"]],
    ]);
    expect(entryOf(scheme, "AA1")).toMatchObject({
      condition: { principalProcedure: "procedures" },
      lists: { procedures: ["33.5000"] },
    });
    expect(imported().scheme).not.toHaveProperty("region");
  });

  it("conditions: a plain word, JSON, or none; lists of other names need one", () => {
    const condition = (cell: string, lists = FILES["lists.csv"]) => {
      const { scheme, problems } = imported({
        "adrg.csv": `code,name,condition\nAA1,移植,\nBR1,脑病,${cell}\n`,
        "lists.csv": lists,
      });
      return [entryOf(scheme, "BR1").condition, problems];
    };
    expect(condition("mcc")).toEqual(["mcc", []]);
    expect(condition('"{""sex"":""male""}"')).toEqual([{ sex: "male" }, []]);
    expect(condition('"{""sex"":"')).toEqual([
      { notTranscribed: '{"sex":' },
      ["error IMPORT_ROW_UNREADABLE adrg.csv line 3"],
    ]);
    expect(condition("m c")).toEqual([
      { notTranscribed: "m c" },
      ["error IMPORT_ROW_UNREADABLE adrg.csv line 3"],
    ]);
    const without = [{ notTranscribed: "BR1" }, ["error IMPORT_GROUP_WITHOUT_CONDITION BR1"]];
    expect(condition("", "owner,list,code\nMDCB,diagnoses,I61.900\nAA1,procedures,33.5000\n")).toEqual(
      without,
    );
    expect(condition("", `${FILES["lists.csv"]}BR1,more,I62.900\n`)).toEqual(without);
    expect(condition("", `${FILES["lists.csv"]}BR1,procedures,01.2400\n`)).toEqual([
      { all: [{ principalDiagnosis: "diagnoses" }, { principalProcedure: "procedures" }] },
      [],
    ]);
  });

  it("DRGs keep their place where one has a condition, and one that has none is named", () => {
    const drgs = (rows: string) => {
      const { scheme, problems } = imported({ "drg.csv": `code,name,condition\nAA19,移植,\n${rows}` });
      return [entryOf(scheme, "BR1").drgs.map(({ code, condition }) => [code, condition]), problems];
    };
    expect(drgs("BR19,脑病,\nBR11,脑病，伴严重并发症与合并症,\n")).toEqual([
      [
        ["BR11", "mcc"],
        ["BR19", "always"],
      ],
      [],
    ]);
    expect(drgs("BR19,脑病,always\nBR11,脑病，重,\n")).toEqual([
      [
        ["BR19", "always"],
        ["BR11", { notTranscribed: "BR11 脑病，重" }],
      ],
      ["error IMPORT_GROUP_WITHOUT_CONDITION drg.csv line 4"],
    ]);
  });

  it("kinds of groups are what their row says, else what their code says; one that there is not is named", () => {
    const kind = (cell: string) => {
      const { scheme, problems } = imported({ "adrg.csv": `code,name,kind\nAA1,移植,\nBR1,脑病,${cell}\n` });
      return [entryOf(scheme, "BR1").kind, problems];
    };
    for (const each of ["pre", "surgical", "procedure", "medical"]) expect(kind(each)).toEqual([each, []]);
    expect(kind("")).toEqual(["medical", []]);
    expect(kind("内科")).toEqual(["medical", ["error IMPORT_ROW_UNREADABLE adrg.csv line 3"]]);
  });

  it("entries by id and code; DRGs by the ADRG of their row or the beginning of their code", () => {
    const { scheme, problems } = imported({
      "adrg.csv": "id,code,name,mdc\nAA1,AA1,移植,\nBR1_2,BR1,脑病,MDCB\n,BR2,另,\n",
      "drg.csv": "code,name,adrg\nAA19,移植,\nX1,脑病,BR1_2\nBR19,脑病,BR1\nBR29,另,\nQQ19,无,\n",
      "lists.csv":
        "owner,list,code\nMDCB,diagnoses,I61.900\nAA1,procedures,33.5000\nBR1_2,diagnoses,I61.900\nBR2,,I62.900\n",
    });
    expect(
      scheme.mdcs[1]?.adrgs.map(({ id, code, drgs }) => [id, code, drgs.map((drg) => drg.code)]),
    ).toEqual([
      ["BR1_2", "BR1", ["BR19", "X1"]],
      ["BR2", "BR2", ["BR29"]],
    ]);
    expect(problems).toContain("error IMPORT_DRG_WITHOUT_GROUP drg");
    expect(problems.filter((problem) => problem.includes("WITHOUT_DRG"))).toEqual([]);
  });

  it("rows without a code or a table, and tables that are missing, are named once; body sites need not be there", () => {
    const { "cc.csv": _cc, ...rest } = FILES;
    const { problems } = importSchemeTables(
      { ...rest, "mcc.csv": "code,table\n,1\nA01.100,\nA02.100,1\nA03.100,1\n" },
      OPTIONS,
    );
    expect(problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`)).toEqual([
      "error IMPORT_ROW_UNREADABLE mcc.csv line 2",
      "error IMPORT_ROW_UNREADABLE mcc.csv line 3",
      "warning IMPORT_PART_MISSING cc",
    ]);
  });
});

describe("what the national documents take for granted", () => {
  const chapters = (codes: string) =>
    codes
      .split(" ")
      .map((code) => `${code} 大类\n包含以下主要诊断：\nI61.900 甲`)
      .join("\n");
  it("the order of the chapters, which are before all others, and what they ask for besides their lists", () => {
    const { scheme, problems } = importText(chapters("MDCN MDCC MDCM MDCZ MDCY MDCB MDCP MDCA"));
    const own = { principalDiagnosis: "diagnoses" };
    expect(scheme.mdcs.map(({ code, kind, condition }) => [code, kind, condition])).toEqual([
      ["MDCA", "pre", own],
      ["MDCP", "pre", { all: [own, { ageYears: { "==": 0 } }] }],
      ["MDCY", "pre", own],
      ["MDCZ", "pre", { all: [own, { bodySites: { ">=": 2 } }] }],
      ["MDCM", "normal", { all: [own, { sex: "male" }] }],
      ["MDCN", "normal", { all: [own, { sex: "female" }] }],
      ["MDCC", "normal", own],
      ["MDCB", "normal", own],
    ]);
    const order = problems.find(({ path }) => path === "mdcs");
    expect([order?.severity, order?.message.en]).toEqual([
      "info",
      expect.stringContaining("A P Y Z M N C B"),
    ]);
    expect(
      problems
        .filter(({ code, path }) => code === "IMPORT_CONVENTION_USED" && path.startsWith("groups"))
        .map(({ path }) => path),
    ).toEqual(
      ["MDCP", "MDCZ", "MDCM", "MDCN"].map(
        (code) =>
          `groups.txt line ${1 + 3 * "MDCN MDCC MDCM MDCZ MDCY MDCB MDCP MDCA".split(" ").indexOf(code)}`,
      ),
    );
    expect(scheme.switches).toEqual({
      ...{ adrgWithoutDrg: "take-adrg-code", mdcWithoutAdrg: "try-next-mdc", retry: "none" },
      ...{ newbornWeight: "required", invalidPrincipalDiagnosis: "accept", invalidProcedure: "keep" },
    });
    expect(importText("本文无大类").problems.map(({ path }) => path)).not.toContain("mdcs");
  });

  it("the second letter of a group says its kind, and A before all others that it is a transplant", () => {
    expect("AA1 AJ1 BA1 BJ1 BK1 BQ1 BR1 BZ1".split(" ").map((code) => kindByCode(code, false))).toEqual([
      "surgical",
      "surgical",
      "surgical",
      "surgical",
      "procedure",
      "procedure",
      "medical",
      "medical",
    ]);
    expect([kindByCode("AA1", true), kindByCode("PR1", true)]).toEqual(["pre", "medical"]);
  });

  it("groups are tried by kind, in the order of the document", () => {
    const groups = "BR1 BK1 BB2 BB1"
      .split(" ")
      .map((code) => `${code} 组\n包含以下手术：\n01.2400 甲\n${code}9 组`)
      .join("\n");
    expect(importText(`MDCB 神经\n${groups}`).scheme.mdcs[0]?.adrgs.map(({ code }) => code)).toEqual([
      "BB2",
      "BB1",
      "BK1",
      "BR1",
    ]);
  });

  it("a group of newborns is for the first 28 days unless its name or its rule says an age in days", () => {
    const condition = (name: string, rule = "包含以下主要诊断：\nP07.000 甲") =>
      entryOf(importText(`MDCP 新生儿\nPR1 ${name}\n${rule}\nPR19 ${name}`).scheme, "PR1").condition;
    const own = { principalDiagnosis: "diagnoses" };
    expect(condition("黄疸")).toEqual({ all: [own, { ageDays: { "<=": 28 } }] });
    expect(condition("黄疸，日龄＜7天")).toEqual({ all: [own, { ageDays: { "<": 7 } }] });
    expect(condition("早产，体重小于1500克")).toEqual({
      all: [own, { newbornWeightGrams: { "<": 1500 } }, { ageDays: { "<=": 28 } }],
    });
    expect(
      condition("早产，体重小于1500克", "入组条件：主要诊断+出生体重<1000克\n主要诊断：\nP07.000 甲"),
    ).toEqual({ all: [own, { birthWeightGrams: { "<": 1000 } }, { ageDays: { "<=": 28 } }] });
    expect(condition("黄疸", "入组条件：主要诊断+日龄<10天\n主要诊断：\nP07.000 甲")).toEqual({
      all: [own, { ageDays: { "<": 10 } }],
    });
  });

  it("a surgical group of diagnoses alone asks for any operation; a chapter without a list for nothing; a DRG of no group is named", () => {
    const { scheme, problems } = importText(
      "MDCB 神经\nBB1 脑手术\n包含以下主要诊断：\nI61.900 甲\nBB19 脑手术\nBB2 其他手术\nQQ19 无组",
    );
    expect(entryOf(scheme, "BB1").condition).toEqual({
      all: [{ principalDiagnosis: "diagnoses" }, { anyProcedure: "@validProcedures" }],
    });
    expect(entryOf(scheme, "BB2")).toEqual({
      ...entryOf(scheme, "BB2"),
      condition: { notTranscribed: "BB2 其他手术" },
      drgs: [],
    });
    expect(scheme.mdcs[0]?.condition).toBe("always");
    const said = problems
      .filter(({ path }) => path.startsWith("groups"))
      .map(({ severity, code, path }) => `${severity} ${code} ${path}`);
    expect(said).toEqual(
      expect.arrayContaining([
        "warning IMPORT_SURGERY_WITHOUT_PROCEDURES groups.txt line 2",
        "error IMPORT_GROUP_WITHOUT_DRG groups.txt line 6",
        "error IMPORT_GROUP_WITHOUT_CONDITION groups.txt line 6",
        "info IMPORT_CONVENTION_USED groups.txt line 1",
      ]),
    );
    expect(
      problems
        .filter(({ path }) => ["mcc", "cc", "exclusions"].includes(path))
        .map(({ severity, code, path }) => `${severity} ${code} ${path}`),
    ).toEqual([
      "error IMPORT_PART_MISSING mcc",
      "error IMPORT_PART_MISSING cc",
      "error IMPORT_PART_MISSING exclusions",
    ]);
    expect(problems.find(({ path }) => path === "validProcedures")?.severity).toBe("warning");
    const operated = importText(
      "MDCB 神经\nBB1 脑手术\n包含以下主要诊断：\nI61.900 甲\n包含以下手术：\n01.2400 乙\n01.2500 丙\nBB19 脑手术",
    );
    expect(operated.scheme.validProcedures).toEqual(["01.2400", "01.2500"]);
    expect(entryOf(operated.scheme, "BB1").condition).toEqual({
      all: [{ principalDiagnosis: "diagnoses" }, { anyProcedure: "procedures" }],
    });
  });
});

describe("what each part holds and what of it was read", () => {
  const GROUP = "MDCB 神经\nBR1 脑病\n同时包含以下诊断：\nI61.900 甲\n和\nI62.900 乙\nBR19 脑病\nI63.900 丙";
  it("by codes, with its first and last line", () => {
    const { coverage } = importText(GROUP, {
      mcc: "A01.100 甲 表 7-1\nA02.1 乙",
      exclusions: "表 7-1\nI61.900 甲\nI62.900 乙\n表 7-2\nI63.900 丙",
    });
    expect(coverage).toEqual([
      { part: "groups", seen: 3, read: 2, from: "groups.txt line 1", to: "groups.txt line 8" },
      { part: "mcc", seen: 1, read: 1, from: "mcc.txt line 1", to: "mcc.txt line 2" },
      { part: "cc", seen: 0, read: 0, from: null, to: null },
      { part: "exclusions", seen: 3, read: 3, from: "exclusions.txt line 1", to: "exclusions.txt line 5" },
    ]);
  });

  it("rows with tables among the groups are an appendix without a caption: those that hold a code and name a table", () => {
    const stray = (row: (at: number) => string) => {
      const rows = Array.from({ length: 20 }, (_, at) => row(10 + at)).join("\n");
      return importText(`${GROUP}\n${rows}`)
        .problems.filter(({ code }) => code === "IMPORT_CAPTION_UNKNOWN")
        .map(({ severity, path, message }) => [severity, path, message.en.match(/\d+/)?.[0]]);
    };
    expect(stray((at) => `A${at}.100 甲 表 7-1`)).toEqual([["error", "groups.txt line 9", "20"]]);
    expect(stray((at) => `表 7-1 A${at}.100 甲`)).toEqual([["error", "groups.txt line 9", "20"]]);
    expect(stray((at) => `A${at}.100 甲 表7-1`)).toHaveLength(1);
    expect(stray(() => "甲 表 7-1")).toEqual([]);
    expect(stray((at) => `A${at}.100 甲 无`)).toEqual([]);
    expect(stray((at) => `A${at}.100 体表 20%`)).toEqual([]);
  });
});

describe("a layout file of its own", () => {
  it("brings patterns before the usual ones, which stay", () => {
    const layout = withLayout({
      format: "chs-drg-layout/1",
      ...{
        exclusionTables: ["^丙表(\\d+)$"],
        references: ["丙(\\d+)"],
        columnHeaders: ["甲栏"],
        running: ["^页脚"],
      },
    });
    const grammar = lineGrammar(layout);
    const lines = readSourceLines(
      { name: "a", text: "甲栏 疾病编码\n页脚 1\n注：甲\n乙" },
      new ProblemLog(),
      grammar,
    );
    expect(lines.map(({ text }) => text)).toEqual(["乙"]);
    expect(
      readComplications(linesOf("A01.100 甲 丙3\nA02.100 乙 表 7-1"), new ProblemLog(), grammar).map(
        ({ table }) => table,
      ),
    ).toEqual(["3", "7-1"]);
    const { scheme } = importSchemeText(
      [{ name: "a", text: "MDCB 神经\n丙表3\nI61.900 甲\n表 4\nI62.900 乙" }],
      { ...OPTIONS, grammar },
    );
    expect(Object.keys(scheme.complications.exclusions)).toEqual(["4"]);
    expect(withLayout(undefined)).toBe(NATIONAL_LAYOUT);
    expect(withLayout({ format: "chs-drg-layout/1" })).toEqual(NATIONAL_LAYOUT);
    expect(
      lineGrammar(withLayout({ format: "chs-drg-layout/1", running: ["^\\u{20BB7}$"] })).running[0]?.test(
        "𠮷",
      ),
    ).toBe(true);
  });
});

describe("what another scheme supplies", () => {
  const supplement = (mdcs: Scheme["mdcs"], more: Partial<Scheme> = {}): Scheme => ({
    ...importText("MDCB 神经").scheme,
    ...{
      id: "other",
      version: "2",
      validProcedures: ["01.2400", "99.0000"],
      bodySites: { head: ["S01.000"] },
    },
    complications: { mcc: { "1": ["A01.100"] }, cc: {}, exclusions: { "1": ["I61.900"] } },
    ...more,
    mdcs,
  });
  const chapter = (code: string, more: Partial<Scheme["mdcs"][number]> = {}): Scheme["mdcs"][number] => ({
    ...{
      code,
      name: code,
      kind: "normal",
      condition: { all: [{ principalDiagnosis: "diagnoses" }, { sex: "male" }] },
      lists: { diagnoses: ["I61.900", "I60.900"] },
      adrgs: [],
    },
    ...more,
  });
  const importWith = (text: string, from: Scheme) => {
    const { scheme, problems } = importSchemeText([{ name: "groups.txt", text, kind: "groups" }], {
      ...OPTIONS,
      supplement: from,
    });
    return {
      scheme,
      taken: problems
        .filter(({ code }) => code === "IMPORT_SUPPLEMENTED")
        .map(({ severity, path, message }) => `${severity} ${path} ${message.en.includes("other@2")}`),
      problems,
    };
  };

  it("operations, body sites and complications as a whole; a chapter's condition, its list and what its medical groups add", () => {
    const text =
      "MDCA 先期\nMDCB 神经\nBR1 脑病\n包含以下主要诊断：\nI63.900 甲\nBR19 脑病\nBB1 手术\n包含以下诊断：\nI64.900 乙\nBB19 手术";
    const { scheme, taken } = importWith(
      text,
      supplement([chapter("MDCC"), chapter("MDCB"), chapter("MDCA")]),
    );
    expect(taken).toEqual([
      "warning validProcedures true",
      "warning MDCB true",
      "warning bodySites true",
      "warning complications true",
    ]);
    expect(scheme).toMatchObject({
      validProcedures: ["01.2400", "99.0000"],
      bodySites: { head: ["S01.000"] },
      complications: { mcc: { "1": ["A01.100"] } },
    });
    expect(scheme.mdcs[0]?.condition).toBe("always");
    expect(scheme.mdcs[1]).toMatchObject({
      condition: { all: [{ principalDiagnosis: "diagnoses" }, { sex: "male" }] },
      lists: { diagnoses: ["I60.900", "I61.900", "I63.900"] },
    });
    const { lists: _lists, ...bare } = chapter("MDCB", { condition: { sex: "male" } });
    const plain = importWith("MDCB 神经", supplement([bare])).scheme.mdcs[0];
    expect([plain?.condition, plain?.lists]).toEqual([{ sex: "male" }, undefined]);
  });

  it("complications only where the text has none of the three parts", () => {
    const parts = (kind: "mcc" | "cc" | "exclusions", text: string) =>
      importSchemeText(
        [
          { name: "groups.txt", text: "MDCB 神经", kind: "groups" },
          { name: "b.txt", text, kind },
        ],
        { ...OPTIONS, supplement: supplement([]) },
      );
    for (const [kind, text] of [
      ["mcc", "A09.100 甲 表 7-1"],
      ["cc", "A09.100 甲 表 7-1"],
      ["exclusions", "表 7-1\nI61.900 甲\n表 7-2\nI62.900 乙"],
    ] as const) {
      const { problems } = parts(kind, text);
      expect(
        problems.filter(({ code }) => code === "IMPORT_SUPPLEMENTED").map(({ path }) => path),
      ).not.toContain("complications");
      expect(problems.filter(({ code }) => code === "IMPORT_PART_MISSING").map(({ path }) => path)).toEqual(
        ["mcc", "cc", "exclusions"].filter((part) => part !== kind),
      );
    }
  });

  const combined = (
    lists: Readonly<Record<string, readonly string[]>>,
    condition: Scheme["mdcs"][number]["adrgs"][number]["condition"],
  ) =>
    supplement([
      chapter("MDCB", {
        adrgs: [{ id: "BB1", code: "BB1", name: "手术", kind: "surgical", condition, lists, drgs: [] }],
      }),
    ]);
  const two = {
    all: [
      { principalDiagnosis: "diagnoses" },
      { anyProcedure: "procedures1" },
      { otherProcedure: "procedures2" },
    ],
  } as const;
  const OPEN = "手术操作包括如下：\n01.2400 甲\n01.2500 乙";

  it("the way in which several lists combine, for a list that does not say where it applies", () => {
    const from = combined(
      { diagnoses: ["I61.900"], procedures1: ["01.2400"], procedures2: ["01.2400", "01.2500", "01.2600"] },
      two,
    );
    const { scheme, taken, problems } = importWith(`MDCB 神经\nBB1 手术\n${OPEN}\nBB19 手术`, from);
    expect(entryOf(scheme, "BB1")).toMatchObject({
      condition: two,
      lists: { diagnoses: ["I61.900"], procedures1: ["01.2400"], procedures2: ["01.2400", "01.2500"] },
    });
    expect(taken).toContain("warning BB1 true");
    expect(problems.map(({ code }) => code)).not.toContain("IMPORT_CODES_NOT_ASSIGNED");
    const diagnoses = importWith(
      "MDCB 神经\nBB1 手术\n诊断包括如下：\nI69.900 甲\nI68.900 乙\nBB19 手术",
      from,
    );
    expect(entryOf(diagnoses.scheme, "BB1").lists).toEqual({
      diagnoses: ["I68.900", "I69.900"],
      procedures1: ["01.2400"],
      procedures2: ["01.2400", "01.2500", "01.2600"],
    });
    const lost = importWith(
      `MDCB 神经\nBB1 手术\n${OPEN}\n01.9900 丙\n01.9800 丁\nBB19 手术`,
      from,
    ).problems.filter(({ code }) => code === "IMPORT_CODES_NOT_ASSIGNED");
    expect(lost.map(({ severity, message }) => [severity, message.en.includes("01.9900 01.9800")])).toEqual([
      ["error", true],
    ]);
  });

  it("not where the list says where it applies, or the other scheme has one list, or several entries", () => {
    const from = combined(
      { procedures1: ["01.2400"], procedures2: ["01.2500"] },
      { all: [{ anyProcedure: "procedures1" }, { anyProcedure: "procedures2" }] },
    );
    const stated = importWith("MDCB 神经\nBB1 手术\n包含以下手术：\n01.2400 甲\nBB19 手术", from);
    expect(entryOf(stated.scheme, "BB1").condition).toEqual({ anyProcedure: "procedures" });
    const one = combined({ procedures: ["01.2400"] }, { anyProcedure: "procedures" });
    expect(
      entryOf(importWith(`MDCB 神经\nBB1 手术\n${OPEN}\nBB19 手术`, one).scheme, "BB1").condition,
    ).toEqual({ principalProcedure: "procedures" });
    const [mdc] = from.mdcs;
    const [entry] = mdc?.adrgs ?? [];
    if (mdc === undefined || entry === undefined) throw new Error("one entry");
    const twice = supplement([{ ...mdc, adrgs: [entry, { ...entry, id: "BB1_2" }] }]);
    expect(
      entryOf(importWith(`MDCB 神经\nBB1 手术\n${OPEN}\nBB19 手术`, twice).scheme, "BB1").condition,
    ).toEqual({ principalProcedure: "procedures" });
    expect(entryOf(importWith("MDCB 神经\nBB1 手术\nBB19 手术", twice).scheme, "BB1").condition).toEqual({
      notTranscribed: "BB1 手术",
    });
  });

  it("the rule of a group that has a name only, with its lists where it has any", () => {
    const from = combined({}, { sex: "male" });
    const [mdc] = from.mdcs;
    if (mdc === undefined) throw new Error("one chapter");
    const bare = supplement([{ ...mdc, adrgs: mdc.adrgs.map(({ lists: _none, ...entry }) => entry) }]);
    const entry = entryOf(importWith("MDCB 神经\nBB1 手术\nBB19 手术", bare).scheme, "BB1");
    expect([entry.condition, "lists" in entry]).toEqual([{ sex: "male" }, false]);
  });
});
