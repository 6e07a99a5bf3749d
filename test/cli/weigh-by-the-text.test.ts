import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RULESET, sampleArea } from "./area.js";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, jsonRows, type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

const HOSPITALS = [{ hospitalId: "H1", name: "H1", grade: "secondary", poolingArea: "X", coefficient: "1" }];
const stay = (caseId: string, year: number, totalCost: string): Row => ({
  caseId,
  hospitalId: "H1",
  patientId: caseId,
  drg: "BT15",
  admissionDate: `${year}-03-01`,
  dischargeDate: `${year}-03-09`,
  totalCost,
  fundPayment: totalCost,
  poolingArea: "X",
  insuranceType: "employee",
  diagnoses: ["J18.900"],
  procedures: [],
});
/** Six stays of 10,000 in 2019, six of 20,000 in 2020. */
const HISTORY = [2019, 2020].flatMap((year) =>
  Array.from({ length: 6 }, (_, i) => stay(`${year}-${i}`, year, year === 2019 ? "10000" : "20000")),
);

async function weigh(more: readonly string[] = []) {
  const folder = temporaryFolder();
  const out = join(folder, "out");
  const { code, stdout } = await runCli([
    ...["weigh", "--ruleset", "zhejiang-lishui@2020", "--out", out, "--locale", "en"],
    ...["--history", rowsFile(folder, "history.jsonl", HISTORY)],
    ...["--hospitals", rowsFile(folder, "hospitals.jsonl", HOSPITALS)],
    ...more,
  ]);
  expect(code).toBe(0);
  const groups = csvRows(join(out, "groups.csv"));
  const summary = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
  return { groups: groups.map(({ drg, cases, averageCost }) => [drg, cases, averageCost]), summary, stdout };
}

describe("chs-drg weigh", () => {
  it("weighs for the year after the history, as settle for that year does: 12 cases at 15,000", async () => {
    const { groups, summary, stdout } = await weigh();
    const settled = await settleSmall({
      ruleset: "zhejiang-lishui@2020",
      history: HISTORY,
      hospitals: HOSPITALS,
      cases: [stay("now", 2021, "15000")],
      budget: yearBudget(2021, "15000"),
    });
    const table = csvRows(join(settled.folder, "groups.csv"));
    expect(groups).toEqual([
      ["BT15", "12", "15000"],
      ["*", "", "15000"],
    ]);
    expect(table.map(({ drg, cases, averageCost }) => [drg, cases, averageCost])).toEqual(groups);
    expect(summary.ruleset.on).toBe("2021-12-31");
    expect(stdout).toContain("Weighed for 2021-12-31 from the years");
  });

  it("weighs for the year of --on: for 2020 the six of 2019, and the others are counted as left out", async () => {
    const { groups, summary } = await weigh(["--on", "2020-12-31"]);
    expect(groups[0]).toEqual(["BT15", "6", "10000"]);
    expect(JSON.stringify(summary)).toContain('"outside-years":6');
  });

  it("writes files that settle reads back to the same statement, group by group and case by case", async () => {
    const area = temporaryFolder();
    await sampleArea(area);
    const file = (name: string) => join(area, name);
    const inputs = ["--hospitals", file("hospitals.csv"), "--ruleset", RULESET];
    const history = ["--history", file("history.jsonl")];
    const weighed = join(area, "weighed");
    const year = Number(JSON.parse(readFileSync(file("budget.json"), "utf8")).period.to.slice(0, 4));
    await runCli(["weigh", ...inputs, ...history, "--out", weighed, "--on", `${year}-12-31`]);
    const settle = async (name: string, ...more: string[]) => {
      const out = join(area, name);
      const rest = ["--cases", file("cases.jsonl"), "--budget", file("budget.json"), "--out", out];
      expect((await runCli(["settle", ...inputs, ...rest, ...more])).stderr).not.toContain(
        "INPUT_ROWS_BROKEN",
      );
      return [readFileSync(join(out, "statement.csv"), "utf8"), jsonRows(join(out, "cases.jsonl"))];
    };
    const tables = [
      "--groups",
      join(weighed, "groups.csv"),
      "--coefficients",
      join(weighed, "coefficients.csv"),
    ];
    expect(await settle("again", ...tables)).toEqual(await settle("first", ...history));
  });
});
