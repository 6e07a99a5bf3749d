import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, jsonRows, type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

const RULESET = "zhejiang@2020";

/** Two stays of one patient that the scheme puts into SV11; the record of the first says otherwise. */
const STAYS: readonly Row[] = [
  ["1", "2020-03-01", "2020-03-05", { drg: "GE13" }],
  ["2", "2020-03-10", "2020-03-14", {}],
].map(([caseId, admissionDate, dischargeDate, more]) => ({
  ...{ caseId, admissionDate, dischargeDate, hospitalId: "H1", patientId: "P", sex: "female", ageYears: 40 },
  ...{ insuranceType: "employee", poolingArea: "X", dischargeDisposition: 1 },
  ...{ diagnoses: ["A49.103", "M60.007"], procedures: [], totalCost: "10000", fundPayment: "7000" },
  ...(more as Row),
}));
const HOSPITALS: readonly Row[] = [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X" }];

describe("--regroup: screening and monitoring go by the scheme, whatever group a record carries, as settling does", () => {
  const run = async (command: string, ...more: readonly string[]) => {
    const folder = temporaryFolder();
    const out = join(folder, "out");
    const words = [command, "--ruleset", RULESET, "--cases", rowsFile(folder, "cases.jsonl", STAYS)];
    const hospitals = ["--hospitals", rowsFile(folder, "hospitals.jsonl", HOSPITALS)];
    return { ...(await runCli([...words, ...hospitals, "--out", out, ...more])), out };
  };
  const mergedOf = async (part: string) => {
    const out = join(temporaryFolder(), "merged");
    expect(await runCli(["merge", "--in", part, "--out", out])).toMatchObject({ code: 0 });
    return out;
  };

  it("screen: the readmission shows in the group that the scheme says, in parts as in one run (ZJ-015)", async () => {
    const found = (out: string) =>
      jsonRows(join(out, "findings.jsonl")).flatMap(({ kind, caseIds }) =>
        kind === "readmission" ? [caseIds] : [],
      );
    expect(found((await run("screen")).out)).toEqual([]);
    const anew = await run("screen", "--regroup");
    expect(found(anew.out)).toEqual([["1", "2"]]);
    const merged = await mergedOf((await run("screen", "--regroup", "--partial")).out);
    expect(readFileSync(join(merged, "findings.jsonl"), "utf8")).toBe(
      readFileSync(join(anew.out, "findings.jsonl"), "utf8"),
    );
  });

  it("monitor: groups are the scheme's, in parts as in one run", async () => {
    const groups = (out: string) => csvRows(join(out, "groups-by-hospital.csv")).map(({ drg }) => drg);
    expect(groups((await run("monitor")).out)).toEqual(["GE13", "SV11"]);
    expect(groups((await run("monitor", "--regroup")).out)).toEqual(["SV11"]);
    expect(groups(await mergedOf((await run("monitor", "--regroup", "--partial")).out))).toEqual(["SV11"]);
  });

  it("monitor --settled: those settled stay in the groups that they were settled in, so both together are refused", async () => {
    const groups = ["GE13", "SV11"].map((drg) => ({
      ...{ drg, averageCost: "10000", basePoints: "100", stable: true },
    }));
    const hospitals = HOSPITALS.map((row) => ({ ...row, coefficient: "1" }));
    const budget = yearBudget(2020, "14000");
    const { folder } = await settleSmall({ ruleset: RULESET, cases: STAYS, hospitals, groups, budget });
    for (const [locale, why] of [
      ["zh", /OPTION_CONFLICT: 选项 --regroup 与 --settled 不能同时使用：.*请以 settle --regroup 结算/],
      [
        "en",
        /OPTION_CONFLICT: Options --regroup and --settled exclude each other: .*settle them with --regroup/,
      ],
    ] as const) {
      const both = await run("monitor", "--settled", folder, "--regroup", "--locale", locale);
      expect([both.code, both.stderr]).toEqual([2, expect.stringMatching(why)]);
    }
  });
});
