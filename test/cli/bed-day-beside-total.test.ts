import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf } from "./area.js";
import { jsonLines, rowsOf, table } from "./cases.js";
import { runCli, temporaryFolder } from "./run-cli.js";

type Stay = Readonly<Record<string, unknown>> & {
  readonly caseId: string;
  readonly careType?: string;
  readonly lengthOfStayDays: number;
  readonly totalCost: string;
};

const DAILY_YUAN = 400;

describe.each(["henan-sanmenxia@2022", "henan-sanmenxia@2023"])("%s", (ruleset) => {
  it("SMX-016: long psychiatric stays are paid by the day beside the DRG total; what they cost moves nobody's amount, and is no DRG payment (WX-040)", async () => {
    const area = temporaryFolder();
    const words = ["sample", "--ruleset", ruleset, "--cases", "400", "--seed", "3", "--out", area];
    expect((await runCli(words)).code).toBe(0);
    const cases = rowsOf(readFileSync(join(area, "cases.jsonl"), "utf8")) as Stay[];
    const inputs = filesOf(area, "history.jsonl", "hospitals.csv", "budget.json", "values.json");
    const settled = async (name: string, stays: readonly Stay[]) => {
      const file = join(area, `${name}.jsonl`);
      writeFileSync(file, jsonLines(stays));
      const out = join(area, name);
      await runCli(["settle", "--ruleset", ruleset, "--cases", file, ...inputs, "--out", out]);
      return {
        statement: readFileSync(join(out, "statement.csv"), "utf8"),
        byDay: table(join(out, "units.csv")).filter(({ unit }) => unit === "bed-day"),
        outcomes: rowsOf(readFileSync(join(out, "cases.jsonl"), "utf8")) as Record<string, string>[],
      };
    };
    const plain = await settled("plain", cases);
    const paid = plain.outcomes.filter(({ paymentUnit }) => paymentUnit === "bed-day");
    const days = (id = "") => cases.find(({ caseId }) => caseId === id)?.lengthOfStayDays ?? 0;
    expect(paid.length).toBeGreaterThan(0);
    for (const { caseId, payment } of paid) expect(Number(payment)).toBe(days(caseId) * DAILY_YUAN);
    const monitored = join(area, "monitored");
    const of = ["--ruleset", ruleset, "--cases", join(area, "plain.jsonl"), ...inputs.slice(2, 4)];
    await runCli([
      "monitor",
      ...of,
      "--settled",
      join(area, "plain"),
      "--period",
      "year",
      "--out",
      monitored,
    ]);
    const [drgPayment] = table(join(monitored, "indicators.csv")).filter(
      ({ indicator, dimension }) => indicator === "drg-payment" && dimension === "city",
    );
    const byGroup = plain.outcomes.filter(({ settlement }) => settlement === "settled");
    expect(Number(drgPayment?.value)).toBeCloseTo(
      byGroup.reduce((sum, { payment }) => sum + Number(payment), 0),
      2,
    );
    expect(plain.byDay.map(({ drawsOnTotal }) => drawsOnTotal)).toEqual(plain.byDay.map(() => "false"));
    expect(plain.byDay.reduce((sum, { payment }) => sum + Number(payment), 0)).toBe(
      paid.reduce((sum, { caseId }) => sum + days(caseId) * DAILY_YUAN, 0),
    );
    const ids = new Set(paid.map(({ caseId }) => caseId));
    const dearer = await settled(
      "dearer",
      cases.map((stay) =>
        ids.has(stay.caseId) ? { ...stay, totalCost: String(2 * Number(stay.totalCost)) } : stay,
      ),
    );
    expect(dearer.statement).toBe(plain.statement);
  });
});
