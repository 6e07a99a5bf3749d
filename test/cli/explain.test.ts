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

  it("ZJ-015: halves a stay by the later one of the same file, and says what is missing where it has none", async () => {
    const folder = temporaryFolder();
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const stay = {
      ...{ ...STAYS[0], caseId: "first", patientId: "P", sex: "male", ageYears: 50 },
      ...{ hospitalId: "H1", totalCost: "11000.00", insuranceType: "employee", drg: "BT15" },
      ...{ admissionDate: "2020-03-01", dischargeDate: "2020-03-10" },
    };
    const back = {
      ...{ ...stay, caseId: "back", hospitalId: "H2" },
      ...{ admissionDate: "2020-03-25", dischargeDate: "2020-03-28" },
    };
    const hospitals = "hospitalId,grade,poolingArea,coefficient\nH1,三级,A,1.05\nH2,三级,A,1.05\n";
    const groups = "drg,averageCost,basePoints,stable\nBT15,10000,80,true\n*,12000,,\n";
    const words = [
      ...["explain", "--ruleset", "zhejiang-shaoxing@2020", "--case", "first", "--on", "2020-12-31"],
      ...["--hospitals", write("hospitals.csv", hospitals), "--groups", write("groups.csv", groups)],
    ];
    const explained = async (name: string, stays: readonly object[]) => {
      const { stdout } = await runCli([...words, "--in", write(name, jsonLines(stays))]);
      return stdout.slice(stdout.indexOf("Case first"));
    };
    const returned = await explained("returned.jsonl", [back, stay]);
    expect(returned).toContain("Class readmitted: holds\n  readmitted: true / true (holds)");
    expect(returned).toContain("Result: class readmitted, 42 points");
    const later = await explained("later.jsonl", [{ ...back, admissionDate: "2020-03-27" }, stay]);
    expect(later).toContain("readmitted: false / true (does not hold)");
    expect(later).toContain("Result: class normal, 84 points");
    expect(later).not.toContain("cannot be judged");
    const justified = { ...back, marks: { readmissionJustified: true } };
    expect(await explained("justified.jsonl", [stay, justified])).toContain("class normal, 84 points");
    // What another unit pays is halved by nobody, whoever came back.
    const elsewhere = { ...stay, marks: { otherPayer: true } };
    expect(await explained("elsewhere.jsonl", [elsewhere, back])).toContain("class normal, 84 points");
    for (const [name, stays, missing] of [
      ["alone.jsonl", [stay], "alone.jsonl has no other stay of the patient"],
      ["undated.jsonl", [{ ...stay, admissionDate: undefined }, back], "the case lacks admissionDate"],
      ["two.jsonl", [stay, { ...back, sex: "female" }], "are not those of one person"],
    ] as const) {
      const unknown = await explained(name, stays);
      expect(unknown).toContain(
        "Class readmitted: cannot be judged\n  readmitted: not checked / true (cannot be judged)",
      );
      expect(unknown).toMatch(
        new RegExp(
          `came back cannot be judged: .*${missing}; .*For one who did: Result: class readmitted, 42 points`,
        ),
      );
    }
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
