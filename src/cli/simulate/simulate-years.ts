import type { Hospital } from "../../cases/index.js";
import {
  type AreaSettlement,
  type AreaWeights,
  type Engine,
  hospitalYears,
  type TakenCases,
} from "../../engine/index.js";
import { lackingYears } from "../../engine/lacking-years.js";
import { calendarYear, type Decimal, type Diagnostic, round, TO_THE_FEN } from "../../primitives/index.js";
import {
  type IncurredTotal,
  incurredTotals,
  type LedgerSettlement,
  ledgerName,
  type SettlementBudget,
} from "../../settlement/index.js";
import { cliErrors } from "../cli-errors.js";
import type { LeftOut } from "../left-out.js";
import { areaLeftOut } from "../settle/settled-left-out.js";
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
 * a growth rate is given, `item cost of the year before × (1 + rate)`, to the fen. What is of the total is what settling takes to be of it; where the edition's
 * total is the fund's, it is the fund's part that is summed. A total of which a part is not known is none, and its ledger is not settled.
 *
 * @source LS-006, LS-017 (items 17 and 19), SX-056
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
      history: past.before(year),
      newestYear: past.years[past.years.indexOf(year) - 1] ?? year - 1,
    });
    weights.set(year, weighed);
    const lacking = weighed.statistics ? lackingYears(weighed.statistics, calendarYear(year).from) : [];
    const years = hospitalYears(hospitals);
    const areaOf = (of: number, cases: TakenCases, funds: SettlementBudget["funds"] = []) =>
      engine.settle({ cases, weights: weighed, budget: { period: calendarYear(of), funds }, years });
    const incurred = (of: number, cases: TakenCases) => incurredTotals(areaOf(of, cases).settled);
    const cases = past.of(year);
    const settle = (basis: SimulatedBasis, totals: readonly IncurredTotal[], of: number): SimulatedYear => {
      const funds = totals.flatMap(({ amount, ...ledger }) =>
        amount === null ? [] : [{ ...ledger, amount, inputs: {} }],
      );
      const area = areaOf(year, cases, funds);
      const { ledgers } = area.settled.result;
      const diagnostics = [...lacking, ...toldOf(area, of)];
      return { year, basis, ledgers, leftOut: areaLeftOut(area), diagnostics };
    };
    const final = settle("final", incurred(year, cases), year);
    if (growthRate === undefined || !past.years.includes(year - 1)) return [final];
    const grown = incurred(year - 1, past.of(year - 1)).map(({ amount, ...ledger }) => ({
      ...ledger,
      amount: amount && round(amount.times(growthRate.plus(1)), TO_THE_FEN),
    }));
    return [final, settle("budget", grown, year - 1)];
  });
  return { settled, weights, first };
}

/** What was noticed; a ledger without a total lacks it for its cases, not for a budget file, which no simulation reads. */
function toldOf({ diagnostics, settled }: AreaSettlement, totalOf: number): readonly Diagnostic[] {
  const open = settled.result.ledgers.filter(({ status }) => status === "no-budget");
  return [
    ...diagnostics.filter(({ code }) => code !== "SETTLEMENT_BUDGET_MISSING"),
    ...open.map(({ budgetUnit, ...ledger }) =>
      cliErrors.diagnostic("error", "SIMULATION_TOTAL_UNKNOWN", "cases", {
        ledger: ledgerName({ ledger, budgetUnit }),
        year: totalOf,
      }),
    ),
  ];
}
