import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { table } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";
import { settleSmall, yearBudget } from "./small-area.js";

const stay = (caseId: string, hospitalId: string, more: object = {}) => ({
  ...{ caseId, hospitalId, patientId: `P-${caseId}`, drg: "GE13", poolingArea: "X" },
  ...{ insuranceType: "employee", careType: "acute", lengthOfStayDays: 10 },
  ...{ admissionDate: "2019-01-10", dischargeDate: "2019-01-20", diagnoses: ["I10.x00"], procedures: [] },
  ...{ sex: "male", ageYears: 50, totalCost: "1000.00", fundPayment: "700.00", ...more },
});
const byDay = (caseId: string, hospitalId: string, more: object = {}) =>
  stay(caseId, hospitalId, { careType: "psychiatric", ...more });
const hospital = (hospitalId: string, more: object = {}) => ({
  ...{ hospitalId, name: hospitalId, grade: "secondary", poolingArea: "X", ownership: "public", ...more },
});
const STANDARDS = JSON.stringify([{ careType: "psychiatric", daily: "300" }]);

/** C1 is a community's hospital, H1 is outside of any; a bed-day is 300 yuan, of which patients pay what they paid by item. */
const settled = async (
  cases: readonly object[],
  more: readonly string[],
  ruleset = "zhejiang-shaoxing@2018",
) =>
  await settleSmall(
    {
      ruleset,
      cases: cases as [],
      hospitals: [hospital("C1", { budgetUnit: "MC1" }), hospital("H1")],
      groups: [{ drg: "GE13", relativeWeight: "1", stable: true, averageCost: "1000" }],
      budget: yearBudget(2019, "60000", { budgetUnit: "MC1", budgetSoFar: "5000.00" }),
    },
    [
      ...["--set", `settlement.bedDay.standards=${STANDARDS}`],
      ...["--set", "settlement.prepayment.ratio=0.9"],
      ...more,
    ],
  );
const RESIDUAL = ["--set", "settlement.paymentUnits.rows.bed-day.pays.fundSide=residual"];

/** January 2019 as it is prepaid: what C1 is paid, and what is said, in both languages. */
async function january(
  cases: readonly object[],
  more: readonly string[] = RESIDUAL,
  ruleset = "zhejiang-shaoxing@2018",
) {
  const { folder } = await settled(cases, more, ruleset);
  const told: string[] = [];
  for (const locale of ["en", "zh"]) {
    const out = join(folder, "..", `prepaid-${locale}`);
    const words = ["prepay", "--settled", folder, "--month", "2019-01", "--out", out, "--locale", locale];
    const own = ruleset.endsWith(".json") ? ["--ruleset", ruleset] : [];
    told.push((await runCli([...words, ...own])).stderr);
  }
  const rows = table(join(folder, "..", "prepaid-en", "prepayment.csv"));
  return { payment: rows.find(({ hospitalId }) => hospitalId === "C1")?.payment, told: told.join("") };
}

describe("SX-027, SX-010: bed-days come out of the total of their community", () => {
  it("SX-021: by the points so far, what bed-days drew on the budget is not shared among the groups", async () => {
    // 10 days at 300 less the 300 that the patient paid: 2700 of 5000 are drawn.
    expect(await january([stay("D", "C1"), byDay("B", "C1")])).toMatchObject({ payment: "2070.00" });
    expect(await january([stay("D", "C1")])).toMatchObject({ payment: "4500.00" });
    const later = { admissionDate: "2019-01-25", dischargeDate: "2019-02-04" };
    expect(await january([stay("D", "C1"), byDay("B", "C1", later)])).toMatchObject({ payment: "4500.00" });
    expect(await january([stay("D", "C1"), byDay("B", "H1")])).toMatchObject({ payment: "4500.00" });
  });

  it("PREPAYMENT_OVERDRAWN: bed-days drew more than the budget so far", async () => {
    const { payment, told } = await january([stay("D", "C1"), byDay("B", "C1"), byDay("B2", "C1")]);
    expect(payment).toBe("0.00");
    expect(told).toContain(
      "PREPAYMENT_OVERDRAWN: The budget of X employee MC1 up to 2019-01 is 5000.00 yuan",
    );
    expect(told).toMatch(
      /PREPAYMENT_OVERDRAWN: X 职工 MC1 截至 2019-01 的预算为 5000\.00 元，.*已从中支付 5400\.00 元/,
    );
  });

  it("PREPAYMENT_DRAWN_UNKNOWN: it is not known what the fund pays of bed-days", async () => {
    const cited = (value: unknown, unit: string) => ({
      ...{ value, unit, source: { document: "own", clause: "1" }, status: "assumed", note: "made up" },
    });
    const ruleset = join(temporaryFolder(), "own.json");
    const edition = {
      ...{ id: "utopia", version: "2019", title: { zh: "虚构城市", en: "Made-up city" }, region: "330600" },
      ...{ effective: { from: "2018-11-21", to: "2019-12-31" }, selectBy: "discharge" },
      ...{ lastVerifiedOn: "2026-11-28", extends: "zhejiang-shaoxing@2018" },
      documents: [{ key: "own", title: "own", seen: "none" }],
      settlement: {
        pointValue: {
          method: "total-cost",
          applies: cited(true, "yes/no"),
          budgetAmount: "total-cost",
        },
      },
    };
    writeFileSync(ruleset, JSON.stringify(edition));
    const { payment, told } = await january([stay("D", "C1"), byDay("B", "C1")], [], ruleset);
    expect(payment).toBe("");
    expect(told).toContain("PREPAYMENT_DRAWN_UNKNOWN: In X employee MC1 other payment units");
    expect(told).toMatch(/PREPAYMENT_DRAWN_UNKNOWN: X 职工 MC1 截至 2019-01 有由其他支付单元/);
    expect(told).not.toContain("PREPAYMENT_FUND_UNKNOWN");
  });

  it("SETTLEMENT_DRAWN_WITHOUT_BUDGET: outside of communities they draw on a total that nobody gave; no total is said to be without cases", async () => {
    const codesOf = (diagnostics: readonly { code: string }[]) =>
      diagnostics.map(({ code }) => code).filter((code) => /_WITHOUT_(CASES|BUDGET)$/.test(code));
    const outside = await settled([stay("D", "C1"), byDay("B", "H1")], RESIDUAL);
    expect(codesOf(outside.summary.diagnostics)).toEqual(["SETTLEMENT_DRAWN_WITHOUT_BUDGET"]);
    expect(outside.stderr).toContain("X employee has no case that is paid by group");
    expect(outside.stderr).toContain("the 3000.00 yuan that other payment units");
    const inside = await settled([stay("D", "C1"), byDay("B", "C1")], RESIDUAL);
    expect(codesOf(inside.summary.diagnostics)).toEqual([]);
    const unsettled = await settled(
      [stay("D", "C1"), byDay("B", "H1", { lengthOfStayDays: undefined, admissionDate: undefined })],
      RESIDUAL,
    );
    expect(codesOf(unsettled.summary.diagnostics)).toEqual([]);
  });
});
