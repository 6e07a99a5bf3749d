import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";
import { type Row, type SmallArea, settleSmall, yearBudget } from "./small-area.js";

const stay = (year: number, drg: string, totalCost: string, marks: Row): Row => ({
  caseId: "C1",
  hospitalId: "H1",
  patientId: "P1",
  drg,
  admissionDate: `${year}-03-01`,
  dischargeDate: `${year}-03-09`,
  totalCost,
  fundPayment: totalCost,
  marks,
  poolingArea: "X",
  insuranceType: "employee",
  diagnoses: ["J18.900"],
  procedures: [],
});

describe("approvals by item (NAT-064)", () => {
  const area = (ruleset: string, year: number, drg: string): SmallArea => ({
    ruleset,
    cases: [stay(year, drg, "1000", { approvedByItem: true })],
    hospitals: [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X" }],
    budget: yearBudget(year, "1000000"),
  });

  it("jiangsu-suzhou@2023: whether cases are approved by item is unknown, so AA19 of 1,000.00 is paid its standard, and that is said", async () => {
    const { statement, cases, summary, stderr } = await settleSmall(
      area("jiangsu-suzhou@2023", 2023, "AA19"),
    );
    expect(statement.map(({ drgTotalCost }) => drgTotalCost)).toEqual(["336272.31"]);
    expect(cases.map(({ pricing }) => pricing)).toEqual(["standard"]);
    expect(summary.diagnostics.map(({ code }: Row) => code)).toContain("SETTLEMENT_APPROVAL_WITHOUT_RULE");
    expect(stderr).toContain("SETTLEMENT_APPROVAL_WITHOUT_RULE");
  });

  it("national-chs@2020: approved cases are paid by item, so the same mark counts; one beyond the quota is said on the terminal, and breaks nothing", async () => {
    const { cases, code, stderr } = await settleSmall({
      ...area("national-chs@2020", 2021, "AA19"),
      groups: [{ drg: "AA19", relativeWeight: "2", stable: true }],
      budget: yearBudget(2021, "1000000", { reimbursementRatio: "0.5", forecastWeight: "100" }),
    });
    expect(cases.map(({ pricing }) => pricing)).toEqual(["approved-by-item"]);
    expect([code, stderr]).toEqual([0, expect.stringContaining("SETTLEMENT_QUOTA_EXCEEDED")]);
  });
});

describe("the multiple of a case (NAT-063)", () => {
  it.each([
    ["424246.58", "2.999999992929"],
    ["424246.59", "3.000000063642"],
  ])(
    "jiangsu-suzhou@2023: AF19 at a tertiary hospital, 141,415.527 before it is paid: %s is %s times it",
    async (totalCost, multiple) => {
      const { cases } = await settleSmall({
        ruleset: "jiangsu-suzhou@2023",
        cases: [stay(2023, "AF19", totalCost, {})],
        hospitals: [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X" }],
        budget: yearBudget(2023, "1000000"),
      });
      expect(cases[0]?.multiple).toBe(multiple);
    },
  );
});

describe("the year of an institution (WX-017 to WX-020)", () => {
  // AF19 at a tertiary hospital is paid 31.2105 × 13,060.
  it.each([
    ["200000", "by actual cost × 1 the institution's year comes to 200,000.00 yuan"],
    ["330000", "by actual cost × 1.1 the institution's year comes to 363,000.00 yuan"],
    ["407600", "by what is payable × 1 the institution's year comes to 407,609.13 yuan"],
  ])("jiangsu-wuxi@2022: of an actual cost of %s its account says: %s", async (totalCost, told) => {
    const { folder } = await settleSmall({
      ruleset: "jiangsu-wuxi@2022",
      cases: [stay(2022, "AF19", totalCost, {})],
      hospitals: [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X" }],
      budget: yearBudget(2022, "1000000"),
    });
    const words = ["explain", "--hospital", "H1", "--settled", folder, "--locale", "en"];
    expect((await runCli(words)).stdout).toContain(told);
  });
});
