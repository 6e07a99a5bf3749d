import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

const hospital = (hospitalId: string, more: Row = {}): Row => ({
  ...{ hospitalId, name: hospitalId, grade: "secondary", poolingArea: "X", ownership: "public" },
  ...more,
});
const stay = (hospitalId: string, more: Row = {}): Row => ({
  ...{ caseId: `of-${hospitalId}`, hospitalId, patientId: `P-${hospitalId}`, drg: "GE13", poolingArea: "X" },
  ...{ admissionDate: "2019-03-01", dischargeDate: "2019-03-20", insuranceType: "employee" },
  ...{ totalCost: "10000", fundPayment: "7000", diagnoses: ["I10.x00"], procedures: [] },
  ...more,
});

/** Shaoxing 2018: C1 is paid by group in a community with a budget, C2 in one without, H1 by item outside of any; each was prepaid 1,000. */
async function cleared(cases: readonly Row[]) {
  const settled = await settleSmall(
    {
      ruleset: "zhejiang-shaoxing@2018",
      cases: [...["C1", "C2", "H1"].map((id) => stay(id)), ...cases],
      hospitals: [
        hospital("C1", { budgetUnit: "MC1" }),
        hospital("C2", { budgetUnit: "MC2" }),
        ...["H1", "H2", "H3"].map((id) => hospital(id)),
      ],
      groups: [{ drg: "GE13", relativeWeight: "1", stable: true, averageCost: "10000" }],
      budget: yearBudget(2019, "12000", { budgetUnit: "MC1" }),
    },
    ["--set", "settlement.paymentUnits.rows.outside-community.pays.as=item-cost"],
  );
  const prepaid = rowsFile(
    temporaryFolder(),
    "prepaid.jsonl",
    ["C1", "C2", "H1", "H2", "H3"].map((hospitalId) => ({
      ...{ hospitalId, poolingArea: "X", insuranceType: "employee", payment: "1000" },
    })),
  );
  const out = join(settled.folder, "..", "cleared");
  const words = ["clear", "--settled", settled.folder, "--prepaid", prepaid, "--out", out];
  const { code, stdout, stderr } = await runCli([...words, "--locale", "en"]);
  const lines = csvRows(join(out, "clearing.csv")).map(({ hospitalId = "", ...line }) => [
    hospitalId,
    ...[line.annual, line.prepaid, line.clearing],
  ]);
  const named = stderr.split("\n").flatMap((line) => /^SETTLEMENT_\w+: \w+/.exec(line)?.[0] ?? []);
  const page = readFileSync(join(out, "report.html"), "utf8");
  return { code, lines, named, stdout, page };
}

it("SX-021: prepay pays the statement; what units beside it owe for stays of the month is told, in both languages", async () => {
  const ended = (month: string) => ({ admissionDate: "2019-01-01", dischargeDate: `2019-${month}-20` });
  const settled = await settleSmall(
    {
      ruleset: "zhejiang-shaoxing@2018",
      cases: [
        stay("C1", ended("01")),
        stay("H1", ended("01")),
        stay("H1", { ...ended("02"), caseId: "later", patientId: "P-later" }),
      ],
      hospitals: [hospital("C1", { budgetUnit: "MC1" }), hospital("H1")],
      groups: [{ drg: "GE13", relativeWeight: "1", stable: true, averageCost: "10000" }],
      budget: yearBudget(2019, "12000", { budgetUnit: "MC1", budgetSoFar: "1000" }),
    },
    [
      ...["--set", "settlement.paymentUnits.rows.outside-community.pays.as=item-cost"],
      ...["--set", "settlement.prepayment.ratio=0.9"],
    ],
  );
  const prepay = async (locale: string) => {
    const out = join(settled.folder, "..", `prepaid-${locale}`);
    const words = ["prepay", "--settled", settled.folder, "--month", "2019-01", "--out", out];
    const { stdout } = await runCli([...words, "--locale", locale]);
    expect(csvRows(join(out, "prepayment.csv"))).toMatchObject([{ hospitalId: "C1", payment: "900.00" }]);
    return stdout;
  };
  expect(await prepay("en")).toContain(
    "\nNot in this prepayment (beside the statement, stays that ended in 2019-01; paid as the office pays these units): outside of the scope 1 case of 1 hospital, 10,000.00 yuan (fund 7,000.00).\n",
  );
  expect(await prepay("zh")).toContain(
    "\n不在本次预拨之内（结算清单之外的支付单元，2019-01 出院的病例，由经办机构按各单元的办法支付）：不在范围 1 家机构 1 例 10,000.00 元（统筹支付 7,000.00 元）。\n",
  );
});

describe("what clearing clears", () => {
  it("SX-012, SX-022: the statement; of a hospital that units beside it pay, a fund that is not settled and a broken record the amount is not known, and nothing is recovered", async () => {
    const { code, lines, named } = await cleared([
      stay("H2", { totalCost: undefined }),
      stay("H1", { caseId: "broken", patientId: "P-broken", totalCost: undefined }),
    ]);
    expect(lines).toEqual([
      ["C1", "12000.00", "1000.00", "11000.00"],
      ["C2", "", "1000.00", ""],
      ["H1", "", "1000.00", ""],
      ["H2", "", "1000.00", ""],
      ["H3", "0.00", "1000.00", "-1000.00"],
    ]);
    expect(named).toEqual([
      "SETTLEMENT_NOT_CLEARED: C2",
      "SETTLEMENT_PAID_BESIDE: H1",
      "SETTLEMENT_NOT_CLEARED: H2",
      "SETTLEMENT_PREPAID_TO_STRANGER: H3",
    ]);
    expect(code).toBe(1);
  });

  it("SX-012: what is paid beside the statement is told on the terminal and the page, and is not cleared", async () => {
    const { stdout, page } = await cleared([]);
    const said =
      "Not in this clearing (paid beside the statement, see units.csv of the settlement): outside of the scope 1 case of 1 hospital, 10,000.00 yuan (fund 7,000.00).";
    expect(stdout).toContain(said);
    for (const text of [
      said,
      "不在本次清算之内",
      "不在范围 1 家机构 1 例 10,000.00 元（统筹支付 7,000.00 元）",
    ])
      expect(page).toContain(text);
  });

  it("a case of another period, or without its fund, at a hospital that has no other", async () => {
    const { lines, named } = await cleared([
      stay("H2", { dischargeDate: "2018-12-31", admissionDate: "2018-12-01" }),
      stay("H3", { insuranceType: undefined }),
    ]);
    expect(lines.slice(-2)).toEqual([
      ["H2", "0.00", "1000.00", "-1000.00"],
      ["H3", "", "1000.00", ""],
    ]);
    expect(named).toEqual([
      "SETTLEMENT_NOT_CLEARED: C2",
      "SETTLEMENT_PAID_BESIDE: H1",
      "SETTLEMENT_PREPAID_TO_STRANGER: H2",
      "SETTLEMENT_NOT_CLEARED: H3",
    ]);
  });
});
