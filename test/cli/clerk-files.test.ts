import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rowsOf } from "./cases.js";
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
