import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hernia, numbered, settleHernias } from "./reviewed-area.js";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, jsonRows, rowsFile } from "./small-area.js";

describe("SX-026: the settlement holds exits from payment by disease against their quota, as it does special reviews", () => {
  /** Twenty stays of a disease, of which three may leave. */
  const twenty = (exits: number) =>
    numbered(20, (id) => {
      const left = Number(id) < exits && { marks: { byDiseaseExit: true } };
      return hernia(id, { patientId: `P${id}`, ...left });
    });
  const firstFour = (folder: string) =>
    jsonRows(join(folder, "cases.jsonl")).filter(({ caseId = "" }) => Number(caseId) < 4);
  const paid = (folder: string) => firstFour(folder).map(({ payment }) => payment);
  const reasons = (folder: string) => firstFour(folder).map(({ reason }) => reason);

  it("three of twenty are settled", async () => {
    const { code, folder } = await settleHernias(twenty(3));
    expect([code, paid(folder)]).toEqual([0, ["10000", "10000", "10000", "9000"]]);
  });

  it("the fourth leaves open what any of them is paid, until the review takes one back", async () => {
    const { code, stderr, folder } = await settleHernias(twenty(4));
    expect([code, paid(folder)]).toEqual([1, [undefined, undefined, undefined, undefined]]);
    expect(stderr).toContain(
      "SETTLEMENT_EXITS_BEYOND_QUOTA: Of 20 cases of disease hernia (2019) 4 left payment by disease, beyond the quota of 3. The quota is hard",
    );
    const units = csvRows(join(folder, "units.csv")).filter(({ hospitalId }) => hospitalId === "T1");
    expect(units.map(({ unit, cases, payment }) => [unit, cases, payment])).toEqual([
      ["by-disease", "16", "144000.00"],
      ["excluded", "4", ""],
    ]);
    const one = rowsFile(temporaryFolder(), "one.jsonl", twenty(4).slice(0, 1));
    const explain = ["explain", "--ruleset", "zhejiang-shaoxing@2018", "--in", one, "--settled", folder];
    expect((await runCli([...explain, "--locale", "en"])).stdout).toContain(
      "not paid yet: a quota is exceeded",
    );
    expect((await runCli([...explain, "--locale", "zh"])).stdout).toContain("尚待评审决定，暂不支付");
    const out = join(temporaryFolder(), "out");
    const marks = rowsFile(temporaryFolder(), "marks.jsonl", [
      { caseId: "000", marks: { byDiseaseExit: false } },
    ]);
    const again = await runCli(["resettle", "--settled", folder, "--changes", marks, "--out", out]);
    expect([again.code, paid(out)]).toEqual([0, ["9000", "10000", "10000", "10000"]]);
    // A line says why nothing is paid, and no longer once something is.
    expect([reasons(folder), reasons(out)]).toEqual([
      Array(4).fill("quota-exceeded"),
      Array(4).fill(undefined),
    ]);
  });

  it("where the quota holds in principle they are paid, and that is told", async () => {
    const inPrinciple = ["--set", "settlement.review.byDiseaseExit.quota.force=in-principle"];
    const { code, stderr, folder } = await settleHernias(twenty(4), inPrinciple);
    expect([code, paid(folder)]).toEqual([0, ["10000", "10000", "10000", "10000"]]);
    expect(stderr).toContain("4 left payment by disease, beyond the quota of 3. The approvals stand");
  });
});
