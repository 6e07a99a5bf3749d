import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";

describe("chs-drg weights compare", () => {
  it("tells the findings of one edition, one by one, in words", async () => {
    const { code, stdout } = await runCli(["weights", "compare", "jiangsu-suzhou@2023.1", "--locale", "zh"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/并发症重者权重反低 +BB2A .* 6\.7765 +BB25 +10\.2282/);
    expect(stdout).not.toContain("beijing@2022");
  });

  it("writes the spread of every group, the findings and a page with the chart", async () => {
    const out = join(temporaryFolder(), "weights");
    const { code } = await runCli(["weights", "compare", "--out", out, "--headers", "zh", "--locale", "zh"]);
    expect(code).toBe(0);
    expect(readFileSync(join(out, "weights.csv"), "utf8")).toContain(
      "CD19 CD29,除眼眶外的外眼手术,17,0.14,0.3603,0.3945,0.44,0.6301",
    );
    expect(readFileSync(join(out, "findings.csv"), "utf8")).toContain(
      "beijing@2022,beyond,CD19,除眼眶外的外眼手术,0.14,,,0.3603,0.44",
    );
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain('aria-label="各表权重相差最大的病组');
  });

  it("says of an edition without a weight table that there is nothing to compare", async () => {
    const { code, stderr } = await runCli(["weights", "compare", "national-chs@2020", "--locale", "zh"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/WEIGHTS_ABSENT.*没有权重表，无可对比/);
  });
});
