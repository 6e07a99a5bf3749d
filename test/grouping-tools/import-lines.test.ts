import { describe, expect, it } from "vitest";
import { ProblemLog } from "../../src/grouping/import/import-problems.js";
import { importSchemeText } from "../../src/grouping/import/import-scheme-text.js";
import { importSchemeTables } from "../../src/grouping/import/index.js";
import { findPageMarks } from "../../src/grouping/import/page-marks.js";
import { readSourceLines } from "../../src/grouping/import/read-source-lines.js";
import { entryOf, importText, OPTIONS } from "./import-helpers.js";

const linesOf = (text: string | readonly string[]) =>
  readSourceLines({ name: "a", text }, new ProblemLog()).map((line) => line.text);

describe("page numbers", () => {
  const marks = (...lines: readonly string[]) =>
    findPageMarks(lines).map(({ number, rest }) => (rest === "" ? number : [number, rest]));
  /** A page as one line of that many characters that begins with its number. */
  const page = (number: number, length: number) => `${number} 疾病编码 `.padEnd(length, "甲");

  it("a page of one long line begins with its number; of 120 characters it is no page", () => {
    const rest = (number: number) => page(number, 121).slice(String(number).length + 1);
    expect(marks(page(9, 121), page(10, 121), page(1234, 121))).toEqual([
      [9, rest(9)],
      [10, rest(10)],
    ]);
    expect(marks(page(9, 120), page(10, 120))).toEqual([]);
  });

  it("behind a lone word for table three numbers are its, the fourth is a page", () => {
    expect(marks("表", "1", "2", "3", "4", "5")).toEqual([4, 5]);
  });

  it("of two runs that are as long the first is taken; one number alone is no run", () => {
    expect(marks("1", "2", "21", "22")).toEqual([1, 2]);
    expect(marks("1", "21", "22", "23")).toEqual([21, 22, 23]);
    expect(marks("1", "21")).toEqual([]);
  });

  it.each([
    [
      ["1", "2", "5"],
      [1, 2, 5],
    ],
    [
      ["1", "2", "6"],
      [1, 2],
    ],
  ])("two numbers in a row may be lost between pages, three may not: %j", (lines, expected) => {
    expect(marks(...lines)).toEqual(expected);
  });
});

describe("lines that repeat at the edges of pages", () => {
  const HEAD = (number: number) => [`某市分组方案说明第 ${number} 号`, "按病组付费技术规范"];
  const FOOT = (number: number) => [`附注随页而变第 ${number} 号`, "内部资料请勿外传"];
  const BODY = ["甲", "说明文字在每页中间", "乙"];

  it("are left out: the first two and the last two of each page, but not what repeats within", () => {
    const pages = [1, 2, 3, 4].map((number) => [...HEAD(number), ...BODY, ...FOOT(number)].join("\n"));
    expect(linesOf(pages)).toEqual([...BODY, ...BODY, ...BODY, ...BODY]);
    // Fewer than three times is no repetition.
    expect(linesOf(pages.slice(0, 2))).toHaveLength(14);
  });

  it("are left out around page numbers: the two lines before and the two behind", () => {
    const body = [...BODY, "丙", "丁"];
    const text = [1, 2, 3, 4, 5].flatMap((number) => [
      ...[...FOOT(number), `${number}`, ...HEAD(number), ...body],
    ]);
    expect(linesOf(text.join("\n"))).toEqual([...body, ...body, ...body, ...body, ...body]);
  });
});

describe("a table of contents", () => {
  const CONTENTS = ["第一部分 ........ 3", "各部分之间", "第二部分 ........ 5"];
  it.each([
    ["with its heading, at the head of the text", ["目录", "另一行", ...CONTENTS, "正文"], ["正文"]],
    ["with its heading behind a line", ["封面", "目 录", ...CONTENTS, "正文"], ["封面", "正文"]],
    ["without a heading", ["封面", ...CONTENTS, "正文"], ["封面", "正文"]],
    ["whose heading comes too late", ["封面", ...CONTENTS, "目录", "正文"], ["封面", "目录", "正文"]],
  ])("is left out, %s", (_what, lines, expected) => {
    expect(linesOf(lines.join("\n"))).toEqual(expected);
  });
});

describe("what a line belongs to", () => {
  const GROUP = "MDCB 神经系统疾病\nBR1 颅内出血性疾患\n包含以下主要诊断：\nI60.900 蛛网膜下腔出血";
  const DRG = "BR19 颅内出血性疾患";

  it("a code at the head of a new part is not of the last group of the part before", () => {
    const lists = (...texts: readonly string[]) => {
      const parts = texts.map((text, at) => ({ name: `${at}.txt`, text, kind: "groups" as const }));
      return entryOf(importSchemeText(parts, OPTIONS).scheme, "BR1").lists?.diagnoses;
    };
    expect(lists(`${GROUP}\nI61.900 脑出血\n${DRG}`)).toEqual(["I60.900", "I61.900"]);
    expect(lists(`${DRG}\n${GROUP}`, "I61.900 脑出血")).toEqual(["I60.900"]);
  });

  it.each(["和", "且"])("%s alone on a line asks for both lists", (word) => {
    const two = `AC1 胰／肾联合移植\n同时包含以下手术或操作:\n52.8000 胰腺移植\n${word}\n55.6901 肾异体移植术`;
    const { scheme } = importText(`MDCA 先期分组疾病及相关操作\n${two}\nAC19 胰／肾联合移植`);
    expect(entryOf(scheme, "AC1").lists).toEqual({ procedures: ["52.8000"], procedures2: ["55.6901"] });
  });

  it("a row of a table that names no owner, or no code, is of nobody and is named", () => {
    const files = {
      "mdc.csv": "code,name\nMDCB,神经系统疾病\n",
      "adrg.csv": "code,name\nBR1,颅内出血性疾患\n",
      "drg.csv": "code,name\nBR19,颅内出血性疾患\n",
    };
    const told = (lists: string) =>
      importSchemeTables({ ...files, "lists.csv": lists }, OPTIONS)
        .problems.filter(({ path }) => path.startsWith("lists.csv"))
        .map(({ code, path }) => [code, path]);
    const unreadable = (line: number) => ["IMPORT_ROW_UNREADABLE", `lists.csv line ${line}`];
    expect(told("owner,list,code\nMDCB,diagnoses,I60.900\nBR1,diagnoses,I60.900\n")).toEqual([]);
    expect(told("owner,list,code\n,diagnoses,I60.900\nBR1,diagnoses,\n")).toEqual([
      unreadable(2),
      unreadable(3),
    ]);
    expect(told("list,code\ndiagnoses,I60.900\n")).toEqual([unreadable(2)]);
  });
});
