import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import { caseRows, caseToJson, type JsonRecord, parseCase } from "../../src/cases/index.js";
import { CaseRow, PLACE } from "../../src/cases/row/case-row.js";
import { JsonRowReader } from "../../src/cases/row/json-row-reader.js";
import { inpatientCaseJson } from "../../src/testing/arbitrary-case.js";

const FIELDS = [...Object.keys(CASE_TABLE.fields), "other", "__proto__"];

/** Values that are right for some field and wrong for most, as JSON. */
const STRAYS = [
  ...["null", '""', '"x"', '"male"', '"employee"', '"acute"', '"病"', '"a\\"b"', '"\\u0041"', '"A\\n"'],
  ...['"2020-02-30"', '"2020-02-29"', '"20200229"', '"2020-2-29"', '"0000-01-01"', '"2020-02-29T00"'],
  ...[
    '"-1"',
    '"1.005"',
    '"1.0500"',
    '"00012.5"',
    '"999999999999.99"',
    '"1000000000000"',
    '"1."',
    '".5"',
    '"1e3"',
  ],
  ...['"3.30602E+17"', '"1e17"', '"330602199001011000"', '"330602199001041000"', '"3306021990010110000"'],
  ...['"0.000000000000000000000000"', `"${"1".repeat(39)}"`, `"${"x".repeat(150)}"`, `"${"病".repeat(150)}"`],
  ...[
    "0",
    "-0",
    "-1",
    "1",
    "6",
    "9",
    "1.5",
    "12.25",
    "0.1",
    "151",
    "1e2",
    "1E2",
    "007",
    "1234567890",
    "1e999",
  ],
  ...[
    "true",
    "false",
    "[]",
    '[""]',
    '["a"]',
    '["a",1]',
    '["a","a"]',
    '["", "a"]',
    '["病"]',
    "[null]",
    "[[]]",
  ],
  ...["{}", '{"a":"1"}', '{"a":"1","a":"2"}', '{"a":1}', '{"a":null}', '{"":"1"}', '{"__proto__":"1"}'],
  ...['{"constructor":"1"}', '{"a":{"b":[1,{"c":true}]}}', '{"a":"\\u0041"}', '{"a":[}', '{"a":tru}', "nul"],
] as const;

/** Texts that are put between the tokens of a record, or into them. */
const GAPS = [" ", "  ", "\t", "\r", "\u00a0", ",", "}", '"'] as const;

interface Spoilt {
  readonly json: JsonRecord;
  readonly strays: readonly (readonly [string, string])[];
  readonly gap: string;
  readonly at: number;
}

/** A record of numbers at random without those that contradict one another: such a one is left to the plain path. */
function plausible({
  lengthOfStayDays,
  ageDays,
  ventilatorHours,
  icuHours,
  ...json
}: JsonRecord): JsonRecord {
  const { ageYears, totalCost } = json;
  return {
    ...json,
    ...(ageYears === 0 && { ageYears: 1 }),
    ...(totalCost !== undefined && { totalCost: "999999999999.99" }),
  };
}

/** A line of a cases file: a record, some of its fields replaced or repeated, a text put in somewhere. */
const lines = fc
  .record<Spoilt>({
    json: fc.oneof({ weight: 4, arbitrary: inpatientCaseJson().map(plausible) }, inpatientCaseJson()),
    strays: fc.array(fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom(...STRAYS)), { maxLength: 1 }),
    gap: fc.oneof({ weight: 3, arbitrary: fc.constant("") }, fc.constantFrom(...GAPS)),
    at: fc.nat(),
  })
  .map(({ json, strays, gap, at }) => {
    const members = Object.entries(json).map(([name, value]) => `"${name}":${JSON.stringify(value)}`);
    const text = `{${[...members, ...strays.map(([name, value]) => `"${name}":${value}`)].join(",")}}`;
    const place = at % (text.length + 1);
    return text.slice(0, place) + gap + text.slice(place);
  });

describe("reading a case from the bytes of its line", () => {
  const numRuns = Number(process.env.LONG_RUNS ?? 5_000);
  const row = new CaseRow();
  const reader = new JsonRowReader(row);
  const encoder = new TextEncoder();
  const read = (line: string) => reader.read(encoder.encode(`${line}\n`), 0);

  /** The record by the plain path; undefined where there is anything to say about it. */
  function plain(line: string): object | undefined {
    try {
      const result = caseRows.parse(JSON.parse(line));
      return result.ok && result.warnings.length === 0 ? caseToJson(result.value) : undefined;
    } catch {
      return undefined;
    }
  }

  it(
    `gives what the plain path gives, or leaves the record to it (${numRuns} records)`,
    () => {
      const seen = { read: 0, left: 0 };
      fc.assert(
        fc.property(lines, (line) => {
          const isRead = read(line);
          seen[isRead ? "read" : "left"] += 1;
          if (!isRead) return;
          const inRow = caseToJson(row.toCase());
          expect(inRow).toEqual(plain(line));
          expect(JSON.stringify(inRow)).toBe(JSON.stringify(plain(line)));
        }),
        { numRuns },
      );
      expect(Math.min(seen.read, seen.left)).toBeGreaterThan(numRuns / 10);
    },
    60_000 + numRuns * 10,
  );

  it(`reads every record that is written plainly (${numRuns} records)`, () => {
    fc.assert(
      fc.property(inpatientCaseJson(), (json) => {
        const line = JSON.stringify(json);
        expect(read(line)).toBe(plain(line) !== undefined);
      }),
      { numRuns },
    );
  });

  it("agrees on every field with every stray value", () => {
    for (const field of FIELDS) {
      for (const value of STRAYS) {
        const line = `{"caseId":"1","${field}":${value}}`;
        if (read(line)) expect([line, caseToJson(row.toCase())]).toEqual([line, plain(line)]);
      }
    }
  });

  it("takes over a parsed case as it reads its line", () => {
    fc.assert(
      fc.property(inpatientCaseJson(), (json) => {
        const other = new CaseRow();
        other.fill(parseCase(json));
        expect(caseToJson(other.toCase())).toEqual(caseToJson(parseCase(json)));
        if (!read(JSON.stringify(caseToJson(parseCase(json))))) return;
        expect(other.values[PLACE.totalCost]).toEqual(row.values[PLACE.totalCost]);
        expect(caseToJson(other.record)).toEqual(caseToJson(row.record));
      }),
    );
  });

  it("keeps nothing of the record before", () => {
    expect(
      read('{"caseId":"1","sex":"male","diagnoses":["A"],"costs":{"drug":"1"},"marks":{"a":true}}'),
    ).toBe(true);
    expect(read('{"caseId":"2"}')).toBe(true);
    expect(caseToJson(row.toCase())).toEqual({ caseId: "2", diagnoses: [], procedures: [] });
  });
});
