import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jsonLines, rowsOf, table } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, settleSmall, yearBudget } from "./small-area.js";

/** Stays of Shanghai's scheme whose groups hold `_` and `.`. */
const STAYS = [
  { caseId: "S1", diagnoses: ["I61.001"], procedures: [] },
  { caseId: "S2", diagnoses: ["I67.100x001"], procedures: ["39.7200x004"], newTechnology: false },
  { caseId: "S3", diagnoses: ["I67.100x001"], procedures: ["39.7200x004"], newTechnology: true },
].map((stay) => ({ ...stay, sex: "male", ageYears: 60, dischargeDisposition: 1 }));
const GROUPS = ["BR1_I61.0", "BE2_39.7", "BE2_39.7_n"];

/** A synthetic edition under Shanghai's scheme. */
const EDITION = {
  id: "own-city",
  version: "2022",
  title: { zh: "虚构城市", en: "Made-up city" },
  region: "330600",
  effective: { from: "2020-01-01", to: "2024-12-31" },
  selectBy: "discharge",
  lastVerifiedOn: "2026-11-28",
  extends: "zhejiang-shaoxing@2020",
  scheme: {
    prescribed: {
      value: "shanghai@2.0",
      unit: "scheme",
      source: { document: "synthetic", clause: "synthetic" },
      status: "assumed",
    },
    standIn: null,
  },
  documents: [{ key: "synthetic", title: "synthetic", issuer: "synthetic", seen: "full-text" }],
};

describe("group codes that hold _ and . are codes, not paths", () => {
  it("CSV and JSONL, in and out, carry them unharmed; the Chinese column 新技术 is read", async () => {
    const folder = temporaryFolder();
    const [jsonl, csv] = [join(folder, "stays.jsonl"), join(folder, "stays.csv")];
    writeFileSync(jsonl, jsonLines(STAYS));
    const rows = STAYS.map(({ caseId, diagnoses, procedures, newTechnology }) =>
      [
        caseId,
        "男",
        60,
        1,
        diagnoses,
        procedures,
        { true: "是", false: "否" }[String(newTechnology)] ?? "",
      ].join(),
    );
    writeFileSync(csv, ["病案号,性别,年龄,离院方式,诊断编码,手术操作编码,新技术", ...rows, ""].join("\n"));
    for (const source of [jsonl, csv]) {
      const [csvOut, jsonlOut] = [join(folder, "BR1_I61.0.csv"), join(folder, "BE2_39.7_n.jsonl")];
      for (const out of [csvOut, jsonlOut]) {
        const run = await runCli(["group", "--scheme", "shanghai@2.0", "--in", source, "--out", out]);
        expect(run).toMatchObject({ code: 0 });
      }
      expect(table(csvOut).map(({ drg }) => drg)).toEqual(GROUPS);
      expect(rowsOf(readFileSync(jsonlOut, "utf8")).map(({ drg }) => drg)).toEqual(GROUPS);
    }
  });

  it("a settlement of such groups carries them to cases, groups and report", async () => {
    const ruleset = join(temporaryFolder(), "edition.json");
    writeFileSync(ruleset, JSON.stringify(EDITION));
    const settled = await settleSmall({
      ruleset,
      groups: [
        { drg: "*", averageCost: "10000" },
        ...GROUPS.map((drg) => ({ drg, averageCost: "10000", basePoints: "100", stable: true })),
      ],
      hospitals: [{ hospitalId: "H1", name: "H1", grade: "secondary", poolingArea: "X", coefficient: "1" }],
      cases: GROUPS.map((drg) => ({
        caseId: `C-${drg}`,
        hospitalId: "H1",
        patientId: `P-${drg}`,
        drg,
        admissionDate: "2022-03-01",
        dischargeDate: "2022-03-08",
        totalCost: "10000",
        fundPayment: "8000",
        poolingArea: "X",
        insuranceType: "employee",
        diagnoses: ["I61.001"],
        procedures: [],
      })),
      budget: yearBudget(2022, "30000"),
    });
    // In the order of their ids, whatever that of the file (docs/decisions/cli-partials.md).
    const sorted = [...GROUPS].sort();
    expect(settled.cases.map(({ drg }) => drg)).toEqual(sorted);
    expect(settled.cases.map(({ caseId }) => caseId)).toEqual(sorted.map((drg) => `C-${drg}`));
    expect(csvRows(join(settled.folder, "groups.csv")).map(({ drg }) => drg)).toEqual(
      expect.arrayContaining(GROUPS),
    );
    expect(settled.statement.map(({ cases }) => cases)).toEqual(["3"]);
  });

  it("explain answers for such a group, and why not for another", async () => {
    const folder = temporaryFolder();
    const cases = join(folder, "stays.jsonl");
    writeFileSync(cases, jsonLines(STAYS));
    const words = ["explain", "--scheme", "shanghai@2.0", "--in", cases, "--case", "S2", "--locale", "zh"];
    const { code, stdout } = await runCli([...words, "--why-not", "BE2_39.7_n"]);
    expect(code).toBe(0);
    expect(stdout).toContain("BE2_39.7");
    expect(stdout).toContain("标明使用新技术");
  });
});
