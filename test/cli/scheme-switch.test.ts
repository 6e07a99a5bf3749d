import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { Decimal } from "../../src/primitives/index.js";
import { AREA_FILES, DOUBTED_HISTORY, filesOf, RULESET, sampleArea, withDoubtedHistory } from "./area.js";
import { fen, sumOfFen, table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";

const folder = newFolder();
const area = join(folder, "area");
const files = filesOf(area, "hospitals.csv", "budget.json");
const history = ["--history", join(area, "history.jsonl")];
const values = ["--values", join(area, "values.json")];

const switched = async (
  schemes: readonly string[],
  out: string,
  more: readonly string[] = history,
  cases = join(area, "cases.jsonl"),
) =>
  await runCli([
    ...["scheme", "switch", ...schemes, "--ruleset", RULESET, "--cases", cases],
    ...[...files, ...values, ...more, "--out", join(folder, out)],
  ]);

const rowsOf = (out: string, name: string) => table(join(folder, out, name));

beforeAll(async () => await sampleArea(area), 120_000);

describe("chs-drg scheme switch", () => {
  it("a switch to the same scheme moves nothing, and its factor is 1", async () => {
    const { code, stderr } = await switched(["zj-drg@1.0", "zj-drg@1.0"], "same");
    // 1: cases of the sample are settled under neither scheme.
    expect(code, stderr).toBe(1);
    expect(rowsOf("same", "moves.csv")).toEqual([]);
    expect(new Set(rowsOf("same", "crosswalk.csv").map(({ relation }) => relation))).toEqual(
      new Set(["same"]),
    );
    expect(rowsOf("same", "hospitals.csv").every(({ difference }) => fen(difference) === 0)).toBe(true);
    expect(rowsOf("same", "unstable.csv").every(({ kind }) => kind !== "became-unstable")).toBe(true);
    const { factor } = JSON.parse(readFileSync(join(folder, "same", "summary.json"), "utf8"));
    expect(factor.factor).toBe("1");
  });

  it("every case is in one cell of the crosswalk, every case that moves has its reason, and all money sums to the fen", async () => {
    const { code, stderr, stdout } = await switched(["zj-drg@1.0", "chs-drg@3.0"], "other");
    // 1: cases of the sample are settled under neither scheme.
    expect(code, stderr).toBe(1);
    const [crosswalk, moved, hospitals] = ["crosswalk.csv", "moves.csv", "hospitals.csv"].map((name) =>
      rowsOf("other", name),
    ) as [Record<string, string>[], Record<string, string>[], Record<string, string>[]];
    const cases = (rows: typeof crosswalk) => rows.reduce((total, row) => total + Number(row.cases), 0);
    expect(cases(crosswalk)).toBe(300);
    expect(cases(hospitals)).toBe(300);
    expect(moved.length).toBeGreaterThan(50);
    expect(moved.every(({ reason, level }) => reason !== "" && level !== "")).toBe(true);
    expect(cases(crosswalk.filter(({ relation }) => relation === "moved"))).toBe(moved.length);
    const page = readFileSync(join(folder, "other", "report.html"), "utf8");
    const named = hospitals.filter(({ hospitalId }) => hospitalId !== "");
    expect(named.length, "the sample has cases without a hospital").toBe(hospitals.length - 1);
    expect(page).toContain(`共 ${named.length} 家`);
    expect(page).toContain("切换前历史病例");
    expect(page).toContain("after history");
    expect(sumOfFen(crosswalk, "difference")).toBe(sumOfFen(hospitals, "difference"));
    expect(sumOfFen(hospitals, "paidAfter") - sumOfFen(hospitals, "paidBefore")).toBe(
      sumOfFen(hospitals, "difference"),
    );
    expect(sumOfFen(moved, "paidAfter") - sumOfFen(moved, "paidBefore")).toBe(sumOfFen(hospitals, "byMoved"));
    for (const row of hospitals) expect(fen(row.byMoved) + fen(row.byStaying)).toBe(fen(row.difference));
    const { factor } = JSON.parse(readFileSync(join(folder, "other", "summary.json"), "utf8"));
    expect(factor.keeps).toBe("points");
    // Six decimals of the factor leave at most a millionth of the points.
    const left = Math.abs(Number(factor.kept) - Number(factor.before)) / Number(factor.before);
    expect(left).toBeLessThan(1e-6);
    expect(stdout).toContain(factor.factor);
  });

  it("a code in doubt is told of the history as of the cases", async () => {
    const more = [...history, "--locale", "en"];
    const { code, stderr } = await switched(
      ["zj-drg@1.0", "zj-drg@1.0"],
      "doubted",
      withDoubtedHistory(more, area),
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(DOUBTED_HISTORY);
  });

  it("tells the same in Chinese", async () => {
    const { code, stdout } = await switched(["zj-drg@1.0", "zj-drg@1.1"], "zh", [
      ...history,
      "--locale",
      "zh",
    ]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/病例 300，换组 \d+。.*切换后各病组权重乘以/);
  });

  it("the factor undoes a table that is a quarter too high: 0.8, and every point is as it was", async () => {
    const [head = "", ...lines] = readFileSync(join(area, "groups.csv"), "utf8").trim().split("\n");
    const fields = head.split(",");
    const raised = lines.map((line) =>
      line
        .split(",")
        .map((cell, at) =>
          ["basePoints", "relativeWeight"].includes(fields[at] ?? "") && cell !== ""
            ? new Decimal(cell).times("1.25").toFixed()
            : cell,
        )
        .join(","),
    );
    writeFileSync(join(folder, "raised.csv"), [head, ...raised].join("\n"));
    const tables = [
      "--groups-before",
      join(area, "groups.csv"),
      "--groups-after",
      join(folder, "raised.csv"),
    ];
    const { code, stderr } = await switched(["zj-drg@1.0", "zj-drg@1.0"], "raised", [...history, ...tables]);
    // 1: cases of the sample are settled under neither scheme.
    expect(code, stderr).toBe(1);
    const { factor } = JSON.parse(readFileSync(join(folder, "raised", "summary.json"), "utf8"));
    expect(factor.factor).toBe("0.8");
    expect(factor.kept).toBe(factor.before);
    expect(factor.after).not.toBe(factor.before);
  });

  it("the page and the summary name every setting, and the assumptions of each side", async () => {
    const setting = "weights.coefficient.clamp.upper=1.1";
    await switched(["zj-drg@1.0", "zj-drg@1.1"], "set", [...history, "--set", setting, "--locale", "en"]);
    const page = readFileSync(join(folder, "set", "report.html"), "utf8");
    const subtitle = page.match(/<p class="subtitle">(.*?)<\/p>/s)?.[1] ?? "";
    expect(subtitle).toContain(`--set ${setting} · zj-drg@1.0 → `);
    expect(subtitle).toContain(`--set ${setting} · zj-drg@1.1`);
    expect(page).toContain("before: Assumptions");
    expect(page).toContain("after: Assumptions");
    const { before, after } = JSON.parse(readFileSync(join(folder, "set", "summary.json"), "utf8"));
    expect([before.set, after.set]).toEqual([[setting], [setting]]);
    expect(before.assumptions.length).toBeGreaterThan(0);
  });

  it("where the price is given, the factor keeps what is paid", async () => {
    const rated = join(folder, "rated");
    const sample = ["sample", "--ruleset", "jiangsu-wuxi@2022", "--cases", "300", "--seed", "3"];
    expect(await runCli([...sample, "--out", rated])).toMatchObject({ code: 0 });
    const given = filesOf(rated, ...AREA_FILES, "values.json");
    const words = ["scheme", "switch", "chs-drg@1.1", "chs-drg@3.0", "--ruleset", "jiangsu-wuxi@2022"];
    const { stdout } = await runCli([...words, ...given, "--out", join(folder, "rates")]);
    expect(stdout).toContain("settled again");
    const { factor } = JSON.parse(readFileSync(join(folder, "rates", "summary.json"), "utf8"));
    expect(factor.keeps).toBe("payment");
    const left = Math.abs(Number(factor.kept) - Number(factor.before)) / Number(factor.before);
    expect(left).toBeLessThan(1e-5);
    const paid = rowsOf("rates", "hospitals.csv");
    expect(Number(factor.after)).toBeCloseTo(sumOfFen(paid, "paidAfter") / 100, 2);
  });

  it("says that there is no factor where no case is settled under both schemes", async () => {
    const groups = ["--groups-before", "--groups-after"].flatMap((name) => [name, join(area, "groups.csv")]);
    const { code, stdout } = await switched(["zj-drg@1.0", "zj-drg@1.0"], "unsettled", groups);
    expect(code).toBe(1);
    expect(stdout).toContain("No case is settled under both schemes");
  });

  it("is refused where a scheme has neither history nor a table of its own", async () => {
    const groups = ["--groups-before", join(area, "groups.csv")];
    const { code, stderr } = await switched(["zj-drg@1.0", "zj-drg@1.1"], "none", groups);
    expect(code).toBe(2);
    expect(stderr).toContain("OPTION_MISSING");
    expect(stderr).toContain("--groups-after");
  });

  it("a row that cannot be read is left out on both sides, and named once", async () => {
    const text = readFileSync(join(area, "cases.jsonl"), "utf8").split("\n");
    const broken = join(folder, "broken.jsonl");
    writeFileSync(broken, [...text.slice(0, 20), '{"caseId": 7', ...text.slice(20, 40)].join("\n"));
    const { code, stderr } = await switched(["zj-drg@1.0", "zj-drg@1.1"], "broken", history, broken);
    expect(code).toBe(1);
    expect(stderr.match(/broken\.jsonl:21/g)).toHaveLength(1);
    const { counts } = JSON.parse(readFileSync(join(folder, "broken", "summary.json"), "utf8"));
    expect(counts.cases).toEqual({ rows: 41, read: 40, rejected: 1 });
    const cases = rowsOf("broken", "crosswalk.csv").reduce((total, row) => total + Number(row.cases), 0);
    expect(cases).toBe(40);
  });
});
