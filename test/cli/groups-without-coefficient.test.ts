import { describe, expect, it } from "vitest";
import { settleSmall, yearBudget } from "./small-area.js";

/** Three hospitals, one case of DE25 each; two of them have a coefficient of their own. */
function area(ruleset: string, year: number) {
  const ids = ["H1", "H2", "H3"];
  return {
    ruleset,
    groups: [
      { drg: "*", averageCost: "10000" },
      { drg: "DE25", averageCost: "10000", basePoints: "100", stable: true },
    ],
    hospitals: ids.map((hospitalId, place) => ({
      hospitalId,
      name: hospitalId,
      grade: "secondary",
      poolingArea: "X",
      ...(place < 2 && { coefficient: ["1.3", "0.8"][place] }),
    })),
    cases: ids.map((hospitalId) => ({
      caseId: `C-${hospitalId}`,
      hospitalId,
      patientId: `P-${hospitalId}`,
      drg: "DE25",
      admissionDate: `${year}-03-01`,
      dischargeDate: `${year}-03-08`,
      totalCost: "10000",
      fundPayment: "10000",
      poolingArea: "X",
      insuranceType: "employee",
      diagnoses: ["H66.900"],
      procedures: [],
    })),
    budget: yearBudget(year, "30000"),
  };
}

const PAID_ALIKE = ["10000.00", "10000.00", "10000.00"];

describe("ZJ-060, ZJ-061: a group without difference coefficient has K = 1 before everything", () => {
  it.each([
    ["zhejiang-lishui@2025", 2025],
    ["zhejiang@2025", 2025],
    ["zhejiang-shaoxing@2025", 2025],
    ["zhejiang@2020", 2022],
    ["zhejiang-lishui@2020", 2022],
    ["zhejiang-shaoxing@2020", 2022],
  ] as const)(
    "%s for %i: given coefficients and weights that are not known do not move it",
    async (ruleset, year) => {
      const { statement, cases } = await settleSmall(area(ruleset, year));
      expect(statement.map(({ drgTotalCost }) => drgTotalCost)).toEqual(PAID_ALIKE);
      expect(cases.map(({ coefficient }) => coefficient)).toEqual(["1", "1", "1"]);
    },
  );

  it("zhejiang@2020 for 2020, before the list was in force (2021-09-06): the given coefficients hold", async () => {
    const { statement, cases } = await settleSmall(area("zhejiang@2020", 2020), ["--unsettled", "exclude"]);
    expect(cases.map(({ coefficient, reason }) => coefficient ?? reason)).toEqual([
      "1.3",
      "0.8",
      "no-coefficient",
    ]);
    expect(statement.map(({ drgTotalCost }) => drgTotalCost)).toEqual(["18571.43", "11428.57", "0.00"]);
  });
});
