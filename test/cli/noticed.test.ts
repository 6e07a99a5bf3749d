import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/primitives/index.js";
import { jsonLines, rowsOf, withColumn, yearBefore } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

const EDITION = "zhejiang-shaoxing@2020";
const SMALL_AREA = join(import.meta.dirname, "fixtures", "small-area");

/**
 * The small area with two errors: a coefficient that no hospital of it may have, and a case of a hospital that is not listed. Its history is the year before,
 * with one stay that has no date.
 */
function spoiledArea() {
  const folder = temporaryFolder();
  cpSync(SMALL_AREA, folder, { recursive: true });
  const file = (name: string) => join(folder, name);
  const hospitals = readFileSync(file("hospitals.csv"), "utf8");
  const beyond = hospitals.replace(/^(SYN-H003,.*),1$/m, "$1,9");
  writeFileSync(file("hospitals.csv"), withColumn(beyond, "ownership", "public"));
  const [first, ...others] = rowsOf(readFileSync(file("cases.jsonl"), "utf8"));
  const earlier = others.map(yearBefore);
  const undated = { ...earlier[0], caseId: "undated", admissionDate: undefined, dischargeDate: undefined };
  const cases = [{ ...first, hospitalId: "SYN-H999" }, ...others];
  writeFileSync(file("cases.jsonl"), jsonLines(cases));
  writeFileSync(file("history.jsonl"), jsonLines([...earlier, undated]));
  writeFileSync(file("years.jsonl"), jsonLines([...earlier, ...cases]));
  const named = (option: string, name: string) => [`--${option}`, file(name)];
  return {
    folder,
    ruleset: ["--ruleset", EDITION],
    cases: named("cases", "cases.jsonl"),
    history: named("history", "history.jsonl"),
    years: named("history", "years.jsonl"),
    hospitals: named("hospitals", "hospitals.csv"),
    budget: named("budget", "budget.json"),
  };
}

type Area = ReturnType<typeof spoiledArea>;

const settling = (area: Area) => [...area.cases, ...area.history, ...area.hospitals, ...area.budget];

/** Every command that weighs or settles an area: its words but for `--out`. */
const CALLS: Readonly<Record<string, (area: Area) => readonly string[]>> = {
  settle: (area) => ["settle", ...area.ruleset, ...settling(area)],
  weigh: (area) => ["weigh", ...area.ruleset, ...area.history, ...area.hospitals],
  screen: (area) => ["screen", ...area.ruleset, ...area.cases, ...area.history, ...area.hospitals],
  monitor: (area) => ["monitor", ...area.ruleset, ...area.cases, ...area.history, ...area.hospitals],
  compare: (area) => ["compare", "--baseline", EDITION, "--candidate", EDITION, ...settling(area)],
  "scheme switch": (area) => [
    ...["scheme", "switch", "zj-drg@1.0", "zj-drg@1.1"],
    ...[...area.ruleset, ...settling(area)],
  ],
  cliffs: (area) => ["cliffs", ...area.ruleset, ...settling(area)],
  forecast: (area) => [
    ...["forecast", ...area.ruleset, ...settling(area)],
    ...["--through", "2020-11-30", "--runs", "50"],
  ],
  simulate: (area) => ["simulate", ...area.ruleset, ...area.years, ...area.hospitals],
};

async function noticedBy(command: string) {
  const area = spoiledArea();
  const out = join(area.folder, "out");
  const words = CALLS[command]?.(area) ?? [];
  const { code, stderr } = await runCli([...words, "--out", out, "--locale", "en"]);
  const { diagnostics } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
  return { code, stderr, diagnostics: diagnostics as readonly Diagnostic[] };
}

const codesOf = (diagnostics: readonly Diagnostic[]) => new Set(diagnostics.map(({ code }) => code));

describe("what a run noticed stands in its summary, and the errors among it are told and counted", () => {
  it.each(Object.keys(CALLS))("%s", async (command) => {
    const { code, stderr, diagnostics } = await noticedBy(command);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(codesOf(errors)).toContain("WEIGHTS_GIVEN_BEYOND_LIMITS");
    for (const { message } of errors) expect(stderr).toContain(message.en);
    const last = stderr.trimEnd().split("\n").at(-1);
    const count = `${errors.length} ${errors.length === 1 ? "error" : "errors"} told above`;
    expect([code, last]).toEqual([1, expect.stringContaining(count)]);
    expect(new Set(diagnostics.map((one) => JSON.stringify(one))).size).toBe(diagnostics.length);
  });

  it.each(Object.keys(CALLS).filter((command) => command !== "simulate"))(
    "%s: a stay of the history that is not used",
    async (command) => {
      const { stderr, diagnostics } = await noticedBy(command);
      expect(codesOf(diagnostics)).toContain("HISTORY_CASES_UNUSED");
      expect(stderr).toMatch(
        /\nLeft out \(exit code 1\): .*\b1 history case not used for a fault in the record\b/,
      );
    },
  );

  it.each(["settle", "compare", "scheme switch", "cliffs", "forecast", "simulate"])(
    "%s: a case of a hospital that is not listed, in the summary as on the terminal",
    async (command) => {
      const { stderr, diagnostics } = await noticedBy(command);
      expect(codesOf(diagnostics)).toContain("SETTLEMENT_HOSPITAL_UNLISTED");
      expect(stderr).toContain("SETTLEMENT_HOSPITAL_UNLISTED");
    },
  );

  it("simulate: an edition that was not in force", async () => {
    const area = spoiledArea();
    const out = join(area.folder, "out");
    const words = [...(CALLS.simulate?.(area) ?? []), "--on", "2030-12-31", "--out", out];
    const { stderr } = await runCli(words);
    expect(stderr).toContain("ENGINE_OUTSIDE_EDITION");
    expect(readFileSync(join(out, "summary.json"), "utf8")).toContain("ENGINE_OUTSIDE_EDITION");
  });
});

describe("warnings of settling: nothing is broken, but money went another way than the reader may think", () => {
  /** A small area of Wuxi: three hospitals, of which one has no accuracy of its settlement lists. */
  function smallWuxi(accuracy: string) {
    const folder = temporaryFolder();
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const figures = "hospitalId,grade,tier,poolingArea,headRatioGrowth,costPerWeightGrowth,listAccuracy";
    const hospitals = ["T1,tertiary,L1,A,1.02,1.01,0.99", `T2,tertiary,L1,A,0.98,0.99,${accuracy}`];
    const cases = ["T1", "T2"].map((hospitalId) => ({
      caseId: hospitalId,
      ...{ hospitalId, poolingArea: "A", insuranceType: "employee", careType: "acute", drg: "AG19" },
      ...{ admissionDate: "2022-03-05", dischargeDate: "2022-03-10", totalCost: "13000.00" },
      ...{ fundPayment: "1000.00", patientPayment: "500.00" },
    }));
    const fund = { poolingArea: "A", insuranceType: "employee", amount: "10000000.00" };
    const budget = { period: { from: "2022-01-01", to: "2022-12-31" }, funds: [fund] };
    const words = [
      ...["settle", "--ruleset", "jiangsu-wuxi@2022", "--cases", file("cases.jsonl", jsonLines(cases))],
      ...["--hospitals", file("hospitals.csv", [figures, ...hospitals].join("\n"))],
      ...["--budget", file("budget.json", JSON.stringify(budget)), "--out", join(folder, "out")],
      ...["--set", "settlement.clearingCoefficient.combination=product"],
      ...["--set", "settlement.clearingCoefficient.appliesTo=amount", "--locale", "en"],
    ];
    return { words, page: () => readFileSync(join(folder, "out", "report.html"), "utf8") };
  }

  it("WX-014: a hospital without a clearing coefficient is told on the terminal and on the page", async () => {
    const lacking = smallWuxi("");
    const { code, stderr } = await runCli(lacking.words);
    const said = "T2 lacks listAccuracy; the rule that needs it was not applied. Supply it.";
    expect([code, stderr]).toEqual([0, expect.stringContaining(`SETTLEMENT_INPUT_MISSING: ${said}`)]);
    expect(lacking.page()).toContain("What settling noticed");
    expect(lacking.page()).toContain(said);
  });

  it("where nothing was noticed there is nothing to tell", async () => {
    const whole = smallWuxi("0.95");
    // Without totals of tiers a rate that floats at the end of the year would be told as not carried out.
    const words = [...whole.words, "--set", "settlement.rate.yearEnd.applies=false"];
    expect((await runCli(words)).stderr).not.toContain("SETTLEMENT_");
    expect(whole.page()).not.toContain("What settling noticed");
  });
});
