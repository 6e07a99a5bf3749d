import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

const HOSPITALS = [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X", coefficient: "1" }];

const stay = (year: number, drg: string, more: Row): Row => ({
  ...{ caseId: "C1", hospitalId: "H1", patientId: "P1", drg, totalCost: "9000", fundPayment: "6000" },
  ...{
    admissionDate: `${year}-03-01`,
    dischargeDate: `${year}-03-03`,
    poolingArea: "X",
    insuranceType: "employee",
  },
  ...{ diagnoses: ["J18.900"], procedures: [], marks: {}, careType: "acute", selfFunded: "0" },
  ...more,
});

/** What is said of the case when it is explained as it was settled. */
async function explained(
  ruleset: string,
  record: Row,
  area: {
    readonly groups?: readonly Row[];
    readonly hospitals?: readonly Row[];
    readonly budget: Row;
    readonly set?: readonly string[];
  },
) {
  const { set = [], ...inputs } = area;
  const changes = set.flatMap((one) => ["--set", one]);
  const { folder, cases } = await settleSmall(
    { ruleset, cases: [record], hospitals: HOSPITALS, ...inputs },
    changes,
  );
  const file = rowsFile(temporaryFolder(), "cases.jsonl", [record]);
  const say = async (locale: string) => {
    const words = ["explain", "--in", file, "--ruleset", ruleset, "--settled", folder, "--locale", locale];
    return (await runCli([...words, ...changes])).stdout;
  };
  return { paid: cases[0], zh: await say("zh"), en: await say("en") };
}

describe("explain --settled says how a case was paid", () => {
  it("a short stay under a rate: days, limit, amount and clause (NAT-065)", async () => {
    const marks = { firstSelfPaid: "0", deductible: "0", reimbursementRatio: "0.8" };
    const { paid, zh, en } = await explained("national-chs@2027", stay(2027, "AA19", { marks }), {
      groups: [{ drg: "AA19", relativeWeight: "1", stable: true }],
      budget: yearBudget(2027, "1000000", { reimbursementRatio: "0.5", forecastWeight: "200" }),
      set: [
        "settlement.rate.abnormal.shortStay.applies=true",
        "settlement.rate.abnormal.shortStay.belowDays=3",
      ],
    });
    expect(paid).toMatchObject({ pricing: "short-stay", payment: "6666.67" });
    expect(en).toContain("as a short stay: its standard × 2 days stayed ÷ the limit of 3 days (short-stay)");
    expect(en).toContain("paid 6666.67 yuan");
    expect(en).toContain("payment unit abnormal and over-long stays (abnormal-stay)");
    expect(zh).toContain("短住院：支付标准 × 住院 2 天 ÷ 界限 3 天（short-stay），支付 6666.67 元");
    expect(zh).toContain("\n依据：");
  });

  it("a share of a tier's total: not its standard; the floating rate and retention are cited (WX-012, WX-018)", async () => {
    const tiers = [{ tier: "1", amount: "20000" }];
    const { paid, zh, en } = await explained("jiangsu-wuxi@2022", stay(2022, "RE12", {}), {
      hospitals: HOSPITALS.map((hospital) => ({ ...hospital, tier: "1" })),
      budget: {
        period: { from: "2022-01-01", to: "2022-12-31" },
        funds: [{ poolingArea: "X", insuranceType: "employee", tiers }],
      },
    });
    // 9,000 is less than 70 % of 20,000: what the year cost is paid
    expect(paid).toMatchObject({ pricing: "tier-share", payment: "9000", paymentUnit: "drg" });
    expect(en).toContain("a share of its tier's total by weight and not its standard (tier-share)");
    expect(en).toContain("paid 9000.00 yuan, the corrections of the year's end included");
    expect(zh).toContain("由层级总额按权重分配，不按支付标准（tier-share），支付 9000.00 元，已含年终修正");
    const clauses = zh.slice(zh.indexOf("依据："));
    expect(clauses).toContain("年终清算机制：浮动费率");
    expect(clauses).toContain("结余留用修正机制");
    expect(clauses).not.toContain("各级医院的支付标准");
  });

  const groups = [
    { drg: "CB25", averageCost: "7000", basePoints: "70", stable: true },
    { drg: "*", averageCost: "10000" },
  ];

  it("another payer: nothing is paid, and the points of the case moved no money", async () => {
    const record = stay(2022, "CB25", { marks: { otherPayer: true } });
    const budget = yearBudget(2022, "100000");
    const { paid, zh, en } = await explained("zhejiang@2020", record, { groups, budget });
    expect(paid).toMatchObject({ settlement: "not-paid", paymentUnit: "excluded" });
    expect(en).toMatch(
      /As settled: not paid under this edition \(not-paid\), group CB25, .*payment unit outside of the scope \(excluded\).*its points \(weight\) moved no money\.\nClauses: /,
    );
    expect(zh).toMatch(
      /结算结果：本办法不予支付（not-paid），病组 CB25，.*支付单元“不在范围”（excluded）.*其点数（权重）不用于付费。\n依据：/,
    );
  });

  it("an ordinary case is paid by its group, and nothing is said against its points", async () => {
    const budget = yearBudget(2022, "100000");
    const { en } = await explained("zhejiang@2020", stay(2022, "CB25", {}), { groups, budget });
    expect(en).toContain(
      "As settled: settled (settled), group CB25, class normal (normal), points (weight) 70, payment unit by group (drg), paid 103000.00 yuan, 100000.00 yuan of it by the fund.",
    );
    expect(en).not.toContain("moved no money");
    expect(en).not.toContain("not the one that was settled");
  });

  it("SX-055: a record that is not the one that was settled is told, with what differs and the group it was settled in", async () => {
    const budget = yearBudget(2022, "100000");
    const settled = stay(2022, "CB25", {});
    const area = { ruleset: "zhejiang@2020", cases: [settled], hospitals: HOSPITALS, groups, budget };
    const { folder } = await settleSmall(area);
    const file = rowsFile(temporaryFolder(), "cases.jsonl", [{ ...settled, drg: "CB23", totalCost: "8000" }]);
    const say = async (locale: string) => {
      const words = ["--in", file, "--ruleset", "zhejiang@2020", "--settled", folder, "--locale", locale];
      return (await runCli(["explain", ...words])).stdout;
    };
    expect(await say("en")).toMatch(
      /The record given is not the one that was settled, .*\(other: totalCost, the group, CB23 above\).*\nAs settled: .* group CB25, class /,
    );
    expect(await say("zh")).toMatch(
      /所给的病案不是结算所用的那一份，.*（不同：“totalCost”、病组，以上为 CB23）.*\n结算结果：.*病组 CB25，/,
    );
  });
});
