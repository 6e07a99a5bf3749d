import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, RULESET, sampleArea, settleWords } from "./area.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const TRIMMING = "weights.history.trimming";
const PREPAID = "settlement.prepayment.ratio";
/** 点数减半 on readmission, which the text states. */
const HALVED = "weights.caseClasses.classes.readmitted.points.share";

function valuesFile(name: string, values: Readonly<Record<string, unknown>>, more: object = {}): string {
  const file = join(temporaryFolder(), name);
  const given = Object.fromEntries(
    Object.entries(values).map(([path, value]) => [
      path,
      { value, unit: "share", source: { document: "local", clause: "三" }, status: "supplied", ...more },
    ]),
  );
  const documents = [{ key: "local", title: "本地办法", seen: "full-text" }];
  writeFileSync(file, JSON.stringify({ for: RULESET, values: given, documents }));
  return file;
}

describe("--values and --set", () => {
  it("tells everything that is wrong with a values file at once, in Chinese without English words", async () => {
    const file = valuesFile("v.json", {
      [`${TRIMMING}.lowerShares`]: "0.05",
      [`${TRIMMING}.upperShare`]: "5",
    });
    const { code, stderr } = await runCli(["ruleset", "lint", RULESET, "--values", file, "--locale", "zh"]);
    expect(code).toBe(1);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(
        /^chs-drg: VALUES_PATH_UNKNOWN: .*是否要写 weights\.history\.trimming\.lowerShare？/,
      ),
      expect.stringMatching(/^chs-drg: VALUES_RANGE: .*应为 0 至 1。比例写成小数：5% 写 0\.05。/),
      "",
    ]);
  });

  it("settles by supplied values, names them and what they override, and the result can be verified", async () => {
    const area = temporaryFolder();
    await sampleArea(area);
    const out = join(area, "supplied");
    const local = valuesFile("local.json", {
      [`${TRIMMING}.lowerShare`]: "0.02",
      [`${TRIMMING}.upperShare`]: "0.03",
    });
    const later = valuesFile(
      "later.json",
      { [`${TRIMMING}.upperShare`]: "0.02", [HALVED]: "0.6" },
      { overrides: true },
    );
    const words = [...settleWords(area, out), "--values", local, "--values", later];
    // Faulty records of the sample are not settled: left out, so code 1 and a line that names them.
    expect((await runCli(words)).code).toBe(1);
    const { supplied, inputs } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    expect(supplied).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: `${TRIMMING}.lowerShare`, value: "0.02" }),
        expect.objectContaining({ path: `${TRIMMING}.upperShare`, value: "0.02" }),
        expect.objectContaining({
          path: HALVED,
          value: "0.6",
          overrides: expect.objectContaining({ stated: "0.5" }),
        }),
      ]),
    );
    expect(inputs.filter(({ role }: { role: string }) => role === "values")).toHaveLength(3);
    expect((await runCli(["settle", "--verify", out])).code).toBe(0);

    // One of them has moved: it is found by its content, whichever it was.
    const moved = join(area, "moved.json");
    renameSync(later, moved);
    expect((await runCli(["settle", "--verify", out])).code).toBe(1);
    expect((await runCli(["settle", "--verify", out, "--values", moved])).code).toBe(0);
    const other = valuesFile("other.json", { [HALVED]: "0.7" });
    const both = ["settle", "--verify", out, "--values", moved, "--values", other, "--locale", "zh"];
    const { code, stdout } = await runCli(both);
    expect(code).toBe(1);
    expect(stdout).toContain(`values (${other})`);
    expect(stdout).toContain("结果所用的参数文件中没有这一份");
  });

  it("lists a setting among the assumptions, and verifies with it", async () => {
    const area = temporaryFolder();
    await sampleArea(area);
    const out = join(area, "set");
    // Faulty records of the sample are not settled: left out, so code 1 and a line that names them.
    expect((await runCli([...settleWords(area, out), "--set", `${PREPAID}=0.9`])).code).toBe(1);
    const { assumptions, options } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    expect(assumptions).toContainEqual(expect.objectContaining({ path: PREPAID, value: "0.9" }));
    expect(options.set).toEqual([`${PREPAID}=0.9`]);
    expect((await runCli(["settle", "--verify", out])).code).toBe(0);
  });

  it("changes one side of a difference", async () => {
    const words = ["ruleset", "diff", RULESET, RULESET, "--after-set", `${PREPAID}=0.9`, "--format", "json"];
    const { code, stdout } = await runCli(words);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ path: PREPAID, after: "0.9" }));
  });
});

describe("chs-drg ruleset needs", () => {
  const LISHUI = "zhejiang-lishui@2025";

  it("writes a form that every command takes as it is", async () => {
    const form = join(temporaryFolder(), "form.json");
    const written = await runCli(["ruleset", "needs", LISHUI, "--out", form, "--locale", "zh"]);
    expect(written).toMatchObject({ code: 0, stderr: "" });
    expect(written.stdout).toContain("组成部分的权重（等级系数）：是多少？单位：比例；合法范围：0.5 至 1");
    const again = await runCli(["ruleset", "needs", LISHUI, "--values", form, "--locale", "zh"]);
    expect(again.stdout).toBe(`${written.stdout.split("\n\n待填的表")[0]}\n`);
  });

  it("a form that was filled in stays as it is, unless it may be replaced; one that is still open is written again", async () => {
    const form = join(temporaryFolder(), "form.json");
    const write = async (...more: string[]) =>
      await runCli(["ruleset", "needs", LISHUI, "--out", form, ...more]);
    await write();
    const open = readFileSync(form, "utf8");
    expect(await write()).toMatchObject({ code: 0 });
    const filled = open.replace('"value": null', '"value": "0.6"');
    writeFileSync(form, filled);
    for (const [locale, told] of [
      ["zh", "可能已有人填写或修改"],
      ["en", "filled it in"],
    ] as const) {
      const { code, stdout, stderr } = await write("--locale", locale);
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toContain("OUTPUT_HOLDS_OTHER");
      expect(stderr).toContain(told);
      expect(readFileSync(form, "utf8")).toBe(filled);
    }
    expect(await write("--replace")).toMatchObject({ code: 0 });
    expect(readFileSync(form, "utf8")).toBe(open);
  });

  it("--codes is heard without cases too: an edition that there is not is refused", async () => {
    const { code, stderr } = await runCli(["ruleset", "needs", LISHUI, "--codes", "nonsense"]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("CODES_EDITION_UNKNOWN")]);
    expect(await runCli(["ruleset", "needs", LISHUI, "--codes", "convert"])).toMatchObject({ code: 0 });
  });

  it.each([
    ["zhejiang-shaoxing@2020", ["  amount（基金）：年度总额，元（不提供：以实际发生的项目结算费用为总额）"]],
    [
      "henan-sanmenxia@2022",
      [
        "  amount（基金或层级）：年度总额，元（不提供：算不出费率，其病例不结算）",
        "  reimbursementRatio（基金或层级）：上年实际报销比例（0.7 为 70%）（不提供：算不出费率，其病例不结算）",
        "  forecastWeight（基金或层级）：预计总权重（不提供：算不出费率，其病例不结算）",
      ],
    ],
    ["jilin-jilin@2022", []],
  ])("says what the budget file of %s has to say", async (reference, fields) => {
    const { code, stdout } = await runCli(["ruleset", "needs", reference, "--locale", "zh"]);
    expect(code).toBe(0);
    const [, part = ""] = stdout.split("预算文件（--budget）");
    // Behind a blank line stand the rules without effect.
    const [head, ...lines] = (part.split("\n\n")[0] ?? "").trimEnd().split("\n");
    expect(head).toBe(
      `写明结算期（period）与各基金的统筹区（poolingArea）、险种（insuranceType）${fields.length === 0 ? "；不需要其他栏。" : "，以及："}`,
    );
    expect(lines).toEqual(fields);
  });

  it("with cases says only what these wait for, the dearest first, nothing once it is supplied, and which rows it could not read", async () => {
    const area = temporaryFolder();
    const sampled = ["sample", "--ruleset", LISHUI, "--cases", "300", "--seed", "5", "--out", area];
    expect((await runCli(sampled)).code).toBe(0);
    const inputs = filesOf(area, "cases.jsonl", "hospitals.csv", "history.jsonl", "budget.json");
    const form = join(area, "form.json");
    const needs = ["ruleset", "needs", LISHUI, ...inputs];
    const { stdout } = await runCli([...needs, "--format", "json", "--out", form]);
    const demanded: { value: { path: string }; demand: { cases: number; cost: string } }[] =
      JSON.parse(stdout);
    const costs = demanded.map(({ demand }) => Number(demand.cost));
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
    expect(demanded[0]?.value.path).toMatch(/^weights\.coefficient\.components\./);

    const filled = JSON.parse(readFileSync(form, "utf8"));
    const weights: Record<string, string> = {
      grade: "0.5",
      "historical-cost": "0.3",
      "case-mix-index": "0.1",
      "head-ratio": "0.05",
      "personal-burden": "0.05",
    };
    for (const [path, value] of Object.entries<Record<string, unknown>>(filled.values)) {
      const component = /components\.([^.]+)\.weight$/.exec(path)?.[1];
      value.value = weights[component ?? ""] ?? (value.unit === "yuan/day" ? "300" : "0.2");
      value.source = { document: "local", clause: "三" };
    }
    filled.documents[0].title = "本地办法";
    writeFileSync(form, JSON.stringify(filled));
    const after = await runCli([...needs, "--values", form, "--format", "json"]);
    expect(after).toMatchObject({ code: 0, stdout: "[]\n" });

    const cases = join(area, "bad.jsonl");
    writeFileSync(cases, '{"caseId":"x","hospitalId":"SYN-H001","totalCost":12}\nnot json\n');
    const ofBad = ["ruleset", "needs", LISHUI, "--cases", cases, ...inputs.slice(2), "--locale", "en"];
    const bad = await runCli(ofBad);
    expect([bad.code, bad.stderr]).toEqual([1, expect.stringMatching(/Left out \(exit code 1\): 2 rows/)]);
    const nonsense = await runCli([...needs, "--codes", "nonsense"]);
    expect([nonsense.code, nonsense.stderr]).toEqual([
      expect.any(Number),
      expect.stringContaining("CODES_EDITION_UNKNOWN"),
    ]);
    expect(nonsense.code).not.toBe(0);
  });
});
