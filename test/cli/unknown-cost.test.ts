import { expect, it } from "vitest";
import { runCli } from "./run-cli.js";
import { type Row, settleSmall, yearBudget } from "./small-area.js";

const stay = (caseId: string, more: Row = {}): Row => ({
  ...{ caseId, hospitalId: "H1", patientId: `P-${caseId}`, drg: "GE13", poolingArea: "X" },
  ...{ admissionDate: "2020-03-01", dischargeDate: "2020-03-20", diagnoses: ["I10.x00"], procedures: [] },
  ...{ insuranceType: "employee", totalCost: "10000.00", fundPayment: "7000.00", ...more },
});

it("what unsettled stays cost is unknown where one of them has no cost, and is told so, not as 0.00 (SX-057)", async () => {
  const { totalCost: _cost, ...costless } = stay("costless");
  const settled = await settleSmall({
    ruleset: "zhejiang-shaoxing@2020",
    cases: [stay("a"), stay("b"), costless, stay("later", { dischargeDate: undefined })],
    hospitals: [{ hospitalId: "H1", name: "H1", grade: "secondary", poolingArea: "X", coefficient: "1" }],
    groups: [{ drg: "GE13", basePoints: "100", stable: true, averageCost: "10000" }],
    budget: yearBudget(2020, "32000"),
  });
  expect(settled.statement[0]).toMatchObject({ cases: "2", unsettledCases: "2", unsettledCost: "" });
  const told = async (locale: string) =>
    (await runCli(["explain", "--hospital", "H1", "--settled", settled.folder, "--locale", locale])).stdout;
  const zh = await told("zh");
  expect(zh).toMatch(/未结算：职工 1 例，项目费用（未知）（/);
  expect(zh).toMatch(/未结算：职工 1 例，项目费用 10,?000\.00 元（/);
  const en = await told("en");
  expect(en).toMatch(/Not settled: employee 1 case, item cost an unknown amount \(/);
  expect(`${zh}${en}`).not.toMatch(/(?:项目费用|item cost) 0\.00/);
});
