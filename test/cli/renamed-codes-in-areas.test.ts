import { describe, expect, it } from "vitest";
import { CaseRow } from "../../src/cases/row/case-row.js";
import { crosswalkFrom } from "../../src/cli/shipped/code-knowledge.js";
import { engineOf } from "../../src/cli/shipped/engine-of.js";

const now = crosswalkFrom("yb-1").procedures.get("32.2800x008") ?? "";
const record = {
  caseId: "1",
  hospitalId: "H1",
  sex: "male" as const,
  ...{ ageYears: 55, lengthOfStayDays: 9, diagnoses: ["C34.101"], procedures: [now] },
};

/** What an area takes in of the case, given as a record or as a row. */
function taken(codes: string, as: "record" | "row") {
  const intake = engineOf({ ruleset: "zhejiang@2025", codes }).intake();
  if (as === "record") intake.add(record);
  else {
    const row = new CaseRow();
    row.fill(record);
    intake.addRow(row);
  }
  const { codes: findings, byStatus } = intake.finish();
  return {
    inDoubt: findings.inDoubt,
    told: findings.counts.map(({ code }) => code),
    grouped: byStatus.grouped,
  };
}

describe("what takes cases in reads codes as grouping does, where a scheme lists them by an older name", () => {
  it.each(["record", "row"] as const)(
    "as a %s: check tells and doubts, yb converts, off says nothing",
    (as) => {
      expect(taken("check", as)).toMatchObject({
        inDoubt: 1,
        told: expect.arrayContaining(["GROUPING_CODE_RENAMED"]),
      });
      expect(taken("yb", as)).toEqual({ inDoubt: 0, told: ["GROUPING_CODE_REPLACED"], grouped: 1 });
      expect(taken("off", as).told).not.toContain("GROUPING_CODE_RENAMED");
    },
  );
});
