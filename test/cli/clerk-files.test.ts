import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonLines, rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const FILES = join(import.meta.dirname, "fixtures", "clerk");

/** Groups a file of the folder under `zj-drg@1.1`. */
async function groupFile(name: string, ...more: readonly string[]) {
  const folder = temporaryFolder();
  const out = join(folder, "out.jsonl");
  const words = ["group", "--scheme", "zj-drg@1.1", "--in", join(FILES, name), "--out", out, ...more];
  const run = await runCli([...words, "--locale", "en"]);
  const rows = (file: string) => rowsOf(readFileSync(join(folder, file), "utf8"));
  return { ...run, rows: () => rows("out.jsonl"), rejected: () => rows("rejected.jsonl") };
}

/** Line and reason of each rejected row. */
async function refusals(name: string) {
  const run = await groupFile(name);
  expect(run.code).toBe(1);
  return run.rejected().map(({ line, code, path }) => [line, code, path]);
}

describe("cells as clerks fill them are read rightly or refused with their place", () => {
  it("main-operation-empty.csv: what has no main code is refused, two codes in a cell are two", async () => {
    expect(await refusals("main-operation-empty.csv")).toEqual([
      [2, "CELL_FIRST_EMPTY", "procedures"],
      [3, "CELL_FIRST_EMPTY", "diagnoses"],
    ]);
    const { rows, stderr } = await groupFile("main-operation-empty.csv");
    expect(rows().map(({ caseId, drg }) => [caseId, drg])).toEqual([
      ["c", "HC31"],
      ["d", "HC31"],
    ]);
    expect(stderr).toContain("CELL_SPLIT");
    expect(stderr).toContain("line 5");
  });

  it("empty-first-in-list.csv: an empty first place is refused, an empty last one is nothing", async () => {
    expect(await refusals("empty-first-in-list.csv")).toEqual([
      [2, "CELL_FIRST_EMPTY", "procedures"],
      [3, "CELL_FIRST_EMPTY", "diagnoses"],
      [4, "CELL_FIRST_EMPTY", "procedures"],
    ]);
  });

  it("total-row.csv: 合计 is no case", async () => {
    expect(await refusals("total-row.csv")).toEqual([[4, "ROW_IS_TOTAL", ""]]);
  });
});

describe("an operation that is no code is named, and its case is in doubt", () => {
  /** Each written code under `zj-drg@1.1`: what is said of it, and a code that the message names. */
  const FINDINGS: readonly (readonly [string, string, string])[] = [
    ["51.23", "GROUPING_CODE_DAMAGED", "51.2300"],
    ["2.3402", "GROUPING_CODE_DAMAGED", "02.3402"],
    ["512300", "GROUPING_CODE_DAMAGED", "51.2300"],
    ["51.2300;54.5100x005", "GROUPING_CODE_DAMAGED", "51.2300"],
    ["51.2300 腹腔镜下胆囊切除术", "GROUPING_CODE_DAMAGED", "51.2300"],
    ["00.6400x007", "GROUPING_CODE_OTHER_SYSTEM", "00.64"],
    ["51.2399", "GROUPING_CODE_UNKNOWN", "51.23"],
    ["99.9999x999", "GROUPING_CODE_UNKNOWN", "99.99"],
    ["13.4100", "GROUPING_CODE_GREY", "13.41"],
  ];

  async function group(procedures: readonly string[], ...more: readonly string[]) {
    const folder = temporaryFolder();
    const [file, out] = [join(folder, "cases.jsonl"), join(folder, "out.jsonl")];
    const stay = { caseId: "a", sex: "male", ageYears: 60, diagnoses: ["K80.100x001"] };
    writeFileSync(file, jsonLines([{ ...stay, procedures }]));
    const run = await runCli(["group", "--scheme", "zj-drg@1.1", "--in", file, "--out", out, ...more]);
    const [result] = rowsOf(readFileSync(out, "utf8"));
    return { ...run, result };
  }

  it.each(FINDINGS)("%s: %s", async (procedure, code, meant) => {
    const run = await group([procedure], "--locale", "en");
    expect(run.code).toBe(1);
    expect(run.result?.codesInDoubt).toEqual(["procedures.0"]);
    const lines = run.stderr.split("\n").filter((line) => line.startsWith(code));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(meant);
    expect(run.stderr).toContain("1 cases with codes in doubt");
    const off = await group([procedure], "--codes", "off");
    expect(off.code).toBe(0);
    expect(off.result).not.toHaveProperty("codesInDoubt");
  });

  it("a code is said of as such in every place, and a good code is not said of", async () => {
    const good = await group(["51.2300", "54.5100x005"]);
    expect(good).toMatchObject({ code: 0, result: { adrg: "HC3", diagnostics: [] } });
    const other = await group(["51.2300", "54.51"]);
    expect(other.result?.codesInDoubt).toEqual(["procedures.1"]);
    expect(other.code).toBe(1);
  });

  it("convert takes the code of the crosswalk and says each change", async () => {
    const run = await group(["51.2300", "00.6400x007"], "--codes", "convert", "--locale", "en");
    expect(run.code).toBe(0);
    expect(run.result).not.toHaveProperty("codesInDoubt");
    expect(run.stderr).toContain("GROUPING_CODE_REPLACED: The code 00.6400x007 was converted to");
  });

  it("spreadsheet-damage.csv: codes that lost zeros are named with what they may have been", async () => {
    const run = await groupFile("spreadsheet-damage.csv");
    expect(run.code).toBe(1);
    const doubted = run.rows().filter((row) => "codesInDoubt" in row);
    expect(doubted.map(({ caseId }) => caseId)).toEqual(["zero lost", "lead zero"]);
    expect(run.stderr).toContain("51.2300");
    expect(run.stderr).toContain("02.3402");
    expect(run.stderr).toContain("CELL_MARK_REMOVED");
  });
});
