import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/primitives/index.js";
import { jsonLines, rowsOf } from "./cases.js";
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
  const [heads, ...hospitals] = readFileSync(file("hospitals.csv"), "utf8").trim().split("\n");
  const beyond = hospitals.map((line) => line.replace(/^(SYN-H003,.*),1$/, "$1,9"));
  const owned = [`${heads},ownership`, ...beyond.map((line) => `${line},public`)];
  writeFileSync(file("hospitals.csv"), owned.join("\n"));
  const [first, ...others] = rowsOf(readFileSync(file("cases.jsonl"), "utf8"));
  const earlier = others.map((row) => ({
    ...row,
    caseId: `earlier ${row.caseId}`,
    admissionDate: String(row.admissionDate).replace("2020", "2019"),
    dischargeDate: String(row.dischargeDate).replace("2020", "2019"),
  }));
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
