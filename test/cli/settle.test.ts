import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AREA_FILES, sampleArea, settleWords } from "./area.js";
import { rowsOf, table, withColumn } from "./cases.js";
import { type CliRun, newFolder, runCli, temporaryFolder } from "./run-cli.js";

const fen = (yuan: string): bigint => {
  expect(yuan).toMatch(/^-?\d+\.\d\d$/);
  return BigInt(yuan.replace(".", ""));
};

function sum(values: Iterable<bigint>): bigint {
  let total = 0n;
  for (const value of values) total += value;
  return total;
}

describe("chs-drg settle", () => {
  let area: string;
  let out: string;
  let run: CliRun;
  beforeAll(async () => {
    area = newFolder();
    out = join(area, "out");
    await sampleArea(area);
    run = await runCli(settleWords(area, out));
  });
  afterAll(() => rmSync(area, { recursive: true }));

  it("ends with 0, prints the statement and says where the files are", () => {
    // Faulty records of the sample are not settled: left out, so code 1 and a line that names them.
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("SETTLEMENT_CASES_NOT_SETTLED"),
    });
    expect(run.stdout).toContain("(synthetic data; no real institution is meant)");
    expect(run.stdout).toContain("SYN-A1 · employee · cost per point");
    expect(run.stdout).toContain(`Files: ${out}/statement.csv`);
    expect(readdirSync(out).sort()).toEqual([
      "cases.jsonl",
      "figures.bin",
      "groups.csv",
      "history.bin",
      "rejected.jsonl",
      "report.html",
      "statement.csv",
      "statistics.bin",
      "summary.json",
      "taken.bin",
      "units.csv",
    ]);
  });

  it("says at the end how many cases each unit paid, as the file of units has them, and how many nothing settles", () => {
    const [, paid = "", open = ""] =
      /^300 cases: (.*), (\d+) not settled; 0 rows rejected$/m.exec(run.stdout) ?? [];
    const told = paid.split(", ").map((part) => Number.parseInt(part, 10));
    const lines = table(join(out, "units.csv"));
    const units = new Set(lines.map(({ unit }) => unit));
    expect(paid).toMatch(/^\d+ by group, \d+ by bed-day/);
    expect(told).toHaveLength(units.size);
    const ofGroups = lines
      .filter(({ unit }) => unit === "drg")
      .reduce((sum, { cases }) => sum + Number(cases), 0);
    expect(told[0]).toBe(ofGroups);
    expect(told.reduce((sum, cases) => sum + cases, Number(open))).toBe(300);
  });

  it("has a line a hospital and fund, whose DRG totals and what is reserved sum to the budget of the fund, to the fen", () => {
    const { funds } = JSON.parse(readFileSync(join(area, "budget.json"), "utf8"));
    // What is reserved for faulty records has a line of its own, which names no hospital.
    const lines = table(join(out, "statement.csv"));
    expect(new Set(lines.map((line) => `${line.hospitalId} ${line.insuranceType}`)).size).toBe(lines.length);
    for (const { poolingArea, insuranceType, amount } of funds) {
      const own = lines.filter(
        (line) => line.poolingArea === poolingArea && line.insuranceType === insuranceType,
      );
      const budget = BigInt(Math.round(Number(amount) * 100));
      expect(sum(own.map((line) => fen(line.drgTotalCost || line.reserved || "")))).toBe(budget);
    }
  });

  it("pays each hospital what its cases are paid", () => {
    const paid = new Map<string, bigint>();
    for (const { hospitalId, payment } of rowsOf(readFileSync(join(out, "cases.jsonl"), "utf8"))) {
      if (typeof payment !== "string" || typeof hospitalId !== "string") continue;
      const amount = fen(
        payment.includes(".") ? payment.padEnd(payment.indexOf(".") + 3, "0") : `${payment}.00`,
      );
      paid.set(hospitalId, (paid.get(hospitalId) ?? 0n) + amount);
    }
    const due = new Map<string, bigint>();
    for (const { hospitalId = "", drgTotalCost = "" } of table(join(out, "statement.csv"))) {
      if (hospitalId === "") continue;
      due.set(hospitalId, (due.get(hospitalId) ?? 0n) + fen(drgTotalCost));
    }
    expect(paid).toEqual(due);
  });

  it("accounts for every case in the summary, and names what the figures rest on", () => {
    const summary = JSON.parse(readFileSync(join(out, "summary.json"), "utf8"));
    const { cases, history, byGroupingStatus, bySettlement, byClass } = summary.counts;
    expect(cases).toEqual({ rows: 300, read: 300, rejected: 0 });
    expect(history.rows).toBe(history.read);
    for (const counts of [byGroupingStatus, bySettlement, byClass]) {
      expect(Object.values<number>(counts).reduce((total, count) => total + count, 0)).toBe(300);
    }
    expect(summary.assumptions.length).toBeGreaterThan(0);
    expect(summary.notEvaluated.length).toBeGreaterThan(0);
    expect(summary.inputs.map(({ role }: { role: string }) => role)).toEqual([
      "cases",
      "hospitals",
      "budget",
      "history",
      "values",
    ]);
  });

  it("names what the figures rest on in the reader's language: values, readings, units and documents", () => {
    const report = readFileSync(join(out, "report.html"), "utf8");
    const said = (zh: string, en: string) => {
      expect(report).toContain(`<span lang="zh">${zh}</span>`);
      expect(report).toContain(`<span lang="en">${en}</span>`);
    };
    said("历史数据 · 分位数定义", "history · definition of quantiles");
    said("线性插值", "linear interpolation");
    said(
      "结余留用、超支分担 · 结余由医疗机构留用的比例",
      "sharing of surplus and overspend · share of a surplus that hospitals keep",
    );
    expect(report).not.toMatch(/>(?:linear|share|halfUp)</);
    expect(report).toContain('<td class="left name">行业通行做法（未见原文）：分位数的线性插值</td>');
  });

  it("writes a report that needs nothing from elsewhere; its one script stands in it, and sorts tables", () => {
    const report = readFileSync(join(out, "report.html"), "utf8");
    expect(report).toMatch(/^<!doctype html>/);
    expect(report).toContain("Synthetic data");
    expect(report).toContain("合成数据");
    expect(report).toContain("按支付单元");
    expect(report).toMatch(/reserved for \d+ cases?: [\d,.]+ yuan;/);
    expect(report).not.toMatch(/<script[^>]|<link|@import|url\((?!#)|src=|href=(?!"#)/);
    expect(report.match(/<script/g)).toHaveLength(1);
  });

  it("reads a CSV with a broken row: the row is in rejected.jsonl and the counts add up", async () => {
    const rows = rowsOf(readFileSync(join(area, "cases.jsonl"), "utf8")).slice(0, 50);
    const cell = (value: unknown) => `"${String(value ?? "").replaceAll('"', '""')}"`;
    const lines = rows.map((row) =>
      [
        cell(row.caseId),
        cell(row.hospitalId),
        cell(row.patientId),
        cell(row.sex === "female" ? "女" : "男"),
        cell(row.ageYears),
        cell(row.admissionDate),
        cell(row.dischargeDate),
        cell((row.diagnoses as string[]).join("|")),
        cell((row.procedures as string[]).join("|")),
        cell(Number(row.totalCost ?? 0).toLocaleString("en-US", { minimumFractionDigits: 2 })),
        cell(row.fundPayment),
        cell(row.insuranceType === "employee" ? "职工" : "居民"),
        cell(row.poolingArea),
      ].join(","),
    );
    lines.splice(10, 0, '"坏行","SYN-H001","缺引号,女,40');
    const header =
      "病案号,定点医药机构代码,参保人标识,性别,年龄,入院日期,出院日期,诊断,手术操作,住院总费用（元）,统筹基金支付,险种,统筹区";
    writeFileSync(join(area, "cases.csv"), `\ufeff${[header, ...lines].join("\r\n")}\r\n`);
    const folder = join(area, "out-csv");
    const { code, stderr } = await runCli(settleWords(area, folder, "cases.csv"));
    expect(code).toBe(1);
    expect(stderr).toContain("cases.csv:12: ROW_BAD_QUOTE");
    expect(rowsOf(readFileSync(join(folder, "rejected.jsonl"), "utf8"))).toMatchObject([
      {
        file: "cases.csv",
        line: 12,
        code: "ROW_BAD_QUOTE",
        reason: { zh: expect.stringContaining("双引号") },
      },
    ]);
    const { counts } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
    expect(counts.cases).toEqual({ rows: 51, read: 50, rejected: 1 });
  });

  it("verifies its own result, and finds a changed figure and a changed input", async () => {
    const verify = () => runCli(["settle", "--verify", out]);
    const before = await verify();
    expect(before).toMatchObject({ code: 0, stderr: "" });
    expect(before.stdout).toContain("the same bytes");
    const statement = join(out, "statement.csv");
    const original = readFileSync(statement, "utf8");
    writeFileSync(statement, original.replace(/\.(\d)(\d),/, ".$2$1,").replace("employee", "employee "));
    const changed = await verify();
    expect(changed.code).toBe(1);
    expect(changed.stdout).toMatch(/✗ +statement\.csv +differs from its digest/);
    writeFileSync(statement, original);
    const history = join(area, "history.jsonl");
    appendFileSync(history, "\n");
    const moved = await verify();
    expect(moved.code).toBe(1);
    expect(moved.stdout).toMatch(/✗ +history \(.*\) +differs/);
    expect(moved.stdout).not.toContain("recomputed");
  });
});

describe("chs-drg settle, wrongly called or on bad files", () => {
  let area: string;
  beforeAll(async () => {
    area = newFolder();
    await sampleArea(area);
  });
  afterAll(() => rmSync(area, { recursive: true }));

  it("wants either history or groups", async () => {
    const words = [...settleWords(area, join(area, "out")), "--groups", join(area, "groups.csv")];
    const { code, stderr } = await runCli(words);
    expect(code).toBe(2);
    expect(stderr).toContain("OPTION_CONFLICT");
  });

  it("settles with a published group table and given coefficients", async () => {
    const own = temporaryFolder();
    for (const name of ["cases.jsonl", "budget.json", "values.json"])
      writeFileSync(join(own, name), readFileSync(join(area, name)));
    const hospitals = readFileSync(join(area, "hospitals.csv"), "utf8");
    writeFileSync(join(own, "hospitals.csv"), withColumn(hospitals, "coefficient", "1.02"));
    const groups = readFileSync(join(area, "groups.csv"), "utf8");
    writeFileSync(join(own, "groups.csv"), `${groups}*,12000,100,1,\n`);
    const out = join(own, "out");
    const words = settleWords(own, out).map((word) => word.replace("history.jsonl", "groups.csv"));
    const run = await runCli(words.map((word) => (word === "--history" ? "--groups" : word)));
    // Faulty records of the sample are not settled: left out, so code 1 and a line that names them.
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("SETTLEMENT_CASES_NOT_SETTLED"),
    });
    expect(table(join(out, "statement.csv")).length).toBeGreaterThan(0);
  });

  it("says which fund could not be settled, and why", async () => {
    const words = settleWords(area, join(area, "out-groups")).map((word) =>
      word.replace("history.jsonl", "groups.csv"),
    );
    const asGroups = words.map((word) => (word === "--history" ? "--groups" : word));
    const { code, stderr } = await runCli([...asGroups, "--unsettled", "exclude"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /SYN-A1 employee: the fund is not settled: no case that can be settled by group \(no-cases\); .*\d+ cases: [^;]+ \(no-coefficient\)/,
    );
  });

  it("refuses assumed values under --strict, by name, and writes nothing", async () => {
    const out = join(area, "out-strict");
    const { code, stderr } = await runCli([...settleWords(area, out), "--strict"]);
    expect(code).toBe(1);
    expect(stderr).toContain("RULESET_ASSUMED_UNDER_STRICT");
    expect(existsSync(join(out, "summary.json"))).toBe(false);
  });

  it.each([
    ["hospitals.csv", "hospitalId,grade\nH1,三级\nH1,二级\n", "HOSPITAL_ID_TWICE"],
    ["hospitals.csv", "hospitalId,grade\nH1,fourth\n", "INPUT_ROWS_BROKEN"],
    ["hospitals.csv", "hospitalId\nH1\n", "HEADER_FIELD_MISSING"],
    [
      "budget.json",
      '{"period":{"from":"2020-01-01","to":"2020-12-31"},"funds":[],"funds":[]}',
      "DUPLICATE_KEY",
    ],
    ["budget.json", '{"period":{"from":"2020-12-31","to":"2020-01-01"},"funds":[]}', "BUDGET_"],
    ["budget.json", "[]", "RECORD_NOT_OBJECT"],
  ])("refuses a %s of %j: %s", async (name, content, expected) => {
    const own = temporaryFolder();
    for (const file of AREA_FILES) {
      writeFileSync(join(own, file), readFileSync(join(area, file)));
    }
    writeFileSync(join(own, name), content);
    const { code, stderr } = await runCli(settleWords(own, join(own, "out")));
    expect(stderr).toContain(expected);
    expect(code).toBe(1);
    expect(existsSync(join(own, "out", "statement.csv"))).toBe(false);
  });
});
