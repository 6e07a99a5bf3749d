import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RULESET, sampleArea, settleWords } from "./area.js";
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
    expect((await runCli(words)).code).toBe(0);
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
    expect(inputs.filter(({ role }: { role: string }) => role === "values")).toHaveLength(2);
    expect((await runCli(["settle", "--verify", out])).code).toBe(0);
  }, 60_000);

  it("lists a setting among the assumptions, and verifies with it", async () => {
    const area = temporaryFolder();
    await sampleArea(area);
    const out = join(area, "set");
    expect((await runCli([...settleWords(area, out), "--set", `${PREPAID}=0.9`])).code).toBe(0);
    const { assumptions, options } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    expect(assumptions).toContainEqual(expect.objectContaining({ path: PREPAID, value: "0.9" }));
    expect(options.set).toEqual([`${PREPAID}=0.9`]);
    expect((await runCli(["settle", "--verify", out])).code).toBe(0);
  }, 60_000);

  it("changes one side of a difference", async () => {
    const words = ["ruleset", "diff", RULESET, RULESET, "--after-set", `${PREPAID}=0.9`, "--format", "json"];
    const { code, stdout } = await runCli(words);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ path: PREPAID, after: "0.9" }));
  });
});
