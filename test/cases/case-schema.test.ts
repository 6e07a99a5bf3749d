import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import * as z from "zod";
import { type CaseJson, caseJsonSchema, caseSchema } from "../../src/cases/case-schema.js";
import { type InpatientCase, type JsonRecord, safeParseCase } from "../../src/cases/index.js";
import { arbitraryCaseJson } from "../../src/testing/index.js";

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
  const numRuns = Number(process.env.LONG_RUNS ?? 5_000);

  it(
    `accept the same ${numRuns} records (the order of dates aside)`,
    () => {
      const seen = { accepted: 0, refused: 0 };
      fc.assert(
        fc.property(arbitraryCaseJson(), changes, (json, strays) => {
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

  it("know the same fields as the type", () => {
    expectTypeOf<keyof CaseJson>().toEqualTypeOf<keyof InpatientCase>();
  });
});

describe("the JSON Schema", () => {
  it("can be made and refuses unknown fields", () => {
    const schema = z.toJSONSchema(caseSchema);
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties ?? {})).toEqual(Object.keys(caseSchema.shape));
    expect(schema.required).toEqual(["caseId"]);
  });

  it("is the one that is shipped", () => {
    const file = new URL("../../rulesets/reference/inpatient-case.schema.json", import.meta.url);
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(caseJsonSchema())));
  });
});
