import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { table } from "./cases.js";
import { newFolder, runCli } from "./run-cli.js";

type Row = Record<string, unknown>;

describe("a row that is missing among what was prepaid is told by name, for what it stands for would be paid twice", () => {
  let area: string;
  const path = (name: string) => join(area, name);
  beforeAll(async () => {
    area = join(newFolder(), "area");
    const words = ["sample", "--ruleset", "zhejiang-shaoxing@2020", "--cases", "600", "--seed", "3"];
    expect((await runCli([...words, "--out", area])).code).toBe(0);
    const files = { cases: "cases.jsonl", history: "history.jsonl", hospitals: "hospitals.csv" };
    const inputs = Object.entries(files).flatMap(([option, name]) => [`--${option}`, path(name)]);
    const rest = ["--budget", path("budget.json"), "--values", path("values.json"), "--out", path("settled")];
    await runCli(["settle", "--ruleset", "zhejiang-shaoxing@2020", ...inputs, ...rest]);
    await runCli(["prepay", "--settled", path("settled"), "--month", "2020-12", "--out", path("prepaid")]);
  });
  afterAll(() => rmSync(join(area, ".."), { recursive: true }));

  const rows = () => readFileSync(path("prepaid/prepayment.csv"), "utf8").trimEnd().split("\n");
  const payments = () => table(path("prepaid/prepayment.csv"));
  const cleared = async (name: string, keep: (line: string) => boolean, ...more: string[]) => {
    writeFileSync(path(`${name}.csv`), `${rows().filter(keep).join("\n")}\n`);
    const words = ["clear", "--settled", path("settled"), "--prepaid", path(`${name}.csv`)];
    return await runCli([...words, "--out", path(name), ...(more.length > 0 ? more : ["--locale", "zh"])]);
  };
  /** Somebody who was paid in January and has rows to the end. */
  const somebody = () => {
    const found = payments().find(({ month, payment }) => month === "2020-01" && Number(payment) > 0);
    expect(found).toBeDefined();
    return `${found?.hospitalId},${found?.insuranceType},${found?.poolingArea}`;
  };

  it("clear names a hospital and fund that has rows before and after; with all rows nothing is said of it", async () => {
    expect((await cleared("whole", () => true)).stderr).not.toContain("PREPAID_ROWS_MISSING");
    const own = somebody();
    const zh = await cleared("less", (line) => !line.startsWith(`2020-07,${own}`));
    expect(zh.code).toBe(1);
    const [hospitalId] = own.split(",");
    expect(zh.stderr).toMatch(new RegExp(`PREPAID_ROWS_MISSING: .*${hospitalId}（\\S+ \\S+）2020-07。`));
    expect(zh.stderr).toContain("未写明是否预拨的 1 处");
    const en = await cleared("less-en", (line) => !line.startsWith(`2020-07,${own}`), "--locale", "en");
    expect(en.stderr).toMatch(
      new RegExp(`PREPAID_ROWS_MISSING: .*${hospitalId} \\(\\S+ \\S+\\) of 2020-07\\.`),
    );
    expect(en.stderr).toContain("1 month of which it is not said what was prepaid");
    const { diagnostics } = JSON.parse(readFileSync(path("less/summary.json"), "utf8"));
    expect(diagnostics.filter(({ code }: Row) => code === "PREPAID_ROWS_MISSING")).toHaveLength(1);
  });

  it("the last months of one that has settled cases count as well, and so does one that is missing altogether", async () => {
    const own = somebody();
    const last = await cleared("last", (line) => !line.startsWith(`2020-12,${own}`));
    expect([last.code, last.stderr]).toEqual([1, expect.stringMatching(/PREPAID_ROWS_MISSING: .*2020-12/)]);
    const none = await cleared("none", (line) => !line.includes(own));
    expect(none.stderr).toMatch(/PREPAID_ROWS_MISSING: .*2020-01、2020-02.*2020-12/);
  });

  it("a row that states 0 settles it; months before the first case of a hospital need no row", async () => {
    const own = somebody();
    const zero = (line: string) => line.replace(/^(2020-07,.*?),[^,]*,[^,]*,[^,]*$/, "$1,0.00,0.00,0.00");
    writeFileSync(
      path("zero.csv"),
      `${rows()
        .map((line) => (line.startsWith(`2020-07,${own}`) ? zero(line) : line))
        .join("\n")}\n`,
    );
    const words = [
      "clear",
      "--settled",
      path("settled"),
      "--prepaid",
      path("zero.csv"),
      "--out",
      path("zero"),
    ];
    expect((await runCli(words)).stderr).not.toContain("PREPAID_ROWS_MISSING");
    const cases = readFileSync(path("settled/cases.jsonl"), "utf8").trimEnd().split("\n");
    const outcome = new Map(cases.map((line) => [(JSON.parse(line) as Row).caseId, JSON.parse(line) as Row]));
    const records = readFileSync(path("cases.jsonl"), "utf8").trimEnd().split("\n");
    const first = new Map<string, string>();
    for (const record of records.map((line) => JSON.parse(line) as Row)) {
      if (outcome.get(record.caseId)?.settlement !== "settled") continue;
      const key = `${record.hospitalId},${record.insuranceType},${record.poolingArea}`;
      const month = String(record.dischargeDate).slice(0, 7);
      if (month < (first.get(key) ?? "9")) first.set(key, month);
    }
    const isEarly = (line: string) => {
      const [month = "", ...key] = line.split(",").slice(0, 4);
      return month < (first.get(key.join(",")) ?? "");
    };
    expect(rows().filter(isEarly).length).toBeGreaterThan(1);
    expect((await cleared("early", (line) => !isEarly(line))).stderr).not.toContain("PREPAID_ROWS_MISSING");
  });
});
