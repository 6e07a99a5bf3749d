import { expect, it } from "vitest";
import { type Row, settleSmall, yearBudget } from "./small-area.js";

const stay = (hospitalId: string): Row => ({
  caseId: "X",
  hospitalId,
  patientId: "P",
  drg: "BT15",
  admissionDate: "2020-03-01",
  dischargeDate: "2020-03-01",
  lengthOfStayDays: 1,
  totalCost: "10000",
  fundPayment: "7000",
  patientPayment: "3000",
  poolingArea: "X",
  insuranceType: "employee",
  diagnoses: ["J18.900"],
  procedures: [],
});
const hospital = (hospitalId: string): Row => ({
  hospitalId,
  name: hospitalId,
  grade: "secondary",
  poolingArea: "X",
  coefficient: "1",
});

it("ZJ-015: of two stays of the same days in one group the one at the hospital of the lower id is halved, in any order of lines", async () => {
  const area = (cases: readonly Row[]) => ({
    ruleset: "zhejiang@2020",
    cases,
    groups: [
      { drg: "*", averageCost: "10000" },
      { drg: "BT15", averageCost: "10000", basePoints: "100", stable: true },
    ],
    hospitals: [hospital("H1"), hospital("H2")],
    budget: yearBudget(2020, "14000"),
  });
  const points = async (cases: readonly Row[]) =>
    (await settleSmall(area(cases))).statement.map(({ hospitalId, settledPoints }) => [
      hospitalId,
      settledPoints,
    ]);
  const expected = [
    ["H1", "50"],
    ["H2", "100"],
  ];
  expect(await points([stay("H1"), stay("H2")])).toEqual(expected);
  expect(await points([stay("H2"), stay("H1")])).toEqual(expected);
});
