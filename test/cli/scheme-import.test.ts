import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";

const IDENTITY = ["--id", "made-up", "--version", "1", "--title", "虚构方案", "--publisher", "test"];
const TABLES = {
  "mdc.csv": "code,name,condition\nMDCB,神经系统疾病及功能障碍,\n",
  "adrg.csv": "code,name,condition\nBR2,脑缺血性疾患,\n",
  "drg.json": JSON.stringify([{ code: "BR29", name: "脑缺血性疾患" }]),
  "lists.csv": "owner,list,code\nMDCB,diagnoses,I63.900\nBR2,diagnoses,I63.900\n",
};
const TEXT =
  "MDCB 神经系统疾病及功能障碍\nBR2 脑缺血性疾患\n包含以下主要诊断：\nI63.900 脑梗死\nBR29 脑缺血性疾患\n";

function tables(): { folder: string; files: string[] } {
  const folder = temporaryFolder();
  const files = Object.entries(TABLES).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  return { folder, files };
}

describe("chs-drg scheme import", () => {
  it("reads tables into a scheme that groups", async () => {
    const { folder, files } = tables();
    const out = join(folder, "made-up.json");
    const { code, stderr } = await runCli(["scheme", "import", ...files, ...IDENTITY, "--out", out]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const stay = `${JSON.stringify({ caseId: "1", sex: "male", ageYears: 60, diagnoses: ["I63.900"] })}\n`;
    const grouped = await runCli(["group", "--scheme", out, "--in", "-", "--out", "-"], { stdin: stay });
    expect(JSON.parse(grouped.stdout)).toMatchObject({
      status: "grouped",
      mdc: "MDCB",
      adrg: "BR2",
      drg: "BR29",
    });
    writeFileSync(out, "{}");
    const kept = await runCli(["scheme", "import", ...files, ...IDENTITY, "--out", out, "--locale", "en"]);
    expect([kept.code, kept.stderr]).toEqual([1, expect.stringContaining("OUTPUT_HOLDS_OTHER")]);
    expect(readFileSync(out, "utf8")).toBe("{}");
  });

  it("reads the text of a document, and tells page and line of what it cannot read", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "scheme.txt"), `${TEXT}此行无法识别 ???\n`);
    const out = join(folder, "made-up.json");
    const { stdout } = await runCli([
      "scheme",
      "import",
      join(folder, "scheme.txt"),
      ...IDENTITY,
      "--out",
      out,
      "--format",
      "json",
    ]);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ id: "made-up", version: "1" });
    const problems: { path: string }[] = JSON.parse(stdout);
    expect(problems.some(({ path }) => path.includes("scheme.txt"))).toBe(true);
  });

  it("refuses a supplement for tables, and a table given twice", async () => {
    const { folder, files } = tables();
    const out = join(folder, "made-up.json");
    const supplemented = await runCli([
      "scheme",
      "import",
      ...files,
      ...IDENTITY,
      "--supplement",
      "chs-drg@1.0",
      "--out",
      out,
    ]);
    expect([supplemented.code, supplemented.stderr]).toEqual([2, expect.stringContaining("OPTION_CONFLICT")]);
    const twice = await runCli(["scheme", "import", ...files, files[0] ?? "", ...IDENTITY, "--out", out]);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining("INPUT_TWICE")]);
    expect(existsSync(out)).toBe(false);
  });
});
