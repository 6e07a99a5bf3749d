import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { crosswalkFrom } from "../../src/cli/shipped/code-knowledge.js";
import { CodeCollector, fitEditions } from "../../src/grouping/code-editions.js";
import { everydayStays } from "../everyday/everyday-stays.js";
import { jsonLines, rowsOf } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

/** Everyday stays whose every code has a counterpart in an edition, in the edition's codes and in those of the dictionary. */
function staysIn(edition: "beijing" | "gl-1") {
  const { diagnoses, procedures } = crosswalkFrom(edition);
  const backwards = (list: ReadonlyMap<string, string>) => new Map([...list].map(([from, to]) => [to, from]));
  const [diagnosisOf, procedureOf] = [backwards(diagnoses), backwards(procedures)];
  return everydayStays().flatMap(({ case: record }) => {
    const theirs = record.diagnoses.map((code) => diagnosisOf.get(code));
    const operations = record.procedures.map((code) => procedureOf.get(code));
    return [...theirs, ...operations].every((code) => code !== undefined)
      ? [{ ours: record, theirs: { ...record, diagnoses: theirs, procedures: operations } }]
      : [];
  });
}

async function run(command: string[], cases: readonly object[], ...words: string[]) {
  const folder = temporaryFolder();
  const [file, out] = [join(folder, "cases.jsonl"), join(folder, "out")];
  writeFileSync(file, jsonLines(cases));
  const result = await runCli([...command, "--in", file, ...words.map((word) => word.replace("OUT", out))]);
  return { ...result, out, rows: (name = "") => rowsOf(readFileSync(out + name, "utf8")) };
}
const grouped = async (cases: readonly object[], ...words: string[]) => {
  const result = await run(["group"], cases, "--scheme", "chs-drg@2.0", "--out", "OUT.jsonl", ...words);
  return { ...result, drgs: result.rows(".jsonl").map(({ drg }) => drg) };
};

describe("a scheme whose lists hold codes by their names of an older version", () => {
  const cases = (procedure: string) =>
    ["1", "2"].map((caseId) => ({
      ...{ caseId, sex: "male", ageYears: 55, lengthOfStayDays: 9 },
      ...{ diagnoses: ["C34.101"], procedures: [procedure] },
    }));
  const groupedBy = async (scheme: string, procedure: string, ...words: string[]) => {
    const asked = ["--scheme", scheme, "--out", "OUT.jsonl", "--locale", "en", ...words];
    const { rows, ...result } = await run(["group"], cases(procedure), ...asked);
    return { ...result, drgs: rows(".jsonl").map(({ drg }) => drg) };
  };
  const now = crosswalkFrom("yb-1").procedures.get("32.2800x008") ?? "";

  it("convert goes towards what the scheme lists, from whichever version; check tells, and its groups stay", async () => {
    for (const code of [now, "32.2800x008"]) {
      for (const codes of ["convert", "yb"]) {
        const { drgs, code: exit } = await groupedBy("zj-drg@1.1", code, "--codes", codes);
        expect([drgs, exit]).toEqual([["EB15", "EB15"], 0]);
      }
    }
    const checked = await groupedBy("zj-drg@1.1", now);
    const off = await groupedBy("zj-drg@1.1", now, "--codes", "off");
    expect(checked.drgs).toEqual(off.drgs);
    expect(checked.drgs).not.toContain("EB15");
    expect([checked.code, off.code]).toEqual([1, 0]);
    expect(checked.stderr).toContain("GROUPING_CODE_RENAMED");
    expect(checked.stderr).toContain("by it the group is EB15");
    expect(off.stderr).not.toContain("GROUPING_CODE_RENAMED");
    const file = await groupedBy("zj-drg@1.1", now, "--codes", "convert");
    expect(file.stderr).toContain("nothing is converted but what the scheme lists under an older code");
  });
});

describe("files in the codes of another edition", () => {
  const beijing = staysIn("beijing");
  /** of both clinical editions, and of no other */
  const FOREIGN = "A01.000x002";

  it("a file in Beijing codes is grouped like the same stays in the codes of the dictionary", async () => {
    expect(beijing.length).toBeGreaterThan(200);
    const ours = await grouped(beijing.map((stay) => stay.ours));
    const theirs = await grouped(
      beijing.map((stay) => stay.theirs),
      "--codes",
      "convert",
      "--locale",
      "zh",
    );
    expect(theirs.drgs).toEqual(ours.drgs);
    expect(theirs.stderr).toContain("编码按北京版（诊断 7.0、手术 8.0）（100.0%）转换为医保版 2.0");
    const named = await grouped(
      beijing.map((stay) => stay.theirs),
      "--codes",
      "beijing",
    );
    expect(named.drgs).toEqual(ours.drgs);
  });

  it("without conversion most groups are others, and the run says of what edition the file is", async () => {
    const ours = await grouped(beijing.map((stay) => stay.ours));
    expect(ours.stderr).not.toContain("更像");
    const theirs = await grouped(
      beijing.map((stay) => stay.theirs),
      "--locale",
      "zh",
    );
    const differing = theirs.drgs.filter((drg, at) => drg !== ours.drgs[at]).length;
    expect(differing).toBeGreaterThan(beijing.length / 2);
    expect(theirs.stderr).toMatch(/的编码更像北京版.*请用 --codes convert/);
  });

  it("of a handful of codes it says what is known, and advises nothing", async () => {
    const few = beijing.slice(0, 2).map((stay) => stay.theirs);
    const zh = await grouped(few, "--locale", "zh");
    expect(zh.stderr).toMatch(
      /只有 \d+ 个不同的编码，.*有其中的 100\.0%，医保版 2\.0有 .*不足以认定属哪一版。请核对/,
    );
    const en = await grouped(few, "--locale", "en");
    expect(en.stderr).toMatch(/has \d+ different codes; the .* That does not tell of which edition they are/);
    expect(zh.stderr + en.stderr).not.toMatch(/codes convert/);
  });

  it("I21.001 is another infarction in Beijing: a code of both editions means what its file means", async () => {
    const stay = { caseId: "a", sex: "male", ageYears: 60, diagnoses: ["I21.001"], procedures: ["36.06007"] };
    const { rows, code } = await run(["codes", "convert"], [stay], "--from", "beijing", "--out", "OUT");
    expect(rows("/cases.jsonl")[0]).toMatchObject({ diagnoses: ["I21.002"], procedures: ["36.0601"] });
    expect(code).toBe(0);
  });

  it("a case of which a code cannot be converted is not grouped, and the run says so by its exit code too", async () => {
    const stays = beijing.map((stay) => stay.theirs);
    const strange = { ...stays[0], caseId: "strange", diagnoses: ["Z99.999x999"] };
    const { code, stderr } = await grouped([...stays, strange], "--codes", "convert", "--locale", "en");
    expect(code).toBe(1);
    expect(stderr).toContain("1 case not grouped, for a code could not be converted");
  });

  it("detect tells shares, and codes that the best has and others lack; equals do not decide", async () => {
    const found = await run(
      ["codes", "detect"],
      beijing.map((stay) => stay.theirs),
      "--locale",
      "zh",
    );
    expect(found.code).toBe(0);
    expect(found.stdout.split("\n")[2]).toMatch(/^beijing +北京版.* 100\.0%/);
    const ours = await run(
      ["codes", "detect"],
      beijing.map((stay) => stay.ours),
      "--format",
      "json",
    );
    expect(JSON.parse(ours.stdout)[0]).toMatchObject({ edition: "yb", share: "100.0%" });
    const both = await run(["codes", "detect"], [{ caseId: "a", diagnoses: ["A00.900"], procedures: [] }]);
    expect(both.code).toBe(1);
  });

  it("a row that cannot be read is named, and a file without a code is of no edition", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "broken.jsonl");
    writeFileSync(file, '{"caseId":\n');
    for (const words of [
      ["codes", "detect", "--in", file],
      ["codes", "convert", "--in", file, "--out", join(folder, "out")],
    ]) {
      const { code, stdout, stderr } = await runCli([...words, "--locale", "zh"]);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toContain("CODES_NONE");
      expect(stderr).not.toContain("已是");
    }
    expect((await runCli(["codes", "detect", "--in", file])).stderr).toContain("ROW_NOT_JSON");
    const read = beijing.map((stay) => stay.theirs);
    writeFileSync(file, `${jsonLines(read)}{"caseId":\n`);
    const found = await runCli(["codes", "detect", "--in", file, "--format", "json"]);
    expect(JSON.parse(found.stdout)[0]).toMatchObject({ edition: "beijing", share: "100.0%" });
    expect(found).toMatchObject({ code: 1, stderr: expect.stringContaining("ROW_NOT_JSON") });
  });

  it("a code with no target, and one with several, stay as they are and are listed", async () => {
    const stay = {
      caseId: "a",
      sex: "male",
      ageYears: 60,
      diagnoses: ["I50.900x022", "Q00.999"],
      procedures: [],
    };
    const { rows, code, stdout } = await run(["codes", "convert"], [stay], "--from", "gl-1", "--out", "OUT");
    expect(code).toBe(1);
    expect(rows("/cases.jsonl")[0]).toMatchObject({ diagnoses: stay.diagnoses });
    expect(stdout).toMatch(/I50\.900x022 +1 +several targets, left +I50\.900 N19\.x00/);
    expect(stdout).toMatch(/Q00\.999 +1 +no target, left/);
    const { rows: results } = await run(
      ["group"],
      [stay],
      ..."--scheme chs-drg@2.0 --codes gl-1 --out OUT.jsonl".split(" "),
    );
    expect(results(".jsonl")[0]).toMatchObject({
      drg: "0000",
      diagnostics: [expect.objectContaining({ code: "GROUPING_CODE_CONVERTS_TO_SEVERAL" })],
    });
  });

  it("what edition a file is in is found from it where nobody says, and a conversion that leaves no code lists none", async () => {
    const { rows, code, stdout } = await run(
      ["codes", "convert"],
      beijing.map((stay) => stay.theirs),
      ...["--out", "OUT", "--locale", "en"],
    );
    expect(code).toBe(0);
    expect(rows("/cases.jsonl").map(({ diagnoses }) => diagnoses)).toEqual(
      beijing.map(({ ours }) => ours.diagnoses),
    );
    expect(stdout).toMatch(/^\d+ cases, \d+ codes: .* 0 with none .*\n$/);
  });

  it("a file that several editions fit alike is not converted from one of them, as codes detect does not decide; a run says which it takes", async () => {
    const common = [{ caseId: "1", diagnoses: ["A00.000"], procedures: [] }];
    const detected = await run(["codes", "detect"], common);
    expect([detected.code, detected.stderr]).toEqual([
      1,
      expect.stringContaining("these codes do not decide"),
    ]);
    const { code, stderr } = await run(["codes", "convert"], common, "--out", "OUT");
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/lacks 0 \(gl.* as well, so they do not decide\)/),
    ]);
    const others = await run(
      ["codes", "convert"],
      [{ caseId: "1", diagnoses: [FOREIGN], procedures: [] }],
      "--out",
      "OUT",
    );
    expect([others.code, others.stderr]).toEqual([
      1,
      expect.stringMatching(/CODES_UNDECIDED: .*\(gl, gl-1\)/),
    ]);
    const grouping = await grouped(common, "--codes", "convert", "--locale", "en");
    expect(grouping.stderr).toMatch(
      /codes are of the health-insurance edition 2\.0 \(100\.0%; as many of the /,
    );
  });

  it("a file that is in the codes of the dictionary already is not converted, and a pipe is not guessed", async () => {
    const { code, stderr } = await run(
      ["codes", "convert"],
      beijing.map(({ ours }) => ours),
      "--out",
      "OUT",
    );
    expect([code, stderr]).toEqual([1, expect.stringContaining("CODES_CONVERTED")]);
    expect(stderr).toMatch(
      /has (\d+) and lacks 0 \(yb-1 as well, so they do not decide\); nothing was converted/,
    );
    const strange = beijing.map(({ ours }, at) => (at < 3 ? { ...ours, diagnoses: [`Q99.99${at}`] } : ours));
    const some = await run(["codes", "convert"], strange, "--out", "OUT");
    expect(some.stderr).toMatch(/CODES_CONVERTED: Of the \d+ codes of .* has \d+ and lacks 3/);
    const pipe = await runCli([
      "group",
      "--scheme",
      "chs-drg@2.0",
      "--in",
      "-",
      "--out",
      "-",
      "--codes",
      "convert",
    ]);
    expect([pipe.code, pipe.stderr]).toEqual([1, expect.stringContaining("CODES_FROM_PIPE")]);
  });
});

it("an edition that nobody knows is named with those there are", async () => {
  const { code, stderr } = await run(
    ["codes", "convert"],
    [{ caseId: "a" }],
    "--from",
    "peking",
    "--out",
    "OUT",
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/CODES_EDITION_UNKNOWN.*gl, gl-1, yb-1, beijing/);
});

describe("fitting editions", () => {
  it("counts different codes, not places, and keeps the order of equals", () => {
    const collector = new CodeCollector();
    for (let at = 0; at < 9; at += 1) collector.add({ diagnoses: ["A"], procedures: [] });
    collector.add({ diagnoses: ["B", "C", ""], procedures: ["1"] });
    const edition = (id: string, ...codes: string[]) => ({
      id,
      diagnoses: new Set(codes),
      procedures: new Set(codes),
    });
    const fits = fitEditions(collector, [edition("x", "A"), edition("y", "B", "C", "1"), edition("z", "A")]);
    expect(fits.map(({ edition: id, share, lacking }) => [id, share, lacking])).toEqual([
      ["y", 0.75, []],
      ["x", 0.25, ["B", "C", "1"]],
      ["z", 0.25, ["B", "C", "1"]],
    ]);
  });
});
