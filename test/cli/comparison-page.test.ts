import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesOf, RULESET, sampleArea } from "./area.js";
import { newFolder, runCli } from "./run-cli.js";

const folder = newFolder();
const area = join(folder, "area");
const FILES = ["cases.jsonl", "history.jsonl", "hospitals.csv", "budget.json"];

beforeAll(async () => await sampleArea(area), 120_000);

/** A comparison of the sample's edition with itself or another; what it wrote and said. */
async function compared(out: string, more: readonly string[], locale = "en") {
  const values = join(area, "values.json");
  const sides = ["--baseline", RULESET, "--baseline-values", values];
  const words = ["compare", ...sides, ...more, ...filesOf(area, ...FILES), "--locale", locale];
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
});
