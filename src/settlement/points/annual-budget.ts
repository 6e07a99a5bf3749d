import type { BudgetFund } from "../../cases/budget.js";
import type { Decimal } from "../../primitives/index.js";
import { requireMade } from "../../primitives/require-made.js";
import { formed, grown } from "../money-formula.js";
import type { BudgetMethod } from "../parameters.js";

/**
 * 按增长率推算的总额: last year's final total with the agreed growth.
 *
 * @source SX-055
 */
const GROWN_BUDGET = grown("priorYearFinal", ["growthRate"]);

/** 年度总额 of a ledger and where it comes from; `missing` when the budget file does not give what the method needs. */
export type AnnualBudget =
  | { readonly source: "given" | "growth" | "item-cost-incurred"; readonly amount: Decimal }
  | { readonly source: "missing" };

/**
 * 年度总额: the total of a ledger for the year, in yuan.
 *
 * An amount that the budget file gives is the final amount under every method. Without one:
 * - `given`: missing;
 * - `growth`: `prior final × (1 + agreed growth rate)`, to the fen (half-up); the fund's inputs `priorYearFinal` and
 *   `growthRate`, the latter else from the edition;
 * - `item-cost-incurred`: the item-based cost the ledger's hospitals actually incurred, which is the total of a simulation
 *   until the final one is set.
 *
 * @param incurred item-based cost of the ledger's settled cases, yuan; on the fund base their item-based fund payment
 * @source ZJ-022, SX-055, SX-056
 * @example
 * ```ts
 * // prior final 1,000,000.00, growth 0.08 -> 1,080,000.00
 * annualBudget({ method: "growth", growthRate: decimal("0.08") }, fund, null);
 * ```
 */
export function annualBudget(
  method: BudgetMethod,
  fund: BudgetFund | undefined,
  incurred: Decimal | null,
): AnnualBudget {
  requireMade({ method }, "bindSettlement().budget", "method");
  if (fund?.amount !== undefined) return { source: "given", amount: fund.amount };
  if (method.method === "growth") {
    const amount = formed(GROWN_BUDGET, {
      priorYearFinal: fund?.inputs.priorYearFinal,
      growthRate: fund?.inputs.growthRate ?? method.growthRate,
    });
    return amount === null ? { source: "missing" } : { source: "growth", amount };
  }
  if (method.method === "item-cost-incurred" && incurred !== null) {
    return { source: "item-cost-incurred", amount: incurred };
  }
  return { source: "missing" };
}
