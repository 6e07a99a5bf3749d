import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUDGET_TABLE } from "../../src/cases/fields/budget-fields.js";
import { CARE_EVENT_TABLE } from "../../src/cases/fields/care-event-fields.js";
import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import type { FieldTable } from "../../src/cases/fields/field.js";
import { HOSPITAL_TABLE } from "../../src/cases/fields/hospital-fields.js";
import { PUBLISHED_GROUP_TABLE } from "../../src/cases/fields/published-group-fields.js";
import type { JsonRecord, ParseResult } from "../../src/cases/index.js";
import { safeParseBudget } from "../../src/cases/parse-budget.js";
import { safeParseCareEvent } from "../../src/cases/parse-care-event.js";
import { safeParseCase } from "../../src/cases/parse-case.js";
import { safeParseHospital } from "../../src/cases/parse-hospital.js";
import { safeParsePublishedGroup } from "../../src/cases/parse-published-group.js";
import { recordJsonSchema, recordSchema } from "../../src/cases/record-schema.js";
import { inpatientCaseJson } from "../../src/testing/arbitrary-case.js";

const caseSchema = recordSchema(CASE_TABLE);

/** Values that are right for some field and wrong for most. */
const STRAYS: readonly unknown[] = [
  null,
  "",
  "x",
  "male",
  "employee",
  "acute",
  "2020-02-30",
  "2020-02-29",
  "-1",
  "-0",
  "1.005",
  "1.0500",
  "00012.5",
  "0000000000000012.5",
  "1e3",
  "١٢",
  "1".repeat(39),
  "x".repeat(150),
  "x".repeat(300),
  0,
  -0,
  -1,
  1,
  6,
  1.5,
  151,
  1e21,
  true,
  [],
  [""],
  ["a"],
  ["a", 1],
  ["x".repeat(101)],
  {},
  { a: "1" },
  { a: 1 },
  { a: null },
  { "": "1" },
  { offSite: "maybe" },
  { offSite: " YES " },
  { offSite: "" },
  { offSite: null },
  { offSite: 2, otherPayer: 1 },
  { otherPayer: { a: 1 } },
  { careClass: "maybe" },
  { a: { b: { c: [[[1]]] } } },
  { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } },
  { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } },
  { a: [[[[[[[1]]]]]]] },
  { constructor: "1" },
  { prototype: "1" },
  { ["x".repeat(201)]: "1" },
];

const FIELDS = [...Object.keys(caseSchema.shape), "other", "constructor"];

describe("the zod schema and the hand-written check", () => {
  const changes = fc.array(fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom(...STRAYS)), {
    maxLength: 2,
  });
  const numRuns = Number(process.env.LONG_RUNS ?? 500);

  it(
    `accept the same ${numRuns} records (the order of dates aside)`,
    () => {
      const seen = { accepted: 0, refused: 0 };
      fc.assert(
        fc.property(inpatientCaseJson(), changes, (json, strays) => {
          const record: JsonRecord = Object.assign({}, json, Object.fromEntries(strays));
          const result = safeParseCase(record);
          const bySchema = caseSchema.safeParse(record).success;
          const onlyDates =
            !result.ok &&
            result.problems.every(({ code }) => /^CASE_(DATES_REVERSED|STAY_TOO_LONG)$/.test(code));
          seen[bySchema ? "accepted" : "refused"] += 1;
          expect(result.ok || onlyDates).toBe(bySchema);
        }),
        { numRuns },
      );
      expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(numRuns / 10);
    },
    60_000 + numRuns * 10,
  );

  it("agree on every field with every stray value", () => {
    for (const field of FIELDS) {
      for (const value of STRAYS) {
        const record = { caseId: "1", [field]: value };
        const result = safeParseCase(record);
        const found = `${field} = ${JSON.stringify(value)?.slice(0, 60)}`;
        expect(`${found}: ${result.ok}`).toBe(`${found}: ${caseSchema.safeParse(record).success}`);
      }
    }
  });
});

/** The other record types: a record that is right, its parser, its table. */
const OTHERS: readonly [FieldTable, (value: unknown) => ParseResult<unknown>, JsonRecord][] = [
  [HOSPITAL_TABLE, safeParseHospital, { hospitalId: "H1", grade: "tertiary" }],
  [PUBLISHED_GROUP_TABLE, safeParsePublishedGroup, { drg: "BR23" }],
  [CARE_EVENT_TABLE, safeParseCareEvent, { patientId: "P1" }],
  [
    BUDGET_TABLE,
    safeParseBudget,
    {
      period: { from: "2020-01-01", to: "2020-12-31" },
      funds: [{ poolingArea: "A", insuranceType: "employee", tiers: [{ tier: "x", growth: "1" }] }],
    },
  ],
];

describe.each(OTHERS)("the zod schema of $name and its parser", (table, parse, record) => {
  const schema = recordSchema(table);

  it("agree on every field with every stray value", () => {
    const strays = [
      ...STRAYS,
      "tertiary",
      "outpatient",
      "100",
      "100.01",
      "0",
      "0.0",
      "-0",
      "1".repeat(61),
      "无",
      "NaN",
      "3306********12",
    ];
    for (const field of [...Object.keys(table.fields), "other"]) {
      for (const value of strays) {
        const changed = { ...record, [field]: value };
        const found = `${field} = ${JSON.stringify(value)?.slice(0, 60)}`;
        const result = parse(changed);
        const onlyBetween =
          !result.ok && result.problems.every(({ code }) => /^BUDGET_WITHOUT_FUNDS$/.test(code));
        expect(`${found}: ${result.ok || onlyBetween}`).toBe(
          `${found}: ${schema.safeParse(changed).success}`,
        );
      }
    }
  });

  it("ask for the same fields", () => {
    expect(schema.safeParse(record).success).toBe(true);
    for (const field of table.required) {
      const { [field]: _, ...without } = record;
      expect(schema.safeParse(without).success).toBe(false);
      expect(parse(without).ok).toBe(false);
    }
  });
});

describe("the JSON Schema", () => {
  it("refuses unknown fields of a case and asks for its id alone", () => {
    const schema = recordJsonSchema(CASE_TABLE);
    expect(schema).toMatchObject({ additionalProperties: false, required: ["caseId"] });
    expect(Object.keys((schema as { properties: object }).properties)).toEqual(
      Object.keys(CASE_TABLE.fields),
    );
  });
});
