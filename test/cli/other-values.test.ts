import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { rowsFile } from "./small-area.js";

const HOSPITALS = [{ hospitalId: "H1", name: "h", grade: "tertiary", poolingArea: "X", coefficient: "1.2" }];
const GROUPS = [{ drg: "DE25", averageCost: "10000", basePoints: "100", stable: true }];

/** A stay without a group: GE19 under chs-drg@1.0, GF39 under 2.0. */
const stay = (caseId: string, dischargeDate: string | undefined, fields: object = {}) => ({
  ...{ caseId, hospitalId: "H1", insuranceType: "employee", poolingArea: "X", sex: "male", ageYears: 35 },
  ...(dischargeDate !== undefined && { admissionDate: dischargeDate, dischargeDate }),
  ...{
    diagnoses: ["K45.100", "I67.100x021"],
    procedures: ["53.0302"],
    totalCost: "9500",
    fundPayment: "6000",
    ...fields,
  },
});

function command(
  name: string,
  ruleset: string,
  rows: readonly Readonly<Record<string, unknown>>[],
  ...words: string[]
) {
  const folder = temporaryFolder();
  const cases = rowsFile(folder, "cases.jsonl", rows);
  const hospitals = ["--hospitals", rowsFile(folder, "hospitals.jsonl", HOSPITALS)];
  const files =
    name === "price"
      ? ["--in", cases, ...hospitals, "--groups", rowsFile(folder, "groups.jsonl", GROUPS)]
      : ["--cases", cases, "--out", `${folder}/out`, ...(name === "feedback" ? [] : hospitals)];
  return runCli([name, "--ruleset", ruleset, ...files, ...words]);
}

describe("price takes the values of each case's day of discharge (ZJ-060)", () => {
  const lishui = (rows: readonly Readonly<Record<string, unknown>>[], ...words: string[]) =>
    command("price", "zhejiang-lishui@2020", rows, "--point-value", "100", "--format", "json", ...words);
  const standards = (stdout: string) =>
    JSON.parse(stdout).map(({ caseId, standard }: Record<string, string>) => [caseId, standard]);
  const rows = [
    stay("before", "2021-09-05", { drg: "DE25" }),
    stay("since", "2021-09-06", { drg: "DE25" }),
    stay("undated", undefined, { drg: "DE25" }),
  ];

  it("a group without coefficient since 2021-09-06 is priced without from then on", async () => {
    const { stdout } = await lishui(rows, "--locale", "zh");
    expect(standards(stdout)).toEqual([
      ["before", "12000"],
      ["since", "10000"],
      ["undated", "12000"],
    ]);
    expect(JSON.parse(stdout)[2].remarks).toMatch(/未写出院日期，按 2020-01-01 的取值/);
  });

  it("--on takes those of one day for all, and says so of the cases of another", async () => {
    const { stdout } = await lishui(rows.slice(0, 2), "--on", "2021-12-31", "--locale", "en");
    expect(standards(stdout).map(([, standard]: string[]) => standard)).toEqual(["10000", "10000"]);
    expect(JSON.parse(stdout)[0].remarks).toMatch(/by the values of 2021-12-31; others held on 2021-09-05/);
  });

  it("and the scheme of that day", async () => {
    const rows = [stay("2020", "2020-12-31"), stay("2025", "2025-06-01")];
    const { stdout } = await command("price", "national-chs@2020", rows, "--format", "json");
    expect(JSON.parse(stdout).map(({ drg }: { drg: string }) => drg)).toEqual(["GE19", "GF39"]);
  });
});

describe.each(["monitor", "screen", "feedback"])(
  "%s under an edition whose scheme changes in 2021 and 2025",
  (name) => {
    const rows = [stay("1", "2025-03-01"), stay("2", "2025-06-01")];
    const run = (...words: string[]) => command(name, "national-chs@2020", rows, ...words);

    it("is refused where nobody says whose values count, and the days are named", async () => {
      const { code, stderr } = await run("--locale", "zh");
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /ENGINE_CASES_OF_OTHER_VALUES: .*变动（2021-05-01、2025-01-01）.*2020-06-01 .*2 例.*2025-03-01 至 2025-06-01.*--on/,
      );
    });

    it("takes those of --on, and says so where a case is of another time", async () => {
      const right = await run("--on", "2025-12-31", "--locale", "en");
      expect(right.stderr).not.toContain("OTHER_VALUES");
      const wrong = await run("--on", "2024-12-31", "--locale", "en");
      expect(wrong.stderr).toMatch(
        /ENGINE_CASES_OF_OTHER_VALUES: .*Those of 2024-12-31 are taken, and 2 cases/,
      );
    });

    it("asks nothing of cases of the first days", async () => {
      const { stderr } = await command(
        name,
        "national-chs@2020",
        [stay("1", "2020-12-31")],
        "--locale",
        "en",
      );
      expect(stderr).not.toContain("OTHER_VALUES");
    });
  },
);
