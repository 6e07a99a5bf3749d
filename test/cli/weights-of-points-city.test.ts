import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";
import { rowsFile, settleSmall } from "./small-area.js";

describe("an edition that settles points and weighs by relative weights (SX-015)", () => {
  const stay = (caseId: string, drg: string) => ({
    ...{ caseId, drg, hospitalId: "H", poolingArea: "A", insuranceType: "employee", careType: "acute" },
    ...{ patientId: `P${caseId}`, sex: "male", ageYears: 50, diagnoses: ["J18.900"] },
    ...{ admissionDate: "2019-03-01", dischargeDate: "2019-03-06" },
    ...{ totalCost: "9500.00", fundPayment: "7000.00", patientPayment: "2500.00" },
  });
  const groups = [
    { drg: "GD25", averageCost: "9000", basePoints: "90", relativeWeight: "0.9", stable: true },
    { drg: "ES35", averageCost: "10000", basePoints: "100", relativeWeight: "1", stable: true },
  ];
  const cases = [stay("1", "GD25"), stay("2", "ES35")];
  const settle = () =>
    settleSmall({
      ...{ ruleset: "zhejiang-shaoxing@2018", cases, groups },
      hospitals: [{ hospitalId: "H", grade: "secondary", poolingArea: "A", budgetUnit: "MC" }],
      budget: {
        period: { from: "2019-01-01", to: "2019-12-31" },
        funds: [{ poolingArea: "A", insuranceType: "employee", budgetUnit: "MC", amount: "19000.00" }],
      },
    });

  it("price takes the weight that settle takes, and needs no base points beside it", async () => {
    const folder = join((await settle()).folder, "..");
    const price = async (published: readonly object[]) => {
      const table = rowsFile(folder, "priced.jsonl", published as never);
      const words = ["--in", join(folder, "cases.jsonl"), "--groups", table, "--point-value", "10000"];
      const edition = ["--ruleset", "zhejiang-shaoxing@2018", "--format", "json", "--locale", "en"];
      const { stdout } = await runCli(["price", ...words, ...edition]);
      return JSON.parse(stdout).map(({ weight, standard }: Record<string, string>) => [weight, standard]);
    };
    const priced = [
      ["0.9", "9000"],
      ["1", "10000"],
    ];
    expect(await price(groups)).toEqual(priced);
    expect(await price(groups.map(({ basePoints: _, ...row }) => row))).toEqual(priced);
  });

  it("verify finds the weights of a hospital's cases in a table that has both columns, and one that is not", async () => {
    const { folder, cases: outcomes } = await settle();
    expect(outcomes.map(({ basePoints }) => basePoints)).toEqual(["0.9", "1"]);
    const verify = async (published: readonly object[]) => {
      const table = rowsFile(folder, "published.jsonl", published as never);
      const words = ["--statement", join(folder, "statement.csv"), "--cases", join(folder, "cases.jsonl")];
      return await runCli(["verify", "--hospital", "H", ...words, "--groups", table, "--locale", "en"]);
    };
    const right = await verify(groups);
    expect(right.stdout).not.toContain("✗");
    expect(right.stdout).toMatch(/✓ +weights of its cases = the published groups +2 cases agree/);
    const wrong = await verify(groups.map((row) => ({ ...row, relativeWeight: "0.9" })));
    expect(wrong.stdout).toMatch(/✗ +weights of its cases = the published groups +1 case differs: 2/);
    expect(wrong.code).toBe(1);
  });
});
