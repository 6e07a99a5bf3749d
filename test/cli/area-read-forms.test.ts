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

  const source = (settlement: { rate: { source: object } }) => settlement.rate.source;

  it("classes within a grade are told apart as titles name them; a whole grade beside them is a class of its own", async () => {
    const classes = ["三级综合医院系数", "三级专科医院系数", "三级系数", "二级系数"];
    const { settlement, check, code } = await read(
      table([["编码", "名称", "权重", "职工费率", ...classes]], (weight) => [
        weight,
        ...["9986.9352", "1.1476", "1.003", "0.8308", "0.7487"],
      ]),
    );
    expect(source(settlement)).toMatchObject({
      method: "rate-times-coefficient",
      rates: { value: [{ insuranceType: "employee", rate: "9986.9352" }] },
      coefficients: {
        value: [
          { grade: "tertiary", tier: "三级综合", coefficient: "1.1476" },
          { grade: "tertiary", tier: "三级专科", coefficient: "1.003" },
          { grade: "tertiary", tier: "三级", coefficient: "0.8308" },
          { grade: "secondary", coefficient: "0.7487" },
        ],
      },
    });
    expect([check.code, code]).toEqual([0, 0]);
  });

  it.each([
    ["省属三级", "市属三级"],
    ["一档", "二档"],
    ["A类医院", "B类医院"],
    ["中医医院", "综合医院"],
    ["provincial tertiary a ", "tertiary_a_"],
  ])("rates of %s and %s", async (one, other) => {
    const rate = one.endsWith(" ") ? "rate" : "费率";
    const { settlement, code } = await read(
      table([["编码", "名称", "权重", `${one}${rate}`, `${other}${rate}`]], (weight) => [
        weight,
        "12000",
        "9000",
      ]),
    );
    const tier = (title: string) => title.trim().replace(/医院|_$/, "");
    expect(source(settlement)).toMatchObject({
      method: "given",
      rates: {
        value: [
          { tier: tier(one), rate: "12000" },
          { tier: tier(other), rate: "9000" },
        ],
      },
    });
    expect(code).toBe(0);
  });

  it("coefficients that titles do not tell apart are asked, and no rate is written without them", async () => {
    const heads = [["编码", "名称", "权重", "费率", "甲片区三级系数", "乙片区三级系数"]];
    const { settlement, stdout, code } = await read(table(heads, (weight) => [weight, "8000", "1.1", "0.9"]));
    expect(source(settlement)).toMatchObject({ method: "given", rates: { value: null, status: "unknown" } });
    expect(stdout).toContain(
      "系数各栏（甲片区三级系数, 乙片区三级系数）的标题不能分清等级与险种，各为谁的系数？草稿不写",
    );
    expect(stdout).toContain("“费率”如何影响付费？草稿不写");
    expect(code).toBe(1);
  });

  it("rates and coefficients that are printed go before a standard that is printed for some of them only", async () => {
    const heads = [["编码", "名称", "权重", "职工费率", "居民费率", "三级系数", "二级系数", "三级支付标准"]];
    const {
      settlement,
      groups: written,
      check,
      code,
    } = await read(table(heads, (weight) => [weight, "10000", "9000", "1.2", "0.8", times(weight, "10800")]));
    expect(source(settlement)).toMatchObject({
      method: "rate-times-coefficient",
      rates: {
        value: [
          { insuranceType: "employee", rate: "10000" },
          { insuranceType: "resident", rate: "9000" },
        ],
        note: `费率与系数按所印各栏；三级支付标准：${groups.length} 行，不合 0 行`,
      },
      coefficients: {
        value: [
          { grade: "tertiary", coefficient: "1.2" },
          { grade: "secondary", coefficient: "0.8" },
        ],
      },
    });
    expect(written.columns).toEqual(["drg", "relativeWeight"]);
    // The standard is the residents': the examples price it so.
    expect([check.code, code]).toEqual([0, 0]);
    expect(check.stdout).toContain("不符 0 个");
  });

  it("a rate of a fund that standards are not made of is asked", async () => {
    const heads = [["编码", "名称", "权重", "居民费率", "三级职工支付标准"]];
    const { stdout, code } = await read(table(heads, (weight) => [weight, "9000", times(weight, "12000")]));
    expect(stdout).toContain("“居民费率”如何影响付费？草稿不写");
    expect(code).toBe(1);
  });

  it("a rate of one fund beside coefficients of groups is not the other fund's", async () => {
    const heads = [["编码", "名称", "权重", "职工费率", "三级系数"]];
    const coefficient = (at: number) => ["0.9", "1", "1.2"][at % 3] ?? "1";
    const { settlement, check } = await read(
      table(heads, (weight, _drg, at) => [weight, "8000", coefficient(at)]),
    );
    expect(source(settlement)).toMatchObject({
      method: "base-times-group-coefficient",
      columns: { value: [{ grade: "tertiary", insuranceType: "employee", column: "coefficient5" }] },
    });
    expect(check.code).toBe(0);
  });

  it("limits without a standard, points beside weights and rates that are none by their figures are asked", async () => {
    const heads = [["编码", "名称", "权重", "上限金额", "基准点数", "费率"]];
    const { stdout, code } = await read(
      table(heads, (weight) => [weight, times(weight, "20000"), times(weight, "100"), "0.02"]),
    );
    for (const title of ["上限金额", "基准点数", "费率"])
      expect(stdout).toContain(`“${title}”如何影响付费？草稿不写`);
    expect(code).toBe(1);
  });

  it("notes on single groups are asked, and so are marks under a title of counts; further names and counts are not", async () => {
    const heads = [["编码", "名称", "权重", "备注", "控量例数", "MDC名称", "例数"]];
    const cells = (weight: string, at: number) => [
      weight,
      at < 8 ? `第 ${at} 种情形按权重的 50%` : "",
      at === 2 ? "是" : "",
      `大类${at}`,
      String(at),
    ];
    const { stdout, code } = await read(table(heads, (weight, _drg, at) => cells(weight, at)));
    const noted = groups.slice(0, 5).map(({ drg }) => drg);
    expect(stdout).toContain(`“备注”写有 8 组（${noted.join("、")}等）的文字，如何影响付费？草稿不写`);
    expect(stdout).toContain("标记栏“控量例数”如何影响付费？草稿不写");
    expect(stdout.match(/\? /g)).toHaveLength(2);
    expect(code).toBe(1);
  });

  it.each([
    [4, "只有 4 行有数，不足 5 行，看不出如何得来"],
    [5, undefined],
  ])(
    "the standards of %i rows: too few show no relation, and are not said to follow from none",
    async (rows, said) => {
      const few = table([["病组编码", "病组名称", "权重", "三级医院支付标准"]], (weight) => [
        weight,
        times(weight, "10000"),
      ]).slice(0, 2 + rows);
      const { stdout } = await read(few);
      expect(stdout).not.toContain("不能由权重、费率、系数算出");
      if (said === undefined) expect(stdout).not.toContain("看不出如何得来");
      else expect(stdout).toContain(said);
    },
  );
});
