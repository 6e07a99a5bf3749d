import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.js";
import { settleSpoiled } from "./spoiled-area.js";

describe("the ratio of prepayment is in principle (原则上) not below 85% (ZJ-016)", () => {
  it.each([
    ["0.8499", true],
    ["0.85", false],
    ["0.95", false],
  ])("%s is paid; a lower one is told, not refused", async (ratio, isTold) => {
    const { folder, out } = await settleSpoiled({}, ["--set", `settlement.prepayment.ratio=${ratio}`]);
    const words = ["prepay", "--settled", out, "--month", "2020-01", "--out", join(folder, "january")];
    const { code, stderr } = await runCli([...words, "--locale", "en"]);
    expect(code).toBe(0);
    expect(/PREPAYMENT_BELOW_PRINTED: .*0\.8499.*0\.85/.test(stderr)).toBe(isTold);
  });
});
