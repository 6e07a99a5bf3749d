import { describe, expect, test } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { qualityDeposit } from "../../src/settlement/rate/quality-deposit.js";
import { tierOf } from "../../src/settlement/rate/tiers.js";
import { rollUp } from "../../src/settlement/roll-up.js";
import { settle } from "../../src/settlement/settle.js";
import type { StatementLine } from "../../src/settlement/settlement-result.js";
import { assessBedDays } from "../../src/settlement/units/bed-day-payment.js";
import { budgetOf, pointsParameters } from "./parameters.js";
import { weighed } from "./weighed.js";

const yuan = decimal;

describe("half-up to the fen, on the tie and one step beside it", () => {
  test.each([
    // annual amount, of which 10% is withheld
    ["0.04", "0.00"],
    ["0.05", "0.01"],
    ["0.14", "0.01"],
    ["0.15", "0.02"],
    ["0.25", "0.03"],
    ["-0.05", "0.00"],
  ])("NAT-054: of %s a tenth is withheld: %s", (annual, withheld) => {
    const deposit = { ratio: yuan("0.1"), release: "proportional" } as const;
    expect(qualityDeposit(yuan(annual), deposit, undefined).withheld.toFixed(2)).toBe(withheld);
  });

  test.each([
    // score, of 0.10 yuan withheld
    ["44", "0.04"],
    ["45", "0.05"],
    ["54", "0.05"],
    ["55", "0.06"],
    ["100", "0.10"],
  ])("NAT-054: %s points give back %s of 0.10", (score, released) => {
    const deposit = { ratio: yuan("0.1"), release: "proportional" } as const;
    expect(qualityDeposit(yuan("1"), deposit, yuan(score)).released?.toFixed(2)).toBe(released);
  });

  test.each([
    // amount, of which 2% is taken off
    ["0.24", "0.00"],
    ["0.25", "0.01"],
    ["0.74", "0.01"],
    ["0.75", "0.02"],
  ])("a missed target takes 2%% off %s: %s", (amount, deduction) => {
    const check = {
      indicator: "daily-cost",
      better: "lower",
      target: yuan("300"),
      deduction: yuan("0.02"),
    } as const;
    const found = assessBedDays(yuan(amount), { "daily-cost": yuan("300.01") }, [check]);
    expect(found.deduction.toFixed(2)).toBe(deduction);
  });
});

describe("limits: below, at, above", () => {
  test.each([
    ["lower", "299.99", []],
    ["lower", "300", []],
    ["lower", "300.01", ["daily-cost"]],
    ["higher", "299.99", ["daily-cost"]],
    ["higher", "300", []],
    ["higher", "300.01", []],
  ] as const)("a target of 300 where %s is better: %s", (better, value, missed) => {
    const check = { indicator: "daily-cost", better, target: yuan("300"), deduction: yuan("0.02") } as const;
    expect(assessBedDays(yuan("100"), { "daily-cost": yuan(value) }, [check]).missed).toEqual(missed);
  });

  test("deductions together take at most the whole amount", () => {
    const check = (indicator: "daily-cost" | "outcome-rate", deduction: string) =>
      ({ indicator, better: "lower", target: yuan("1"), deduction: yuan(deduction) }) as const;
    const missed = { "daily-cost": yuan("2"), "outcome-rate": yuan("2") };
    const taken = (second: string) =>
      assessBedDays(yuan("100"), missed, [
        check("daily-cost", "0.6"),
        check("outcome-rate", second),
      ]).deduction.toFixed();
    expect([taken("0.39"), taken("0.4"), taken("0.41")]).toEqual(["99", "100", "100"]);
  });

  test.each([
    ["59.99", "0.00"],
    ["60", "0.50"],
    ["89.99", "0.50"],
    ["90", "1.00"],
    ["100", "1.00"],
  ])(
    "WX-022: %s points release %s of 1.00, by the highest row that is reached, in whatever order the rows stand",
    (score, released) => {
      const rows = [
        { scoreFrom: yuan("60"), share: yuan("0.5") },
        { scoreFrom: yuan("90"), share: yuan("1") },
      ];
      for (const release of [rows, rows.toReversed()]) {
        const found = qualityDeposit(yuan("10"), { ratio: yuan("0.1"), release }, yuan(score));
        expect(found.released?.toFixed(2)).toBe(released);
      }
    },
  );

  test.each([
    [undefined, undefined, undefined],
    ["14999.99", undefined, "under"],
    ["15000", "from", undefined],
    ["15000.01", "from", undefined],
  ])("WX-010: a cost per stay of %s: an unknown one is in no tier that asks for it", (cost, from, under) => {
    const tier = (row: object) =>
      tierOf({ grade: "tertiary" }, cost === undefined ? undefined : yuan(cost), {
        method: "grade-and-cost",
        rows: [{ grades: ["tertiary"], tier: "from" in row ? "from" : "under", ...row } as never],
      });
    expect([tier({ from: 1, costFrom: yuan("15000") }), tier({ costBelow: yuan("15000") })]).toEqual([
      from,
      under,
    ]);
  });
});

describe("order", () => {
  test("a roll-up is by id, whatever order the statement has; a hospital of two funds is one line", () => {
    const AREA = { poolingArea: "330602", points: "1", cost: "1", fund: "1" };
    const ids = ["H2", "H10", "H1", "H2"];
    const cases = weighed(
      ids.map((hospitalId, at) => ({
        ...AREA,
        caseId: String(at),
        hospitalId,
        insuranceType: at === 3 ? ("resident" as const) : ("employee" as const),
      })),
    );
    const budget = budgetOf({ amount: "6" }, { insuranceType: "resident", amount: "2" });
    const hospitals = ["H1", "H2", "H10"].map((hospitalId) => ({ hospitalId, grade: "primary" as const }));
    const { statement } = settle({ cases, hospitals, budget }, pointsParameters());
    const rows = (lines: readonly StatementLine[]) =>
      rollUp(lines, "hospital").map(({ id, cases: count, drgTotalCost }) => [
        id,
        count,
        drgTotalCost?.toFixed(),
      ]);
    const expected = [
      ["H1", 1, "2"],
      ["H10", 1, "2"],
      ["H2", 2, "4"],
    ];
    expect(rows(statement)).toEqual(expected);
    expect(rows(statement.toReversed())).toEqual(expected);
  });
});
