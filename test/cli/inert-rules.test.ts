import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openRuleset } from "../../src/cli/shipped/open-ruleset.js";
import { createEngine } from "../../src/engine/index.js";
import { inertRules } from "../../src/rulesets/inert-rules.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const SOURCE = { document: "edition-decision", clause: "x" };
const cited = (value: unknown, unit: string) => ({ value, unit, source: SOURCE, status: "assumed" });

/** A city of one's own: Wuxi with these changes. */
function wuxi(changes: object) {
  const folder = temporaryFolder();
  const file = join(folder, "own.json");
  writeFileSync(file, JSON.stringify({ extends: "jiangsu-wuxi@2022", ...changes }));
  const needs = async () => (await runCli(["ruleset", "needs", file, "--locale", "en"])).stdout;
  const lint = async () => {
    const { stdout } = await runCli(["ruleset", "lint", file, "--format", "json"]);
    const found = JSON.parse(stdout) as { code: string; path: string; severity: string }[];
    return found.filter(({ code }) => code === "LINT_RULE_INERT");
  };
  const settle = async () => {
    const sample = join(folder, "sample");
    const out = join(folder, "out");
    await runCli([
      "sample",
      "--ruleset",
      "jiangsu-wuxi@2022",
      "--cases",
      "60",
      "--seed",
      "3",
      "--out",
      sample,
    ]);
    const of = (name: string) => join(sample, name);
    const { stderr } = await runCli([
      ...["settle", "--ruleset", file, "--values", of("values.json"), "--cases", of("cases.jsonl")],
      ...["--hospitals", of("hospitals.csv"), "--budget", of("budget.json"), "--out", out],
      ...["--locale", "en"],
    ]);
    const { notEvaluated } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    const cases = readFileSync(join(out, "cases.jsonl"), "utf8").trim().split("\n");
    return {
      stderr,
      idle: (notEvaluated as { path: string }[]).map(({ path }) => path),
      cases: cases.map((line) => JSON.parse(line) as { caseClass?: string; reason?: string }),
    };
  };
  return { needs, lint, settle };
}

describe("a class by a multiple of the payment standard, which is formed of cases that are classed already", () => {
  const low = {
    when: { multiple: { atMost: "low" } },
    points: {
      method: "proportional",
      withCoefficient: cited(false, "yes/no"),
      cap: cited("none", "method"),
    },
  };
  const city = () =>
    wuxi({
      weights: {
        caseClasses: {
          order: ["bed-day", "invalid", "ungroupable", "low", "normal"],
          thresholds: { low: { method: "fixed", multiple: cited("0.4", "multiple") } },
          classes: { low },
        },
      },
    });
  const path = "weights.caseClasses.classes.low.when.multiple";

  it("NAT-061, WX-023: lint and needs say so up front (LINT_RULE_INERT)", async () => {
    const { lint, needs } = city();
    expect(await lint()).toMatchObject([{ path, severity: "warning" }]);
    expect(await needs()).toContain(`path: ${path}`);
  });

  it("no case that comes to it is paid as normal in silence", async () => {
    const { idle, cases, stderr } = await city().settle();
    expect(idle).toContain(path);
    expect(cases.filter(({ caseClass }) => caseClass === "normal")).toEqual([]);
    expect(cases.filter(({ reason }) => reason === "no-payment-standard")).toHaveLength(59);
    // Each ledger tells its own cases: together they are those of the area.
    const told = [
      ...stderr.matchAll(/the fund is not settled: .*?(\d+) cases: [^;]+ \(no-payment-standard\)/g),
    ];
    expect(told).toHaveLength(4);
    expect(told.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(59);
  });
});

describe("rules of a rate city that its edition or its budget leaves without effect", () => {
  it("no fund share: lint, needs and the settlement say that fund payments are left open", async () => {
    const ruleset = "hubei-wuhan@2022";
    const lint = await runCli(["ruleset", "lint", ruleset, "--format", "json"]);
    const found = (JSON.parse(lint.stdout) as { code: string; path: string }[]).filter(
      ({ code }) => code === "LINT_RULE_INERT",
    );
    expect(found).toMatchObject([{ path: "settlement.rate.fundShare", severity: "info" }]);
    const needs = await runCli(["ruleset", "needs", ruleset, "--locale", "en"]);
    expect(needs.stdout).toContain("path: settlement.rate.fundShare");
    const engine = createEngine(openRuleset(ruleset));
    expect(engine.parameters.settlement.rate?.fundShare).toBeUndefined();
    expect(engine.notEvaluated.map(({ path }) => path)).toContain("settlement.rate.fundShare");
  });

  it("a floating rate: lint where the edition has no tiers, the settlement where the budget has none (SETTLEMENT_NOT_FLOATING)", async () => {
    const found = inertRules(openRuleset("jiangsu-wuxi@2022"), {
      settlement: { unit: "rate", rate: { yearEnd: "floating", abnormal: {} } } as never,
    });
    expect(found).toMatchObject([{ path: "settlement.rate.yearEnd", severity: "warning" }]);
    const { stderr } = await wuxi({}).settle();
    expect(stderr).toContain("SETTLEMENT_NOT_FLOATING");
  });
});
