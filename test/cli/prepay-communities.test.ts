import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fen, sumOfFen, table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";

const RULESET = "zhejiang-shaoxing@2018";
const RATIO = "0.8";

interface Fund {
  readonly poolingArea: string;
  readonly insuranceType: string;
  readonly budgetUnit?: string;
  readonly amount: string;
}

describe("SX-021, SX-041: medical communities are prepaid by their points so far, other hospitals by item in full", () => {
  let area: string;
  const path = (name: string) => join(area, name);
  /** The budget of the months so far, a twelfth of the year each. */
  const budgetUpTo = (months: number) => {
    const budget = JSON.parse(readFileSync(path("budget.json"), "utf8")) as { funds: Fund[] };
    const funds = budget.funds.map((fund) => ({
      ...fund,
      ...(months > 0 && { budgetSoFar: ((Number(fund.amount) * months) / 12).toFixed(2) }),
    }));
    writeFileSync(path(`budget-${months}.json`), JSON.stringify({ ...budget, funds }));
    return { file: path(`budget-${months}.json`), funds };
  };
  /** Settles with the budget so far and prepays a month from it. */
  const prepaid = async (months: number, ...more: string[]) => await prepaidFrom("cases.jsonl", months, more);
  const prepaidFrom = async (cases: string, months: number, more: readonly string[] = [], locale = "zh") => {
    const { file, funds } = budgetUpTo(months);
    const settled = path(`settled-${months}-${cases}-${locale}`);
    const names = { cases, history: "history.jsonl", hospitals: "hospitals.csv" };
    const inputs = Object.entries(names).flatMap(([option, name]) => [`--${option}`, path(name)]);
    const values = ["--values", path("values.json"), "--values", path("ratio.json")];
    await runCli(["settle", "--ruleset", RULESET, ...values, ...inputs, "--budget", file, "--out", settled]);
    const out = path(`prepaid-${months}-${cases}-${locale}`);
    const month = `2019-0${Math.max(1, months)}`;
    const words = ["prepay", "--settled", settled, "--month", month, ...more, "--out", out];
    return { ...(await runCli([...words, "--locale", locale])), file: join(out, "prepayment.csv"), funds };
  };
  beforeAll(async () => {
    area = join(newFolder(), "area");
    const words = ["sample", "--ruleset", RULESET, "--cases", "600", "--seed", "3", "--out", area];
    expect((await runCli(words)).code).toBe(0);
    const source = { document: "made-up", clause: "-" };
    const ratio = { value: RATIO, unit: "share", source, status: "supplied" };
    const values = { "settlement.prepayment.ratio": ratio };
    const documents = [{ key: "made-up", title: "made up", seen: "none" }];
    writeFileSync(path("ratio.json"), JSON.stringify({ for: RULESET, documents, synthetic: true, values }));
  });
  afterAll(() => rmSync(join(area, ".."), { recursive: true }));

  it("a budget that does not say what it is so far is asked for it", async () => {
    const { code, stderr } = await prepaid(0);
    expect(code).toBe(1);
    expect(stderr).toMatch(/PREPAYMENT_BUDGET_MISSING.*SYN-A1 职工 \S+ 按累计点数预拨/);
  });

  it("a community's hospitals share the ratio of its budget so far, to the fen; the next month takes off what was paid", async () => {
    const communities = new Map(
      table(path("hospitals.csv")).map(({ hospitalId, budgetUnit }) => [hospitalId, budgetUnit]),
    );
    const january = await prepaid(1);
    // 1: the cases of the sample that were not settled are in no prepayment.
    expect(january).toMatchObject({ code: 1, stderr: expect.not.stringContaining("PREPAYMENT") });
    const february = await prepaid(2, "--prepaid", january.file);
    expect(february.code).toBe(1);
    const rows = table(february.file);
    for (const row of rows) {
      // January too says how it was computed, and not only that it was paid.
      expect(row.method).toBe(communities.get(row.hospitalId ?? "") ? "points-so-far" : "by-item");
    }
    expect(rows.some(({ method }) => method === "points-so-far")).toBe(true);
    for (const fund of february.funds) {
      const own = rows.filter(
        (row) =>
          row.poolingArea === fund.poolingArea &&
          row.insuranceType === fund.insuranceType &&
          communities.get(row.hospitalId ?? "") === fund.budgetUnit,
      );
      const carried = sumOfFen(
        own.filter(({ month }) => month === "2019-02"),
        "carried",
      );
      const due = Math.round(fen(((Number(fund.amount) * 2) / 12).toFixed(2)) * Number(RATIO));
      if (own.length > 0) expect(sumOfFen(own, "payment") - sumOfFen(own, "offSite") + carried).toBe(due);
    }
  });

  it("a month before without a row would be paid by the next, and is asked for", async () => {
    const january = await prepaid(1);
    const { code, stderr } = await prepaid(3, "--prepaid", january.file);
    expect(code).toBe(1);
    expect(stderr).toMatch(/PREPAID_MONTHS_MISSING: .*2019-02 的任何一行/);
  });

  it("a hospital without a row of a month before would be paid that month by this one, and is asked for", async () => {
    const january = await prepaid(1);
    const byPoints = table(january.file).find(
      ({ method, payment }) => method === "points-so-far" && fen(payment) > 0,
    );
    const own = `2019-01,${byPoints?.hospitalId},${byPoints?.insuranceType},`;
    const lines = readFileSync(january.file, "utf8").split("\n");
    const less = lines.filter((line) => !line.startsWith(own));
    expect(less.length).toBe(lines.length - 1);
    writeFileSync(path("less.csv"), less.join("\n"));
    const { code, stdout, stderr } = await prepaid(2, "--prepaid", path("less.csv"));
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      new RegExp(`PREPAID_ROWS_MISSING: .*${byPoints?.hospitalId}（\\S+ 职工）2019-01。`),
    );
  });

  it("the months before must be given: one budget so far tells nothing of them", async () => {
    const { code, stderr } = await prepaid(3);
    expect(code).toBe(1);
    expect(stderr).toContain("PREPAYMENT_MONTHS_BEFORE");
  });

  it("a fund of a community in which nobody has points so far is prepaid nothing and told; the others are prepaid", async () => {
    const lines = readFileSync(path("cases.jsonl"), "utf8").trimEnd().split("\n");
    const later = lines.filter((line) => !/"dischargeDate":"2019-01.*"insuranceType":"resident"/.test(line));
    expect(later.length).toBeLessThan(lines.length);
    writeFileSync(path("later.jsonl"), `${later.join("\n")}\n`);
    const zh = await prepaidFrom("later.jsonl", 1);
    expect(zh.stderr).toMatch(/PREPAYMENT_WITHOUT_POINTS: \S+ 居民 \S+ 截至 2019-01 没有任何机构有点数/);
    const rows = table(zh.file).filter(({ method }) => method === "points-so-far");
    const paid = (fund: string) =>
      rows.filter(({ insuranceType }) => insuranceType === fund).map(({ payment }) => fen(payment));
    expect(paid("resident").every((own) => own === 0)).toBe(true);
    expect(paid("employee").some((own) => own > 0)).toBe(true);
    const en = await prepaidFrom("later.jsonl", 1, [], "en");
    expect(en.stderr).toMatch(/PREPAYMENT_WITHOUT_POINTS: In \S+ resident \S+ no hospital has points/);
  });
});
