import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseRows, caseToJson, parseCase } from "../../src/cases/index.js";
import { readMarksTold } from "../../src/cases/near-mark.js";
import { CaseRow, PLACE } from "../../src/cases/row/case-row.js";
import { JsonRowReader } from "../../src/cases/row/json-row-reader.js";
import { inpatientCaseJson } from "../../src/testing/arbitrary-case.js";
import { FIELDS, STRAYS, spoiltLines } from "./spoilt-lines.js";

describe("reading a case from the bytes of its line", () => {
  const numRuns = Number(process.env.LONG_RUNS ?? 500);
  const row = new CaseRow();
  const reader = new JsonRowReader(row, readMarksTold);
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
        fc.property(spoiltLines, (line) => {
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

  it.each(["n1", "NA12", "ab*cd", "无锡0012", "00a", "none1"])(
    "reads a record of the person %s, whose id only begins like one of nobody",
    (patientId) => {
      const stay = { caseId: "1", sex: "male", ageYears: 60, diagnoses: ["K80.100"], procedures: [] };
      expect(read(JSON.stringify({ ...stay, patientId }))).toBe(true);
      expect(row.toCase().patientId).toBe(patientId);
    },
  );

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
