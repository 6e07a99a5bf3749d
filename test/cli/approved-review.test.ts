import { describe, expect, it } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { approvedMarks, type ReviewOutcome } from "../../src/settlement/index.js";
import type { ReviewEffect } from "../../src/settlement/parameters.js";
import { type Row, settleSmall, yearBudget } from "./small-area.js";

/** What the review of one case came to. */
function approval(
  effect: ReviewEffect,
  values: Pick<ReviewOutcome, "points" | "unreasonableCost">,
): ReviewOutcome {
  const application = {
    applicationId: "A1",
    kind: "special-review",
    hospitalId: "H1",
    caseId: "reviewed",
    appliedOn: "2025-04-01",
  } as const;
  return { application, state: "approved", notApplied: [], effect, ...values };
}

/** Two cases of one group whose average is 10,000: the one reviewed cost 20,000, the other 10,000. */
function area(ruleset: string, year: number, marks: Row) {
  const row = (caseId: string, totalCost: string, more: Row = {}) => ({
    caseId,
    hospitalId: "H1",
    patientId: caseId,
    drg: "BT15",
    admissionDate: `${year}-03-01`,
    dischargeDate: `${year}-03-09`,
    totalCost,
    fundPayment: totalCost,
    poolingArea: "X",
    insuranceType: "employee",
    diagnoses: ["J18.900"],
    procedures: [],
    ...more,
  });
  return {
    ruleset,
    cases: [row("ordinary", "10000"), row("reviewed", "20000", { marks })],
    groups: [
      { drg: "*", averageCost: "10000" },
      { drg: "BT15", averageCost: "10000", basePoints: "100", stable: true },
    ],
    hospitals: [{ hospitalId: "H1", name: "H1", grade: "secondary", poolingArea: "X", coefficient: "1" }],
    budget: yearBudget(year, "30000"),
  };
}

const outcome = async (ruleset: string, year: number, marks: Row) => {
  const { cases } = await settleSmall(area(ruleset, year, marks));
  const { caseClass, points, reason } = cases.find(({ caseId }) => caseId === "reviewed") ?? {};
  // One of two cases is beyond every hard quota, which is not what this is about.
  return { caseClass, points, reason: reason === "quota-exceeded" ? undefined : reason };
};

describe("an approved special review changes money: the mark that the approval writes is the mark that the class reads", () => {
  const cost = decimal("20000");
  it.each(["zhejiang@2025", "zhejiang-lishui@2025", "zhejiang-shaoxing@2025"])(
    "ZJ-058, %s: 20,000 less 2,000 unreasonable are 180 points",
    async (ruleset) => {
      const marks = approvedMarks(approval("item-cost-points", { unreasonableCost: decimal("2000") }), cost);
      expect(await outcome(ruleset, 2025, marks)).toEqual({ caseClass: "special-review", points: "180" });
    },
  );

  it.each([
    ["zhejiang-shaoxing@2018", 2019],
    ["zhejiang@2020", 2021],
    ["zhejiang-lishui@2020", 2021],
    ["zhejiang-shaoxing@2020", 2020],
  ] as const)("SX-017, ZJ-014, %s: the experts' 250 points", async (ruleset, year) => {
    const marks = approvedMarks(approval("expert-points", { points: decimal("250") }), cost);
    expect(await outcome(ruleset, year, marks)).toEqual({ caseClass: "special-review", points: "250" });
  });

  it.each([
    [{ unreasonableCost: "2000" }, { caseClass: "special-review", points: "180" }],
    [{ unreasonableCost: "20000.01" }, { caseClass: "special-review", points: "0" }],
    [{}, { caseClass: "special-review", reason: "approval-missing" }],
  ])(
    "ZJ-058: an approval with %o is points from the cost less what is unreasonable",
    async (more, expected) => {
      const marks = { specialReviewApproved: true, ...more };
      expect(await outcome("zhejiang@2025", 2025, marks)).toEqual(expected);
    },
  );
});
