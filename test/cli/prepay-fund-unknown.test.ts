import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonLines, rowsOf, table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";

const RULESET = "zhejiang-shaoxing@2020";

describe("ZJ-016: what a month is prepaid by item rests on the fund payment of each of its cases", () => {
  let area: string;
  const path = (name: string) => join(area, name);
  const prepaid = async (cases: string, locale: string) => {
    const files = { cases, history: "history.jsonl", hospitals: "hospitals.csv", budget: "budget.json" };
    const inputs = Object.entries(files).flatMap(([option, name]) => [`--${option}`, path(name)]);
    const [settled, out] = [path(`settled-${cases}-${locale}`), path(`prepaid-${cases}-${locale}`)];
    const values = ["--values", path("values.json")];
    await runCli(["settle", "--ruleset", RULESET, ...values, ...inputs, "--out", settled]);
    const words = ["prepay", "--settled", settled, "--month", "2020-02", "--out", out, "--locale", locale];
    const told = await runCli(words);
    const { total } = JSON.parse(readFileSync(join(out, "summary.json"), "utf8")) as { total: string | null };
    return { ...told, total, rows: table(join(out, "prepayment.csv")) };
  };
  beforeAll(async () => {
    area = join(newFolder(), "area");
    const words = ["sample", "--ruleset", RULESET, "--cases", "600", "--seed", "3", "--out", area];
    expect((await runCli(words)).code).toBe(0);
  });
  afterAll(() => rmSync(join(area, ".."), { recursive: true }));

  it("where one of them is not known, the payment is empty and told, that of others and of other months is as before", async () => {
    const before = await prepaid("cases.jsonl", "zh");
    const paid = before.rows.find(({ month, payment }) => month === "2020-02" && Number(payment) > 0);
    expect(paid?.method).toBe("item-ratio");
    const isIts = (one: Record<string, unknown>, date: unknown) =>
      one.hospitalId === paid?.hospitalId &&
      one.insuranceType === paid?.insuranceType &&
      String(date).startsWith("2020-02");
    const cases = rowsOf(readFileSync(path("cases.jsonl"), "utf8"));
    const without = cases.map(({ fundPayment, ...one }) =>
      isIts(one, one.dischargeDate) ? one : { ...one, fundPayment },
    );
    writeFileSync(path("without.jsonl"), jsonLines(without));

    const { code, stdout, stderr, total, rows } = await prepaid("without.jsonl", "zh");
    expect(rows).toEqual(
      before.rows.map((row) => (isIts(row, row.month) ? { ...row, payment: "", carried: "" } : row)),
    );
    expect([code, total]).toEqual([1, null]);
    expect(stderr).toMatch(/PREPAYMENT_FUND_UNKNOWN: .*有 2020-02 出院的病例没有基金支付额/);
    expect(stderr).toContain("无从算起的预拨 1 笔");
    expect(stdout).toContain("2020-02 预拨 不详，累计 不详");

    const english = await prepaid("without.jsonl", "en");
    expect(english.stderr).toMatch(/PREPAYMENT_FUND_UNKNOWN: Hospital \S+ has cases discharged in 2020-02/);
    expect(english.stderr).toContain("1 prepayment that cannot be told");
    expect(english.stdout).toContain("2020-02: an unknown amount prepaid, an unknown amount so far");
  });
});
