import { describe, expect, it } from "vitest";
import type { GroupableCase } from "../../src/grouping/case-view.js";
import { groupCase } from "../../src/grouping/index.js";
import { shippedScheme } from "./shipped-schemes.js";

const scheme = shippedScheme("chs-drg@1.1");
const zhoukou = shippedScheme("zhoukou@2023");
const usual: GroupableCase = {
  caseId: "1",
  sex: "male",
  ageYears: 40,
  lengthOfStayDays: 5,
  diagnoses: ["J18.900"],
  procedures: [],
};

function outcome(change: object, compiled = scheme) {
  const result = groupCase({ ...usual, ...change }, compiled);
  return { status: result.status, drg: result.drg, codes: result.diagnostics.map(({ code }) => code) };
}

describe("record check", () => {
  it("a case without sex cannot be judged", () => {
    const { sex: _sex, ...sexless } = usual;
    expect(groupCase(sexless, scheme)).toMatchObject({ status: "invalid", drg: "0000", complication: null });
    expect(groupCase(sexless, scheme).diagnostics[0]?.code).toBe("GROUPING_SEX_MISSING");
  });

  it("a case without diagnosis cannot be judged; an empty principal diagnosis is ungroupable", () => {
    expect(outcome({ diagnoses: [] })).toEqual({
      status: "invalid",
      drg: "0000",
      codes: ["GROUPING_PRINCIPAL_DIAGNOSIS_MISSING"],
    });
    expect(outcome({ diagnoses: ["", "J18.900"] })).toEqual({
      status: "ungroupable",
      drg: "0000",
      codes: ["GROUPING_PRINCIPAL_DIAGNOSIS_EMPTY"],
    });
  });

  it("says why there is no group", () => {
    expect(outcome({ diagnoses: ["Q99.999x999"] }).codes).toEqual([
      "GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED",
    ]);
    const male = outcome({ diagnoses: ["N80.000"] });
    expect(male.status).toBe("ungroupable");
    expect(male.codes).toEqual(["GROUPING_NO_GROUP_MATCHED", "GROUPING_SEX_CONFLICT"]);
  });

  it.each([
    [28, {}, "invalid"],
    [28, { birthWeightGrams: 0 }, "invalid"],
    [28, { birthWeightGrams: 3000 }, "grouped"],
    [28, { admissionWeightGrams: 3000 }, "grouped"],
    [29, {}, "grouped"],
  ])("a newborn of %i days with %j is %s", (ageDays, weight, status) => {
    const change = { ageYears: 0, ageDays, diagnoses: ["P10.000"], ...weight };
    expect(outcome(change).status).toBe(status);
  });

  it("a scheme may not ask for the weight of newborns", () => {
    const change = { ageYears: 0, ageDays: 3, diagnoses: ["P22.000"] };
    expect(outcome(change, zhoukou).status).not.toBe("invalid");
  });

  it("an unknown sex is a statement: no sex condition holds, and the result says that one was asked", () => {
    const unknown = outcome({ sex: "unknown", diagnoses: ["N80.000"] });
    expect(unknown.status).toBe("ungroupable");
    expect(unknown.codes).toContain("GROUPING_FIELD_MISSING");
  });

  it("a missing age is not age zero", () => {
    const { ageYears: _years, ...ageless } = usual;
    const result = groupCase({ ...ageless, diagnoses: ["P22.000"] }, scheme);
    expect(result.mdc).not.toBe("MDCP");
    expect(result.diagnostics.map(({ code, path }) => [code, path])).toContainEqual([
      "GROUPING_FIELD_MISSING",
      "ageYears",
    ]);
  });

  it("hints at a miswritten code and corrects nothing", () => {
    const { status, codes } = outcome({ diagnoses: ["j18.900"] });
    expect(status).toBe("ungroupable");
    expect(codes).toContain("GROUPING_CODE_MISWRITTEN");
    expect(outcome({ diagnoses: ["J18.900", "Ａ４１．９００"] }).codes).toContain("GROUPING_CODE_MISWRITTEN");
  });
});
