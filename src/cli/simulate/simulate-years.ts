import type { Hospital } from "../../cases/index.js";
import {
  type AreaWeights,
  type Engine,
  givenValues,
  hospitalYears,
  type TakenCases,
} from "../../engine/index.js";
import {
  calendarYear,
  type Decimal,
  type Diagnostic,
  round,
  TO_THE_FEN,
  yuanOf,
} from "../../primitives/index.js";
import type { LedgerSettlement } from "../../settlement/index.js";
import { hospitalAt, ledgerAt } from "../../weights/case-at.js";
import type { LedgerKey } from "../../weights/index.js";
import { areaLeftOut } from "../area/settled-left-out.js";
import type { LeftOut } from "../left-out.js";
import type { PastYears } from "./past-years.js";

/** 总额口径: what the year came to (决算), or what was budgeted for it from the year before (预算). */
export type SimulatedBasis = "final" | "budget";

/** 一年的模拟: the year weighed with the years before it and settled under one total. */
export interface SimulatedYear {
  readonly year: number;
  readonly basis: SimulatedBasis;
  readonly ledgers: readonly LedgerSettlement[];
  readonly leftOut: LeftOut;
  readonly diagnostics: readonly Diagnostic[];
}

/** 历年模拟. */
export interface Simulation {
  readonly settled: readonly SimulatedYear[];
  /** year -> what its cases were weighed with: group values and difference coefficients from the years before */
  readonly weights: ReadonlyMap<number, AreaWeights>;
  /** years without a year before them, which nothing can be weighed with */
  readonly first: readonly number[];
}

/**
 * 历年模拟测算: every past year as the edition would have settled it: weighed with the years before it, its total the item cost that was incurred in it and, where
 * a growth rate is given, `item cost of the year before × (1 + rate)`, to the fen. Where the edition's total is the fund's, it is the fund's part that is summed.
 *
 * @source LS-006, LS-017 (items 17 and 19)
 */
export function simulateYears(
  engine: Engine,
  past: PastYears,
  hospitals: readonly Hospital[],
  growthRate?: Decimal,
): Simulation {
  const weights = new Map<number, AreaWeights>();
  const first = past.years.slice(0, 1);
  const settled = past.years.slice(1).flatMap((year): SimulatedYear[] => {
    const weighed = engine.weigh({
      hospitals,
      given: givenValues(hospitals),
      history: past.before(year),
      newestYear: past.years[past.years.indexOf(year) - 1] ?? year - 1,
    });
    weights.set(year, weighed);
    const cases = past.of(year);
    const settle = (basis: SimulatedBasis, totals: readonly LedgerTotal[]): SimulatedYear => {
      const period = calendarYear(year);
      const funds = totals.map((total) => ({ ...total, inputs: {} }));
      const years = hospitalYears(hospitals);
      const area = engine.settle({ cases, weights: weighed, budget: { period, funds }, years });
      const { diagnostics, settled } = area;
      return { year, basis, ledgers: settled.result.ledgers, leftOut: areaLeftOut(area), diagnostics };
    };
    const final = settle("final", totalsOf(cases, engine, hospitals));
    if (growthRate === undefined || !past.years.includes(year - 1)) return [final];
    const grown = totalsOf(past.of(year - 1), engine, hospitals).map(({ amount, ...ledger }) => ({
      ...ledger,
      amount: round(amount.times(growthRate.plus(1)), TO_THE_FEN),
    }));
    return [final, settle("budget", grown)];
  });
  return { settled, weights, first };
}

/** A total of a ledger, or of a community with a total of its own in it. */
interface LedgerTotal extends LedgerKey {
  readonly budgetUnit?: string;
  readonly amount: Decimal;
}

/** What the cases of each ledger came to by item: total cost, or the fund's part of it where that is what is shared out. */
function totalsOf({ columns }: TakenCases, engine: Engine, hospitals: readonly Hospital[]): LedgerTotal[] {
  const { pointValue, budgetUnits } = engine.parameters.settlement;
  const ofFund = pointValue?.method === "fund" || pointValue?.budgetAmount === "fund";
  const unitOf = new Map(
    hospitals.map((one) => [one.hospitalId, budgetUnits === "own-budget" ? one.budgetUnit : undefined]),
  );
  const sums = new Map<string, LedgerKey & { readonly budgetUnit?: string; fen: number }>();
  for (let index = 0; index < columns.count; index += 1) {
    const ledger = ledgerAt(columns, index);
    const fen = (ofFund ? columns.fundPaymentFen : columns.totalCostFen)[index] ?? Number.NaN;
    if (ledger === undefined || Number.isNaN(fen)) continue;
    const budgetUnit = unitOf.get(hospitalAt(columns, index) ?? "");
    const own = { ...ledger, ...(budgetUnit !== undefined && { budgetUnit }) };
    const key = JSON.stringify([own.poolingArea, own.insuranceType, own.budgetUnit]);
    const sum = sums.get(key) ?? { ...own, fen: 0 };
    sums.set(key, sum);
    sum.fen += fen;
  }
  return [...sums.values()].map(({ fen, ...ledger }) => ({ ...ledger, amount: yuanOf(fen) }));
}
