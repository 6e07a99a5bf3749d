import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { AREA_FILES, filesOf, RULESET, sampleArea } from "./area.js";
import { fen, table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";

const folder = newFolder();
const area = join(folder, "area");

beforeAll(async () => await sampleArea(area), 120_000);

/** A comparison of the sample's edition with itself or another; what it wrote and said. */
async function compared(out: string, more: readonly string[], locale = "en") {
  const values = join(area, "values.json");
  const sides = ["--baseline", RULESET, "--baseline-values", values];
  const words = ["compare", ...sides, ...more, ...filesOf(area, ...AREA_FILES), "--locale", locale];
  const run = await runCli([...words, "--out", join(folder, out)]);
  const read = (name: string) => readFileSync(join(folder, out, name), "utf8");
  return { ...run, page: read("report.html"), summary: JSON.parse(read("summary.json")), read };
}

const SELF = ["--candidate", RULESET, "--candidate-values", join(area, "values.json")];

describe("the page of a comparison", () => {
  it("says what its amounts are, and that rows of units and groups are the cases that the baseline has there", async () => {
    const { page } = await compared("self", SELF);
    expect(page).toContain("the DRG total cost of the settled cases, what patients bear included");
    expect(page).toContain("Cases stand where the baseline has them");
    expect(page).toContain("病例按基准一侧所属归类");
    // Hospitals have their names of the hospitals file, beside the id.
    expect(page).toMatch(/SYN-H001 合成样本\S*/);
  });

  it("says what was compared: settings with their values, and the schemes", async () => {
    const path = "weights.caseClasses.thresholds.low.multiple";
    const more = [...SELF, "--candidate-set", `${path}=0.5`, "--baseline-set", `${path}=0.3`];
    const { page, summary } = await compared("set", [...more, "--candidate-scheme", "chs-drg@3.0"]);
    const [was, is] = (page.match(/<p class="subtitle">(.*?)<\/p>/s)?.[1] ?? "").split(" → ");
    expect(was).toContain(`--set ${path}=0.3`);
    expect(was).toContain("zj-drg@1.0");
    expect(is).toContain(`--set ${path}=0.5`);
    expect(is).toContain("chs-drg@3.0");
    const assumed = (side: "baseline" | "candidate") =>
      summary[side].assumptions.find((one: { path: string }) => one.path === path)?.value;
    expect([assumed("baseline"), assumed("candidate")]).toEqual(["0.3", "0.5"]);
  });
});

describe("a comparison of which one side lacks values", () => {
  const LATER = ["--candidate", "zhejiang-shaoxing@2025"];

  it("leads with what is not settled, on which side and why, on the page and on stderr", async () => {
    const { page, stderr, stdout, summary } = await compared("later", LATER);
    const [{ cases }] = summary.candidate.unsettled.filter(
      ({ reason }: { reason?: string }) => reason === "no-coefficient",
    );
    expect(cases).toBeGreaterThan(20);
    const head = page.slice(0, page.indexOf('class="tiles"'));
    expect(head).toContain("候选（zhejiang-shaoxing@2025）：300 例中");
    expect(head).toContain(`差异系数没有给出，也无法计算 ${cases} 例`);
    expect(head).toContain("candidate (zhejiang-shaoxing@2025):");
    expect(head).toContain("chs-drg ruleset needs zhejiang-shaoxing@2025");
    expect(page.indexOf("How much of it is settled")).toBeLessThan(page.indexOf("Why it differs"));
    expect(page.replaceAll("<wbr>", "")).toContain("weights.coefficient.components.grade.weight");
    for (const side of ["baseline", "candidate"] as const) {
      expect(page).toContain(`${side}: Assumptions used (${summary[side].assumptions.length})`);
      expect(page).toContain(`${side}: Rules not evaluated (${summary[side].notEvaluated.length})`);
      expect(stdout).toContain(`${side}: ${summary[side].assumptions.length} assumptions used`);
    }
    expect(stderr).toMatch(/^ENGINE_OUTSIDE_EDITION: candidate: /m);
    expect(stderr).toContain("candidate (zhejiang-shaoxing@2025):");
  });

  it("what cases are paid that only one side settles is a cause of its own, and of no rule", async () => {
    await compared("causes", LATER);
    const rows = table(join(folder, "causes", "comparison.csv"));
    const ofOneSide = rows.filter(
      ({ level, ...row }) => level === "case" && row.settledBefore !== row.settledAfter,
    );
    expect(ofOneSide.length).toBeGreaterThan(20);
    for (const row of ofOneSide) {
      expect(fen(row.notSettled)).toBe(fen(row.difference));
      expect(fen(row.coefficients)).toBe(0);
    }
    const causes = ["grouping", "groupValues", "coefficients", "caseRules", "units", "budget", "settlement"];
    for (const row of rows) {
      const sum = [...causes, "notSettled"].reduce((total, cause) => total + fen(row[cause]), 0);
      expect(sum, row.id).toBe(fen(row.difference));
    }
  });
});

it.each([
  ["cliffs", []],
  ["forecast", ["--through", "2020-06-30", "--runs", "50"]],
])("chs-drg %s: the page leads with what is not settled, and names every setting", async (command, more) => {
  const set = ["--set", "weights.caseClasses.thresholds.low.multiple=0.5"];
  const words = [
    command,
    "--ruleset",
    "zhejiang-shaoxing@2025",
    ...set,
    ...more,
    ...filesOf(area, ...AREA_FILES),
  ];
  const { stderr } = await runCli([...words, "--out", join(folder, command), "--locale", "en"]);
  const page = readFileSync(join(folder, command, "report.html"), "utf8");
  const head = page.slice(0, page.indexOf('class="tiles"'));
  expect(head).toMatch(/\d+ of \d+ cases are not settled/);
  expect(head).toContain("--set weights.caseClasses.thresholds.low.multiple=0.5");
  expect(page).toContain("How much of it is settled");
  expect(page).toMatch(/Rules not evaluated \(\d+\)/);
  expect(stderr).toContain("chs-drg ruleset needs zhejiang-shaoxing@2025");
});
