import type { Diagnostic, LocalizedText } from "../primitives/index.js";
import type { SettlementParameters } from "./parameters.js";
import { ledgerName, type Pot } from "./pots.js";
import { settlementErrors } from "./settlement-errors.js";
import type { LedgerSettlement } from "./settlement-result.js";
import { unreadNames } from "./unused-inputs.js";

interface SettledPot {
  readonly pot: Pot;
  readonly ledger: LedgerSettlement;
}

/**
 * 未用上的总额: a budget that reaches nobody while other cases are settled at what they cost for want of one: its row names another area or fund than theirs, or calls
 * its amount by a name that nobody reads. Either alone is what a simulation before the budget looks like; both together are a slip of the pen, and all money is another.
 */
export function missedBudget(
  settled: readonly SettledPot[],
  parameters: SettlementParameters,
): readonly Diagnostic[] {
  const atCost = settled.filter(({ ledger }) => ledger.budgetSource === "item-cost-incurred");
  const undrawn = settled.filter(
    ({ pot, ledger }) => ledger.status === "no-cases" && pot.funds.some(({ amount }) => amount?.gt(0)),
  );
  const names = atCost.flatMap(({ pot }) => pot.funds.flatMap((fund) => unreadNames(fund, parameters)));
  if (atCost.length === 0 || (undrawn.length === 0 && names.length === 0)) return [];
  const named = (pots: readonly SettledPot[]): readonly LocalizedText[] =>
    pots.map(({ pot }) => ledgerName(pot));
  const info = { atCost: named(atCost), undrawn: named(undrawn), names: [...new Set(names)] };
  return [settlementErrors.diagnostic("error", "SETTLEMENT_BUDGET_MISSED", "budget.funds", info)];
}
