import { describe, expect, it } from "vitest";
import { monitoringReport } from "../../src/cli/report/monitoring-report.js";
import { decimal } from "../../src/primitives/index.js";
import type { IndicatorRow } from "../../src/rules/index.js";
import { findRuleset } from "../../src/rulesets/index.js";
import { shipped } from "../rulesets/shipped.js";

/** The page of an area with one period, one of whose figures and its change are given. */
function pageOf(indicator: string, value: string, change: string): string {
  return pageWith([row("cases", "10", change), row(indicator, value, change)]);
}

function row(indicator: string, value: string, change = "0", own: Partial<IndicatorRow> = {}): IndicatorRow {
  return {
    ...{ indicator, dimension: "city", id: "all", period: "2024-01", value: decimal(value) },
    ...{ numerator: null, denominator: null, previous: null, change: decimal(change), missing: 0, ...own },
  } as never;
}

function pageWith(rows: readonly IndicatorRow[]): string {
  return monitoringReport(
    {
      ruleset: findRuleset(shipped, "zhejiang-shaoxing@2025"),
      result: {
        rows,
        groupComparison: [],
        notComputed: [],
      } as never,
      ...{
        names: new Map(),
        synthetic: false,
        assumptions: [],
        notEvaluated: [],
        inputs: [],
        engineVersion: "1",
      },
    },
    "en",
  );
}

describe("a figure on the page of monitoring", () => {
  it("NAT-036: the number of cases that have a weight stands behind the CMI, whose name says that it is theirs", () => {
    const [cmi, weighed] = [pageOf("cmi", "1.2", "0"), pageOf("weighed-cases", "7", "0")];
    expect(cmi).toContain("Case-mix index of the grouped cases that have a weight 2024-01");
    expect(weighed).toMatch(/Grouped cases that have a weight 2024-01<[^7]*>7</);
  });

  it.each([
    ["a whole number as it is", "average-length-of-stay", "1234567", "0.05", "1,234,567", "+5.00% on"],
    ["from 100 on with two decimals", "average-length-of-stay", "100.125", "0", "100.13", "0.00% on"],
    ["below 100 with four", "average-length-of-stay", "99.12345", "-0.0345", "99.1235", "-3.45% on"],
    ["an amount with its fen, a small one too", "average-cost", "99.12345", "-0.0345", "99.12", "-3.45% on"],
    ["and a whole one", "average-cost", "1234567", "0.05", "1,234,567.00", "+5.00% on"],
  ])("%s", (_, indicator, value, change, shown, told) => {
    const page = pageOf(indicator, value, change);
    expect(page).toMatch(new RegExp(`>${shown.replaceAll(".", "\\.")}<`));
    expect(page).toContain(`>${told}`);
  });

  it("a hospital that has figures of another period alone had no case in this one: 0, not unknown", () => {
    const of = (id: string, period: string) => ({ dimension: "hospital", id, period }) as const;
    const page = pageWith([
      ...["2024-01", "2024-02"].flatMap((period) => [
        row("cases", "10", "0", { period }),
        row("average-cost", "100", "0", { period }),
      ]),
      row("cases", "10", "0", of("H1", "2024-02")),
      row("average-cost", "100", "0", of("H1", "2024-02")),
      row("cases", "7", "0", of("H2", "2024-01")),
    ]);
    const cells = page.slice(page.lastIndexOf(">H2<")).match(/<td[^>]*>([^<]*)<\/td>/g) ?? [];
    expect(cells.slice(0, 3).map((cell) => cell.replace(/<[^>]*>/g, ""))).toEqual(["0", "", "—"]);
  });
});
