import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { GROUPS, jsonLines, rowsOf, STAYS } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const SCHEME = ["--scheme", "zj-drg@1.1"];
const drgs = (text: string): unknown[] => rowsOf(text).map(({ drg }) => drg);

/** Runs `group` over a file of this name and content. */
async function groupFile(name: string, content: string | Buffer, ...more: string[]) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), content);
  const out = join(folder, "out.jsonl");
  const run = await runCli(["group", ...SCHEME, "--in", join(folder, name), "--out", out, ...more]);
  return { ...run, folder, out: () => readFileSync(out, "utf8"), rejected: () => rejectedOf(folder) };
}

const rejectedOf = (folder: string) => rowsOf(readFileSync(join(folder, "rejected.jsonl"), "utf8"));

describe("chs-drg group", () => {
  it("reads JSONL from a pipe and writes the results to stdout, in order", async () => {
    const { code, stdout, stderr } = await runCli(["group", ...SCHEME, "--in", "-", "--out", "-"], {
      stdin: jsonLines(STAYS),
    });
    expect(code).toBe(0);
    expect(drgs(stdout)).toEqual(GROUPS);
    expect(rowsOf(stdout)[0]).toEqual({
      caseId: "C1",
      scheme: "zj-drg@1.1",
      status: "grouped",
      mdc: "MDCB",
      adrg: "BT1",
      drg: "BT13",
      complication: "cc",
      diagnostics: [],
    });
    expect(stderr).toBe("3 cases: 3 grouped, 0 ambiguous, 0 ungroupable, 0 invalid; 0 rows rejected\n");
  });

  it("takes a scheme by its id alone, and by a file", async () => {
    const folder = temporaryFolder();
    const scheme = join(import.meta.dirname, "..", "..", "rulesets", "schemes", "zj-drg@1.1.json");
    writeFileSync(join(folder, "own.json"), readFileSync(scheme));
    for (const reference of ["zj-drg@1.1", join(folder, "own.json")]) {
      const { stdout } = await runCli(["group", "--scheme", reference, "--in", "-", "--out", "-"], {
        stdin: jsonLines(STAYS),
      });
      expect(drgs(stdout)).toEqual(GROUPS);
    }
  });

  it("reads JSON, CSV and gzip by the ending of the name", async () => {
    const csv = `caseId,sex,ageYears,ageDays,admissionWeightGrams,lengthOfStayDays,diagnoses,procedures\n${STAYS.map(
      (stay) =>
        [
          stay.caseId,
          stay.sex,
          stay.ageYears,
          "ageDays" in stay ? stay.ageDays : "",
          "admissionWeightGrams" in stay ? stay.admissionWeightGrams : "",
          stay.lengthOfStayDays,
          stay.diagnoses.join("|"),
          stay.procedures.join("|"),
        ].join(","),
    ).join("\n")}`;
    const forms: [string, string | Buffer][] = [
      ["a.json", JSON.stringify(STAYS, null, 2)],
      ["a.csv", csv],
      ["a.csv.gz", gzipSync(csv)],
      ["a.jsonl.gz", gzipSync(jsonLines(STAYS))],
    ];
    for (const [name, content] of forms) {
      const { code, out } = await groupFile(name, content);
      expect(code).toBe(0);
      expect(drgs(out())).toEqual(GROUPS);
    }
  });

  it("reads a CSV with Chinese headers, Windows line ends, a byte-order mark, quoted commas and a broken row", async () => {
    const csv = [
      "\ufeff病案号,性别,年龄,科别,主要诊断,其他诊断,手术操作",
      'C3,女,61,"消化, 内科",K29.608,,47.2x01',
      "坏行,女,abc,,K29.608,,",
      'C4,2,61,"普""外""",K29.608,K46.000|I10.x05,47.2x01',
      '少列,"女',
      "C5,女,61,,K29.608,,47.2x01",
      "",
    ].join("\r\n");
    const { code, out, rejected, stderr } = await groupFile("cases.csv", csv);
    expect(code).toBe(1);
    expect(rowsOf(out()).map(({ caseId }) => caseId)).toEqual(["C3", "C4", "C5"]);
    expect(rejected()).toMatchObject([
      { line: 3, code: "CELL_UNREADABLE", path: "ageYears", reason: { zh: expect.any(String) } },
      { line: 5, code: "ROW_BAD_QUOTE" },
    ]);
    expect(stderr).toMatch(/cases\.csv:3: ageYears: CELL_UNREADABLE/);
    expect(stderr).toContain("3 cases: 3 grouped");
    expect(stderr).toContain("2 rows rejected");
  });

  it("reads a CSV that Excel wrote as GB18030, and says so", async () => {
    const header = Buffer.from([0xb2, 0xa1, 0xb0, 0xb8, 0xba, 0xc5]);
    const csv = Buffer.concat([header, Buffer.from(",diagnoses,procedures\nC3,K29.608,47.2x01\n")]);
    for (const words of [[], ["--encoding", "gb18030"]]) {
      const { code, out, stderr } = await groupFile("cases.csv", csv, ...words);
      expect(code).toBe(0);
      expect(stderr).toContain("READ_ENCODING");
      expect(rowsOf(out())[0]?.caseId).toBe("C3");
    }
  });

  it("writes CSV and JSON by the ending of the output", async () => {
    const folder = temporaryFolder();
    for (const name of ["out.csv", "out.json", "out.jsonl.gz"]) {
      const { code } = await runCli(["group", ...SCHEME, "--in", "-", "--out", join(folder, name)], {
        stdin: jsonLines(STAYS),
      });
      expect(code).toBe(0);
    }
    expect(readFileSync(join(folder, "out.csv"), "utf8").split("\n").slice(0, 2)).toEqual([
      "caseId,scheme,status,mdc,adrg,drg,complication,diagnostics",
      "C1,zj-drg@1.1,grouped,MDCB,BT1,BT13,cc,",
    ]);
    const json = JSON.parse(readFileSync(join(folder, "out.json"), "utf8"));
    expect(json.map(({ drg }: { drg: string }) => drg)).toEqual(GROUPS);
    expect(drgs(gunzipSync(readFileSync(join(folder, "out.jsonl.gz"))).toString())).toEqual(GROUPS);
  });

  it("writes an empty result for an empty input, in every form", async () => {
    for (const [name, text] of [
      ["o.jsonl", ""],
      ["o.json", "[]\n"],
      ["o.csv", "caseId,scheme,status,mdc,adrg,drg,complication,diagnostics\n"],
    ] as const) {
      const out = join(temporaryFolder(), name);
      expect((await runCli(["group", ...SCHEME, "--in", "-", "--out", out])).code).toBe(0);
      expect(readFileSync(out, "utf8")).toBe(text);
    }
  });

  it("adds the steps when asked", async () => {
    const run = (trace: string) =>
      runCli(["group", ...SCHEME, "--in", "-", "--out", "-", "--trace", trace], { stdin: jsonLines(STAYS) });
    const matched = rowsOf((await run("matched")).stdout)[0]?.trace as { held: boolean }[];
    const full = rowsOf((await run("full")).stdout)[0]?.trace as { held: boolean }[];
    expect(matched.length).toBeGreaterThan(0);
    expect(matched.every(({ held }) => held)).toBe(true);
    expect(full.length).toBeGreaterThan(matched.length);
  });
});

describe("chs-drg group, wrongly called", () => {
  it.each([
    [["--in", "-", "--out", "-"], "OPTION_MISSING"],
    [[...SCHEME, "--in", "-"], "OPTION_MISSING"],
    [["--scheme", "atlantis@1", "--in", "-", "--out", "-"], "SCHEME_NOT_FOUND"],
    [["--scheme", "../../package", "--in", "-", "--out", "-"], "SCHEME_NOT_FOUND"],
    [["--scheme", "nowhere.json", "--in", "-", "--out", "-"], "INPUT_NOT_FOUND"],
    [[...SCHEME, "--in", "nowhere.jsonl", "--out", "-"], "INPUT_NOT_FOUND"],
    [[...SCHEME, "--in", "cases.xlsx", "--out", "-"], "INPUT_NOT_FOUND"],
    [[...SCHEME, "--in", "package.json", "--out", "out.txt"], "INPUT_FORMAT_UNKNOWN"],
    [[...SCHEME, "--in", "package.json", "--out", "package.json"], "OUTPUT_IS_INPUT"],
    [[...SCHEME, "--in", "-", "--out", "o.csv", "--trace", "full"], "OPTION_CONFLICT"],
    [[...SCHEME, "--in", "-", "--out", "-", "--jobs", "many"], "OPTION_NOT_A_NUMBER"],
  ])("%j ends with 2 and %s", async (words, code) => {
    const run = await runCli(["group", ...words]);
    expect(run.stderr).toContain(code);
    expect(run).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("chs-drg group on hostile input", () => {
  const hostile: [string, string, string][] = [
    ["half a line of JSON", '{"caseId":', "ROW_NOT_JSON"],
    ["an array for a row", "[1,2]", "RECORD_NOT_OBJECT"],
    ["null", "null", "RECORD_NOT_OBJECT"],
    ["no id", '{"diagnoses":["K29.608"]}', "RECORD_FIELD_MISSING"],
    ["a number for an id", '{"caseId":7}', "RECORD_WRONG_TYPE"],
    ["a text of 10 MB", `{"caseId":"${"x".repeat(10_000_000)}"}`, "RECORD_TEXT_TOO_LONG"],
    ["deep nesting", `{"caseId":"1","marks":${"[".repeat(5000)}${"]".repeat(5000)}}`, "RECORD_"],
    ["control characters", '{"caseId":"\u001b[31m"', "ROW_NOT_JSON"],
  ];
  it.each(hostile)("%s is rejected, and the next row is grouped", async (_name, row, expected) => {
    const { code, out, rejected, stderr } = await groupFile("h.jsonl", `${row}\n${jsonLines([STAYS[2]])}`);
    expect(code).toBe(1);
    expect(drgs(out())).toEqual(["GD25"]);
    expect(rejected()).toHaveLength(1);
    expect(rejected()[0]).toMatchObject({ line: 1, code: expect.stringContaining(expected) });
    expect(stderr).not.toContain("\u001b");
    expect(stderr.length).toBeLessThan(2000);
  });

  it("a __proto__ key changes nothing", async () => {
    const row = `{"caseId":"C3","__proto__":{"drg":"XX"},"sex":"female","ageYears":61,"diagnoses":["K29.608"],"procedures":["47.2x01"]}`;
    const { out, rejected } = await groupFile("p.jsonl", `${row}\n`);
    expect([...drgs(out()), ...rejected().map(({ code }) => code)]).toHaveLength(1);
    expect(({} as Record<string, unknown>).drg).toBeUndefined();
  });

  it.each([
    ["c.csv", "", "INPUT_WITHOUT_HEADER"],
    ["c.csv", "性别,年龄\n女,61\n", "HEADER_FIELD_MISSING"],
    ["c.csv", "病案号,病案号\n1,2\n", "HEADER_FIELD_TWICE"],
    ["c.json", '[{"caseId":"1"}', "INPUT_NOT_JSON"],
    ["c.jsonl.gz", "no gzip", "INPUT_GZIP_BROKEN"],
  ])("%s with %j as a whole is refused with %s, and no result is left", async (name, content, code) => {
    const run = await groupFile(name, content);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(code);
    expect(() => run.out()).toThrow(/ENOENT/);
  });
});
