import { fc, test } from "@fast-check/vitest";
import { inferSchema, initParser } from "udsv";
import { describe, expect, it } from "vitest";
import { csvCells } from "../../src/cli/scan/csv-cells.js";
import { CsvScanner, LONGEST_CSV_RECORD } from "../../src/cli/scan/csv-scanner.js";
import { csvLine, csvText } from "../../src/primitives/csv-text.js";
import { scan } from "./scan.js";

const scanned = (text: string, size?: number) => scan(new CsvScanner(), text, size);

describe("CsvScanner: one broken row never swallows the rows after it", () => {
  it("cuts at line ends, counts blank lines, keeps the line of each record", () => {
    expect(scanned("a,b\r\n1,2\r\n\r\n3,4")).toEqual({
      records: [
        [1, "a,b\r"],
        [2, "1,2\r"],
        [4, "3,4"],
      ],
      broken: [],
    });
  });

  it("a row of nothing but commas, blanks and empty quotes is a blank line", () => {
    expect(scanned('a,b\n,\n , \r\n"",\n"\n",""\n,3\n"",4\n",",\n').records).toEqual([
      [1, "a,b"],
      [7, ",3"],
      [8, '"",4'],
      [9, '",",'],
    ]);
    expect(scan(new CsvScanner(";"), ";\n,;\n").records).toEqual([[2, ",;"]]);
  });

  it("keeps a line end inside quotes, and counts its lines", () => {
    expect(scanned('a,"x\ny\nz"\nb,c\n').records).toEqual([
      [1, 'a,"x\ny\nz"'],
      [4, "b,c"],
    ]);
  });

  it("rejects the line of a quote that never closes, and reads on", () => {
    expect(scanned('a,b\n1,"open\n2,x\n3,y\n')).toEqual({
      records: [
        [1, "a,b"],
        [3, "2,x"],
        [4, "3,y"],
      ],
      broken: [[2, "ROW_BAD_QUOTE"]],
    });
  });

  it("rejects the line of an open quote that runs into the quote of a later row", () => {
    expect(scanned('1,"open\n2,x\n3,"y, z"\n4,w\n')).toEqual({
      records: [
        [2, "2,x"],
        [3, '3,"y, z"'],
        [4, "4,w"],
      ],
      broken: [[1, "ROW_BAD_QUOTE"]],
    });
  });

  it("rejects the line of a stray quote that pairs with one of a later row, and reads the rows between", () => {
    const rows = ["1,a,b", '2,a,"x', "3,a,b", "4,,", '5,a,y"', "6,a,b"].join("\n");
    expect(scan(new CsvScanner(",", 3), `${rows}\n`)).toEqual({
      records: [
        [1, "1,a,b"],
        [3, "3,a,b"],
        [4, "4,,"],
        [6, "6,a,b"],
      ],
      broken: [
        [2, "ROW_QUOTE_OVER_ROWS"],
        [5, "ROW_BAD_QUOTE"],
      ],
    });
  });

  it.each([
    ["in the last column", '1,a,"x\ny, z\n\nw"'],
    ["in the first column", '"x\ny",a,b'],
    ["in the middle, with commas", '1,"x, y\nz, and\nw",b'],
    ["of two cells", '"x\ny","x\ny",b'],
  ])("a remark of several lines is one cell: %s", (_where, row) => {
    expect(scan(new CsvScanner(",", 3), `${row}\n2,a,b\n`)).toEqual({
      records: [
        [1, row],
        [1 + row.split("\n").length, "2,a,b"],
      ],
      broken: [],
    });
  });

  it.each([
    ['a,b\n1,"2\n3,4\n', false],
    ['a,b\n1,"2\n3,4', true],
    ["a,b\n3,4", true],
    ["a,b\n3,4\n", false],
  ])("its last line is open only where no line end stands behind it: %j", (text, isOpen) => {
    const scanner = new CsvScanner();
    scanner.push(text);
    expect(scanner.end().isOpen).toBe(isOpen);
  });

  it("rejects a quote inside an unquoted value and text after a closing quote", () => {
    expect(scanned('a"b,1\n"a"b,1\nc,1\n')).toEqual({
      records: [[3, "c,1"]],
      broken: [
        [1, "ROW_BAD_QUOTE"],
        [2, "ROW_BAD_QUOTE"],
      ],
    });
  });

  it("rejects a line without end and reads on after it", () => {
    const long = "x".repeat(LONGEST_CSV_RECORD * 3);
    const { records, broken } = scanned(`a,b\n${long}\nc,d\n`, 1 << 18);
    expect(records).toEqual([
      [1, "a,b"],
      [3, "c,d"],
    ]);
    expect(broken).toEqual([[2, "ROW_TOO_LONG"]]);
  });

  const text = fc
    .array(fc.constantFrom("a", "1", ",", '"', '""', "\n", "\r\n", '","', "中"), { maxLength: 60 })
    .map((parts) => parts.join(""));

  test.prop([text, fc.integer({ min: 1, max: 7 })])("gives the same for any chunk size", (source, size) => {
    expect(scanned(source, size)).toEqual(scanned(source));
  });

  test.prop([text])("accounts for every line that holds anything", (source) => {
    const { records, broken } = scanned(source);
    const covered = new Set(broken.map(([line]) => line));
    for (const [line, record] of records) {
      record.split("\n").forEach((_, index) => {
        covered.add(line + index);
      });
    }
    source.split("\n").forEach((line, index) => {
      if (/[^\s,"]/.test(line)) expect(covered).toContain(index + 1);
    });
  });
});

describe("csvCells and csvLine", () => {
  it("splits quoted commas, doubled quotes and empty cells", () => {
    expect(csvCells('1,"a, ""b""",')).toEqual(["1", 'a, "b"', ""]);
    expect(csvCells("a,,b\r")).toEqual(["a", "", "b"]);
    expect(csvCells('""')).toEqual([""]);
    expect(csvCells('"a","b"\r')).toEqual(["a", "b"]);
  });

  it("disarms a cell that a spreadsheet would run, and leaves negative amounts alone", () => {
    expect(csvLine(["=1+1", "@x", "-1.50", "-x"])).toBe("'=1+1,'@x,-1.50,'-x\n");
  });

  const isFilled = (row: readonly string[]) => row.some((each) => each.trim() !== "");
  const cell = fc.string({ unit: fc.constantFrom("a", "中", ",", '"', "\n", " ", "7"), maxLength: 8 });
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));

  test.prop([table])("what is written is read back, cell by cell", (rows) => {
    const { records, broken } = scanned(csvText(["h"], rows));
    expect(broken).toEqual([]);
    const read = records.slice(1).map(([, record]) => csvCells(record));
    expect(read).toEqual(rows.filter(isFilled));
  });

  test.prop([table.filter((rows) => rows.every((row) => row.length > 1))])(
    "agrees with udsv on well-formed text",
    (rows) => {
      const source = csvText(
        (rows[0] ?? []).map((_, index) => `h${index}`),
        rows,
      );
      const peer = initParser(inferSchema(source)).stringArrs(source);
      const ours = scanned(source)
        .records.slice(1)
        .map(([, record]) => csvCells(record));
      expect(ours).toEqual(peer.filter(isFilled));
    },
  );
});
