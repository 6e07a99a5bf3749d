import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { newFolder, runCli } from "./run-cli.js";
import { settleSmall } from "./small-area.js";

const stay = (caseId: string, insuranceType: string) => ({
  ...{ caseId, hospitalId: "H", patientId: `P-${caseId}`, drg: "GE13", poolingArea: "X", insuranceType },
  ...{ admissionDate: "2020-03-01", dischargeDate: "2020-03-20", diagnoses: ["I10.x00"], procedures: [] },
  ...{ sex: "male", ageYears: 50, totalCost: "10000.00", fundPayment: "7000.00" },
});
type Funds = readonly (readonly [poolingArea: string, insuranceType: string])[];
const budget = (...funds: Funds) => ({
  period: { from: "2020-01-01", to: "2020-12-31" },
  funds: funds.map(([poolingArea, insuranceType]) => ({ poolingArea, insuranceType, amount: "12000.00" })),
});
const settled = async (given: ReturnType<typeof budget>) =>
  await settleSmall({
    ruleset: "zhejiang-shaoxing@2020",
    cases: [stay("E", "employee"), stay("R", "resident")],
    hospitals: [{ hospitalId: "H", grade: "secondary", poolingArea: "X", coefficient: "1" }],
    groups: [{ drg: "GE13", basePoints: "100", stable: true, averageCost: "10000" }],
    budget: given,
  });

it("SX-056: a total that was set is not lost to the item cost incurred where the final budget lacks its row or mistypes its area", async () => {
  const before = await settled(budget(["X", "employee"], ["X", "resident"]));
  expect(before.statement.map(({ drgTotalCost }) => drgTotalCost)).toEqual(["12000.00", "12000.00"]);
  const final = async (locale: string, ...funds: Funds) => {
    const file = join(newFolder(), "final.json");
    const out = join(newFolder(), "final");
    writeFileSync(file, JSON.stringify(budget(...funds)));
    const words = ["resettle", "--settled", before.folder, "--budget", file, "--out", out];
    return { ...(await runCli([...words, "--locale", locale])), written: existsSync(out) };
  };
  const lacking = await final("zh", ["X", "employee"]);
  expect(lacking).toMatchObject({ code: 1, written: false });
  expect(lacking.stderr).toMatch(/FINAL_BUDGET_LACKS_TOTAL.*没有 X 居民 的总额，而此前的预算有/);
  const mistyped = await final("en", ["X", "employee"], ["Y", "resident"]);
  expect(mistyped).toMatchObject({ code: 1, written: false });
  expect(mistyped.stderr).toMatch(
    /FINAL_BUDGET_LACKS_TOTAL.*no total for X resident, and the one before had/,
  );
  expect(await final("en", ["X", "resident"], ["X", "employee"])).toMatchObject({ code: 0, written: true });
});

it("SX-056: until a final total is set the item cost incurred stands for it; a total that no case can claim is told", async () => {
  const { code, stderr, statement, summary } = await settled(budget(["X", "employee"], ["Y", "resident"]));
  expect(statement.map(({ drgTotalCost }) => drgTotalCost)).toEqual(["12000.00", "10000.00"]);
  expect(stderr).toMatch(
    /SETTLEMENT_BUDGET_WITHOUT_CASES: Y resident has a total of 12000\.00 yuan but no case/,
  );
  expect(summary.diagnostics.map(({ code }: { code: string }) => code)).toContain(
    "SETTLEMENT_BUDGET_WITHOUT_CASES",
  );
  expect(stderr).toMatch(/SETTLEMENT_BUDGET_MISSED: Cases of "X resident" have no total.*"Y resident"/);
  expect(code).toBe(1);
});
