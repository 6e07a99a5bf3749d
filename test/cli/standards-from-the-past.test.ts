import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.js";
import { csvRows, type Row, rowsFile, settleSmall, yearBudget } from "./small-area.js";

const RULESET = "zhejiang-shaoxing@2018";

it("LS-005, SX-023: a stay that stands twice in the history counts once in the standards too, and that is said as weigh says it", async () => {
  const area = join(temporaryFolder(), "area");
  const path = (name: string) => join(area, name);
  await runCli(["sample", "--ruleset", RULESET, "--cases", "400", "--seed", "5", "--out", area]);
  const [first = "", ...history] = readFileSync(path("history.jsonl"), "utf8").trimEnd().split("\n");
  const other = JSON.stringify({ ...JSON.parse(first), totalCost: "1.00" });
  const given = { once: history, twice: [...history, ...history, first, other] };
  const derived = async (command: string, name: keyof typeof given) => {
    const [file, out] = [path(`${name}.jsonl`), path(`${command}-${name}`)];
    writeFileSync(file, `${given[name].join("\n")}\n`);
    const inputs = ["--history", file, "--hospitals", path("hospitals.csv"), "--values", path("values.json")];
    const words = [command, "standard", "--ruleset", RULESET, ...inputs, "--out", out, "--locale", "en"];
    const { stderr } = await runCli(words);
    const [table, values] = [command === "bed-day" ? "bed-day.csv" : "disease-standards.csv", "values.json"];
    const files = [table, values].map((each) => readFileSync(join(out, each), "utf8"));
    return { files, stderr };
  };
  for (const command of ["bed-day", "disease"]) {
    const once = await derived(command, "once");
    expect(once.files[0]?.split("\n").length, command).toBeGreaterThan(2);
    expect(once.stderr).not.toMatch(/the same stay once more|contradict each other/);
    const twice = await derived(command, "twice");
    expect(twice.files).toEqual(once.files);
    expect(twice.stderr).toContain(
      `${history.length} history cases were not used: the same stay once more, counted once`,
    );
    expect(twice.stderr).toContain(
      "2 history cases were not used: rows of one stay that contradict each other",
    );
  }
});

/** What a command of standards makes of a past. */
async function derivedFrom(past: readonly Row[], ruleset: string, command: string, ...more: string[]) {
  const folder = temporaryFolder();
  const hospitals = rowsFile(folder, "hospitals.jsonl", [
    { hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X", ownership: "public" },
  ]);
  const words = [command, "standard", "--ruleset", ruleset, "--hospitals", hospitals, ...more];
  const history = rowsFile(folder, "history.jsonl", past);
  const out = join(folder, "out");
  const run = await runCli([...words, "--history", history, "--out", out, "--locale", "en"]);
  const table = command === "bed-day" ? "bed-day.csv" : "disease-standards.csv";
  return { ...run, rows: csvRows(join(out, table)), out };
}

const ward = (caseId: string, more: Row = {}): Row => ({
  ...{ caseId, hospitalId: "H1", patientId: caseId, poolingArea: "X", insuranceType: "employee" },
  ...{ admissionDate: "2017-03-01", dischargeDate: "2017-03-11", totalCost: "3000.00" },
  ...{ careType: "psychiatric", drg: "TR29", diagnoses: ["F20.000"], procedures: [] },
  ...more,
});

it("SX-027, LS-005: a stay of an unknown class makes no standard for every class, and is told", async () => {
  const past = [
    ...["a", "b"].map((id) => ward(id, { marks: { careClass: "A" } })),
    ward("unknown", { totalCost: "10000.00" }),
  ];
  const { code, rows, stderr } = await derivedFrom(past, RULESET, "bed-day");
  expect(rows).toMatchObject([{ careClass: "A", stays: "2", daily: "300.00", coverage: "0.666666666667" }]);
  expect(code).toBe(1);
  expect(stderr).toContain(
    "1 history case was not used: of an unknown class of care, which keeps standards apart (careClass)",
  );
});

it("SX-027: where the past tells no class, standards are not kept apart by it, unless they are asked for by class", async () => {
  const past = [ward("a"), ward("b")];
  expect((await derivedFrom(past, RULESET, "bed-day")).rows).toMatchObject([
    { poolingArea: "X", careClass: "", stays: "2" },
  ]);
  const asked = await derivedFrom(past, RULESET, "bed-day", "--by", "area,class");
  expect([asked.rows, asked.code]).toEqual([[], 1]);
});

it.each([
  ["bed-day", ward],
  ["disease", (caseId: string, more: Row = {}) => ward(caseId, { careType: "acute", ...more })],
] as const)(
  "ZJ-032, SX-015: no %s standard rests on history that is free, without cost, undated or of other years; told by reason",
  async (command, stay) => {
    const past = [
      stay("counts"),
      stay("free", { totalCost: "0" }),
      stay("without", { totalCost: undefined }),
      stay("undated", { dischargeDate: undefined, lengthOfStayDays: 10 }),
      stay("long-ago", { admissionDate: "2010-03-01", dischargeDate: "2010-03-11" }),
      stay("this-year", { admissionDate: "2018-03-01", dischargeDate: "2018-03-11" }),
    ];
    const list = join(temporaryFolder(), "list.json");
    const diseases = {
      value: [{ id: "listed", diagnoses: ["F20.000"], procedures: [] }],
      ...{ unit: "diseases", source: { document: "list", clause: "1" }, status: "supplied" },
    };
    writeFileSync(
      list,
      JSON.stringify({
        for: RULESET,
        documents: [{ key: "list", title: "list", seen: "none" }],
        values: { "settlement.byDisease.diseases": diseases },
      }),
    );
    const listed = ["--values", list];
    const { code, rows, stderr } = await derivedFrom(past, RULESET, command, ...listed, "--on", "2018-12-31");
    expect(rows).toMatchObject([{ stays: "1", coverage: "1" }]);
    // Without a day the years are the newest of the history, as weigh has them.
    const newest = await derivedFrom(past, RULESET, command, ...listed);
    expect(newest.rows).toMatchObject([{ stays: "2" }]);
    expect(newest.stdout).toContain("from the years 2017, 2018; files:");
    const inputs = ["history", "hospitals"].flatMap((name) => [
      `--${name}`,
      join(newest.out, "..", `${name}.jsonl`),
    ]);
    const weighed = join(newest.out, "..", "weighed");
    await runCli(["weigh", "--ruleset", RULESET, ...inputs, "--out", weighed]);
    const yearsOf = (folder: string) => JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")).years;
    expect(yearsOf(newest.out)).toEqual([2017, 2018]);
    expect(yearsOf(weighed)).toEqual([2017, 2018]);
    const told = stderr
      .split("\n")
      .map((line) => /(\d+) history cases? (?:was|were) not used.*\((.*)\)/.exec(line));
    expect(told.flatMap((found) => (found ? [found.slice(1).join(" ")] : []))).toEqual([
      "1 cost-missing",
      "1 cost-not-positive",
      "1 discharge-date-missing",
      "2 outside-years",
    ]);
    expect([code, stderr]).toEqual([1, expect.stringContaining("3 history cases not used for a fault")]);
  },
);

it.each(["zhejiang@2020", "zhejiang-shaoxing@2020", "zhejiang-lishui@2020"])(
  "ZJ-013, LS-005, %s: what the past comes to a day is written where the edition reads it, and pays the next year's stays",
  async (ruleset) => {
    const past = [2016, 2017, 2018, 2019].map((year) =>
      ward(String(year), { admissionDate: `${year}-03-01`, dischargeDate: `${year}-03-11` }),
    );
    const { code, out, stderr } = await derivedFrom(past, ruleset, "bed-day");
    expect([code, stderr.replace(/^.*outside-years.*\n/, "")]).toEqual([0, ""]);
    const now = ward("now", {
      admissionDate: "2020-03-01",
      dischargeDate: "2020-03-11",
      fundPayment: "2000",
    });
    const settled = await settleSmall(
      {
        ...{ ruleset, cases: [now], budget: yearBudget(2020, "9000") },
        hospitals: [{ hospitalId: "H1", name: "H1", grade: "tertiary", poolingArea: "X", coefficient: "1" }],
        groups: [{ drg: "*", averageCost: "10000" }],
      },
      ["--values", join(out, "values.json")],
    );
    // 300 yuan a day of 10,000 yuan a stay are 3 points, for ten days.
    expect(settled.cases).toMatchObject([{ caseClass: "bed-day", points: "30", settlement: "settled" }]);
  },
);

it("ZJ-013, zhejiang@2020: standards are kept apart by grade, as its table is; a hospital that nobody lists is told", async () => {
  const past = [ward("listed"), ward("unlisted", { hospitalId: "H9" })].map((row) => ({
    ...row,
    ...{ admissionDate: "2019-03-01", dischargeDate: "2019-03-11" },
  }));
  const { code, rows, stderr } = await derivedFrom(past, "zhejiang@2020", "bed-day");
  expect(rows).toMatchObject([{ grade: "tertiary", poolingArea: "", stays: "1" }]);
  expect([code, stderr]).toEqual([1, expect.stringContaining("at a hospital of unknown grade")]);
});

it("ZJ-013, zhejiang@2020: with another --by the table shows what values.json, whose cells are by grade, does not rest on; that is told with how to see it", async () => {
  const past = ["a", "b"].map((id) => ({
    ...ward(id, { poolingArea: id }),
    ...{ admissionDate: "2019-03-01", dischargeDate: "2019-03-11" },
  }));
  const derived = (...by: string[]) =>
    derivedFrom(past, "zhejiang@2020", "bed-day", "--minimum-stays", "1", ...by);
  const byArea = await derived("--by", "area");
  expect(byArea.rows.map(({ poolingArea, grade }) => [poolingArea, grade])).toEqual([
    ["a", ""],
    ["b", ""],
  ]);
  const told =
    "STANDARDS_KEPT_APART_OTHERWISE: bed-day.csv is kept apart by --by area, and of values.json 1 (weights.caseClasses.classes.bed-day.points.daily.psychiatric.tertiary and on) can only be kept apart by --by grade, for the edition has such a table there: these values are not the averages of the rows of bed-day.csv. To see the stays and the spread that they rest on, run it with --by grade as well.";
  expect(byArea.stderr).toContain(told);
  const summary = JSON.parse(readFileSync(join(byArea.out, "summary.json"), "utf8"));
  expect(summary.diagnostics).toMatchObject([
    {
      code: "STANDARDS_KEPT_APART_OTHERWISE",
      message: {
        zh: "bed-day.csv 按 --by area 分开，而 values.json 中有 1 项（weights.caseClasses.classes.bed-day.points.daily.psychiatric.tertiary 等）只能按 --by grade 分开，因为规则集在那里是一张这样的表：这些取值不是 bed-day.csv 各行的平均。要看它们所据的例数与变异系数，请另以 --by grade 运行。",
      },
    },
  ]);
  for (const by of [[], ["--by", "grade"]]) {
    const { stderr, rows } = await derived(...by);
    expect(stderr).not.toContain("STANDARDS_KEPT_APART_OTHERWISE");
    expect(rows).toMatchObject([{ grade: "tertiary", stays: "2" }]);
  }
});

it("standards by grade ask for the hospitals file, which alone says the grades", async () => {
  const folder = temporaryFolder();
  const history = rowsFile(folder, "history.jsonl", [ward("a")]);
  const words = ["bed-day", "standard", "--ruleset", RULESET, "--history", history, "--by", "grade"];
  const { code, stderr } = await runCli([...words, "--out", join(folder, "out"), "--locale", "en"]);
  expect(code).toBe(2);
  expect(stderr).toContain("OPTION_MISSING: bed-day standard needs the option --hospitals.");
});
