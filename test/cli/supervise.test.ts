import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HARDLY_MEANT, RULESET, sampleArea } from "./area.js";
import { jsonLines, rowsOf, table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";

let area: string;
beforeAll(async () => {
  area = newFolder();
  await sampleArea(area);
});
afterAll(() => rmSync(area, { recursive: true }));

const file = (name: string): string => join(area, name);
const summaryOf = (out: string) => JSON.parse(readFileSync(file(`${out}/summary.json`), "utf8"));

describe("chs-drg weigh", () => {
  it("writes what each group is worth and each hospital's coefficient in it", async () => {
    const words = ["weigh", "--ruleset", RULESET, "--history", file("history.jsonl")];
    const run = await runCli([...words, "--hospitals", file("hospitals.csv"), "--out", file("weights")]);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(new RegExp(`^${HARDLY_MEANT}$`)) });
    const groups = table(file("weights/groups.csv")).filter(({ drg }) => drg !== "*");
    const hospitals = table(file("hospitals.csv"));
    expect(table(file("weights/coefficients.csv"))).toHaveLength(groups.length * hospitals.length);
    const { counts, years } = summaryOf("weights");
    expect(counts.history).toEqual({ rows: 450, read: 450, rejected: 0 });
    const used = rowsOf(readFileSync(file("history.jsonl"), "utf8")).filter((row) =>
      years.includes(Number(String(row.dischargeDate).slice(0, 4))),
    );
    const counted = groups.reduce((sum, { cases }) => sum + Number(cases), 0);
    expect(counted).toBeGreaterThan(used.length * 0.9);
    expect(counted).toBeLessThanOrEqual(used.length);
    expect(
      groups.filter(({ stable }) => stable === "true").every(({ basePoints }) => Number(basePoints) > 0),
    ).toBe(true);
  });
});

describe("chs-drg screen", () => {
  it("writes ranked findings with clause and evidence, and what could not be judged", async () => {
    const words = ["screen", "--ruleset", RULESET, "--cases", file("cases.jsonl")];
    const run = await runCli([...words, "--events", file("events.jsonl"), "--out", file("screening")]);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(new RegExp(`^${HARDLY_MEANT}$`)) });
    const findings = rowsOf(readFileSync(file("screening/findings.jsonl"), "utf8"));
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.map(({ rank }) => rank)).toEqual(findings.map((_, index) => index + 1));
    for (const finding of findings) {
      expect(finding).toMatchObject({
        status: "flagged",
        message: { zh: expect.any(String), en: expect.any(String) },
        clause: expect.stringMatching(/./),
        evidence: { operands: expect.any(Object) },
      });
    }
    expect(summaryOf("screening").counts).toMatchObject({
      cases: { rows: 300, read: 300, rejected: 0 },
      findings: findings.length,
    });
  });

  it("says which rules of the edition were not applied", async () => {
    const words = [
      "screen",
      "--ruleset",
      "jiangsu-wuxi@2022",
      "--cases",
      file("cases.jsonl"),
      "--locale",
      "en",
    ];
    const { stdout } = await runCli([...words, "--out", file("not-applied")]);
    expect(stdout).toContain(
      "4 rules not applied (cost-shifting, split-stay, under-service, up-coding), see summary.json",
    );
  });

  it("a hospital without a name is named by its id, once", async () => {
    const [head = "", ...lines] = readFileSync(file("hospitals.csv"), "utf8").trim().split("\n");
    const name = head.split(",").indexOf("name");
    const nameless = lines.map((line) => line.split(",").map((cell, at) => (at === name ? "" : cell)));
    writeFileSync(file("nameless.csv"), [head, ...nameless.map((cells) => cells.join(","))].join("\n"));
    const words = ["screen", "--ruleset", RULESET, "--cases", file("cases.jsonl"), "--out", file("nameless")];
    const { code, stderr } = await runCli([...words, "--hospitals", file("nameless.csv")]);
    expect(code, stderr).toBe(0);
    const report = readFileSync(file("nameless/report.html"), "utf8");
    const [id = ""] = /SYN-H\d+/.exec(report) ?? [];
    expect(id).not.toBe("");
    expect(report).not.toMatch(/(SYN-H\d+) \1/);
    // A clause is told with the title of its document, a missing field by its title in the language of the page.
    expect(report).not.toMatch(/<td class="left name">[a-z]+-\d{4}/);
  });

  it("counts the cases that could not be judged, not the ways in which fields are missing", async () => {
    const rows = rowsOf(readFileSync(file("cases.jsonl"), "utf8"));
    const undated = rows.map(({ admissionDate: _, lengthOfStayDays: __, ...row }) => JSON.stringify(row));
    writeFileSync(file("undated.jsonl"), undated.join("\n"));
    const words = ["screen", "--ruleset", RULESET, "--cases", file("undated.jsonl")];
    const run = await runCli([...words, "--out", file("undated")]);
    expect(run.code).toBe(0);
    const open = rowsOf(readFileSync(file("undated/undetermined.jsonl"), "utf8"));
    const cases = new Set(open.flatMap(({ caseIds }) => caseIds as string[])).size;
    expect(cases).toBeGreaterThan(open.length);
    const { counts, byRule } = summaryOf("undated");
    expect(counts.undetermined).toBe(cases);
    expect(byRule[0].undetermined).toBe(cases);
  });

  it("a file that was exported twice is screened as once, by any number of threads, and that is told (WX-034)", async () => {
    const once = readFileSync(file("cases.jsonl"), "utf8");
    writeFileSync(file("exported-twice.jsonl"), once + once);
    const run = (cases: string, folder: string, ...more: string[]) => {
      const words = ["screen", "--ruleset", RULESET, "--cases", file(cases), "--locale", "en", ...more];
      return runCli([...words, "--out", file(folder)]);
    };
    await run("cases.jsonl", "screened-once");
    for (const jobs of ["1", "2"]) {
      const { code, stderr } = await run("exported-twice.jsonl", `screened-${jobs}`, "--jobs", jobs);
      expect(code).toBe(0);
      expect(stderr.match(/RULES_STAYS_REPEATED: 300 stays have more than one row/g)).toHaveLength(1);
      for (const name of ["findings.jsonl", "signals.jsonl", "undetermined.jsonl"]) {
        const [again, before] = [`screened-${jobs}`, "screened-once"].map((folder) =>
          readFileSync(file(`${folder}/${name}`), "utf8"),
        );
        expect(again, name).toBe(before);
      }
      expect(summaryOf(`screened-${jobs}`).byRule).toEqual(summaryOf("screened-once").byRule);
      expect(readFileSync(file(`screened-${jobs}/report.html`), "utf8")).toContain(
        "300 rows of them of a stay told before, not counted",
      );
    }
  });

  it("the hospitals file says of which disease an exit is that no mark names, by any number of threads (SX-026)", async () => {
    const row = (caseId: string, marks: object) => ({
      ...{ caseId, hospitalId: "T1", dischargeDate: "2019-03-02", diagnoses: ["K40.900"], marks },
      ...{ procedures: ["53.0000"], drg: "GE13", totalCost: "9000.00" },
    });
    const rows = [row("1", { byDiseaseExit: true }), row("2", {}), row("3", {}), row("4", {})];
    writeFileSync(file("exits.jsonl"), rows.map((one) => JSON.stringify(one)).join("\n"));
    writeFileSync(
      file("public.csv"),
      "hospitalId,name,grade,poolingArea,ownership\nT1,T1,tertiary,A,public\n",
    );
    const disease = { id: "hernia", diagnoses: ["K40.900"], procedures: ["53.0000"], standard: "9000.00" };
    const set = ["--set", `settlement.byDisease.diseases=[${JSON.stringify(disease)}]`];
    const words = ["screen", "--ruleset", "zhejiang-shaoxing@2018", "--cases", file("exits.jsonl"), ...set];
    const found = async (folder: string, ...more: string[]) => {
      const { code, stderr } = await runCli([...words, "--codes", "off", ...more, "--out", file(folder)]);
      expect(code, stderr).toBe(0);
      const findings = rowsOf(readFileSync(file(`${folder}/findings.jsonl`), "utf8"));
      return findings.map(({ findingId, caseIds }) => [findingId, caseIds]);
    };
    for (const jobs of ["1", "2"])
      expect(await found(`exits-${jobs}`, "--hospitals", file("public.csv"), "--jobs", jobs)).toEqual([
        ["by-disease-exit-quota:hernia/2019", ["1"]],
      ]);
    expect(await found("exits-unknown")).toEqual([]);
    const open = rowsOf(readFileSync(file("exits-unknown/undetermined.jsonl"), "utf8"));
    expect(open.filter(({ ruleId }) => ruleId === "by-disease-exit-quota")).toMatchObject([
      { missing: ["mark.byDisease"], caseIds: ["1"] },
    ]);
  });

  it("rejects a broken case and screens the others", async () => {
    const cases = file("broken.jsonl");
    appendFileSync(cases, `${readFileSync(file("cases.jsonl"), "utf8")}{"caseId":7}\n`);
    const words = ["screen", "--ruleset", RULESET, "--cases", cases, "--out", file("broken")];
    const { code, stderr } = await runCli(words);
    expect(code).toBe(1);
    expect(stderr).toContain("broken.jsonl:301: caseId: RECORD_WRONG_TYPE");
    expect(summaryOf("broken").counts.cases).toEqual({ rows: 301, read: 300, rejected: 1 });
  });
});

describe("chs-drg monitor", () => {
  it("a case id that stands twice at its hospital is in no indicator, as in settlement, and is told", async () => {
    const rows = rowsOf(readFileSync(file("cases.jsonl"), "utf8"));
    const [first = {}, second = {}] = rows.filter(
      ({ hospitalId, dischargeDate }) => hospitalId && dischargeDate,
    );
    const write = (name: string, cases: readonly object[]) => writeFileSync(file(name), jsonLines(cases));
    write("twice.jsonl", [...rows, first, { ...second, totalCost: "1.00" }]);
    write(
      "without.jsonl",
      rows.filter((row) => row !== first && row !== second),
    );
    const run = (name: string) => {
      const words = ["monitor", "--ruleset", RULESET, "--cases", file(`${name}.jsonl`), "--locale", "en"];
      return runCli([...words, "--hospitals", file("hospitals.csv"), "--out", file(`of-${name}`)]);
    };
    const { code, stderr } = await run("twice");
    await run("without");
    const indicators = (name: string) => readFileSync(file(`of-${name}/indicators.csv`), "utf8");
    expect(indicators("twice")).toBe(indicators("without"));
    expect(code).toBe(1);
    expect(stderr).toContain(
      "CASES_REPEATED: 4 cases stand under an id that their hospital has more than once",
    );
    expect(stderr).toContain("4 cases not counted, for their id stands more than once");
    const { counts } = summaryOf("of-twice");
    expect([counts.cases.read, counts.repeatedCases]).toEqual([rows.length + 2, 4]);
    expect(readFileSync(file("of-twice/report.html"), "utf8")).toMatch(/id more than once: 4 cases/);
  });

  it("writes one row an indicator, dimension and period, in CSV and JSON alike", async () => {
    const words = ["monitor", "--ruleset", RULESET, "--cases", file("cases.jsonl")];
    const more = ["--hospitals", file("hospitals.csv"), "--groups", file("groups.csv"), "--period", "year"];
    const run = await runCli([...words, ...more, "--out", file("monitoring")]);
    expect(run).toMatchObject({ code: 0, stderr: expect.stringMatching(new RegExp(`^${HARDLY_MEANT}$`)) });
    const rows = table(file("monitoring/indicators.csv"));
    const keys = rows.map(
      ({ indicator, dimension, id, period }) => `${indicator} ${dimension} ${id} ${period}`,
    );
    expect(new Set(keys).size).toBe(rows.length);
    const cases = rows.find((row) => row.indicator === "cases" && row.dimension === "city");
    const dated = rowsOf(readFileSync(file("cases.jsonl"), "utf8")).filter((row) => row.dischargeDate);
    expect(Number(cases?.value)).toBe(dated.length);
    expect(JSON.parse(readFileSync(file("monitoring/indicators.json"), "utf8"))).toHaveLength(rows.length);
  });
});

describe("chs-drg compare", () => {
  it("splits every difference into causes that sum to it, to the fen", async () => {
    const words = ["compare", "--baseline", RULESET, "--candidate", "zhejiang-shaoxing@2025"];
    const more = ["--cases", "cases.jsonl", "--history", "history.jsonl", "--hospitals", "hospitals.csv"];
    const files = [...more, "--budget", "budget.json"].map((word) =>
      word.startsWith("--") ? word : file(word),
    );
    const run = await runCli([...words, ...files, "--out", file("comparison")]);
    // 1: cases of the sample are settled on neither side.
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(
      /^ENGINE_OUTSIDE_EDITION: candidate: The ruleset zhejiang-shaoxing@2025 [^\n]*\n/m,
    );
    expect(run.stderr).toMatch(/\nLeft out \(exit code 1\): \d+ cases not settled, [\d.]+ yuan [^\n]*\n$/);
    const rows = table(file("comparison/comparison.csv"));
    const fen = (yuan = "0.00"): bigint => BigInt(yuan.replace(".", ""));
    const { causes } = summaryOf("comparison");
    for (const row of rows) {
      const parts = causes.map((cause: string) => fen(row[cause]));
      expect(parts.reduce((sum: bigint, part: bigint) => sum + part, 0n)).toBe(fen(row.difference));
      expect(fen(row.after) - fen(row.before)).toBe(fen(row.difference));
    }
    expect(rows.filter(({ level }) => level === "case")).toHaveLength(300);
    expect(rows.some(({ level, difference }) => level === "hospital" && difference !== "0.00")).toBe(true);
    const hospitals = rows.filter(({ level, id }) => level === "hospital" && id !== "unknown").length;
    // Cases without a hospital have a row, and are no hospital of the page.
    expect(readFileSync(file("comparison/report.html"), "utf8")).toContain(`共 ${hospitals} 家`);
  });

  /** The edition against itself, with what it leaves to an area. */
  const itself = () => {
    const sides = ["--baseline-values", "values.json", "--candidate-values", "values.json"];
    const more = ["--cases", "cases.jsonl", "--history", "history.jsonl", "--hospitals", "hospitals.csv"];
    const files = [...sides, ...more, "--budget", "budget.json"].map((word) =>
      word.startsWith("--") ? word : file(word),
    );
    return ["compare", "--baseline", RULESET, "--candidate", RULESET, ...files];
  };

  it("finds no difference between an edition and itself", async () => {
    const same = await runCli([...itself(), "--out", file("same"), "--locale", "zh"]);
    expect(same.code).toBe(1);
    expect(same.stdout).toMatch(/统筹区 .*险种 .* 职工 .*等级 +三级.*医疗机构 /s);
    expect(same.stdout).not.toMatch(/\b(area|fund|grade|hospital|employee|resident|tertiary|secondary)\b/);
    expect(table(file("same/comparison.csv")).every(({ difference }) => difference === "0.00")).toBe(true);
    expect(table(file("same/comparison.csv")).some(({ after }) => after !== "0.00")).toBe(true);
  });

  it("a budget of the candidate's own is a cause, and the only one where the edition is the same", async () => {
    const budget = JSON.parse(readFileSync(file("budget.json"), "utf8"));
    const other = (name: string, changed: object) => {
      writeFileSync(file(name), JSON.stringify({ ...budget, ...changed }));
      return ["--candidate-budget", file(name), "--out", file(`with-${name}`)];
    };
    const funds = budget.funds.map((fund: { amount: string }) => ({ ...fund, amount: `1${fund.amount}` }));
    const run = await runCli([...itself(), ...other("richer.json", { funds })]);
    expect(run.code).toBe(1);
    const rows = table(file("with-richer.json/comparison.csv"));
    expect(rows.every(({ budget: effect, difference }) => effect === difference)).toBe(true);
    expect(rows.find(({ level }) => level === "area")?.difference).toMatch(/^[1-9]/);
    expect(summaryOf("with-richer.json").inputs).toContainEqual(
      expect.objectContaining({ role: "candidate budget" }),
    );
    const later = { ...budget.period, to: "2020-11-30" };
    const refused = await runCli([...itself(), ...other("later.json", { period: later })]);
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/^chs-drg: ENGINE_PERIODS_DIFFER: /),
    ]);
  });
});
