import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

/** A stay of Shaoxing 2020 of a group whose average is 10,000. */
const stay = (caseId: string, hospitalId: string, more: Row = {}): Row => ({
  caseId,
  hospitalId,
  patientId: caseId,
  drg: "BT15",
  admissionDate: "2020-03-01",
  dischargeDate: "2020-03-09",
  totalCost: "10000",
  fundPayment: "6000",
  poolingArea: "X",
  insuranceType: "employee",
  diagnoses: ["J18.900"],
  procedures: [],
  ...more,
});

const hospital = (hospitalId: string): Row => ({
  ...{ hospitalId, name: hospitalId, grade: "secondary", poolingArea: "X", coefficient: "1" },
});

describe("SX-050, SX-063: a corrected record leaves what the agency and the review wrote", () => {
  const area = (cases: readonly Row[]) => ({
    ruleset: "zhejiang-shaoxing@2020",
    cases,
    hospitals: [hospital("H1"), hospital("H2")],
    groups: [
      { drg: "*", averageCost: "10000" },
      { drg: "BT15", averageCost: "10000", basePoints: "100", stable: true },
    ],
    budget: yearBudget(2020, "30000"),
  });
  const resettle = async (settled: string, changes: readonly Row[]) => {
    const folder = temporaryFolder();
    const file = rowsFile(folder, "changes.jsonl", changes);
    const words = ["--settled", settled, "--changes", file, "--out", join(folder, "out"), "--locale", "en"];
    return { ...(await runCli(["resettle", ...words])), folder: join(folder, "out") };
  };
  const fundOf = (folder: string, id: string) =>
    csvRows(join(folder, "statement.csv")).find(({ hospitalId }) => hospitalId === id)?.drgTotalCost;
  const approval = {
    caseId: "1",
    hospitalId: "H1",
    marks: { specialReviewApproved: true, approvedPoints: "200" },
  };
  const correction = { caseId: "1", hospitalId: "H1", record: stay("1", "H1", { totalCost: "12000" }) };

  it("an approval and a correction come to the same in either order, and in one file", async () => {
    const { folder } = await settleSmall(area([stay("1", "H1"), stay("2", "H2")]));
    const inOrder = async (first: Row, second: Row) => {
      const once = await resettle(folder, [first]);
      return fundOf((await resettle(once.folder, [second])).folder, "H1");
    };
    const together = await resettle(folder, [correction, approval]);
    expect(fundOf(together.folder, "H1")).toBe("20000.00");
    expect(await inOrder(approval, correction)).toBe("20000.00");
    expect(await inOrder(correction, approval)).toBe("20000.00");
  });

  it("a stay that another pays stays so; a mark of the agency is changed by the change, not by the record", async () => {
    const marks = { otherPayer: true };
    const { folder } = await settleSmall(area([stay("1", "H1", { marks }), stay("2", "H2")]));
    const corrected = await resettle(folder, [correction]);
    expect(readFileSync(join(corrected.folder, "cases.jsonl"), "utf8")).toContain('"settlement":"not-paid"');

    const record = stay("1", "H1", { marks: { otherPayer: false } });
    const refused = await resettle(folder, [{ ...correction, record }]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("CHANGE_MARK_OF_OTHERS");
    const meant = await resettle(folder, [{ ...correction, record, marks: { otherPayer: false } }]);
    expect(meant.code).toBe(0);
    expect(fundOf(meant.folder, "H1")).toBe("15000.00");
  });

  it.each(["92.35点", "１２３４.５", "-5", "1,092.35"])(
    "ZJ-058: a change whose mark is no number is refused with mark and value: %s",
    async (approvedPoints) => {
      const { folder } = await settleSmall(area([stay("1", "H1"), stay("2", "H2")]));
      const run = await resettle(folder, [{ ...approval, marks: { ...approval.marks, approvedPoints } }]);
      expect(run.code).toBe(1);
      expect(run.stderr).toContain(
        `CHANGE_MARK_UNREADABLE: The mark approvedPoints (points approved in special review) of case 1 says "${approvedPoints}", which is no plain decimal of at least 0 (amounts to the fen). The case could not be paid by it, so nothing was settled again. Write "1234.50", without unit, separators or full-width digits.`,
      );
      const record = stay("1", "H1", { marks: { otherCharges: approvedPoints } });
      const inRecord = await resettle(folder, [{ ...correction, record }]);
      expect(inRecord.stderr).toContain("CHANGE_MARK_UNREADABLE: The mark otherCharges (charged beside");
    },
  );

  it("SX-035: what --map said of the columns of hospitals holds for the steps after", async () => {
    const renamed = ({ coefficient: _, ...row }: Row, coefficient: string): Row => ({
      ...row,
      机构系数: coefficient,
    });
    const hospitals = [renamed(hospital("H1"), "2"), renamed(hospital("H2"), "1")];
    const cases = [stay("1", "H1"), stay("2", "H2")];
    const { folder } = await settleSmall({ ...area(cases), hospitals }, ["--map", "机构系数=coefficient"]);
    expect(fundOf(folder, "H1")).toBe("20000.00");
    const once = await resettle(folder, [{ caseId: "2", hospitalId: "H2", marks: { wardConsent: true } }]);
    expect(fundOf(once.folder, "H1")).toBe("20000.00");
    const twice = await resettle(once.folder, [{ caseId: "2", marks: { wardConsent: false } }]);
    expect(fundOf(twice.folder, "H1")).toBe("20000.00");
  });
});
