import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { rowsFile, yearBudget } from "./small-area.js";

/** Shaoxing's edition of 2020 holds until 2024-12-31; the area's cases are of one year. */
function words(command: string, year: number): string[] {
  const folder = temporaryFolder();
  const stay = (at: number, of: number) => ({
    ...{ caseId: `${of}-${at}`, hospitalId: "H1", insuranceType: "employee", poolingArea: "X", drg: "GB23" },
    ...{ admissionDate: `${of}-05-01`, dischargeDate: `${of}-05-06`, diagnoses: ["K35.8"], procedures: [] },
    ...{ totalCost: "10000", fundPayment: "6000" },
  });
  const rows = (of: number) => Array.from({ length: 6 }, (_, at) => stay(at, of));
  const hospitals = [{ hospitalId: "H1", name: "h", grade: "tertiary", poolingArea: "X", coefficient: "1" }];
  const budget = join(folder, "budget.json");
  writeFileSync(budget, JSON.stringify(yearBudget(year, "60000")));
  const file = {
    cases: ["--cases", rowsFile(folder, "cases.jsonl", rows(year))],
    hospitals: ["--hospitals", rowsFile(folder, "hospitals.jsonl", hospitals)],
    history: ["--history", rowsFile(folder, "history.jsonl", [...rows(2018), ...rows(2019)])],
    budget: ["--budget", budget],
    ruleset: ["--ruleset", "zhejiang-shaoxing@2020"],
    out: ["--out", join(folder, "out")],
  };
  const all = (...names: (keyof typeof file)[]) => names.flatMap((name) => file[name]);
  switch (command) {
    case "weigh":
      return ["weigh", ...all("ruleset", "hospitals", "history", "out"), "--on", `${year}-12-31`];
    case "compare":
      return [
        ...["compare", "--baseline", "zhejiang-shaoxing@2020", "--candidate", "zhejiang-shaoxing@2020"],
        ...all("cases", "hospitals", "history", "budget", "out"),
      ];
    case "settle":
      return ["settle", ...all("ruleset", "cases", "hospitals", "history", "budget", "out")];
    case "explain":
      return [
        "explain",
        ...all("ruleset", "hospitals", "history"),
        "--in",
        file.cases[1] ?? "",
        "--case",
        `${year}-0`,
      ];
    default:
      return [command, ...all("ruleset", "cases", "hospitals", "history", "out")];
  }
}

describe.each(["weigh", "settle", "screen", "monitor", "compare", "explain"])(
  "%s under an edition that ended on 2024-12-31",
  (command) => {
    it.each([
      ["zh", 2025, /OUTSIDE_EDITION: 规则集 zhejiang-shaoxing@2020\S* 的有效期为 2020-01-01 至 2024-12-31/],
      [
        "en",
        2025,
        /OUTSIDE_EDITION: The ruleset zhejiang-shaoxing@2020\S* is in force from 2020-01-01 to 2024-12-31/,
      ],
    ] as const)("is told on stderr (%s)", async (locale, year, said) => {
      const { stderr, code } = await runCli([...words(command, year), "--locale", locale]);
      expect(stderr).toMatch(said);
      expect(code).toBe(0);
    });

    it("says nothing within the dates, which include the last day", async () => {
      const { stderr } = await runCli([...words(command, 2024), "--locale", "en"]);
      expect(stderr).not.toContain("OUTSIDE_EDITION");
    });
  },
);
