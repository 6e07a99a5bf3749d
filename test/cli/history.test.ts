import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { table } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

/** A stay of 2018 in the group BW19 that the official platform gave; synthetic. */
function stay(caseId: string, change: Readonly<Record<string, unknown>> = {}): object {
  return {
    ...{ caseId, hospitalId: "H1", patientId: `P-${caseId}`, drg: "BW19", totalCost: "10000.00" },
    ...{ admissionDate: "2018-03-01", dischargeDate: "2018-03-05", diagnoses: [], procedures: [], ...change },
  };
}

async function weigh(rows: readonly object[], words: readonly string[] = []) {
  const folder = temporaryFolder();
  const [history, hospitals, out] = ["history.jsonl", "hospitals.csv", "out"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(history, rows.map((row) => JSON.stringify(row)).join("\n"));
  writeFileSync(hospitals, "hospitalId,grade,poolingArea,coefficient\nH1,secondary,A1,1\n");
  const run = await runCli([
    ...["weigh", "--ruleset", "zhejiang-lishui@2020", "--history", history],
    ...["--hospitals", hospitals, "--out", out, ...words],
  ]);
  return {
    ...run,
    group: table(join(out, "groups.csv")).find(({ drg }) => drg === "BW19"),
    summary: JSON.parse(readFileSync(join(out, "summary.json"), "utf8")),
  };
}

const FOUR = ["1", "2", "3", "4"].map((id) => stay(id));

describe("history rows that are not used are told with their number", () => {
  it("four stays make an unstable group (ZJ-023), and one of them told again makes it no more stable", async () => {
    expect((await weigh(FOUR)).group).toMatchObject({ cases: "4", stable: "false" });
    const again = await weigh([...FOUR, ...FOUR]);
    expect(again.group).toMatchObject({ cases: "4", stable: "false", averageCost: "10000" });
    expect(again.summary.counts.historyByUse).toMatchObject({ used: 4, repeated: 4 });
    expect(again.stdout).toContain("4 the same stay once more, counted once");
  });

  it("rows of one stay that differ in cost are none of them used, in any order", async () => {
    const other = stay("1", { totalCost: "90000.00" });
    for (const rows of [
      [...FOUR, other],
      [other, ...FOUR],
    ]) {
      const { group, summary } = await weigh(rows);
      expect(group).toMatchObject({ cases: "3", averageCost: "10000" });
      expect(summary.counts.historyByUse).toMatchObject({ used: 3, contradictory: 2 });
    }
  });

  it("a number that a hospital gives a patient stands for several stays: other days are another stay", async () => {
    const second = stay("1", { admissionDate: "2018-06-01", dischargeDate: "2018-06-05" });
    expect((await weigh([...FOUR, second])).group).toMatchObject({ cases: "5", stable: "true" });
  });

  it("old, undated and free rows are counted by reason, on the terminal, in the summary and as diagnostics", async () => {
    const old = stay("old", { admissionDate: "2011-03-01", dischargeDate: "2011-03-05" });
    const undated = stay("undated", { admissionDate: undefined, dischargeDate: undefined });
    const free = stay("free", { totalCost: "0.00" });
    const { summary, stdout, code } = await weigh([...FOUR, old, undated, free], ["--locale", "zh"]);
    // 1: two of them are left out for a fault of the record.
    expect(code).toBe(1);
    expect(summary.counts.historyByUse).toMatchObject({
      used: 4,
      "outside-years": 1,
      "discharge-date-missing": 1,
      "cost-not-positive": 1,
    });
    expect(stdout).toContain("出院年度不在测算年度内 1");
    expect(stdout).toContain("无出院日期 1");
    expect(stdout).toContain("总费用为零或负 1");
    const codes = summary.diagnostics.map(({ code: one }: { code: string }) => one);
    expect(codes.filter((one: string) => one === "HISTORY_CASES_UNUSED")).toHaveLength(3);
  });
});
