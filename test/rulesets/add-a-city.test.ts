import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseBudget, parseCase, parseHospital } from "../../src/cases/index.js";
import { caseOutcomes, createEngine } from "../../src/engine/index.js";
import { runExample } from "../../src/engine/run-example.js";
import { decimal, decimalText } from "../../src/primitives/index.js";
import {
  checkRuleset,
  findRuleset,
  lintRuleset,
  readExamples,
  rulesetCatalog,
} from "../../src/rulesets/index.js";
import { resolveRuleset } from "../../src/rulesets/resolve-ruleset.js";
import { newFolder } from "../cli/run-cli.js";
import { runLine } from "../docs/page-blocks.js";

/** The files that docs/add-a-city.md prints, by the name that it gives them. */
const page = readFileSync(new URL("../../docs/add-a-city.md", import.meta.url), "utf8");
const files = new Map(
  [...page.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, name = "", text = ""]) => [name, text] as const,
  ),
);

/** Their first folders: what a command line of the page names. */
const tops = [...new Set([...files.keys()].map((name) => name.split("/")[0] ?? ""))];

function file(name: string): string {
  const text = files.get(name);
  if (text === undefined) throw new Error(`the page prints no ${name}`);
  return text;
}

describe("docs/add-a-city.md, followed step by step", () => {
  const catalog = rulesetCatalog(
    ["utopia-taoyuan/2026.json", "utopia-taoyuan/2026.groups.json"].map((name) => ({
      name,
      content: file(name),
    })),
  );
  const ruleset = findRuleset(catalog, "utopia-taoyuan@2026");

  it("steps 1 and 2: the edition loads and is found by region and day", () => {
    expect(resolveRuleset(catalog, { region: "990182", on: "2026-07-01" }).reference).toBe(
      "utopia-taoyuan@2026",
    );
    expect(ruleset.groupTable?.rows).toHaveLength(3);
  });

  it("step 3: lint says what the page says", () => {
    const findings = lintRuleset(ruleset, { catalog });
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(new Set(findings.map(({ code }) => code))).toEqual(
      new Set(["LINT_NOT_EVALUATED", "LINT_PAYMENT_JUMP", "LINT_PAYMENT_DROPS"]),
    );
    expect(findings.find(({ code }) => code === "LINT_PAYMENT_DROPS")?.message.en).toMatch(
      /^BP 100, K 0\.4 \(0\.2…0\.4\): past 0\.5 .*past 50000\.00 yuan 50 points become 40/,
    );
    expect(findings.find(({ code }) => code === "LINT_NOT_EVALUATED")?.path).toBe(
      "settlement.review.specialReview.quota.unit",
    );
  });

  it("step 4: the worked examples come out", () => {
    const { examples } = readExamples(file("utopia-taoyuan/2026.examples.json"));
    const results = checkRuleset(ruleset, examples, runExample);
    expect(results.flatMap(({ differences }) => differences)).toEqual([]);
    expect(results).toHaveLength(2);
  });

  it("step 5: an area settles, to the fen, from nothing but JSON", () => {
    const hospitals = ["H1", "H2", "H3"].map((hospitalId, index) =>
      parseHospital({
        hospitalId,
        grade: "secondary",
        poolingArea: "taoyuan",
        coefficient: ["0.9", "1", "1.1"][index],
      }),
    );
    const cases = Array.from({ length: 60 }, (_, index) =>
      parseCase({
        caseId: `C${index}`,
        hospitalId: `H${(index % 3) + 1}`,
        poolingArea: "taoyuan",
        insuranceType: index % 4 === 0 ? "resident" : "employee",
        drg: index % 2 === 0 ? "BR23" : "ES31",
        dischargeDate: "2026-05-01",
        totalCost: String(3000 + index * 177),
        fundPayment: String(2000 + index * 101),
      }),
    );
    const budget = parseBudget({
      period: { from: "2026-01-01", to: "2026-12-31" },
      funds: [
        { poolingArea: "taoyuan", insuranceType: "employee", amount: "300000.01" },
        { poolingArea: "taoyuan", insuranceType: "resident", amount: "100000" },
      ],
    });
    const engine = createEngine(ruleset, { on: "2026-12-31" });
    const area = engine.settle({ cases: engine.take(cases), weights: engine.weigh({ hospitals }), budget });
    expect(area.settled.result.counts.settled).toBe(60);
    const paid = [...caseOutcomes(area)].reduce(
      (sum, { fundPayment }) => sum.plus(fundPayment ?? "0"),
      decimal("0"),
    );
    expect(decimalText(paid)).toBe("400000.01");
    expect(engine.notEvaluated.map(({ path }) => path)).toContain(
      "settlement.review.specialReview.quota.unit",
    );
  });

  it("step 5: the commands settle what the page prints, and its values file supplies the unit that was lost", async () => {
    const folder = newFolder();
    try {
      for (const [name, text] of files) {
        mkdirSync(join(folder, dirname(name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      const lines = page.match(/^chs-drg settle .*$/gm) ?? [];
      expect(lines).toHaveLength(2);
      const lost: string[][] = [];
      for (const line of lines) {
        const { code, stderr } = await runLine(line, folder, [...tops, "out", "out-again"]);
        expect(`${code} ${stderr}`).toBe("0 ");
        const summary = JSON.parse(
          readFileSync(join(folder, line.split(" ").at(-1) ?? "", "summary.json"), "utf8"),
        );
        lost.push(summary.notEvaluated.map(({ path }: { path: string }) => path));
      }
      expect(lost).toEqual([["settlement.review.specialReview.quota.unit"], []]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
