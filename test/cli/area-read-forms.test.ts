import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { weightTable } from "../../src/cli/shipped/weight-table.js";
import { decimal } from "../../src/primitives/index.js";
import { runCli, temporaryFolder } from "./run-cli.js";

type Table = readonly (readonly string[])[];

const groups = weightTable("jiangsu-wuxi@2022").groups.filter(({ name }) => name !== undefined);
const times = (weight: string, factor: string) => decimal(weight).times(factor).toFixed(2);

/** A table with a title row, its heads, and a line a group. */
function table(heads: Table, cellsOf: (weight: string, drg: string, at: number) => readonly string[]): Table {
  return [
    ["某市按病组付费病组表"],
    ...heads,
    ...groups.map(({ drg, name = "", weight }, at) => [drg, name, ...cellsOf(weight.toFixed(4), drg, at)]),
  ];
}

async function read(lines: Table, form: "csv" | "xlsx" = "csv") {
  const folder = temporaryFolder();
  const file = join(folder, `table.${form}`);
  const out = join(folder, "2022.json");
  if (form === "csv")
    writeFileSync(file, lines.map((line) => line.map((cell) => `"${cell}"`).join(",")).join("\n"));
  else {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(lines.map((line) => [...line])), "病组表");
    writeFileSync(file, write(book, { type: "buffer", bookType: "xlsx" }));
  }
  const words = ["--id", "made-up", "--year", "2022", "--region", "370000", "--title", "某地DRG付费"];
  const run = await runCli(["area", "read", file, ...words, "--out", out, "--locale", "zh"]);
  const check = await runCli(["ruleset", "check", out, "--locale", "zh", "--accept-unfit"]);
  const json = (ending: string) => JSON.parse(readFileSync(out.replace(".json", `${ending}.json`), "utf8"));
  return { ...run, check, out, settlement: json("").settlement, groups: json(".groups") };
}

describe("chs-drg area read: what a table may print beside weights and standards", () => {
  it("one rate and a coefficient a class of hospital, finer than grades, without standards (a workbook, heads of two rows)", async () => {
    const heads = [
      ["病组编码", "病组名称", "权重", "费率", "等级系数", ""],
      ["", "", "", "", "三甲", "二级"],
    ];
    const { settlement, check, stdout } = await read(
      table(heads, (weight) => [weight, "8,000.50", "1.1", "0.9"]),
      "xlsx",
    );
    expect(settlement.rate.source).toMatchObject({
      method: "base-times-coefficient",
      base: { value: "8000.5" },
      coefficients: {
        value: [
          { grade: "tertiary", tier: "三甲", coefficient: "1.1" },
          { grade: "secondary", coefficient: "0.9" },
        ],
      },
    });
    expect(stdout).toContain("等级系数三甲: 系数");
    expect(check.code).toBe(0);
  });

  it("rates of two funds and coefficients of grades", async () => {
    const heads = [["编码", "名称", "RW", "职工费率", "居民费率", "三级系数", "二级系数"]];
    const { settlement, check } = await read(
      table(heads, (weight) => [weight, "9000", "7000", "1.05", "0.95"]),
    );
    expect(settlement.rate.source).toMatchObject({
      method: "rate-times-coefficient",
      rates: {
        value: [
          { insuranceType: "employee", rate: "9000" },
          { insuranceType: "resident", rate: "7000" },
        ],
      },
    });
    expect(check.code).toBe(0);
  });

  it("a coefficient of the group becomes a column of the table, and the standard is weight × base × coefficient", async () => {
    const heads = [["编码", "名称", "权重", "三级系数", "三级支付标准"]];
    const coefficient = (at: number) => ["0.9", "1", "1.2"][at % 3] ?? "1";
    const {
      settlement,
      groups: written,
      check,
    } = await read(
      table(heads, (weight, _drg, at) => [
        weight,
        coefficient(at),
        decimal(weight).times(coefficient(at)).times("8000").toFixed(),
      ]),
    );
    expect(settlement.rate.source).toMatchObject({
      method: "base-times-group-coefficient",
      base: { value: "8000" },
      columns: { value: [{ grade: "tertiary", column: "coefficient4" }] },
    });
    expect(written.columns).toEqual(["drg", "relativeWeight", "coefficient4"]);
    expect(check.stdout).toContain("不符 0 个");
  });

  it("limits that are multiples of the standard, English heads, thousands marks", async () => {
    const heads = [["DRG code", "Description", "Weight", "Payment", "Low limit", "High limit"]];
    const marked = (amount: string) => amount.replace(/\B(?=(\d{3})+\.)/g, ",");
    const { settlement, check, code } = await read(
      table(heads, (weight) => {
        const standard = times(weight, "9080.5");
        return [weight, standard, times(standard, "0.35"), times(standard, "2")].map(marked);
      }),
    );
    expect(settlement.rate.limits).toMatchObject({ low: { value: "0.35" }, high: { value: "2" } });
    expect(settlement.rate.abnormal.extremeLow.applies.source.clause).toBe(
      "费用极低病例（表印下限为支付标准的 0.35 倍，如何付费未印）",
    );
    expect(settlement.rate.source.rates.value).toEqual([{ rate: "9080.5" }]);
    expect(check.stdout).toContain("不符 0 个");
    expect(code).toBe(1);
  });

  it("marks whose titles say what they are: reviewed singly and unstable are taken, a basic group is asked, another mark is left out", async () => {
    const heads = [["编码", "名称", "权重", "是否单议", "是否稳定", "基础病组", "备用"]];
    const {
      settlement,
      groups: written,
      stdout,
      check,
    } = await read(
      table(heads, (weight, _drg, at) => [
        weight,
        at === 3 ? "是" : "否",
        at === 4 ? "否" : "是",
        at < 5 ? "√" : "",
        at < 9 ? "甲" : "乙",
      ]),
    );
    expect(settlement.rate.reviewedSingly.groups.value).toEqual([groups[3]?.drg]);
    expect(settlement.rate.uniformGroups).toMatchObject({ applies: { status: "unknown", value: null } });
    expect(settlement.rate.uniformGroups.groups.value).toHaveLength(5);
    const stable = written.columns.indexOf("stable");
    expect(written.rows.filter((row: unknown[]) => row[stable] === false)).toEqual([
      expect.arrayContaining([groups[4]?.drg]),
    ]);
    expect(stdout).toMatch(/“基础病组”标“√”的病组，是否各级同价/);
    expect(stdout).toMatch(/标记栏“备用”如何影响付费/);
    expect(check.code).toBe(0);
  });

  it.each([
    ["是否稳定", "否", "是"],
    ["稳定组", "不稳定", "稳定"],
    ["不稳定病组", "是", "否"],
    ["非稳定病组", "√", ""],
    ["unstable", "yes", "no"],
    ["stability", "unstable", "stable"],
  ])(
    "a column %s in which an unstable group has “%s” and a stable one “%s”",
    async (title, unstable, stable) => {
      const { groups: written } = await read(
        table([["编码", "名称", "权重", title]], (weight, _drg, at) => [
          weight,
          at === 4 ? unstable : stable,
        ]),
      );
      const column = written.columns.indexOf("stable");
      expect(written.rows.map((row: unknown[]) => row[column])).toEqual(groups.map((_, at) => at !== 4));
    },
  );

  it("a column of stability that only has yes and nothing says not what nothing means: it is not taken", async () => {
    const heads = [["编码", "名称", "权重", "是否稳定"]];
    const { groups: written, stdout } = await read(
      table(heads, (weight, _drg, at) => [weight, at === 4 ? "" : "是"]),
    );
    expect(written.columns).not.toContain("stable");
    expect(stdout).toMatch(/标记栏“是否稳定”如何影响付费/);
  });

  it("points in the place of weights", async () => {
    const heads = [["编码", "名称", "基准点数"]];
    const {
      settlement,
      groups: written,
      stdout,
      check,
    } = await read(table(heads, (weight) => [decimal(weight).times(100).toFixed(2)]));
    expect(written.columns).toEqual(["drg", "basePoints"]);
    expect(settlement.unit.value).toBe("points");
    expect(stdout).not.toContain("权重栏认出");
    // The table prints no point value, nor how it comes about: what is shared out is assumed, and asked.
    expect(settlement.pointValue.applies.status).toBe("assumed");
    expect([check.code, check.stdout]).toEqual([0, expect.stringContaining("不符 0 个")]);
  });
});
