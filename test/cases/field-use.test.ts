import { describe, expect, it } from "vitest";
import { CASE_TABLE } from "../../src/cases/fields/case-fields.js";
import type { Field, Use } from "../../src/cases/fields/field.js";
import { type InpatientCase, parseCase } from "../../src/cases/index.js";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { CaseDetailsBuilder } from "../../src/engine/case-details-builder.js";
import { groupCase, loadScheme } from "../../src/grouping/index.js";
import { FACT_TYPES } from "../../src/rules/conditions/facts.js";
import { CaseColumnsBuilder } from "../../src/weights/index.js";
import { MADE_UP } from "../grouping/made-up-scheme.js";

const FIELDS = Object.entries<Field<unknown>>(CASE_TABLE.fields);
const RECORD = parseCase({
  caseId: "1",
  poolingArea: "330600",
  sex: "female",
  admissionDate: "2020-01-01",
  dischargeDate: "2020-01-05",
  diagnoses: ["D1.0"],
  costs: { drug: "1" },
  marks: { approvedByItem: true },
});

/** The fields of a case that some work asks it for. */
function fieldsReadBy(work: (record: InpatientCase) => unknown): string[] {
  const read = new Set<string>();
  work(
    new Proxy(RECORD, {
      get: (target, field, receiver) => {
        read.add(String(field));
        return Reflect.get(target, field, receiver);
      },
    }),
  );
  return FIELDS.map(([name]) => name).filter((name) => read.has(name));
}

function declaredFor(use: Use): string[] {
  return FIELDS.filter(([, { usedFor = [] }]) => usedFor.includes(use)).map(([name]) => name);
}

describe("what the table of fields says of their use", () => {
  it("holds for grouping: it reads no field that the table does not name", () => {
    const scheme = loadScheme(MADE_UP);
    const read = fieldsReadBy((record) => groupCase(record, scheme));
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((name) => !declaredFor("grouping").includes(name))).toEqual([]);
  });

  it("holds for payment: it reads what the table names, and nothing else", () => {
    const row = new CaseRow();
    row.fill(RECORD);
    const places = new Set<string>();
    const values = new Proxy(row.values, {
      get: (target, place) => {
        places.add(String(place));
        return Reflect.get(target, place);
      },
    });
    const watched = new Proxy(row, {
      get: (target, name) => (name === "values" ? values : Reflect.get(target, name, target)),
    });
    new CaseColumnsBuilder().addRow(watched, { status: "grouped", drg: "AA11" });
    new CaseDetailsBuilder().add(watched, {
      status: "grouped",
      drg: "AA11",
      stated: false,
      codesDoubted: false,
    });
    const read = FIELDS.map(([name]) => name).filter((_, place) => places.has(String(place)));
    // Beside the values: the number of the stay, its group, costs and marks, and the codes that an edition exempts from readmission.
    const elsewhere = ["caseId", "drg", "diagnoses", "procedures", "costs", "marks"];
    expect([...read, ...elsewhere].sort()).toEqual(declaredFor("payment").sort());
  });

  it("holds for supervision: a field is a fact, or part of the facts about costs and marks", () => {
    const facts = [...Object.keys(FACT_TYPES), "costs", "marks"];
    const named = FIELDS.map(([name]) => name).filter((name) => facts.includes(name));
    expect(named).toEqual(declaredFor("supervision"));
  });
});
