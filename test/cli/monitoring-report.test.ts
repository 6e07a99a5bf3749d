import { describe, expect, it } from "vitest";
import { monitoringReport } from "../../src/cli/report/monitoring-report.js";
import { decimal } from "../../src/primitives/index.js";
import type { IndicatorRow } from "../../src/rules/index.js";

/** The page of an area with one period, whose average cost and its change are given. */
function pageOf(value: string, change: string): string {
  const row = (indicator: string, figure: string): IndicatorRow =>
    ({
      ...{ indicator, dimension: "city", id: "all", period: "2024-01", value: decimal(figure) },
      ...{ numerator: null, denominator: null, previous: null, change: decimal(change), missing: 0 },
    }) as never;
  return monitoringReport(
    {
      ruleset: { reference: "own@1", title: { zh: "本地", en: "own" } },
      result: {
        rows: [row("cases", "10"), row("average-cost", value)],
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
  it.each([
    ["a whole number as it is", "1234567", "0.05", "1,234,567", "+5.00% on"],
    ["from 100 on with two decimals", "100.125", "0", "100.13", "0.00% on"],
    ["below 100 with four", "99.12345", "-0.0345", "99.1235", "-3.45% on"],
  ])("%s", (_, value, change, shown, told) => {
    const page = pageOf(value, change);
    expect(page).toMatch(new RegExp(`>${shown.replaceAll(".", "\\.")}<`));
    expect(page).toContain(`>${told}`);
  });
});
