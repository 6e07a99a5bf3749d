import { expect, it } from "vitest";
import { recordErrors } from "../../src/cases/record-errors.js";
import { countsByCode, Notices } from "../../src/cli/rows/notices.js";

const message = { zh: "一", en: "one" };

it("what was noticed is counted in the order of the codes, whatever order the rows stand in, in one run and in parts", () => {
  const rows = ["ID_DAMAGED", "AGE_ODD", "ID_DAMAGED", "COST_ODD"].map((code, at) => ({
    ...{ code, message },
    line: at + 2,
  }));
  const countsOf = (some: typeof rows) => {
    const notices = new Notices("cases.csv");
    notices.add(some);
    return notices.counts;
  };
  const expected = JSON.stringify({ AGE_ODD: 1, COST_ODD: 1, ID_DAMAGED: 2 });
  expect(JSON.stringify(countsOf(rows))).toBe(expected);
  expect(JSON.stringify(countsOf([...rows].reverse()))).toBe(expected);
  const parts = [rows.slice(2), rows.slice(0, 2)].map(countsOf);
  expect(JSON.stringify(countsByCode(parts.flatMap((part) => Object.entries(part))))).toBe(expected);
});

it("every name of a field that is not read is told, up to twenty of a file; the rest are counted together", () => {
  const named = (name: string, line: number) => ({
    ...{ code: "RECORD_FIELD_UNKNOWN", line },
    message: { zh: `没有名为 ${name} 的字段`, en: `There is no field ${name}` },
  });
  const told = (names: readonly string[]) => {
    const notices = new Notices("cases.jsonl");
    notices.add(names.map((name, at) => named(name, at + 1)));
    let said = "";
    notices.tell({ stderr: { write: (text: string) => (said += text) } } as never, "en");
    return { lines: said.trimEnd().split("\n"), counts: notices.counts };
  };
  expect(told(["totalcost", "Procedures", "totalcost"])).toEqual({
    lines: [
      "cases.jsonl: RECORD_FIELD_UNKNOWN: There is no field totalcost (2 times, line 1, 3)",
      "cases.jsonl: RECORD_FIELD_UNKNOWN: There is no field Procedures (1 time, line 2)",
    ],
    counts: { RECORD_FIELD_UNKNOWN: 3 },
  });
  const many = told(Array.from({ length: 25 }, (_, at) => `f${at}`));
  expect(many.lines).toHaveLength(21);
  expect(many.lines.at(-1)).toContain("Further names, likewise (5 times, line 21, 22, 23, ...)");
  expect(many.counts).toEqual({ RECORD_FIELD_UNKNOWN: 25 });
});

it("each code that stands twice is told with its list, not as one code of all rows", () => {
  const notices = new Notices("cases.jsonl");
  const twice = (line: number, field: string, code: string) => {
    const { message } = recordErrors.diagnostic("warning", "CASE_CODE_TWICE", field, { field, code });
    return { code: "CASE_CODE_TWICE", message, line };
  };
  notices.add([
    twice(1, "procedures", "51.2300"),
    twice(2, "diagnoses", "J18.900"),
    twice(3, "procedures", "51.2300"),
  ]);
  let said = "";
  notices.tell({ stderr: { write: (text: string) => (said += text) } } as never, "en");
  expect(said).toMatch(/"?51\.2300"? stands more than once in procedures.*\(2 times, line 1, 3\)/);
  expect(said).toMatch(/"?J18\.900"? stands more than once in diagnoses.*\(1 time, line 2\)/);
});

it("a name that is near to a known one is told beside twenty that are not", () => {
  const notices = new Notices("cases.jsonl");
  const unknown = Array.from({ length: 25 }, (_, at) => ({
    ...{ code: "RECORD_FIELD_UNKNOWN", line: 1 },
    message: { zh: `没有 f${at}`, en: `no f${at}` },
  }));
  const near = {
    code: "RECORD_FIELD_NEARLY_KNOWN",
    line: 1,
    message: { zh: "没有 totalcost", en: "no totalcost" },
  };
  notices.add([...unknown, near]);
  let said = "";
  notices.tell({ stderr: { write: (text: string) => (said += text) } } as never, "en");
  expect(said).toContain("cases.jsonl: RECORD_FIELD_NEARLY_KNOWN: no totalcost (1 time, line 1)");
});
