import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const words = (out: string, seed: number) => [
  ...["sample", "--ruleset", "zhejiang-shaoxing@2020", "--cases", "60"],
  ...["--seed", String(seed), "--out", out],
];

async function filesOf(seed: number): Promise<Record<string, string>> {
  const folder = temporaryFolder();
  const { code } = await runCli(words(folder, seed));
  expect(code).toBe(0);
  const names = readdirSync(folder).sort();
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("chs-drg sample", () => {
  it("writes what settling needs, as many cases as asked for, marked synthetic", async () => {
    const files = await filesOf(1);
    expect(Object.keys(files)).toEqual([
      "applications.jsonl",
      "budget.json",
      "cases.jsonl",
      "decisions.jsonl",
      "events.jsonl",
      "groups.csv",
      "history.jsonl",
      "hospitals.csv",
      "review-values.json",
      "sample.json",
      "screening-values.json",
      "supervision.json",
      "truths.jsonl",
      "values.json",
    ]);
    const cases = rowsOf(files["cases.jsonl"] ?? "");
    expect(cases).toHaveLength(60);
    expect(cases.every(({ marks }) => (marks as { synthetic?: boolean }).synthetic === true)).toBe(true);
    expect(JSON.parse(files["sample.json"] ?? "")).toMatchObject({
      synthetic: true,
      ruleset: "zhejiang-shaoxing@2020",
      counts: { cases: 60 },
    });
  });

  it("holds history of each year that the averages of the edition look back on: four of Lishui (LS-008)", async () => {
    const folder = temporaryFolder();
    await runCli(["sample", "--ruleset", "zhejiang-lishui@2020", "--cases", "60", "--out", folder]);
    const history = rowsOf(readFileSync(join(folder, "history.jsonl"), "utf8"));
    const years = new Set(history.map(({ dischargeDate }) => String(dischargeDate).slice(0, 4)));
    expect([...years].sort()).toEqual(["2016", "2017", "2018", "2019"]);
  });

  it("gives the same bytes for the same seed, and others for another", async () => {
    const [first, again, other] = [await filesOf(1), await filesOf(1), await filesOf(2)];
    expect(again).toEqual(first);
    expect(other["cases.jsonl"]).not.toBe(first["cases.jsonl"]);
  });

  it.each([
    ["zh", "生成"],
    ["en", "making"],
  ])("counts the cases on a terminal in %s, and takes the line away again", async (locale, word) => {
    const { stderr } = await runCli([...words(temporaryFolder(), 1), "--locale", locale], { isTTY: true });
    expect(stderr).toMatch(new RegExp(`^\r\\u001b\\[K${word} 1 1%.*\r\\u001b\\[K$`, "s"));
  });

  it.each(["guangxi@2022", "fujian-nanping@2023", "gansu-lanzhou@2023", "jiangsu-changzhou@2022"])(
    "of %s, which prints no rate or none for some, is made with rates that settle it",
    async (ruleset) => {
      const [folder, out] = [temporaryFolder(), temporaryFolder()];
      const file = (name: string) => join(folder, name);
      const made = await runCli(["sample", "--ruleset", ruleset, "--cases", "60", "--out", folder]);
      expect([made.code, made.stderr]).toEqual([0, ""]);
      const inputs = ["cases.jsonl", "hospitals.csv", "budget.json", "values.json"].flatMap((name) => {
        return [`--${name.split(".")[0]}`, file(name)];
      });
      await runCli(["settle", "--ruleset", ruleset, ...inputs, "--out", out]);
      const settled = rowsOf(readFileSync(join(out, "cases.jsonl"), "utf8"));
      expect(settled.filter(({ payment }) => payment !== undefined).length).toBeGreaterThan(55);
    },
  );

  it("is of the scheme that the year is settled by, where another one begins within it", async () => {
    const folder = temporaryFolder();
    await runCli(["sample", "--ruleset", "national-chs@2020", "--cases", "5", "--out", folder]);
    const { scheme } = JSON.parse(readFileSync(join(folder, "sample.json"), "utf8"));
    expect(scheme).toBe("chs-drg@1.1");
  });

  it.each(["0", "-1", "1.5", "10000001", "x"])("refuses %s cases", async (cases) => {
    const { code, stderr } = await runCli([
      ...["sample", "--ruleset", "zhejiang-shaoxing@2020", "--out", "nowhere", "--cases", cases],
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/OPTION_(NOT_A_NUMBER|OUT_OF_RANGE)/);
  });
});
