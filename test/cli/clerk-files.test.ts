import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf } from "./area.js";
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

it("each file of the folder has a test that names it", () => {
  const tests = ["clerk-files.test.ts", "table-forms.test.ts"];
  const texts = tests.map((name) => readFileSync(join(import.meta.dirname, name), "utf8")).join("");
  const files = readdirSync(FILES).filter((name) => name.endsWith(".csv"));
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((name) => !texts.includes(`"${name}"`) && !texts.includes(`${name}:`))).toEqual([]);
});

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
    expect(stderr).toMatch(/CELL_SEVERAL_CODES: .*"主要诊断" is for one code.* \(2 times, line 5, \.\.\.\)/);
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
    ["54.5100X005", "GROUPING_CODE_DAMAGED", "54.5100x005"],
    ["54.5100×005", "GROUPING_CODE_DAMAGED", "54.5100x005"],
    ["54.5100х005", "GROUPING_CODE_DAMAGED", "54.5100x005"],
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
    expect(run.stderr).toContain("1 case with codes in doubt");
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

/** Settles a file of the folder in the area that stands beside it. */
async function settleFile(file: string, ruleset = "zhejiang-shaoxing@2020") {
  const out = join(temporaryFolder(), "out");
  const words = ["settle", "--ruleset", ruleset, "--cases", file];
  const area = filesOf(FILES, "hospitals.csv", "history.jsonl", "budget.json");
  const run = await runCli([...words, ...area, "--out", out, "--locale", "en"]);
  const summary = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
  return { ...run, summary, cases: rowsOf(readFileSync(join(out, "cases.jsonl"), "utf8")) };
}

describe("a stay that has not ended is not settled", () => {
  it("still-in-hospital.csv: without a date of discharge nothing is paid, and the cost is set aside", async () => {
    const run = await settleFile(join(FILES, "still-in-hospital.csv"));
    expect(run.code).toBe(1);
    // In the order of their ids, whatever that of the file (docs/decisions/cli-partials.md).
    expect(run.cases.map(({ caseId, settlement, payment }) => [caseId, settlement, payment])).toEqual([
      // 200,000 of the budget, less 18,000 set aside
      ["done", "settled", "182000"],
      ["no dates", "not-discharged", undefined],
      ["still in", "not-discharged", undefined],
    ]);
    expect(run.stderr).toContain("SETTLEMENT_NOT_DISCHARGED: 2 cases have no date of discharge");
    expect(run.stderr).toContain("their cost is 18000.00 yuan");
  });

  it("an edition may ask for more, and may let the date of discharge go", async () => {
    const file = join(temporaryFolder(), "cases.csv");
    const text = readFileSync(join(FILES, "still-in-hospital.csv"), "utf8");
    writeFileSync(file, text.replace("2020-05-01,2020-05-05", ",2020-05-05"));
    const ruleset = (completeness: object) => {
      const path = join(temporaryFolder(), "edition.json");
      writeFileSync(path, JSON.stringify({ ...OWN_EDITION, settlement: { completeness } }));
      return path;
    };
    const settled = async (completeness: object) => {
      const run = await settleFile(file, ruleset(completeness));
      return { ...run, standings: run.cases.map(({ settlement }) => settlement) };
    };
    const more = await settled({ admissionDate: { applies: asked(true) } });
    expect(more.standings).toEqual(["record-incomplete", "not-discharged", "not-discharged"]);
    expect(more.stderr).toContain("SETTLEMENT_RECORD_INCOMPLETE");
    const less = await settled({ dischargeDate: { applies: asked(false) } });
    expect(less.standings).toEqual(["settled", "settled", "settled"]);
    const codes = less.summary.diagnostics.map(({ code }: { code: string }) => code);
    expect(codes).toContain("SETTLEMENT_CASES_UNDATED");
  });
});

const asked = (value: boolean) => ({
  value,
  unit: "yes/no",
  source: { document: "synthetic", clause: "synthetic" },
  status: "assumed",
});

/** A synthetic edition on that of Shaoxing. */
const OWN_EDITION = {
  id: "own-city",
  version: "2020",
  title: { zh: "虚构城市", en: "Made-up city" },
  region: "330600",
  effective: { from: "2020-01-01", to: "2024-12-31" },
  selectBy: "discharge",
  lastVerifiedOn: "2026-11-28",
  extends: "zhejiang-shaoxing@2020",
  documents: [{ key: "synthetic", title: "synthetic", issuer: "synthetic", seen: "full-text" }],
};

describe("--codes convert takes the crosswalk's code in every command that groups, and says so", () => {
  /** A stay whose operation is written in another dictionary, with the other stays of the small area. */
  function files() {
    const folder = temporaryFolder();
    const area = join(import.meta.dirname, "fixtures", "small-area");
    const [first = "", ...others] = readFileSync(join(area, "cases.jsonl"), "utf8").trim().split("\n");
    const cases = join(folder, "cases.jsonl");
    writeFileSync(
      cases,
      jsonLines([
        { ...JSON.parse(first), procedures: ["00.6400x007"] },
        ...others.map((line) => JSON.parse(line)),
      ]),
    );
    const at = (name: string) => join(area, name);
    return {
      cases,
      hospitals: at("hospitals.csv"),
      groups: at("groups.csv"),
      budget: at("budget.json"),
      out: join(folder, "out"),
    };
  }

  const CALLS: Readonly<Record<string, (area: ReturnType<typeof files>) => readonly string[]>> = {
    weigh: ({ cases, hospitals, out }) => ["--history", cases, "--hospitals", hospitals, "--out", out],
    settle: ({ cases, hospitals, groups, budget, out }) => [
      ...["--cases", cases, "--hospitals", hospitals, "--groups", groups],
      ...["--budget", budget, "--out", out],
    ],
    screen: ({ cases, out }) => ["--cases", cases, "--out", out],
  };

  it.each(Object.entries(CALLS))("%s", async (command, wordsOf) => {
    const called = (codes: string) =>
      runCli([
        command,
        "--ruleset",
        "zhejiang-shaoxing@2020",
        ...wordsOf(files()),
        "--codes",
        codes,
        "--locale",
        "en",
      ]);
    const converted = await called("convert");
    expect(converted.stderr).toContain("GROUPING_CODE_REPLACED: The code 00.6400x007 was converted to");
    const checked = await called("check");
    expect(checked.code).toBe(1);
    expect(checked.stderr).toContain("GROUPING_CODE_OTHER_SYSTEM");
    expect(checked.stderr).toContain("1 case with codes in doubt");
  });
});
