import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";

const APPENDECTOMY = {
  caseId: "appendectomy",
  sex: "male",
  ageYears: 30,
  diagnoses: ["K35.800x001"],
  procedures: ["47.0100"],
  lengthOfStayDays: 5,
};

async function priced(...words: string[]) {
  const folder = temporaryFolder();
  const file = join(folder, "cases.jsonl");
  writeFileSync(file, `${JSON.stringify(APPENDECTOMY)}\n`);
  return { folder, ...(await runCli(["price", "--in", file, ...words])) };
}

describe("chs-drg price", () => {
  it("prices a case at every class of hospital of an area: weight × 9435.25 × coefficient (SZ-001)", async () => {
    const { code, stdout, stderr } = await priced(
      "--ruleset",
      "jiangsu-suzhou@2022",
      "--format",
      "json",
      "--locale",
      "zh",
    );
    const rows = JSON.parse(stdout).map(({ drg, payer, weight, standard }: Record<string, string>) => [
      drg,
      payer,
      weight,
      standard,
    ]);
    expect(rows).toEqual([
      ["GD2B", "三级", "0.983634", "11136.9992382"],
      ["GD2B", "二级", "0.983634", "9466.44935247"],
      ["GD2B", "一级", "0.983634", "6960.624523875"],
    ]);
    expect(stderr).toContain("不是结算");
    expect(code).toBe(0);
  });

  it("prices the same case everywhere, the dearest first, and says where it has no price and why", async () => {
    const folder = temporaryFolder();
    const out = join(folder, "prices.csv");
    const { code } = await priced(
      "--areas",
      "all",
      "--grade",
      "tertiary",
      "--fund",
      "employee",
      "--out",
      out,
      "--locale",
      "zh",
    );
    expect(code).toBe(0);
    const text = readFileSync(out, "utf8");
    const lines = text.trim().split("\n").slice(1);
    expect(lines[0]).toContain("beijing@2022");
    expect(lines.some((line) => line.includes("yunnan@2022") && line.includes("表未印费率"))).toBe(true);
    const areas = new Set(lines.map((line) => line.split(",")[1]));
    expect(areas.size).toBe(27);
  });
});
