/** 小统筹区: two hospitals and four cases of one fund, grouped elsewhere, weighed from a table; all figures are synthetic. */
export function smallArea() {
  const stay = (caseId: string, hospitalId: string, drg: string, totalCost: string, fundPayment: string) => ({
    caseId,
    hospitalId,
    drg,
    totalCost,
    fundPayment,
    insuranceType: "employee",
    dischargeDate: "2020-06-15",
    admissionDate: "2020-06-10",
    diagnoses: [],
    procedures: [],
  });
  return {
    ruleset: "zhejiang-shaoxing@2020",
    hospitals: [
      { hospitalId: "H1", grade: "tertiary", poolingArea: "A", coefficient: "1.1" },
      { hospitalId: "H2", grade: "secondary", poolingArea: "A", coefficient: "0.9" },
    ],
    groups: [
      { drg: "BR23", averageCost: "10000", basePoints: "100", stable: true },
      { drg: "ES35", averageCost: "5000", basePoints: "50", stable: true },
    ],
    cases: [
      stay("1", "H1", "BR23", "12000.00", "8400.00"),
      stay("2", "H1", "ES35", "4800.00", "3360.00"),
      stay("3", "H2", "BR23", "9000.00", "6300.00"),
      stay("4", "H2", "ES35", "1500.00", "1050.00"),
    ],
    budget: {
      period: { from: "2020-01-01", to: "2020-12-31" },
      funds: [{ poolingArea: "A", insuranceType: "employee", amount: "28000.00" }],
    },
  };
}
