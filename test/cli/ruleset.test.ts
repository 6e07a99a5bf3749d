import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { printDiagnostics } from "../../src/cli/table/print-diagnostics.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const EDITION = "zhejiang-shaoxing@2020";

describe("chs-drg ruleset list and show", () => {
  it("lists every shipped edition once, by reference", async () => {
    const { code, stdout } = await runCli(["ruleset", "list", "--format", "json"]);
    const references = JSON.parse(stdout).map(({ reference }: { reference: string }) => reference);
    expect(code).toBe(0);
    expect(references).toContain(EDITION);
    expect(references).toEqual([...new Set(references)].sort());
  });

  it("aligns the table under Chinese heads", async () => {
    const { stdout } = await runCli(["ruleset", "list", "--locale", "zh"]);
    const [head = "", rule = ""] = stdout.split("\n");
    expect(head).toMatch(/^规则集 +区划 +自/);
    expect(rule).toMatch(/^─+ +─+/);
  });

  it("shows every value with its status and source; an id alone is its latest version", async () => {
    const latest = await runCli(["ruleset", "show", "zhejiang-shaoxing"]);
    expect(latest.stdout).toMatch(/^zhejiang-shaoxing@2025/);
    const { stdout } = await runCli(["ruleset", "show", EDITION]);
    expect(stdout).toContain("extends: zhejiang@2020");
    expect(stdout).toMatch(/settlement\.\S+ .*(official|reported|assumed|unknown)/);
    const chinese = await runCli(["ruleset", "show", "jiangsu-wuxi@2022", "--locale", "zh"]);
    expect(chinese.stdout, "it extends no other").not.toContain("继承");
    expect(chinese.stdout).toMatch(/settlement\.rate\.source\.applies +true +是\/否 +公开转述/);
    const json = await runCli(["ruleset", "show", EDITION, "--format", "json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ reference: EDITION });
  });

  it("names the editions there are when one is unknown", async () => {
    const { code, stderr } = await runCli(["ruleset", "show", "atlantis@1"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/RULESET_NOT_FOUND.*zhejiang-shaoxing@2020/);
  });
});

const child = {
  id: "own-city",
  version: "2020",
  title: { zh: "自编", en: "own" },
  region: "330699",
  effective: { from: "2020-01-01", to: "2020-12-31" },
  selectBy: "discharge",
  lastVerifiedOn: "2024-01-01",
  extends: EDITION,
};

/** An example that no edition by points holds. */
const EXAMPLE = {
  id: "X-1",
  title: { zh: "不成立", en: "does not hold" },
  source: { document: "d", clause: "c" },
  expect: { values: { "settlement.unit": { value: "rate" } } },
};

describe("chs-drg ruleset on a file of one's own", () => {
  it("extends a shipped edition, and differs from it in nothing but itself", async () => {
    const file = join(temporaryFolder(), "own.json");
    writeFileSync(file, JSON.stringify(child));
    const show = await runCli(["ruleset", "show", file, "--format", "json"]);
    expect(show).toMatchObject({ code: 0, stderr: "" });
    const diff = await runCli(["ruleset", "diff", EDITION, file, "--format", "json"]);
    const paths = JSON.parse(diff.stdout).map(({ path }: { path: string }) => path);
    expect(paths).toEqual(["effective.to"]);
    const table = await runCli(["ruleset", "diff", EDITION, file, "--locale", "zh"]);
    expect(table.stdout).toContain("2020-12-31");
  });

  it("finds a parent that lies beside it, whatever else lies there", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "parent.json"), JSON.stringify(child));
    writeFileSync(join(folder, "budget.json"), '{"period":{}}');
    writeFileSync(join(folder, "broken.json"), "{");
    const file = join(folder, "child.json");
    writeFileSync(file, JSON.stringify({ ...child, version: "2020.1", extends: "own-city@2020" }));
    const { stdout } = await runCli(["ruleset", "show", file, "--format", "json"]);
    expect(JSON.parse(stdout).lineage).toEqual([
      "own-city@2020.1",
      "own-city@2020",
      EDITION,
      "zhejiang@2020",
    ]);
  });

  it("a neighbour that nothing extends stops no command, whatever is wrong with it; a parent that is wrong is named by its place beside the file", async () => {
    const folder = temporaryFolder();
    const file = join(folder, "child.json");
    writeFileSync(file, JSON.stringify({ ...child, version: "2020.1", extends: "own-city@2020" }));
    writeFileSync(join(folder, "parent.json"), JSON.stringify(child));
    writeFileSync(join(folder, "neighbour.json"), JSON.stringify({ ...child, id: "my-wuhan2" }));
    expect(await runCli(["ruleset", "show", file])).toMatchObject({ code: 0, stderr: "" });
    writeFileSync(join(folder, "parent.json"), JSON.stringify({ ...child, region: "0" }));
    const { code, stderr } = await runCli(["ruleset", "show", file, "--locale", "en"]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(`RULESET_INVALID_VALUE: ${join(folder, "parent.json")}`),
    ]);
    expect(stderr).toContain("(the six digits of GB/T 2260)");
  });

  it.each([
    ["{", "RULESET_JSON_INVALID"],
    ['{"id":"a","id":"b"}', "RULESET_DUPLICATE_KEY"],
    ['{"__proto__":{}}', "RULESET_FORBIDDEN_KEY"],
    [JSON.stringify({ ...child, extends: "atlantis@2020" }), "RULESET_NOT_FOUND"],
    [JSON.stringify({ ...child, surplus: 1 }), "RULESET_UNKNOWN_KEY"],
  ])("%s ends with 1 and %s", async (content, expected) => {
    const file = join(temporaryFolder(), "own.json");
    writeFileSync(file, content);
    const { code, stdout, stderr } = await runCli(["ruleset", "show", file]);
    expect(stderr).toContain(expected);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });
});

describe("chs-drg ruleset lint and schema", () => {
  it("finds nothing wrong in the shipped edition, and says what is not evaluated", async () => {
    const { code, stdout } = await runCli(["ruleset", "lint", EDITION, "--format", "json"]);
    const findings: { severity: string; code: string }[] = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(findings.map((finding) => finding.code)).toContain("LINT_NOT_EVALUATED");
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it.each([
    ["zh", "没有发现问题。\n"],
    ["en", "Nothing found.\n"],
  ] as const)("%s: where nothing is found it says so, and prints no empty table", (locale, said) => {
    const printed: string[] = [];
    const terminal = { stdout: { write: (text: string) => printed.push(text) } } as never;
    printDiagnostics(terminal, [], { format: "table", locale });
    expect(printed.join("")).toBe(said);
  });

  it("prints a JSON Schema of either kind", async () => {
    for (const of of ["edition", "groups"]) {
      const { stdout } = await runCli(["ruleset", "schema", "--of", of]);
      expect(JSON.parse(stdout).$schema).toContain("json-schema.org");
    }
  });
});

describe("chs-drg ruleset check", () => {
  it("passes the examples beside a shipped edition", async () => {
    const { code, stdout } = await runCli(["ruleset", "check", EDITION]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/zhejiang-shaoxing@2020: \d+ examples, 0 failed/);
  });

  it("passes the examples of an edition whose groups are not those of its scheme: an example that names its groups is of them", async () => {
    const { code, stdout } = await runCli(["ruleset", "check", "henan-sanmenxia@2022"]);
    expect(stdout).toMatch(/henan-sanmenxia@2022: \d+ examples, 0 failed/);
    expect(code).toBe(0);
  });

  it("fails an example that does not hold, and says where", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "own.json"), JSON.stringify({ ...child, version: "2020.2" }));
    const examples = { edition: "own-city@2020.2", examples: [EXAMPLE] };
    writeFileSync(join(folder, "own.examples.json"), JSON.stringify(examples));
    const { code, stdout } = await runCli(["ruleset", "check", join(folder, "own.json")]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ +X-1.*settlement\.unit.*"rate" ≠ "points"/);
  });

  it.each([
    ["en", "own-city@2020: no examples are given, 0 failed"],
    ["zh", "own-city@2020：没有给出算例，性质 0 项，不符 0 个"],
  ])("an empty list of examples is none given, and told so (%s)", async (locale, told) => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "own.json"),
      JSON.stringify({ ...child, effective: { from: "2020-01-01", to: null } }),
    );
    const none = { edition: "own-city@2020", examples: [] };
    writeFileSync(join(folder, "own.examples.json"), JSON.stringify(none));
    const args = ["ruleset", "check", join(folder, "own.json"), "--locale", locale];
    const { code, stdout, stderr } = await runCli(args);
    expect(stderr).toBe("");
    expect(stdout).toContain(told);
    expect(code).toBe(0);
  });

  it("prints the smallest counterexample as a case, with the rule, its clauses and the command that replays it", async () => {
    const set = 'weights.caseClasses.thresholds.high.bands=[{"multiple":"1"}]';
    const { code, stdout } = await runCli([
      "ruleset",
      "check",
      EDITION,
      "--runs",
      "1",
      "--set",
      set,
      "--locale",
      "zh",
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain("✗ thresholds-stand-apart: 低倍率界限小于 1，高倍率界限大于 1");
    expect(stdout).toContain("规则: weights.caseClasses.thresholds");
    expect(stdout).toMatch(/条款: .*--set weights/);
    expect(stdout).toContain(`重演: chs-drg ruleset check ${EDITION} --set ${set} --seed 1 --runs 1`);
    expect(stdout).toContain("反例（0 例）");
  });

  it("a property that had nothing to be tried on has a mark and a reason of its own, and is not counted among the passed", async () => {
    const args = ["ruleset", "check", "beijing@2022", "--runs", "1", "--locale", "en"];
    const [table, json] = [await runCli(args), await runCli([...args, "--format", "json"])];
    expect([table.code, json.code]).toEqual([0, 0]);
    expect(table.stdout).toMatch(
      /\n– +thresholds-stand-apart .*the edition has no low and no high threshold/,
    );
    expect(table.stdout).toMatch(/beijing@2022: 13 examples, 9 properties, 0 failed; 9 properties not tried/);
    const checks: Record<string, string>[] = JSON.parse(json.stdout);
    expect(checks.filter(({ passed }) => passed === "–").length).toBe(9);
    expect(checks.find(({ id }) => id === "a-finding-says-what-and-why")).toMatchObject({
      ...{ passed: "–", differences: "", notTried: "the edition has no audit rules, or nothing was found" },
    });
  });

  it("fails where lint finds an error, before any area is settled", async () => {
    const folder = temporaryFolder();
    const limit = (value: string) => ({
      ...{ value, unit: "coefficient", status: "assumed", note: "made up" },
      source: { document: "zhejiang-2019-21", clause: "c" },
    });
    const clamp = { lower: limit("1.2"), upper: limit("0.8") };
    const own = { ...child, version: "2020.3", weights: { coefficient: { clamp } } };
    writeFileSync(join(folder, "own.json"), JSON.stringify(own));
    writeFileSync(
      join(folder, "own.examples.json"),
      JSON.stringify({ edition: "own-city@2020.3", examples: [EXAMPLE] }),
    );
    const { code, stdout } = await runCli(["ruleset", "check", join(folder, "own.json"), "--runs", "1"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ +LINT_LIMITS_REVERSED +weights\.coefficient\.clamp/);
  });

  it("settings that reverse the limits of the coefficient are refused before anything is checked, both named", async () => {
    const limits = ["lower=1.2", "upper=0.8"].flatMap((end) => ["--set", `weights.coefficient.clamp.${end}`]);
    const { code, stderr } = await runCli(["ruleset", "check", EDITION, ...limits, "--locale", "en"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /"lower"\) of 1\.2 is above the upper one \("upper"\) of 0\.8.*weights\.coefficient\.clamp/,
    );
  });

  it("tries the properties of an edition that has no examples beside it", async () => {
    const file = join(temporaryFolder(), "own.json");
    writeFileSync(file, JSON.stringify({ ...child, effective: { from: "2020-01-01", to: null } }));
    const { code, stdout } = await runCli(["ruleset", "check", file, "--runs", "1"]);
    expect(stdout).toMatch(/own-city@2020: no examples are given, \d+ properties, 0 failed/);
    expect(code).toBe(0);
  });
});
