import { describe, expect, it } from "vitest";
import { caseRows } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { TableRowReader } from "../../src/cases/row/table-row-reader.js";
import type { ColumnNames } from "../../src/cases/rows/header-reader.js";
import { sequenceOf, withoutSequence } from "../../src/cases/rows/header-sequence.js";
import { isDrgError } from "../../src/primitives/index.js";

/** The lists that a row of a table gives, or the code of what is said instead; the fast reader must give the same, or leave the row. */
function listsOf(header: string, line: string, columns?: ColumnNames) {
  try {
    const names = header.split(",");
    const row = new CaseRow();
    const isRead = TableRowReader.under(names, row, { columns })?.read(
      new TextEncoder().encode(`${line}\n`),
      0,
    );
    const result = caseRows.underHeader(names, columns)(line.split(","));
    if (!result.ok) {
      expect(isRead ?? false).toBe(false);
      return result.problems.map(({ code }) => code);
    }
    const { diagnoses, procedures } = result.value;
    if (isRead) expect(row.toCase()).toMatchObject({ diagnoses, procedures });
    return [diagnoses.join(" "), procedures.join(" ")];
  } catch (error) {
    return isDrgError(error) ? error.code : error;
  }
}

describe("further columns of a list are read where their numbers are certain (a dropped diagnosis changes the group)", () => {
  const CODES = "1,K80.100,E11.900,J96.000,51.2300,54.5901";
  it.each([
    "caseId,主要诊断,其他诊断,其他诊断.1,手术,手术.1",
    "caseId,主要诊断,其他诊断一,其他诊断二,手术一,手术二",
    "caseId,主要诊断,其他诊断#1,其他诊断#2,手术#1,手术#2",
    "caseId,主要诊断,其他诊断①,其他诊断（2）,主手术,其他手术.1",
    "caseId,主要诊断,其他诊断九,其他诊断十一,手术1,手术2",
    "caseId,诊断编码,诊断编码.1,诊断编码.2,手术编码,手术编码.1",
    "caseId,主要诊断,其他诊断,其他诊断,手术操作编码,手术操作编码",
    "caseId,诊断编码,诊断编码,诊断编码,主要手术,其他手术",
    "caseId,出院诊断编码,其他诊断编码1,其他诊断编码2,手术操作编码,其他手术操作编码1",
    "caseId,主要诊断,其他诊断（医保版）,其他诊断（医保版）,手术,手术",
    "caseId,diagnoses,diagnoses.1,diagnoses.2,procedures,procedures.1",
  ])("%s", (header) => {
    expect(listsOf(header, CODES)).toEqual(["K80.100 E11.900 J96.000", "51.2300 54.5901"]);
  });

  it.each([
    "caseId,主要诊断,其他诊断A,其他诊断B,手术,手术.1",
    "caseId,主要诊断,主要诊断.1,其他诊断1,手术,手术.1",
    "caseId,诊断1,诊断2,诊断2.1,手术,手术.1",
    "caseId,诊断编码,出院诊断A,次诊1,手术,手术.1",
    "caseId,主诊断,dx1,dx2,px1,px2",
    "caseId,主诊断,合并症1,合并症2,主术,次术1",
  ])("what only looks like one stops the run: %s", (header) => {
    expect(listsOf(header, CODES)).toBe("HEADER_NEARLY_KNOWN");
  });

  it("columns of one name, and one read as the first, are told with their places", () => {
    const header = "病案号,主要诊断,其他诊断,其他诊断,手术操作编码,其他手术操作编码1".split(",");
    expect(caseRows.notices(header).map(({ code, message }) => `${code} ${message.en}`)).toEqual([
      'HEADER_REPEATED Columns of one name are read as codes in their order, from left to right: "其他诊断" (diagnoses, columns 3, 4). Rename them where something else is meant.',
      'HEADER_AS_FIRST Beside columns of further codes, these are read as the main one: "手术操作编码" (procedures). Rename them where something else is meant.',
    ]);
  });

  it("one name that stands more often than a better one is no further entry of it", () => {
    const header = "病案号,主要诊断,其他诊断,其他诊断编码,其他诊断".split(",");
    expect(caseRows.notices(header).map(({ code, related }) => `${code} ${related}`)).toEqual([
      "HEADER_SHADOWED header.2,header.4",
    ]);
  });

  it("what counts is not certain of columns of the main one, or of several kinds: all that is wrong is told at once", () => {
    const refused = (header: string) => () => caseRows.underHeader(header.split(","));
    expect(refused("病案号,主要诊断,主要诊断,性别,性别,年龄（月）,诊断A")).toThrow(
      /^HEADER_FIELD_TWICE: .*column 2 "主要诊断", column 3 "主要诊断" all stand for diagnoses \(where they hold different codes, name them 主要诊断编码, 其他诊断编码1, 其他诊断编码2, \.\.\.\); column 4 "性别", column 5 "性别" all stand for sex\. .* HEADER_NEARLY_KNOWN: .*"年龄（月）".*"诊断A"/,
    );
    expect(refused("病案号,主要诊断,诊断编码,其他诊断,诊断编码")).toThrow(/^HEADER_FIELD_TWICE/);
    expect(refused("性别,诊断编码,主要诊断,手术,主要手术")).toThrow(
      /stand for diagnoses .* stand for procedures .* HEADER_FIELD_MISSING: /,
    );
  });

  it.each([
    ["其他诊断1", "其他诊断", 1],
    ["其他诊断.12", "其他诊断", 12],
    ["手术十", "手术", 10],
    ["手术二十一", "手术", 21],
  ])("%s is number %3$s of %s", (key, name, number) => {
    expect(sequenceOf(key)).toMatchObject({ name, number });
    expect(withoutSequence(key)).toBe(name);
  });

  it.each(["手术", "手术十十", "手术一二"])("%s has no number", (key) => {
    expect(sequenceOf(key)).toBeUndefined();
  });
});

describe("a code in a column without a name, behind one of a list, is not passed over", () => {
  const header = "病案号,性别,主要诊断,其他诊断,,手术,";

  it("its row is refused", () => {
    expect(listsOf(header, "1,男,K80.100,E11.900,J96.000,51.2300,")).toEqual(["CELL_WITHOUT_NAME"]);
    expect(listsOf(header, "1,男,K80.100,E11.900,,51.2300,54.5901")).toEqual(["CELL_WITHOUT_NAME"]);
  });

  it("a row without one is read, as is one with something else there", () => {
    expect(listsOf(header, "1,男,K80.100,E11.900,,51.2300,")).toEqual(["K80.100 E11.900", "51.2300"]);
    expect(listsOf(header, "1,男,K80.100,E11.900,见附页,51.2300,3")).toEqual(["K80.100 E11.900", "51.2300"]);
  });

  it.each([
    [{ 第5列: "其他诊断2", "column 7": "-" }, "K80.100 E11.900 J96.000"],
    [{ "第 5 列": "-", "column 7": "-" }, "K80.100 E11.900"],
  ])("by its place it is said what it is: %j", (columns, diagnoses) => {
    const line = "1,男,K80.100,E11.900,J96.000,51.2300,54.5901";
    expect(listsOf(header, line, columns as ColumnNames)).toEqual([diagnoses, "51.2300"]);
  });

  it("says which column and what to do", () => {
    const result = caseRows.underHeader(header.split(","))("1,男,K80.100,,J96.000,,".split(","));
    expect(!result.ok && result.problems[0]?.message).toEqual({
      zh: '第 5 列没有列名，紧接“其他诊断”之后，本行却写有“J96.000”，像是编码，略去会改变分组，故本行未读入。请给该列写上列名，或用 --map "第 5 列=所知列名" 指明；不读的列写 --map "第 5 列=-"。',
      en: 'Column 5, behind "其他诊断", has no name, and the row has "J96.000" there, which looks like a code; to leave it out could change the group, so the row is not read. Write a name above it, or say what it is with --map "column 5=known name", or --map "column 5=-" where it is not to be read.',
    });
  });
});
