import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf, HARDLY_MEANT } from "./area.js";
import { runCli, temporaryFolder } from "./run-cli.js";

/** Settles the sample of an edition without its values; returns what was printed. */
async function settleWithoutValues(ruleset: string, locale: "zh" | "en", ...more: readonly string[]) {
  const area = temporaryFolder();
  const sampled = ["sample", "--ruleset", ruleset, "--cases", "300", "--seed", "5", "--out", area];
  expect((await runCli(sampled)).code).toBe(0);
  const inputs = filesOf(area, "cases.jsonl", "hospitals.csv", "history.jsonl", "budget.json");
  const out = ["--out", join(area, "out"), "--locale", locale];
  return await runCli(["settle", "--ruleset", ruleset, ...inputs, ...out, ...more]);
}

/** The amounts that the page names, in its order. */
function amounts(page: string, pattern: RegExp): number[] {
  return [...page.matchAll(pattern)].map(([, yuan]) => Number(yuan));
}

describe("a ledger that lacks values is refused with one page that says what to supply", () => {
  it("zhejiang-lishui@2025: the weights of the coefficient first, the largest amount before the others", async () => {
    const { code, stdout, stderr } = await settleWithoutValues("zhejiang-lishui@2025", "en");
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${HARDLY_MEANT}These ledgers are refused`));
    expect(stderr).toMatch(
      / {2}SYN-A1 · employee: \d+ cases cannot be settled, \d+\.\d\d yuan, \d+\.\d\d% of its cost/,
    );
    const waiting = amounts(stderr, /^\d+ cases, (\d+\.\d\d) yuan {2}/gm);
    expect(waiting.length).toBeGreaterThan(1);
    expect(waiting).toEqual([...waiting].sort((one, other) => other - one));
    const paths = [...stderr.matchAll(/path: (\S+)/g)].map(([, path]) => path);
    expect(paths[0]).toBe("weights.coefficient.components.grade.weight");
    expect(stderr).toContain("legal range: from 0.5 to 1");
    expect(stderr).toContain("chs-drg ruleset needs zhejiang-lishui@2025 --out FILE");
    // Once, not a ledger: a cause has one place on the page.
    expect(new Set(paths).size).toBe(paths.length);
    expect(stderr).not.toContain("SETTLEMENT_LEDGER_REFUSED");
    // Nothing is settled, and no empty table says so again.
    expect(stdout).not.toContain("By payment unit");
    expect(stdout).toContain("0 by group");
  });

  it("zhejiang-shaoxing@2018, SX-012, SX-027: values of payment units are named with the cases that wait for them", async () => {
    const { code, stderr } = await settleWithoutValues("zhejiang-shaoxing@2018", "zh");
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${HARDLY_MEANT}以下账本不予结算`));
    expect(stderr).toContain("SYN-A1 · 职工：");
    expect(stderr).toContain("路径：settlement.paymentUnits.rows.outside-community.pays.as");
    expect(stderr).toContain("路径：settlement.bedDay.standards");
    const waiting = amounts(stderr, /^\d+ 例，(\d+\.\d\d) 元/gm);
    expect(waiting).toEqual([...waiting].sort((one, other) => other - one));
  });

  it("where a faulty record is the only cause, the page names the causes and how to set them aside", async () => {
    const { code, stderr } = await settleWithoutValues(
      "zhejiang-shaoxing@2020",
      "en",
      "--unsettled",
      "refuse",
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${HARDLY_MEANT}These ledgers are refused`));
    expect(stderr).toContain("--unsettled reserve");
  });
});
