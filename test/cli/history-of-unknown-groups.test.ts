import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCase, parsePublishedGroup } from "../../src/cases/index.js";
import { historyUses } from "../../src/weights/index.js";
import { edition, engineFor } from "../engine/sample-engine.js";
import { runCli, temporaryFolder } from "./run-cli.js";
import { type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

const RULESET = "zhejiang-lishui@2020";

/** A stay in a group that the official platform gave; synthetic. */
function stay(caseId: string, year: number, drg: string, totalCost: string, change: Row = {}): Row {
  return {
    ...{ caseId, hospitalId: "H1", patientId: `P-${caseId}`, drg, totalCost, fundPayment: "1000.00" },
    ...{ admissionDate: `${year}-03-01`, dischargeDate: `${year}-03-05`, diagnoses: [], procedures: [] },
    ...{ insuranceType: "employee", poolingArea: "X", careType: "acute", ageYears: 40, sex: "male" },
    ...{ patientPayment: "1000.00", selfFunded: "0.00", marks: {}, ...change },
  };
}

const groups: readonly [string, string][] = [
  ["GB23", "20000.00"],
  ["FR15", "8000.00"],
];
const HISTORY = groups.flatMap(([drg, cost]) =>
  [2018, 2019].flatMap((year) =>
    Array.from({ length: 6 }, (_, at) => stay(`${drg}-${year}-${at}`, year, drg, cost)),
  ),
);
/** Seven dear rows in a group that nobody knows, and one whose code is written small. */
const STRANGE = [
  ...Array.from({ length: 7 }, (_, at) => stay(`strange-${at}`, 2019, "XX99", "900000.00")),
  stay("small", 2019, "gb23", "900000.00"),
];
const ALL = [...STRANGE.slice(0, 3), ...HISTORY, ...STRANGE.slice(3)];
const CASES = groups.flatMap(([drg, cost], at) => [
  stay(`c${at}`, 2020, drg, cost),
  stay(`d${at}`, 2020, drg, cost, { hospitalId: "H2" }),
]);
const HOSPITALS = [
  { hospitalId: "H1", name: "h1", grade: "secondary", poolingArea: "X", coefficient: "1.1" },
  { hospitalId: "H2", name: "h2", grade: "secondary", poolingArea: "X", coefficient: "1" },
];
const AREA = { ruleset: RULESET, cases: CASES, hospitals: HOSPITALS, budget: yearBudget(2020, "60000.00") };

const CODE = "ENGINE_HISTORY_GROUPS_UNKNOWN";
const told =
  /8 history cases carry 2 groups .*"XX99" \(7 cases: strange-0, strange-1, strange-2 and 4 more\), "gb23" \(GB23\? 1 case: small\)/;

async function run(words: readonly string[], history: readonly Row[]) {
  const folder = temporaryFolder();
  const out = join(folder, "out");
  const ran = await runCli([
    ...words,
    ...["--history", rowsFile(folder, "history.jsonl", history), "--out", out, "--locale", "en"],
    ...["--hospitals", rowsFile(folder, "hospitals.jsonl", HOSPITALS)],
  ]);
  return { ...ran, out, read: (name: string) => readFileSync(join(out, name), "utf8") };
}

describe("history rows of a group that neither the scheme nor a group table knows", () => {
  it("settle: nobody is paid otherwise for them, and they are told by code, count, group and id", async () => {
    const clean = await settleSmall({ ...AREA, history: HISTORY });
    const settled = await settleSmall({ ...AREA, history: ALL });
    for (const name of ["groups.csv", "statement.csv", "cases.jsonl"]) {
      expect(readFileSync(join(settled.folder, name), "utf8")).toBe(
        readFileSync(join(clean.folder, name), "utf8"),
      );
    }
    expect(clean.code).toBe(0);
    // It tells two of the four years that Lishui looks back on, and nothing else is said of it.
    expect(clean.stderr).toMatch(/^ENGINE_HISTORY_YEARS_LACKING: .*none of 2016, 2017:.*\n$/);
    expect(clean.summary.counts.historyByUse).toMatchObject({ used: 24 });
    expect(settled.code).toBe(1);
    expect(settled.stderr).toContain(CODE);
    expect(settled.stderr).toMatch(told);
    expect(settled.summary.counts.historyByUse).toMatchObject({ used: 24, "group-unknown": 8 });
    const notes = settled.summary.diagnostics.filter(({ code }: { code: string }) => code === CODE);
    expect(notes).toMatchObject([{ severity: "error", path: "history" }]);
    expect(notes[0].message.en).toMatch(told);
    expect(notes[0].message.zh).toContain("“XX99”（7 例：strange-0、strange-1、strange-2 等）");
    const codes = settled.summary.diagnostics.map(({ code }: { code: string }) => code);
    expect(codes).not.toContain("ENGINE_GROUPS_NOT_IN_SCHEME");
  });

  it("weigh: the same files in any order of the rows and with any number of jobs; the last line counts them", async () => {
    const words = ["weigh", "--ruleset", RULESET];
    const clean = await run(words, HISTORY);
    for (const [history, jobs] of [
      [ALL, "1"],
      [[...ALL].reverse(), "2"],
    ] as const) {
      const weighed = await run([...words, "--jobs", jobs], history);
      expect(weighed.read("groups.csv")).toBe(clean.read("groups.csv"));
      expect(weighed.read("coefficients.csv")).toBe(clean.read("coefficients.csv"));
      expect(weighed.code).toBe(1);
      expect(weighed.stderr).toMatch(told);
      expect(weighed.stderr).toContain("8 history cases not used for a fault in the record");
      expect(weighed.stdout).toContain("8 in a group that nobody knows");
    }
  });

  it("simulate and compare: told and of no weight", async () => {
    const cases = CASES.map((row) => ({ ...row, caseId: `past-${row.caseId}` }));
    const words = ["simulate", "--ruleset", RULESET];
    const clean = await run(words, [...HISTORY, ...cases]);
    const simulated = await run(words, [...ALL, ...cases]);
    const lines = (text: string) => text.split("\n").filter((line) => line.startsWith("2020,"));
    expect(lines(simulated.read("simulation.csv"))).toEqual(lines(clean.read("simulation.csv")));
    expect(simulated.stderr).toContain(CODE);

    const folder = temporaryFolder();
    const files = [
      ...["--cases", rowsFile(folder, "cases.jsonl", CASES)],
      ...["--budget", rowsFile(folder, "budget.json", [yearBudget(2020, "60000.00")])],
    ];
    const both = ["compare", "--baseline", RULESET, "--candidate", RULESET, ...files];
    const before = await run(both, HISTORY);
    const compared = await run(both, ALL);
    expect(compared.read("comparison.csv")).toBe(before.read("comparison.csv"));
    expect(compared.stderr).toMatch(told);
  });

  it("a part of the history and the rest of it merge to what one run finds", async () => {
    const folder = temporaryFolder();
    const hospitals = rowsFile(folder, "hospitals.jsonl", HOSPITALS);
    const weigh = async (history: readonly Row[], name: string, more: readonly string[]) =>
      runCli([
        ...[
          "weigh",
          "--ruleset",
          RULESET,
          "--hospitals",
          hospitals,
          "--locale",
          "en",
          "--out",
          join(folder, name),
        ],
        ...["--history", rowsFile(folder, `${name}.jsonl`, history), ...more],
      ]);
    await weigh(ALL.slice(0, 20), "one", ["--partial"]);
    await weigh(ALL.slice(20), "other", ["--partial"]);
    await weigh(ALL, "whole", []);
    const merged = await runCli([
      "merge",
      join(folder, "one"),
      "--in",
      join(folder, "other"),
      "--out",
      join(folder, "merged"),
      "--locale",
      "en",
    ]);
    expect(merged.stderr).toMatch(told);
    const read = (name: string, file: string) => readFileSync(join(folder, name, file), "utf8");
    expect(read("merged", "groups.csv")).toBe(read("whole", "groups.csv"));
    const noted = (name: string) => JSON.parse(read(name, "summary.json")).diagnostics;
    expect(noted("merged")).toEqual(noted("whole"));
  });

  it("a history of nothing else leaves no group with a value, and says why", async () => {
    const weighed = await run(["weigh", "--ruleset", RULESET], STRANGE);
    expect(weighed.code).toBe(1);
    expect(weighed.stderr).toMatch(told);
    expect(
      weighed
        .read("groups.csv")
        .trim()
        .split("\n")
        .filter((line) => !line.startsWith("*")),
    ).toHaveLength(1);
  });
});

describe("under a scheme that only stands in for the prescribed one (ZJ-030), nobody can say that a code is wrong", () => {
  const past = ALL.map((row) => ({
    ...row,
    ...{ admissionDate: "2024-03-01", dischargeDate: "2024-03-05" },
  }));
  const words = ["weigh", "--ruleset", "zhejiang@2025"];

  it("its history counts and is told on stderr, in words that speak of no group table: none was given", async () => {
    const weighed = await run(words, past);
    expect(weighed.stderr).not.toContain(CODE);
    expect(weighed.stderr).toMatch(
      /ENGINE_GROUPS_NOT_IN_SCHEME: The history has 2 groups .*XX99.*the averages rest on/,
    );
    expect(weighed.read("groups.csv")).toContain("XX99,7,");
  });

  it("a table that is given knows groups of its own, for history as for cases; another group is left out", () => {
    const engine = engineFor(edition("zhejiang/2025"), { on: "2025-12-31" });
    const history = engine.take(past.map((row) => parseCase(row)));
    const groups = [parsePublishedGroup({ drg: "XX99", averageCost: "9000", basePoints: "90" })];
    const { statistics, known, diagnostics } = engine.weigh({ hospitals: [], history, groups });
    expect(statistics && historyUses(statistics)).toMatchObject({ used: 31, "group-unknown": 1 });
    expect([known?.has("XX99"), known?.has("gb23")]).toEqual([true, false]);
    const [note] = diagnostics.filter(({ code }) => code === CODE);
    expect(note?.message.en).toContain('that the grouping scheme lacks: "gb23"');
  });
});

describe("ENGINE_HISTORY_HOSPITALS_UNLISTED: hospitals of the history that are not listed (SX-032)", () => {
  const history = HISTORY.map((row, at) =>
    at % 4 === 0 ? { ...row, hospitalId: at < 8 ? "OLD" : "GONE" } : row,
  );
  const computed = HOSPITALS.map(({ coefficient: _given, ...row }) => row);
  const stated = async (area: Parameters<typeof settleSmall>[0]) => {
    const { stderr, summary } = await settleSmall(area, ["--unsettled", "reserve"]);
    const notes: { code: string; severity: string; path: string; message: { zh: string } }[] =
      summary.diagnostics;
    return { stderr, note: notes.find(({ code }) => code === "ENGINE_HISTORY_HOSPITALS_UNLISTED") };
  };
  const area = { ...AREA, ruleset: "zhejiang-shaoxing@2020", hospitals: computed };

  it("are told with their cases on the terminal and in the summary, those with most cases first", async () => {
    const { stderr, note } = await stated({ ...area, history });
    expect(stderr).toContain(
      "ENGINE_HISTORY_HOSPITALS_UNLISTED: 6 cases of the history are of 2 hospitals that the hospitals file does not list (GONE 4, OLD 2)",
    );
    expect(note).toMatchObject({ severity: "warning", path: "history.hospitalId" });
    expect(note?.message.zh).toContain(
      "历史病例中有 6 例属于医疗机构文件没有列出的 2 家机构（GONE 4 例、OLD 2 例）",
    );
  });

  it("nothing is said where all are listed, or where no coefficient is computed", async () => {
    expect((await stated({ ...area, history: HISTORY })).note).toBeUndefined();
    expect((await stated({ ...area, hospitals: HOSPITALS, history })).note).toBeUndefined();
  });
});
