import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { DOUBTED_HISTORY, filesOf, RULESET, sampleArea, withDoubtedHistory } from "./area.js";
import { newFolder, runCli } from "./run-cli.js";

const folder = newFolder();
const area = join(folder, "area");

const words = (
  command: string,
  out: string,
  more: readonly string[] = [],
  cases = join(area, "cases.jsonl"),
) => [
  ...[command, "--ruleset", RULESET, "--values", join(area, "values.json"), "--cases", cases],
  ...filesOf(area, "history.jsonl", "hospitals.csv", "budget.json"),
  ...["--out", join(folder, out), ...(more.includes("--locale") ? [] : ["--locale", "en"]), ...more],
];

const file = (out: string, name: string) => readFileSync(join(folder, out, name), "utf8");

beforeAll(async () => await sampleArea(area), 120_000);

describe("chs-drg cliffs", () => {
  it("writes a line a limit, and a line a hospital and limit, whose cases sum to it", async () => {
    const { code, stdout, stderr } = await runCli(words("cliffs", "cliffs"));
    // The faulty records of the sample are not settled, and named.
    expect(code, stderr).toBe(1);
    expect(stdout).toContain("low outlier");
    expect(file("cliffs", "report.html")).toMatch(/SYN-H\d+ 合成样本/);
    const rows = (name: string) =>
      file("cliffs", name)
        .trim()
        .split("\n")
        .slice(1)
        .map((line) => line.split(","));
    const near = rows("cliffs.csv").map(([limit, , , , before, beyond]) => [
      limit,
      Number(before),
      Number(beyond),
    ]);
    expect(near.length).toBeGreaterThan(0);
    for (const [limit, before, beyond] of near) {
      const own = rows("cliffs-by-hospital.csv").filter(([, one]) => one === limit);
      expect(own.reduce((sum, row) => sum + Number(row[5]), 0)).toBe(before);
      expect(own.reduce((sum, row) => sum + Number(row[6]), 0)).toBe(beyond);
    }
  });

  it("tells the same in Chinese, and the same bytes for any number of threads", async () => {
    const { code, stdout } = await runCli(words("cliffs", "zh", ["--locale", "zh", "--jobs", "2"]));
    expect(code).toBe(1);
    expect(stdout).toContain("越界一步（元）");
    expect(file("zh", "cliffs.csv")).toBe(file("cliffs", "cliffs.csv"));
  });

  it("a wider reach has more cases near", async () => {
    const { code } = await runCli(words("cliffs", "wide", ["--within", "30", "--within-days", "10"]));
    expect(code).toBe(1);
    const near = (out: string) =>
      file(out, "cliffs.csv")
        .trim()
        .split("\n")
        .slice(1)
        .reduce((sum, line) => sum + Number(line.split(",")[4]) + Number(line.split(",")[5]), 0);
    expect(near("wide")).toBeGreaterThan(near("cliffs"));
  });

  it("a file of which nothing can be read ends with 1, its row named and nothing near a limit", async () => {
    const broken = join(folder, "broken.jsonl");
    writeFileSync(broken, '{"caseId"\n');
    const { code, stdout, stderr } = await runCli(words("cliffs", "broken", [], broken));
    expect(code).toBe(1);
    expect(stderr).toContain("ROW_NOT_JSON");
    expect(stdout).toContain("No case stands near a limit");
  });
});

it.each([
  ["cliffs", []],
  ["forecast", ["--through", "2020-06-30", "--runs", "50"]],
])("%s: a code in doubt is told of the history as of the cases", async (command, more) => {
  const line = words(command, `${command}-doubted`, more);
  expect((await runCli(line)).stderr).not.toContain("codes in doubt");
  expect((await runCli(withDoubtedHistory([...line, "--replace"], area))).stderr).toMatch(DOUBTED_HISTORY);
});

describe("chs-drg forecast", () => {
  const early = ["--through", "2020-06-30", "--runs", "50"];

  it("writes an interval for every figure, the same for the same seed", async () => {
    const { code, stdout, stderr } = await runCli(words("forecast", "forecast", early));
    expect(code, stderr).toBe(1);
    expect(stderr).toContain("SETTLEMENT_CASES_NOT_SETTLED");
    expect(stdout).toContain("point value");
    // People read separators, programs none.
    expect(stdout).toMatch(/\d,\d{3}\.\d{2}\b/);
    const lines = file("forecast", "forecast.csv").trim().split("\n");
    expect(lines[0]).toBe("figure,poolingArea,insuranceType,id,low,median,high");
    expect(lines.some((line) => line.startsWith("hospital-balance"))).toBe(true);
    // The hospitals' gain is the fund's loss: the sum of their balances is not called the fund's.
    expect(lines.some((line) => line.startsWith("balance-sum"))).toBe(true);
    const page = file("forecast", "report.html");
    expect(page).toContain("各机构差额合计");
    expect(page).toContain("它不是基金的结余");
    expect(page).toContain("It is not what is left in the fund");
    expect(page).toMatch(/SYN-H\d+ 合成样本/);
    await runCli(words("forecast", "again", [...early, "--locale", "zh"]));
    expect(file("again", "forecast.csv")).toBe(file("forecast", "forecast.csv"));
    await runCli(words("forecast", "other", [...early, "--seed", "2"]));
    expect(file("other", "forecast.csv")).not.toBe(file("forecast", "forecast.csv"));
  });

  it("says in words where nothing is left of the year (FORECAST_NOT_WITHIN)", async () => {
    const { code, stderr } = await runCli(words("forecast", "late"));
    expect(code).toBe(1);
    expect(stderr).toContain("FORECAST_NOT_WITHIN");
    expect(stderr).toContain("2020-12-31");
  });
});
