import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonLines, STAYS } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const WORDS = ["explain", "--scheme", "zj-drg@1.1", "--in", "-"];
const stdin = jsonLines(STAYS);

describe("chs-drg explain", () => {
  it("tells the way to the group, in Chinese and English", async () => {
    const english = await runCli([...WORDS, "--case", "C1"], { stdin });
    expect(english).toMatchObject({ code: 0, stderr: "" });
    expect(english.stdout).toContain("MDCB BT1 BT13");
    expect(english.stdout).toContain("principal diagnosis=J10.800x001+G94.8*");
    const chinese = await runCli([...WORDS, "--case", "C1", "--locale", "zh"], { stdin });
    expect(chinese.stdout).toContain("主要诊断");
  });

  it("tells why not another group, which codes decide, and what would change the group", async () => {
    const { code, stdout } = await runCli(
      [...WORDS, "--case", "C1", "--why-not", "BT15", "--decisive", "--changes"],
      { stdin },
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/Why not BT15: taken-earlier/);
    expect(stdout).toMatch(/K46\.000 +drg, complication +BT15/);
    expect(stdout).toMatch(/remove diagnosis K46\.000 +BT15/);
  });

  it("explains points with their clauses where the ruleset and the area's values are given", async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "hospitals.csv"),
      "hospitalId,grade,poolingArea,coefficient\nH1,三级,A,1.05\n",
    );
    writeFileSync(
      join(folder, "groups.csv"),
      "drg,averageCost,basePoints,stable\nBT15,10000,80,true\n*,12000,,\n",
    );
    const stay = { ...STAYS[0], hospitalId: "H1", totalCost: "11000.00", insuranceType: "employee" };
    const { code, stdout } = await runCli(
      [
        ...["explain", "--ruleset", "zhejiang-shaoxing@2020", "--in", "-"],
        ...["--hospitals", join(folder, "hospitals.csv"), "--groups", join(folder, "groups.csv")],
      ],
      { stdin: jsonLines([stay]) },
    );
    expect(code).toBe(0);
    expect(stdout).toContain("Case C1, group BT15 (grouped)");
    expect(stdout).toMatch(/Class low: does not hold\n +multiple\.atMost: .*\[.+\]/);
    expect(stdout).toContain("Result: class normal, 84 points");
  });

  it("explains the group that a case carries, which is the one that settle pays, and the scheme's with --regroup", async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "hospitals.csv"),
      "hospitalId,grade,poolingArea,coefficient\nH1,三级,A,1.05\n",
    );
    writeFileSync(
      join(folder, "groups.csv"),
      "drg,averageCost,basePoints,stable\nBT13,9000,90,true\nBT15,10000,80,true\n*,12000,,\n",
    );
    const stay = {
      ...STAYS[0],
      drg: "BT13",
      hospitalId: "H1",
      totalCost: "11000.00",
      insuranceType: "employee",
    };
    const words = [
      ...["explain", "--ruleset", "zhejiang-shaoxing@2020", "--in", "-", "--on", "2020-12-31"],
      ...["--hospitals", join(folder, "hospitals.csv"), "--groups", join(folder, "groups.csv")],
    ];
    const carried = await runCli(words, { stdin: jsonLines([stay]) });
    expect(carried.stdout).toMatch(/^The case carries its group, BT13, which settling takes as it is/);
    expect(carried.stdout).toContain("Case C1, group BT13 (grouped)");
    const regrouped = await runCli([...words, "--regroup"], { stdin: jsonLines([stay]) });
    expect(regrouped.stdout).toContain("Case C1, group BT15 (grouped)");
    const chinese = await runCli([...words, "--locale", "zh"], { stdin: jsonLines([stay]) });
    expect(chinese.stdout).toMatch(/^病例自带病组 BT13，结算沿用该病组/);
    expect((await runCli([...words.slice(0, -6), "--on", "2020-02-30"], { stdin: "" })).stderr).toContain(
      "OPTION_NOT_A_DATE",
    );
  });

  it.each([[[]], [["--case", "C9"]]])("wants one case: %j", async (more) => {
    const { code, stdout, stderr } = await runCli([...WORDS, ...more], { stdin });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("CASE_NOT_CHOSEN");
  });
});
