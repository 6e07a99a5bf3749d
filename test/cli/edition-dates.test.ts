import { readFileSync, writeFileSync } from "node:fs";
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
    case "feedback":
      return ["feedback", ...all("ruleset", "cases", "out")];
    case "year":
      return ["year", ...all("ruleset"), "--on", `${year}-05-01`];
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

it("year says of each rule once that its value is not known", async () => {
  const { stdout } = await runCli(["year", "--ruleset", "henan-sanmenxia@2023", "--locale", "en"]);
  const notes = stdout.split("\n").filter((line) => line.startsWith("not known, to be supplied"));
  expect(notes.length).toBeGreaterThan(0);
  expect(notes).toEqual([...new Set(notes)]);
});

describe.each(["weigh", "settle", "screen", "monitor", "compare", "explain", "feedback", "year"])(
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

describe("a value that changes within the settled year (ZJ-060: no coefficient for CB23 from 2021-09-06)", () => {
  it("settle says which and when; explain of the settled case says the points that it was settled with, and alone those of its day", async () => {
    const folder = temporaryFolder();
    const stay = {
      ...{ caseId: "1", hospitalId: "H1", insuranceType: "employee", poolingArea: "X", drg: "CB23" },
      ...{ admissionDate: "2021-03-05", dischargeDate: "2021-03-10", diagnoses: ["H25.900"], procedures: [] },
      ...{ totalCost: "7000", fundPayment: "4200" },
    };
    const group = { drg: "CB23", averageCost: "7000", basePoints: "70", relativeWeight: "0.7", stable: true };
    const all = { drg: "*", averageCost: "10000", basePoints: "100", relativeWeight: "1", stable: true };
    const hospital = { hospitalId: "H1", name: "h", grade: "tertiary", poolingArea: "X", coefficient: "1.2" };
    const budget = join(folder, "budget.json");
    writeFileSync(budget, JSON.stringify(yearBudget(2021, "7000")));
    const cases = rowsFile(folder, "cases.jsonl", [stay]);
    const area = [
      ...["--ruleset", "zhejiang@2020", "--locale", "en"],
      ...["--hospitals", rowsFile(folder, "hospitals.jsonl", [hospital])],
      ...["--groups", rowsFile(folder, "groups.jsonl", [group, all])],
    ];
    const out = join(folder, "out");
    const settled = await runCli(["settle", ...area, "--cases", cases, "--budget", budget, "--out", out]);
    expect(settled.code).toBe(0);
    expect(settled.stderr).toMatch(
      /ENGINE_VALUES_CHANGE_WITHIN: .*groupsWithoutCoefficient\.first-batch from 2021-09-06.*2021-12-31/,
    );
    const [paid] = readFileSync(join(out, "cases.jsonl"), "utf8").trim().split("\n");
    expect(JSON.parse(paid ?? "")).toMatchObject({ coefficient: "1", points: "70" });
    const explained = ["explain", ...area, "--in", cases, "--case", "1"];
    const asSettled = await runCli([...explained, "--settled", out]);
    expect(asSettled.stdout).toContain("Result: class normal, 70 points");
    expect(asSettled.stderr).not.toContain("ENGINE_VALUES_CHANGE_WITHIN");
    const alone = await runCli(explained);
    expect(alone.stdout).toContain("Result: class normal, 84 points");
    expect(alone.stderr).toMatch(/ENGINE_VALUES_CHANGE_WITHIN: .*2021-09-06.*in force on 2021-03-10/);
  });
});
