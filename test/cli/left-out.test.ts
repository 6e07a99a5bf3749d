import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND_NAMES } from "../../src/cli/commands/registry.js";
import { exitCode, type LeftOut } from "../../src/cli/left-out.js";
import { jsonLines, rowsOf, withColumn, yearBefore } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

type Row = Record<string, unknown>;

const RULESET = ["--ruleset", "zhejiang-shaoxing@2020"];
const PAYS_BY_DISEASE = "zhejiang-shaoxing@2018";

/** The list that such an edition leaves to its area. */
const DISEASES = {
  for: PAYS_BY_DISEASE,
  documents: [{ key: "list", title: "病种目录", seen: "none" }],
  values: {
    "settlement.byDisease.diseases": {
      value: [{ id: "hernia", diagnoses: ["K40.900"], procedures: ["53.0000"] }],
      unit: "diseases",
      source: { document: "list", clause: "1" },
      status: "supplied",
    },
  },
};

/** The small area in a folder of its own, its cases as they are or spoiled in one way; the cases of two years are its history. */
function smallArea(spoil: (rows: Row[]) => readonly Row[], broken = "") {
  const folder = temporaryFolder();
  cpSync(join(import.meta.dirname, "fixtures", "small-area"), folder, { recursive: true });
  const file = (name: string) => join(folder, name);
  const good: Row[] = rowsOf(readFileSync(file("cases.jsonl"), "utf8"));
  const earlier = good.map(yearBefore);
  const rows = spoil(good);
  writeFileSync(file("years.jsonl"), jsonLines([...earlier, ...rows]) + broken);
  writeFileSync(file("cases.jsonl"), jsonLines(rows) + broken);
  writeFileSync(file("diseases.json"), JSON.stringify(DISEASES));
  const hospitals = readFileSync(file("hospitals.csv"), "utf8");
  writeFileSync(file("hospitals.csv"), withColumn(hospitals, "ownership", "public"));
  const [first = {}] = good;
  const { caseId, hospitalId } = first;
  const applied = {
    applicationId: "A1",
    kind: "special-review",
    appliedOn: "2021-03-01",
    reason: "high-cost",
  };
  writeFileSync(file("applications.jsonl"), jsonLines([{ ...applied, caseId, hospitalId }]));
  return {
    file,
    groups: ["--groups", file("groups.csv")],
    hospitals: ["--hospitals", file("hospitals.csv")],
  };
}

type Area = ReturnType<typeof smallArea>;

const cases = ({ file }: Area) => ["--cases", file("cases.jsonl")];
const budget = ({ file }: Area) => ["--budget", file("budget.json")];
const settled = (area: Area) => [
  ...RULESET,
  ...cases(area),
  ...area.groups,
  ...area.hospitals,
  ...budget(area),
];

/** Settles the area, for the commands that go on from a settlement. */
async function settledFolder(area: Area): Promise<string> {
  const out = area.file("settled");
  await runCli(["settle", ...settled(area), "--out", out]);
  return out;
}

/** Every command that reads cases, or goes on from their settlement: its words but for `--out`. */
const CALLS: Readonly<Record<string, (area: Area) => Promise<readonly string[]> | readonly string[]>> = {
  group: ({ file }) => ["--scheme", "zj-drg@1.1", "--in", file("cases.jsonl")],
  weigh: (area) => [...RULESET, "--history", area.file("cases.jsonl"), ...area.hospitals],
  settle: settled,
  compare: (area) => [
    ...["--baseline", "zhejiang-shaoxing@2020", "--candidate", "zhejiang-shaoxing@2020"],
    ...[...cases(area), ...area.groups, ...area.hospitals, ...budget(area)],
  ],
  screen: (area) => [...RULESET, ...cases(area)],
  monitor: (area) => [...RULESET, ...cases(area), ...area.groups, ...area.hospitals],
  feedback: (area) => [...RULESET, ...cases(area)],
  simulate: (area) => [...RULESET, "--history", area.file("years.jsonl"), ...area.hospitals],
  price: ({ file, groups, hospitals }) => [
    ...["--in", file("cases.jsonl"), ...RULESET, ...groups, ...hospitals, "--point-value", "100"],
  ],
  "codes convert": ({ file }) => ["--in", file("cases.jsonl"), "--from", "gl"],
  "bed-day standard": (area) => [...RULESET, "--history", area.file("cases.jsonl"), ...area.hospitals],
  "disease standard": (area) => [
    ...["--ruleset", PAYS_BY_DISEASE, "--values", area.file("diseases.json")],
    ...["--history", area.file("cases.jsonl"), ...area.hospitals],
  ],
  match: ({ file }) => ["--cases", file("cases.jsonl"), "--front-sheets", file("cases.jsonl")],
  resettle: async (area) => ["--settled", await settledFolder(area)],
  prepay: async (area) => ["--settled", await settledFolder(area), "--month", "2020-01"],
  review: async (area) => [
    ...["--settled", await settledFolder(area), "--applications", area.file("applications.jsonl")],
  ],
  clear: async (area) => {
    const folder = await settledFolder(area);
    await runCli(["prepay", "--settled", folder, "--month", "2020-12", "--out", area.file("prepaid")]);
    return ["--settled", folder, "--prepaid", area.file("prepaid/prepayment.csv")];
  },
};

async function called(command: string, area: Area, locale: string) {
  const words = (await CALLS[command]?.(area)) ?? [];
  const out = command === "group" ? "out.jsonl" : command === "price" ? "out.csv" : "out";
  const run = await runCli([...command.split(" "), ...words, "--out", area.file(out), "--locale", locale]);
  return { ...run, last: run.stderr.trimEnd().split("\n").at(-1) ?? "" };
}

const changed = (at: number, change: Row) => (rows: Row[]) =>
  rows.map((row, index) => (index === at ? { ...row, ...change } : row));

describe("whatever is left out of a result makes the exit code 1, and the last line says what and how often", () => {
  it.each(Object.keys(CALLS))("a row: %s", async (command) => {
    const { code, last } = await called(
      command,
      smallArea((rows) => rows, "{ no case }\n"),
      "zh",
    );
    expect([code, last]).toEqual([1, expect.stringMatching(/^有遗漏（退出码 1）：.*退回 [12] 行/)]);
  });

  it.each(Object.keys(CALLS))("a person: %s", async (command) => {
    const damaged = changed(0, { patientId: "3.30602E+17" });
    const { code, last } = await called(command, smallArea(damaged), "en");
    expect([code, last]).toEqual([
      1,
      expect.stringMatching(/^Left out \(exit code 1\): .*\b[12] ids? not used/),
    ]);
  });

  /** Commands that look at no code of a case, or say what became of each in another way. */
  const WITHOUT_CODES = ["codes convert", "match"];

  it.each(Object.keys(CALLS).filter((name) => !WITHOUT_CODES.includes(name)))(
    "a code: %s",
    async (command) => {
      const unknown = changed(0, { procedures: ["99.9999x999"] });
      const { code, last } = await called(command, smallArea(unknown), "zh");
      expect([code, last]).toEqual([1, expect.stringMatching(/^有遗漏（退出码 1）：.*编码存疑 1 例/)]);
    },
  );

  it.each(["settle", "compare", "simulate", "resettle", "prepay", "review", "clear"])(
    "a case and its yuan: %s",
    async (command) => {
      const stranger = changed(0, { hospitalId: "SYN-H999", totalCost: "1234.50" });
      const { code, last } = await called(command, smallArea(stranger), "zh");
      expect([code, last]).toEqual([1, expect.stringContaining("未结算 1 例，其费用 1234.50 元")]);
    },
  );

  it.each([
    ["weigh", { totalCost: undefined }, "1 history case not used for a fault in the record"],
    ["monitor", { dischargeDate: undefined }, "1 case in no period for want of a discharge date"],
    ["feedback", { hospitalId: undefined }, "1 case of a hospital that is not known"],
    ["price", { hospitalId: "SYN-H999" }, "1 case of a hospital that is not known"],
  ])("%s: a case that it has no place for", async (command, change, words) => {
    const { code, last } = await called(command, smallArea(changed(0, change)), "en");
    expect([code, last]).toEqual([1, expect.stringContaining(words)]);
  });

  it("codes convert: a code that has no other", async () => {
    const unknown = changed(0, { procedures: ["99.9999x999"] });
    const { code, last } = await called("codes convert", smallArea(unknown), "zh");
    expect([code, last]).toEqual([1, "有遗漏（退出码 1）：未转换的编码 1 个"]);
  });

  it.each(Object.keys(CALLS))("nothing: %s ends with 0 and says nothing of it", async (command) => {
    const { code, stderr } = await called(
      command,
      smallArea((rows) => rows),
      "zh",
    );
    expect([code, stderr.includes("遗漏")]).toEqual([0, false]);
  });

  it("the table names commands that there are", () => {
    expect(Object.keys(CALLS).filter((name) => !COMMAND_NAMES.includes(name as never))).toEqual([]);
  });

  it("a count agrees with its noun; what is 0 or absent is not said", () => {
    const said = (leftOut: LeftOut, locale: "zh" | "en") => {
      let text = "";
      const stderr = { write: (line: string) => (text += line) };
      const code = exitCode(leftOut, { terminal: { stderr } as never, locale });
      return [code, text];
    };
    expect(said({ rows: 1, cases: 2, unsettledFen: 123_450, codes: 0, ids: undefined }, "en")).toEqual([
      ...[1, "Left out (exit code 1): 1 row rejected, 2 cases not settled, 1234.50 yuan of their cost\n"],
    ]);
    expect(said({ rows: 0 }, "zh")).toEqual([0, ""]);
  });
});
