import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { csvTable } from "../../src/cli/output/csv-table.js";
import { shownCell, shownTotal } from "../../src/cli/table/shown-cell.js";
import {
  type CellFormat,
  columnTotal,
  decimal,
  plainCell,
  type TableColumn,
} from "../../src/primitives/index.js";
import { statementColumns, statementFileColumns } from "../../src/settlement/index.js";
import { sampleArea, settleWords } from "./area.js";
import { runCli, temporaryFolder } from "./run-cli.js";

describe("a cell", () => {
  it.each<[string | number | boolean | null | ReturnType<typeof decimal>, CellFormat, string, string]>([
    [null, "yuan", "", "—"],
    [null, "points", "", ""],
    [decimal("0"), "yuan", "0.00", "0.00"],
    [decimal("-1234567.8"), "yuan", "-1234567.80", "-1,234,567.80"],
    [decimal("1234.56789"), "points", "1234.56789", "1,234.5679"],
    [decimal("-0"), "decimal", "0", "0"],
    [7, "count", "7", "7"],
    [false, "flag", "false", "false"],
    ["H1", "id", "H1", "H1"],
  ])("%s as %s is %j in a file and %j for people", (value, format, file, people) => {
    expect([plainCell(value, format), shownCell(value, format)]).toEqual([file, people]);
  });
});

describe("the sum of a column", () => {
  const column: TableColumn<number | null> = {
    field: "a",
    title: { zh: "甲", en: "a" },
    format: "yuan",
    value: (row) => row && decimal(row),
    total: "sum",
  };

  it.each<[(number | null)[], string]>([
    [[1, 2, 3], "6.00"],
    [[null, 2], "—"],
    [[1, null, 2], "—"],
    [[1, null], "—"],
  ])("of %j is %s: one unknown value makes it unknown, wherever it stands", (rows, sum) => {
    expect(shownTotal(column, rows)).toBe(sum);
  });

  it("is empty where the column has none", () => {
    const { total: _, ...plain } = column;
    expect([shownTotal(plain, [1]), columnTotal(plain, [1])]).toEqual(["", null]);
  });
});

it("CSV has field names or Chinese titles, and a byte-order mark where it is asked for", () => {
  const columns: TableColumn<{ a: string }>[] = [
    { field: "a", title: { zh: "甲", en: "A" }, value: ({ a }) => a },
  ];
  expect(csvTable(columns, [{ a: "1" }], { headers: "en", bom: false })).toBe("a\n1\n");
  expect(csvTable(columns, [{ a: "1" }], { headers: "zh", bom: true })).toBe("\ufeff甲\n1\n");
});

describe("a statement's column", () => {
  it("stands in file, report and summary, there with its sum", async () => {
    const area = temporaryFolder();
    await sampleArea(area);
    const out = join(area, "out");
    // Faulty records of the sample are not settled: left out, so code 1 and a line that names them.
    expect((await runCli(settleWords(area, out))).code).toBe(1);
    const columns = statementColumns("points");
    const read = (name: string) => readFileSync(join(out, name), "utf8");
    const fields = statementFileColumns("points").map(({ field }) => field);
    expect(read("statement.csv").split("\n")[0]).toBe(fields.join(","));
    expect(fields).toEqual([...columns.map(({ field }) => field), "reserved"]);
    const report = read("report.html");
    // An edition without a quality deposit (NAT-054) has nothing to say in that column, and people are not shown it.
    expect(report).not.toContain("预留保证金");
    const present = columns.filter(({ shown, field }) => shown !== "file" && field !== "depositWithheld");
    for (const { title } of present) {
      const side = title.zh === "医疗机构代码" ? "left" : "right";
      // Amounts say their unit in the report.
      expect(report).toMatch(
        new RegExp(`<th class="${side}" scope="col"><span lang="zh">${title.zh}(?:（元）)?</span>`),
      );
    }
    const { totals } = JSON.parse(read("summary.json")) as { totals: object[] };
    const summed = columns.filter(({ total }) => total === "sum").map(({ field }) => field);
    expect(Object.keys(totals[0] ?? {})).toEqual(expect.arrayContaining(summed));
  });

  it("has its Chinese title where asked; such a group table is read back, and such a result verifies", async () => {
    const area = temporaryFolder();
    await sampleArea(area);
    const [zh, en] = [join(area, "zh"), join(area, "en")];
    await runCli([...settleWords(area, zh), "--headers", "zh", "--bom"]);
    await runCli(settleWords(area, en));
    const text = (...name: string[]) => readFileSync(join(...name), "utf8");
    const rows = (...name: string[]) =>
      text(...name)
        .split("\n")
        .slice(1);
    expect(text(zh, "statement.csv").split("\n")[0]).toMatch(
      /^\ufeff医疗机构代码,险种,例数,基准点数,结算点数,每点数费用,按项目总费用,/,
    );
    expect(rows(zh, "statement.csv")).toEqual(rows(en, "statement.csv"));
    expect((await runCli(["settle", "--verify", zh])).code).toBe(0);
    const hospitals = rows(area, "hospitals.csv").filter((row) => row !== "");
    writeFileSync(
      join(area, "with.csv"),
      `hospitalId,name,grade,tier,poolingArea,budgetUnit,ownership,coefficient\n${hospitals.map((row) => `${row},1`).join("\n")}\n`,
    );
    const settled = await Promise.all(
      [zh, en].map(async (folder) => {
        const words = settleWords(area, join(folder, "again"));
        const at = words.indexOf("--history");
        const { stdout } = await runCli(
          words
            .with(at, "--groups")
            .with(at + 1, join(folder, "groups.csv"))
            .with(words.indexOf("--hospitals") + 1, join(area, "with.csv")),
        );
        expect(stdout).toMatch(/[1-9]\d* by group/);
        return text(folder, "again", "statement.csv");
      }),
    );
    expect(settled[0]).toBe(settled[1]);
  });
});
