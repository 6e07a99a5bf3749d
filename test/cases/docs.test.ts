import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generatedFiles } from "../../scripts/records/generated-files.js";
import { collectionErrors } from "../../src/cases/collection-errors.js";
import { CARE_EVENT_TABLE } from "../../src/cases/fields/care-event-fields.js";
import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import { HOSPITAL_TABLE } from "../../src/cases/fields/hospital-fields.js";
import { PUBLISHED_GROUP_TABLE } from "../../src/cases/fields/published-group-fields.js";
import { readingErrors } from "../../src/cases/reading-errors.js";
import { recordErrors } from "../../src/cases/record-errors.js";
import { columnsOf } from "../../src/cases/rows/columns-of.js";
import { planHeader } from "../../src/cases/rows/header-plan.js";
import { rowErrors } from "../../src/cases/rows/row-errors.js";

const doc = readFileSync(new URL("../../docs/cases.md", import.meta.url), "utf8");
const TABLES = {
  cases: columnsOf(CASE_TABLE),
  hospitals: columnsOf(HOSPITAL_TABLE),
  groups: columnsOf(PUBLISHED_GROUP_TABLE),
  events: columnsOf(CARE_EVENT_TABLE),
};

describe("docs/cases.md", () => {
  it("names every reason", () => {
    const tables = [recordErrors, readingErrors, collectionErrors, rowErrors];
    for (const code of tables.flatMap(({ codes }): readonly string[] => codes))
      expect(doc).toContain(`\`${code}\``);
  });
});

describe("what is generated from the tables of fields", () => {
  it.each(Object.entries(generatedFiles()))("%s is what `npm run records` writes", (path, text) => {
    expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(text);
  });
});

describe.each(Object.entries(TABLES))("the names of the %s columns", (_name, table) => {
  it("each lead to their own column, alone and with a unit", () => {
    for (const column of table.columns) {
      for (const name of column.names) {
        for (const header of [name, ...(column.units ?? []).map((unit) => `${name}（${unit}）`)]) {
          const required = table.required.filter((field) => field !== column.field);
          const plan = planHeader([header, ...required], table);
          expect(`${header}: ${plan.columns.find(({ index }) => index === 0)?.column.names[0]}`).toBe(
            `${header}: ${column.names[0]}`,
          );
        }
      }
    }
  });
});
