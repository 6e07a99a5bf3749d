import { describe, expect, it } from "vitest";
import { type CaseMarkName, markAmount } from "../../src/cases/case-marks.js";
import { caseRows, correctedMarks, hasMark, marksOfOthers } from "../../src/cases/index.js";
import { MARK_WORDS, WRITER_WORDS } from "../../src/cases/mark-words.js";
import { MARK_WRITERS } from "../../src/cases/mark-writers.js";
import { readMarksTold } from "../../src/cases/near-mark.js";
import { safeParseCase } from "../../src/cases/parse-case.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { JsonRowReader } from "../../src/cases/row/json-row-reader.js";

/** The marks of a case as a CSV cell and as a JSON value make them. */
function marksOf(name: string, value: unknown) {
  const json = safeParseCase({ caseId: "1", marks: { [name]: value } });
  if (!json.ok) throw new Error("the case is well formed");
  const cell = caseRows.underHeader(["caseId", `marks.${name}`])(["1", String(value)]);
  if (!cell.ok) throw new Error("the row is well formed");
  return { json: json.value.marks, cell: cell.value.marks };
}

describe("a mark says the same in JSON and in a CSV cell", () => {
  it.each([true, "true", 1, "1", "是", "yes", "YES"])("%j is yes", (value) => {
    const { json, cell } = marksOf("specialReviewApproved", value);
    expect([hasMark(json, "specialReviewApproved"), hasMark(cell, "specialReviewApproved")]).toEqual([
      true,
      true,
    ]);
  });

  it.each([false, "false", 0, "0", "否", "no"])("%j is no", (value) => {
    const { json, cell } = marksOf("offSite", value);
    expect([hasMark(json, "offSite"), hasMark(cell, "offSite")]).toEqual([false, false]);
  });

  it.each(["有", "y", " 是 "])("%j is yes, as clerks write it", (value) => {
    expect(hasMark(marksOf("approvedByItem", value).json, "approvedByItem")).toBe(true);
  });

  it.each(["无", "N", "n", ""])("%j is no", (value) => {
    const { json, cell } = marksOf("otherPayer", value);
    expect([hasMark(json, "otherPayer"), hasMark(cell, "otherPayer")]).toEqual([false, false]);
  });

  it.each(["maybe", "未核准", "不通过", "驳回", "待审", "２", 2, -1])(
    "NAT-064: %j is neither yes nor no: its record is refused, in JSON, by the bytes of its line and in a cell",
    (value) => {
      const record = { caseId: "1", marks: { approvedByItem: value } };
      const json = safeParseCase(record);
      const line = new TextEncoder().encode(`${JSON.stringify(record)}\n`);
      const cell = caseRows.underHeader(["caseId", "marks.approvedByItem"])(["1", String(value)]);
      const problem = {
        code: "RECORD_NOT_ONE_OF",
        path: "marks.approvedByItem",
        message: {
          zh: expect.stringContaining("可用：1, true, yes, y, 是, 有, 0, false, no, n, 否, 无。"),
          en: expect.stringContaining("Use one of: 1, true, yes, y, 是, 有, 0, false, no, n, 否, 无."),
        },
      };
      expect(json).toMatchObject({ ok: false, problems: [problem] });
      expect(cell).toMatchObject({ ok: false, problems: [problem] });
      expect(new JsonRowReader(new CaseRow()).read(line, 0)).toBe(false);
    },
  );

  it("a map or list says neither; a name of one's own may hold anything, and is carried unless it says no", () => {
    expect(safeParseCase({ caseId: "1", marks: { offSite: { on: true } } })).toMatchObject({
      problems: [{ code: "RECORD_WRONG_TYPE", path: "marks.offSite" }],
    });
    const { json } = marksOf("mine", "待审");
    expect([hasMark(json, String("mine")), hasMark({ mine: "N" }, String("mine"))]).toEqual([true, false]);
    expect(hasMark({ offSite: "maybe" }, "offSite")).toBe(false);
  });

  it.each([
    ["12000.00", "12000"],
    [12000, "12000"],
    [100.5, "100.5"],
    [0, "0"],
    ["0", "0"],
  ])("%j is an amount", (value, amount) => {
    const { json, cell } = marksOf("approvedCost", value);
    expect([json, cell].map((marks) => String(markAmount(marks, "approvedCost", 2)))).toEqual([
      amount,
      amount,
    ]);
  });

  it.each(["12,000", -1, "1e3", 0.001, "abc"])("%j is no amount, and not 0", (value) => {
    const { json, cell } = marksOf("approvedCost", value);
    expect([json, cell].map((marks) => markAmount(marks, "approvedCost", 2))).toEqual([
      "unreadable",
      "unreadable",
    ]);
  });

  it("null and absence are no mark", () => {
    expect(hasMark({ offSite: null }, "offSite")).toBe(false);
    expect(markAmount({ approvedCost: null }, "approvedCost", 2)).toBe("absent");
    expect(markAmount(undefined, "approvedCost", 2)).toBe("absent");
    expect(hasMark({}, String("toString"))).toBe(false);
  });

  it("every mark of the table has all its words in both languages", () => {
    for (const [name, mark] of Object.entries(MARK_WORDS)) {
      const writer = WRITER_WORDS[MARK_WRITERS[name as CaseMarkName]];
      for (const { zh, en } of [mark.title, writer, mark.readBy, mark.moves]) {
        expect(zh).toMatch(/[\u4e00-\u9fff]/);
        expect(en).toMatch(/[a-z]/);
      }
    }
  });
});

describe("SX-050, SX-063: what a corrected record makes of the marks of its case", () => {
  const before = {
    specialReviewApproved: true,
    unreasonableCost: "20000",
    careClass: "A",
    deductible: "300",
    synthetic: true,
  };

  it("those of the hospital are the record's, those of agency and review stay, others stay unless the record states them", () => {
    expect(correctedMarks(before, undefined)).toEqual({
      specialReviewApproved: true,
      unreasonableCost: "20000",
      synthetic: true,
    });
    const record = { careClass: "B", synthetic: false, otherPayer: true, mine: 1 };
    expect(correctedMarks(before, record)).toEqual({
      specialReviewApproved: true,
      unreasonableCost: "20000",
      careClass: "B",
      synthetic: false,
      mine: 1,
    });
    expect(correctedMarks(undefined, undefined)).toEqual({});
  });

  it.each([
    [{ unreasonableCost: "20000.00", specialReviewApproved: "yes", otherPayer: false }, []],
    [{ unreasonableCost: "0", careClass: "B" }, ["unreasonableCost"]],
    [{ specialReviewApproved: false, otherPayer: true }, ["specialReviewApproved", "otherPayer"]],
    [{ approvedCost: "no amount" }, ["approvedCost"]],
    [{ approvedPoints: null }, []],
  ])("%o: what it states of them otherwise is named", (record, names) => {
    expect(marksOfOthers(before, record)).toEqual(names);
  });
});

describe("ZJ-058: a mark whose name is nearly one of the table is told, since it moves nothing", () => {
  const told = (marks: object) => {
    const read = safeParseCase({ caseId: "1", marks });
    return read.ok ? read.warnings.map(({ code, path }) => `${code} ${path}`) : [];
  };

  it.each([
    ["specialreviewapproved", "specialReviewApproved"],
    ["special_review_approved", "specialReviewApproved"],
    ["specialReviewAproved", "specialReviewApproved"],
    ["特病单议已核准", "specialReviewApproved"],
    ["核准点数", "approvedPoints"],
    ["不合理费用", "unreasonableCost"],
    ["offsite", "offSite"],
  ])("%s: %s", (mark, likely) => {
    const read = safeParseCase({ caseId: "1", marks: { [mark]: true } });
    expect(read.ok && read.warnings).toEqual([
      {
        code: "MARK_NEARLY_KNOWN",
        severity: "warning",
        path: `marks.${mark}`,
        message: {
          zh: `标记“${mark}”没有规则读取，不会改变付费；病例没有与之相近的标记（${likely}）。请改正标记名（docs/marks.md 列出全部），自有的信息可以不理会。`,
          en: `No rule reads a mark "${mark}", so it moves nothing, and the case has not the mark that it is near to (${likely}). Correct the name (docs/marks.md lists all); where it is data of your own, nothing is to be done.`,
        },
      },
    ]);
    expect(told({ [mark]: true, [likely]: true })).toEqual([]);
  });

  it.each(["synthetic", "note", "本院备注", "ward", "groupedBy"])("%s is data of one's own", (mark) => {
    expect(told({ [mark]: "x" })).toEqual([]);
  });

  it("is told of a row of a table, and of JSON whichever way it is read", () => {
    const cells = caseRows.underHeader(["caseId", "marks.specialreviewapproved"])(["1", "是"]);
    expect(cells.ok && cells.warnings.map(({ code }) => code)).toEqual(["MARK_NEARLY_KNOWN"]);
    // The reader of rows leaves a line with anything to say to the one that says it.
    const bytes = new TextEncoder().encode('{"caseId":"1","marks":{"特病单议已核准":true}}\n');
    expect(new JsonRowReader(new CaseRow(), readMarksTold).read(bytes, 0)).toBe(false);
  });
});
