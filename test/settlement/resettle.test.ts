import { describe, expect, test } from "vitest";
import { decimal } from "../../src/primitives/index.js";
import { payCases, resettle, type SettlementParameters, settleArea } from "../../src/settlement/index.js";
import { type CaseChange, changedInput } from "../../src/settlement/settlement-change.js";
import { randomFrom } from "../random.js";
import { budgetOf, pointsParameters, rateParameters } from "./parameters.js";
import { syntheticArea } from "./synthetic-area.js";

const CHANGE_SETS = Number(process.env.SETTLEMENT_CHANGE_SETS ?? 100);
const SEED = Number(process.env.SETTLEMENT_SEED ?? 20_210_209);

const share = {
  number: decimal("5"),
  unit: "percent",
  population: "all-discharges",
  period: "year",
  rounding: "down",
} as const;
const tiers = [
  { tier: "upper", amount: "3000000" },
  { tier: "lower", amount: "1000000" },
];

const EDITIONS: readonly (readonly [string, SettlementParameters])[] = [
  ["points on the total cost", pointsParameters()],
  ["points of a simulation", pointsParameters({ budget: { method: "item-cost-incurred" } })],
  ["points on the fund", pointsParameters({ budgetUnits: "shared-total" }, { method: "fund" })],
  [
    "rate with extreme cases",
    rateParameters({
      source: {
        method: "given",
        rates: [
          { grade: "tertiary", rate: decimal("130.60") },
          { grade: "secondary", rate: decimal("99.47") },
          { grade: "primary", rate: decimal("77.82") },
        ],
      },
      uniformGroups: { groups: new Set(["CB23"]), pricedAs: "primary" },
      abnormal: {
        extremeLow: { multiple: decimal("0.3") },
        extremeHigh: {
          multiples: new Map([
            ["tertiary", decimal("3")],
            ["secondary", decimal("2")],
          ]),
          quota: share,
        },
        noWeightByItem: true,
      },
    }),
  ],
  [
    "floating rate of tiers",
    rateParameters({ yearEnd: "floating" }, { tiers: { assignment: { method: "given" }, factors: [] } }),
  ],
  [
    "retention by institution",
    rateParameters(
      {},
      {
        tiers: {
          assignment: { method: "given" },
          factors: [],
          retention: [
            { below: decimal("0.7"), pay: "actual", factor: decimal("1") },
            { below: decimal("0.9"), pay: "actual", factor: decimal("1.1") },
            { pay: "payable", factor: decimal("1") },
          ],
        },
      },
    ),
  ],
];

/** Everything a settlement says, in one text. */
function everything(area: ReturnType<typeof settleArea>): string {
  const { drgTotalFen, drgFundFen, status } = payCases(area);
  return JSON.stringify([area.result, [...drgTotalFen], [...drgFundFen], [...status]]);
}

describe("re-settlement equals settling from scratch", () => {
  test.each(EDITIONS)(`%s: ${CHANGE_SETS} change sets in a row, seed ${SEED}`, (name, parameters) => {
    const random = randomFrom(SEED);
    const below = (limit: number) => Math.floor(random() * limit);
    const { cases, hospitals } = syntheticArea(300, 9, SEED);
    const budget = (amount: number) =>
      budgetOf(
        { amount: String(amount), ...(name.startsWith("floating") && { tiers }) },
        { insuranceType: "resident", amount: "9000000", ...(name.startsWith("floating") && { tiers }) },
      );
    const input = {
      cases,
      hospitals: hospitals.map((one, at) => ({
        ...one,
        tier: at < 4 ? "upper" : "lower",
        ...(at > 5 && { budgetUnit: "unit" }),
      })),
      budget: budget(10_000_000),
    };
    const randomChange = (): CaseChange => {
      const change = { index: below(300) };
      switch (below(7)) {
        case 0:
          return { ...change, points: BigInt(below(5_000_000)) * 100_000_000n };
        case 1:
          return { ...change, points: -1n };
        case 2:
          return { ...change, totalCostFen: below(2_000_000), fundPaymentFen: below(900_000) };
        case 3:
          return { ...change, fundPaymentFen: Number.NaN };
        case 4:
          return { ...change, ledger: below(2), group: ["BR23", "CB23", "new"][below(3)] ?? "BR23" };
        case 5:
          return { ...change, paidElsewhere: below(2) === 0 };
        default:
          return { ...change, approvedByItem: below(2) === 0 };
      }
    };
    let area = settleArea(input, parameters);
    for (let set = 0; set < CHANGE_SETS; set++) {
      const change = {
        cases: Array.from({ length: below(4) }, randomChange),
        ...(below(5) === 0 && { budget: budget(5_000_000 + below(9_000_000)) }),
      };
      const scratch = settleArea(changedInput(area.input, change), parameters);
      const { area: next, ripple } = resettle(area, change);
      expect(everything(next), `change set ${set} of seed ${SEED}`).toBe(everything(scratch));
      const lines = (one: typeof area) =>
        new Map(one.result.statement.map((line) => [`${line.insuranceType} ${line.hospitalId}`, line]));
      const [before, after] = [lines(area), lines(next)];
      const moved = [...new Set([...before.keys(), ...after.keys()])]
        .filter((key) =>
          (["drgTotalCost", "drgFundPayment"] as const).some(
            (column) => before.get(key)?.[column]?.toFixed() !== after.get(key)?.[column]?.toFixed(),
          ),
        )
        .sort();
      expect(ripple.map((one) => `${one.insuranceType} ${one.hospitalId}`)).toEqual(moved);
      area = next;
    }
  });

  test("a change of a case that does not exist is an error", () => {
    const area = settleArea(
      { ...syntheticArea(5, 2, 1), budget: budgetOf({ amount: "1" }) },
      pointsParameters(),
    );
    expect(() => resettle(area, { cases: [{ index: 5, points: 1n }] })).toThrow("SETTLEMENT_CASE_UNKNOWN");
  });
});

describe("a case that leaves to another unit", () => {
  test("keeps nothing of its price: label and amounts are those of a settlement from the start", () => {
    const rate = rateParameters({ abnormal: { extremeLow: { multiple: decimal("0.3") } } });
    const { input } = settleArea({ ...syntheticArea(40, 3, 5) }, rate);
    const costs = input.cases.totalCostFen.slice();
    const funds = input.cases.fundPaymentFen.slice();
    costs[7] = 1;
    funds[7] = 1;
    const cases = { ...input.cases, totalCostFen: costs, fundPaymentFen: funds };
    const area = settleArea({ ...input, cases }, rate);
    const before = payCases(area);
    expect(before.pricings[before.pricing?.[7] ?? -1]).toBe("extreme-low-by-item");
    const change = { cases: [{ index: 7, paidElsewhere: true }] };
    const again = resettle(area, change).area;
    const fresh = settleArea(changedInput(area.input, change), rate);
    expect(again.prices?.pricing).toEqual(fresh.prices?.pricing);
    expect(again.prices?.totalFen).toEqual(fresh.prices?.totalFen);
    expect(payCases(again)).toEqual(payCases(fresh));
  });
});
