import { PassThrough, Readable } from "node:stream";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { parseCase } from "../../src/cases/index.js";
import { PlacedDecoder } from "../../src/cli/input/placed-decoder.js";
import { printedJson } from "../../src/cli/output/json-text.js";
import { escapeHtml } from "../../src/cli/report/html.js";
import { MOST_KEPT, RejectedRows } from "../../src/cli/rows/rejected-rows.js";
import { openScheme } from "../../src/cli/shipped/open-scheme.js";
import { visibleLines, visibleText } from "../../src/cli/table/visible-text.js";
import { terminalOf } from "../../src/cli/terminal.js";
import { groupCase } from "../../src/grouping/index.js";
import { csvLine } from "../../src/primitives/csv-text.js";

describe("a text from outside", () => {
  it("steers no terminal: escapes, direction marks and line ends of a cell become dots", () => {
    expect(visibleText("a\u001b[2Jb\nc\u202ed\u2028e")).toBe("a·[2Jb·c·d·e");
    expect(visibleLines("a\u001bb\nc\rd")).toBe("a·b\nc·d");
  });

  it("turns no page round", () => {
    expect(escapeHtml("a\u202eb\u001bc\nd")).toBe("a·b·c\nd");
  });

  it("is the same data in printed JSON, its unseen characters as escapes", () => {
    const value = { name: "a\u202eb\u200bc\u2028d" };
    const text = printedJson(value);
    expect(text).toContain("a\\u202eb\\u200bc\\u2028d");
    expect(JSON.parse(text)).toEqual(value);
  });

  it.each([
    "=1",
    "+1",
    "@a",
    "\t1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\u200b=1",
    "＝1",
    "＋1",
    "＠a",
    "－1",
    " -1",
    "-x",
    "\u200b-1",
  ])("runs in no spreadsheet: %j gets an apostrophe", (cell) => {
    expect(csvLine([cell])).toMatch(/^"?'/);
  });

  it.each(["-1.50", "a=1", " 1", "中", "1-2"])("that is harmless stays as it is: %j", (cell) => {
    expect(csvLine([cell])).toBe(`${cell}\n`);
  });
});

describe("bytes that are no UTF-8", () => {
  const decoded = (pieces: readonly (readonly number[])[]) => {
    const decoder = new PlacedDecoder("f", "utf-8");
    return pieces.map((piece) => decoder.decode(Uint8Array.from(piece))).join("") + decoder.end();
  };

  it.each<[string, number[][], number]>([
    ["the first", [[0xff]], 1],
    ["after others", [[0x61, 0x62, 0xff, 0x63]], 3],
    [
      "in a later piece",
      [
        [0x61, 0x62],
        [0x63, 0xfe],
      ],
      4,
    ],
    [
      "after a character that two pieces share",
      [
        [0x61, 0xe5],
        [0x8c, 0xbb, 0xff],
      ],
      5,
    ],
  ])("are refused with their place: %s", (_where, pieces, byte) => {
    expect(() => decoded(pieces)).toThrow(
      expect.objectContaining({ code: "INPUT_NOT_UTF8", info: { file: "f", byte } }),
    );
  });

  it("a character that two pieces share is none of them", () => {
    expect(decoded([[0xe5], [0x8c, 0xbb]])).toBe("医");
    expect(() => decoded([[0x61, 0xe5]])).toThrow("INPUT_NOT_UTF8: f ends at byte 2, inside a character");
  });
});

it("rejected rows beyond the limit are counted in the last line, not listed", async () => {
  const lines: string[] = [];
  const terminal = terminalOf({
    stdin: Readable.from([]),
    stdout: new PassThrough(),
    stderr: new PassThrough().resume(),
    environment: {},
  });
  const rows = new RejectedRows(
    { terminal, locale: "en" },
    {
      write: async (text) => void lines.push(...String(text).trimEnd().split("\n")),
      close: async () => {},
      abandon: async () => {},
    },
  );
  const row = { file: "f", line: 1, problems: [], excerpt: "" };
  await rows.add(new Array(MOST_KEPT - 1).fill(row));
  await rows.add([row, row, row]);
  await rows.close();
  expect(rows.count).toBe(MOST_KEPT + 2);
  expect(lines).toHaveLength(MOST_KEPT + 1);
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ code: "ROWS_REJECTED_MORE", count: 2 });
});

describe("a record in memory", () => {
  const scheme = openScheme("zj-drg@1.1");
  const record = { caseId: "1", sex: "male" as const, diagnoses: ["I10.x00"], procedures: [] };

  it.each([-5, Number.NaN, -0.1])("with age %s is invalid, not grouped", (ageYears) => {
    const { status, diagnostics } = groupCase({ ...record, ageYears }, scheme);
    expect(status).toBe("invalid");
    expect(diagnostics[0]).toMatchObject({ code: "GROUPING_RECORD_SHAPE", path: "ageYears" });
  });

  it("of age 0 and more is judged", () => {
    expect(groupCase({ ...record, ageYears: 0.0, ageDays: 100 }, scheme).status).not.toBe("invalid");
  });

  it("that comes from another realm is read; an instance of a class is not", () => {
    const foreign: unknown = runInNewContext(`({ caseId: "1", diagnoses: ["I10.x00"] })`);
    expect(parseCase(foreign).caseId).toBe("1");
    class Own {
      caseId = "1";
    }
    for (const value of [new Own(), new Map(), runInNewContext("new (class { caseId = '1' })()")]) {
      expect(() => parseCase(value)).toThrow("RECORD_NOT_OBJECT");
    }
  });
});
