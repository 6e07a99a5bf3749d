import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { columnTable } from "../../scripts/reference/column-table.js";
import { CASE_FIELDS } from "../../src/cases/case-fields.js";
import { recordErrors } from "../../src/cases/record-errors.js";
import { CARE_EVENT_TABLE } from "../../src/cases/rows/care-event-columns.js";
import { CASE_TABLE } from "../../src/cases/rows/case-columns.js";
import { planHeader } from "../../src/cases/rows/header-plan.js";
import { HOSPITAL_TABLE } from "../../src/cases/rows/hospital-columns.js";
import { PUBLISHED_GROUP_TABLE } from "../../src/cases/rows/published-group-columns.js";
import { rowErrors } from "../../src/cases/rows/row-errors.js";

const doc = readFileSync(new URL("../../docs/cases.md", import.meta.url), "utf8");
const TABLES = {
  cases: CASE_TABLE,
  hospitals: HOSPITAL_TABLE,
  groups: PUBLISHED_GROUP_TABLE,
  events: CARE_EVENT_TABLE,
};

describe("docs/cases.md", () => {
  it.each(Object.entries(TABLES))("lists the columns of %s as the code has them", (name, table) => {
    expect(doc).toContain(`<!-- columns:${name} -->\n${columnTable(table)}\n<!-- /columns -->`);
  });

  it("names every field of a case", () => {
    const fields = doc.slice(doc.indexOf("## A case"), doc.indexOf("- **Money**"));
    for (const field of Object.keys(CASE_FIELDS)) expect(fields).toContain(`\`${field}\``);
  });

  it("names every reason", () => {
    for (const code of [...recordErrors.codes, ...rowErrors.codes]) expect(doc).toContain(`\`${code}\``);
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
