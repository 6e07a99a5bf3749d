/** A synthetic area: two hospitals, one fund, groups of a table; the figures are those of examples/settle-an-area.ts. */
export const AREA = {
  ruleset: "zhejiang-shaoxing@2020",
  hospitals: [
    { hospitalId: "H1", grade: "tertiary", poolingArea: "A", coefficient: "1.1" },
    { hospitalId: "H2", grade: "secondary", poolingArea: "A", coefficient: "0.9" },
  ],
  groups: [
    { drg: "BR23", averageCost: "10000", basePoints: "100", stable: true },
    { drg: "BR25", averageCost: "5000", basePoints: "50", stable: true },
    { drg: "BR21", averageCost: "20000", basePoints: "200", stable: true },
  ],
  budget: {
    period: { from: "2020-01-01", to: "2020-12-31" },
    funds: [{ poolingArea: "A", insuranceType: "employee", amount: "28000.00" }],
  },
};

const stay = (caseId, hospitalId, totalCost, rest) => ({
  ...{
    caseId,
    hospitalId,
    totalCost,
    insuranceType: "employee",
    admissionDate: "2020-06-10",
    dischargeDate: "2020-06-15",
  },
  fundPayment: (Number(totalCost) * 0.7).toFixed(2),
  ...rest,
});

/** The four cases that were grouped elsewhere: 17,206.70 and 10,793.30 yuan. */
export const FOUR = [
  stay("1", "H1", "12000.00", { drg: "BR23" }),
  stay("2", "H1", "4800.00", { drg: "BR25" }),
  stay("3", "H2", "9000.00", { drg: "BR23" }),
  stay("4", "H2", "1500.00", { drg: "BR25" }),
];

/** Cases that are still to be grouped: strokes with and without complication. */
export const cases = (count) =>
  Array.from({ length: count }, (_, at) =>
    stay(`C${at}`, at % 3 === 0 ? "H2" : "H1", `${6000 + (at % 50) * 100}.00`, {
      ...{
        patientId: `P${at}`,
        sex: at % 2 === 0 ? "male" : "female",
        ageYears: 40 + (at % 50),
        procedures: [],
      },
      diagnoses: at % 4 === 0 ? ["I63.900", "J96.000"] : ["I63.900"],
    }),
  );

/** The lines of a job. */
export const linesOf = (area, list) => [area, ...list].map((line) => `${JSON.stringify(line)}\n`).join("");
