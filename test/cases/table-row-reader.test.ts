import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseRows } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { TableRowReader } from "../../src/cases/row/table-row-reader.js";
import { csvCells } from "../../src/cli/scan/csv-cells.js";

const encoder = new TextEncoder();

/** Reads the rows of a table through both readers, one after the other; nothing of the fast one where it leaves a row. */
function readersUnder(header: readonly string[], delimiter = ",") {
  const [row, filled] = [new CaseRow(), new CaseRow()];
  const reader = TableRowReader.under(header, row, { delimiter });
  const plainReader = caseRows.underHeader(header);
  return (line: string) => {
    const plain = plainReader(csvCells(line, delimiter));
    const isRead = reader?.read(encoder.encode(`${line}\n`), 0) ?? false;
    if (plain.ok) filled.fill(plain.value);
    return {
      fast: isRead ? row.toCase() : undefined,
      plain,
      expected: plain.ok ? filled.toCase() : undefined,
    };
  };
}

const bothWays = (header: readonly string[], line: string, delimiter?: string) =>
  readersUnder(header, delimiter)(line);

const HEADERS = [
  [
    "caseId",
    "sex",
    "ageYears",
    "admissionDate",
    "dischargeDate",
    "diagnoses",
    "procedures",
    "totalCost",
    "remark",
  ],
  [
    "病案号",
    "性别",
    "年龄",
    "入院日期",
    "出院日期",
    "主要诊断",
    "其他诊断1",
    "其他诊断2",
    "住院总费用(元)",
    "住院号",
  ],
  [
    "caseId",
    "hospitalId",
    "patientId",
    "lengthOfStayDays",
    "icuHours",
    "items",
    "costs.drug",
    "costs.bed",
    "insuranceType",
  ],
  [
    "dischargeDisposition",
    "caseId",
    "department",
    "fundPayment",
    "careType",
    "poolingArea",
    "主要手术",
    "其他手术1",
    "主要诊断",
  ],
];

const CELLS = [
  ...[
    "",
    "-",
    "--",
    "NULL",
    "null",
    " ",
    "0",
    "1",
    "2",
    "9",
    "60",
    "007",
    "1.0",
    "151",
    "1.5",
    "3天4小时",
    "1e3",
    "1.2E+5",
    "33060219900101123x",
    "33060219900101123Ｘ",
    "330602199001011264.0",
    "12345.0",
  ],
  ...["男", "女", "male", "F", "1.男", "unknown", "职工", "310", "acute", "医嘱离院", "true", "否"],
  ...["2020-01-05", "2020-02-30", "2020/1/5", "20200105", "43831", "2020-01-04 10:00:00", "１２"],
  ...[
    "100.50",
    "100",
    "-5",
    "1,200.00",
    "¥100",
    "100元",
    "1.005",
    ".5",
    "1.",
    "1..2",
    "99999999999999",
    "1000000",
  ],
  ...[
    "I63.900",
    "I10.x00|E11.900",
    "I10.x00| E11.900",
    "|E11.900",
    "I10.x00||E11.900",
    "I10 E11",
    "I10.x00、E11.900",
    "A06.5+G07*",
    "M8000/3",
  ],
  ...[
    "I10.x00|-",
    "I10.x00|NULL",
    "A1",
    "C-2",
    "甲院",
    "total",
    "合计",
    "小计：",
    "sum",
    "#N/A",
    "####",
    "'330602",
    '="1"',
    "a b",
    "caseId",
    "病案号",
    "x\u200b1",
    "1\t2",
    "x".repeat(250),
  ],
];

/** A row of each header that is read without a remark. */
const USUAL = [
  "A1,男,60,2020-01-01,2020-01-05,I63.900|E11.900|A06.5+G07*,51.2300,1200.50,any remark",
  "10001,女,45,2020-01-01,2020-01-05,I63.900,E11.900,-,800.00,",
  "A1,H01,P1,4,1.5,SYN-BED1|SYN-2,100.00,50.5,职工",
  "医嘱离院,A1,心内科,100.00,acute,330602,51.2300,,I63.900",
] as const;

/** Tables of each header, with their usual row, cell by cell. */
const TABLES = HEADERS.flatMap((header, at) =>
  [",", ";"].map((delimiter) => ({
    delimiter,
    usual: (USUAL[at] ?? "").split(","),
    bothWays: readersUnder(header, delimiter),
  })),
);

/** A row of a table: the usual one, with some other cells, at times with one too many or too few. */
const rows = fc
  .record({
    table: fc.nat(TABLES.length - 1),
    others: fc.oneof(
      ...[2, 12].map((most) => fc.array(fc.tuple(fc.nat(), fc.constantFrom(...CELLS)), { maxLength: most })),
    ),
    isShort: fc.nat(9).map((one) => one === 9),
    end: fc.constantFrom("", "\r"),
  })
  .map(({ table, others, isShort, end }) => {
    const { usual = [], delimiter } = TABLES[table] ?? {};
    const cells = [...usual];
    for (const [at, cell] of others) cells[at % (usual.length + 1)] = cell;
    return { table, line: cells.slice(0, isShort ? -1 : undefined).join(delimiter) + end };
  });

describe("TableRowReader", () => {
  const numRuns = Number(process.env.LONG_RUNS ?? 500);
  it(
    `reads what the plain reader reads without a remark, and leaves the rest (${numRuns} rows)`,
    () => {
      const seen = { read: 0, left: 0 };
      fc.assert(
        fc.property(rows, ({ table, line }) => {
          const { fast, plain, expected } = TABLES[table]?.bothWays(line) ?? {};
          seen[fast === undefined ? "left" : "read"] += 1;
          if (fast === undefined) return;
          expect(plain).toMatchObject({ ok: true, warnings: [] });
          expect(fast).toEqual(expected);
        }),
        { numRuns },
      );
      expect(Math.min(seen.read, seen.left)).toBeGreaterThan(numRuns / 10);
    },
    60_000 + numRuns * 10,
  );

  it.each([...USUAL.entries()])("reads usual rows itself: header %i", (header, line) => {
    const { fast, expected } = bothWays(HEADERS[header] as string[], line);
    expect(fast).toBeDefined();
    expect(fast).toEqual(expected);
  });

  it("leaves notes, totals, repeated headers, shifted cells, an empty first place, quotes and long lines", () => {
    const [first = [], second = []] = HEADERS;
    for (const line of [
      "制表人：张三,,,,,,,,",
      "合计,,60,,,,,1200.50,2",
      first.join(","),
      "A1,男,60,2020-01-01,2020-01-05,I63.900,51.2300,1200.50",
      "A1,男,60,2020-01-01,2020-01-05,I63.900,51.2300,1200.50,1,2",
      'A1,男,60,2020-01-01,2020-01-05,"I63.900",51.2300,1200.50,1',
      `A1,男,60,2020-01-01,2020-01-05,I63.900,51.2300,1200.50,${"1".repeat(70_000)}`,
    ]) {
      expect(bothWays(first, line).fast).toBeUndefined();
    }
    expect(bothWays(second, "10001,女,45,2020-01-01,2020-01-05,,E11.900,-,800.00,").fast).toBeUndefined();
    expect(
      bothWays(second, "10001,女,45,2020-01-01,2020-01-05,I63.900|E11.900,,,800.00,").fast,
    ).toBeUndefined();
  });

  it("knows tables between tabs and semicolons", () => {
    const line = "A1;H01;P1;4;1.5;SYN-BED1|SYN-2;100.00;50.5;职工";
    for (const delimiter of [";", "\t"]) {
      const { fast, expected } = bothWays(HEADERS[2] as string[], line.replaceAll(";", delimiter), delimiter);
      expect(fast).toBeDefined();
      expect(fast).toEqual(expected);
    }
  });
});
