import { describe, expect, it } from "vitest";
import { unsettledTable } from "../../src/cli/statement/unsettled-table.js";
import { Decimal } from "../../src/primitives/index.js";

const line = (hospitalId: string, cases: number, itemTotalCost: string, withoutCost: number) => ({
  reason: "no-hospital" as const,
  hospitalId,
  cases,
  itemTotalCost: new Decimal(itemTotalCost),
  itemFundPayment: null,
  withoutCost,
});

/** The rows of hospitals, cell by cell. */
function cells(table: string): readonly (readonly string[])[] {
  return table
    .split("\n")
    .filter((text) => / H\d /.test(text))
    .map((text) => text.slice(text.search(/H\d/)).trim().split(/\s+/));
}

describe("the cost of cases that are not settled is no zero where none of them has a cost", () => {
  it("a dash where no case has one, the count of those without where some have", () => {
    const table = unsettledTable([line("H1", 3, "1200.5", 1), line("H2", 2, "0", 2)], "en");
    expect(table).toContain("of them without cost");
    expect(cells(table)).toEqual([
      ["H1", "3", "1,200.50", "1"],
      ["H2", "2", "—", "2"],
    ]);
  });

  it("a cost of 0 yuan is a cost", () => {
    expect(cells(unsettledTable([line("H1", 1, "0", 0)], "zh"))).toEqual([["H1", "1", "0.00"]]);
  });

  it("where every case has a cost nothing is said of those without", () => {
    const table = unsettledTable([line("H1", 1, "10", 0)], "zh");
    expect(table).not.toContain("缺费用");
    expect(cells(table)).toEqual([["H1", "1", "10.00"]]);
  });

  it("lines of a reason and hospital are added over the funds, those without a cost too", () => {
    const funds = [line("H1", 1, "0", 1), line("H1", 2, "10", 0)];
    expect(cells(unsettledTable(funds, "zh"))).toEqual([["H1", "3", "10.00", "1"]]);
  });
});
