import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTextFile } from "../../src/cli/input/read-text-file.js";
import { TextInput } from "../../src/cli/input/text-input.js";
import { readMatching } from "../../src/cli/match/match-rule.js";
import { readColumnsFile } from "../../src/cli/output/columns-file.js";
import { run } from "../../src/cli/run.js";
import { LONGEST_CSV_RECORD } from "../../src/cli/scan/csv-scanner.js";
import { terminalOf } from "../../src/cli/terminal.js";
import { sampleArea, settleWords } from "./area.js";
import { jsonLines, STAYS } from "./cases.js";
import { newFolder, runCli, temporaryFolder } from "./run-cli.js";
import { settleSmall, yearBudget } from "./small-area.js";
import { settleSpoiled } from "./spoiled-area.js";

/** The codes that a run told, in order, each once. */
async function codesOf(words: readonly string[], stdin = ""): Promise<readonly string[]> {
  const { code, stderr } = await runCli([...words, "--locale", "en"], { stdin });
  expect(code).not.toBe(0);
  return [...new Set([...stderr.matchAll(/\b[A-Z]+(?:_[A-Z]+)+(?=:)/g)].map(([found]) => found))];
}

/** A file in a folder of its own. */
function file(name: string, text: string): string {
  const path = join(temporaryFolder(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const group = (input: string) => ["group", "--scheme", "zj-drg@1.1", "--in", input, "--out", "-"];
const SCHEME = ["--id", "a", "--version", "1", "--title", "A", "--publisher", "B", "--out", "never"];
const AREA = ["--id", "a", "--year", "2024", "--region", "330600", "--title", "A", "--out", "never"];
const PREPAY = ["prepay", "--month", "2020-02", "--out", "never", "--settled"];
const longHeader = () => `caseId,${"x".repeat(LONGEST_CSV_RECORD)}\n`;
const endless = () => {
  const others = Array.from({ length: 1000 }, () => "K46.000");
  return jsonLines([{ ...STAYS[0], diagnoses: ["J10.800x001+G94.8*", ...others] }]);
};

describe("what is wrong with a call or a file is told by its code", () => {
  it.each<[string, () => readonly string[], string?]>([
    ["ARGUMENT_MISSING", () => ["ruleset", "lint"]],
    ["INPUT_UNREADABLE", () => group(join(temporaryFolder(), "x".repeat(300)))],
    ["INPUT_HEADER_TOO_LONG", () => group(file("a.csv", longHeader()))],
    ["TABLE_WITHOUT_GROUPS", () => ["area", "read", file("a.csv", "姓名,金额\n甲,2\n"), ...AREA]],
    ["WEIGHTS_ABSENT", () => ["weights", "compare", "zhejiang-shaoxing@2020"]],
    [
      "INPUT_OTHER_SHAPE",
      () => ["scheme", "import", file("a.txt", ""), "--layout", file("l.json", "{}"), ...SCHEME],
    ],
    ["FOLDER_NOT_FOUND", () => [...PREPAY, join(temporaryFolder(), "nowhere")]],
    ["FOLDER_NOT_A_RESULT", () => [...PREPAY, temporaryFolder()]],
    ["OPTION_CONFLICT", () => ["price", "--in", "never", "--areas", "all", "--ruleset", "beijing@2022"]],
    ["FOLDER_NOT_A_RESULT", () => [...PREPAY, dirname(file("summary.json", '{"command":"settle"}'))]],
  ])("%s", async (code, words) => {
    expect(await codesOf(words())).toEqual([code]);
  });

  it("CASE_TOO_MANY_CODES: 1001 codes of one case are not explained, 1000 are", async () => {
    const words = ["explain", "--scheme", "zj-drg@1.1", "--in", "-", "--decisive"];
    expect(await codesOf(words, endless())).toEqual(["CASE_CODE_TWICE", "CASE_TOO_MANY_CODES"]);
    const thousand = endless().replace('"K46.000",', "");
    expect((await runCli(words, { stdin: thousand })).code).toBe(0);
  });

  it("INPUT_NOT_A_FILE, INPUT_TOO_LARGE, INPUT_NOT_COLUMNS, MATCHING_INVALID where only a file of that kind can be meant", async () => {
    expect(() => readTextFile("/dev/null")).toThrow("INPUT_NOT_A_FILE");
    expect(() => readColumnsFile(Buffer.from("no columns"), "a.columns")).toThrow("INPUT_NOT_COLUMNS");
    const sink = new Writable({ write: (_chunk, _encoding, done) => done() });
    const terminal = terminalOf({ stdin: Readable.from([]), stdout: sink, stderr: sink, environment: {} });
    const largest = 2 ** 28;
    const whole = (size: number) =>
      new TextInput("absent", { size, rows: "csv", gzip: false, terminal }).whole();
    await expect(whole(largest + 1)).rejects.toMatchObject({ code: "INPUT_TOO_LARGE" });
    await expect(whole(largest)).rejects.toMatchObject({ code: "INPUT_NOT_FOUND" });
    const pass = { name: "id", keys: ["caseId"] };
    for (const text of ["{}", '{"passes":[]}', '{"passes":[{}]}', JSON.stringify({ passes: [pass, {}] })])
      expect(() => readMatching(text, "m.json")).toThrow("MATCHING_INVALID");
  });
});

describe("an area that the steps of a year find no rule or no case for", () => {
  it("GROUP_TWICE: a group that stands twice in the table", async () => {
    const { code, stderr } = await settleSpoiled({
      groups: (csv) => `${csv.trimEnd()}\n${csv.split("\n")[1]}\n`,
    });
    expect(code).toBe(1);
    expect(stderr).toContain("GROUP_TWICE");
  });

  it("CHANGE_CASE_AMBIGUOUS: a change that names a case of two hospitals, and not which", async () => {
    const { code, out, folder } = await settleSpoiled({
      cases: (row, at) => (at < 2 ? { ...row, caseId: "twice" } : row),
    });
    expect(code).toBe(0);
    const change = (more: object) => {
      const path = join(folder, "changes.jsonl");
      writeFileSync(path, jsonLines([{ caseId: "twice", marks: { specialReview: true }, ...more }]));
      return ["resettle", "--settled", out, "--changes", path, "--out", join(folder, "again")];
    };
    expect(await codesOf(change({}))).toContain("CHANGE_CASE_AMBIGUOUS");
    expect((await runCli(change({ hospitalId: "SYN-H003" }))).stderr).not.toContain("AMBIGUOUS");
  });

  it("PREPAYMENT_ABSENT, REVIEW_ABSENT, GROUP_REVIEW_ABSENT: an edition that neither prepays nor reviews", async () => {
    const { folder } = await settleSmall({
      ruleset: "jiangsu-suzhou@2023",
      cases: [
        {
          ...{
            caseId: "C1",
            hospitalId: "H1",
            patientId: "P1",
            drg: "AF19",
            totalCost: "1000",
            fundPayment: "900",
          },
          ...{ admissionDate: "2023-03-01", dischargeDate: "2023-03-09", poolingArea: "X" },
          ...{ insuranceType: "employee", diagnoses: ["J18.900"], procedures: [] },
        },
      ],
      hospitals: [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X" }],
      budget: yearBudget(2023, "1000000"),
    });
    const out = join(temporaryFolder(), "next");
    const settled = ["--settled", folder, "--out", out];
    expect(await codesOf(["prepay", "--month", "2023-03", ...settled])).toEqual(["PREPAYMENT_ABSENT"]);
    const groups = ["review", "groups", "--applied-on", "2024-01-10", ...settled];
    expect(await codesOf(groups)).toEqual(["GROUP_REVIEW_ABSENT"]);
    const applications = file("applications.jsonl", "");
    expect(await codesOf(["review", "--applications", applications, ...settled])).toEqual(["REVIEW_ABSENT"]);
  });
});

describe("a settled folder that is not what its summary says", () => {
  let area: string;
  let out: string;
  beforeAll(async () => {
    area = newFolder();
    out = join(area, "out");
    await sampleArea(area);
    // 1 where the sample's faulty records are named.
    expect((await runCli(settleWords(area, out))).code).toBe(1);
  });
  afterAll(() => rmSync(area, { recursive: true }));

  /** Runs with a file changed, and puts it back. */
  async function changed(name: string, text: (before: string) => string, words: readonly string[]) {
    const before = readFileSync(join(area, name), "utf8");
    writeFileSync(join(area, name), text(before));
    try {
      return await codesOf(words);
    } finally {
      writeFileSync(join(area, name), before);
    }
  }
  const prepay = () => ["prepay", "--settled", out, "--month", "2020-02", "--out", join(area, "prepaid")];

  it("INPUT_NOT_AS_RECORDED: an input that was changed after it", async () => {
    expect(await changed("budget.json", (text) => `${text}\n`, prepay())).toEqual(["INPUT_NOT_AS_RECORDED"]);
  });

  it("INPUT_CHANGED: a file of it that is an input of the next step", async () => {
    // 1: the cases of the sample that were not settled are in no prepayment.
    expect((await runCli(prepay())).code).toBe(1);
    const next = prepay().map((word) => (word === "2020-02" ? "2020-03" : word));
    next[next.length - 1] = join(area, "next");
    const prepaid = "prepaid/prepayment.csv";
    const words = [...next, "--prepaid", join(area, prepaid)];
    expect(await changed(prepaid, (text) => `${text}\n`, words)).toEqual(["INPUT_CHANGED"]);
  });

  it("SYSTEM_FAILURE: what the system says of a place that nothing else speaks of", async () => {
    const failure = Object.assign(new Error("EIO: i/o error, write"), { code: "EIO", path: "/dev/tape" });
    class Broken extends Writable {
      override write(): never {
        throw failure;
      }
    }
    let told = "";
    const stderr = new Writable({
      write: (chunk, _encoding, done) => {
        told += String(chunk);
        done();
      },
    });
    const stdin = Readable.from([]);
    const host = { stdin, stdout: new Broken(), stderr, environment: {} };
    expect(await run(["ruleset", "list", "--locale", "en"], host)).toBe(1);
    expect(told).toContain("SYSTEM_FAILURE");
    expect(told).toContain("/dev/tape");
  });
});
