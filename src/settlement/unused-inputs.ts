import { BUDGET_INPUTS } from "../cases/budget-inputs.js";
import type { NamedInputs } from "../cases/field-values.js";
import { type Diagnostic, nearestName } from "../primitives/index.js";
import type { SettlementParameters } from "./parameters.js";
import { settlementErrors } from "./settlement-errors.js";
import type { SettlementBudget } from "./settlement-input.js";

/** Inputs of a budget row that some method reads, of settling or of prepaying; one that another method than the edition's reads is no slip of the pen. */
const READ_INPUTS = Object.keys(BUDGET_INPUTS);

/** What else a row may have been meant to give. */
const FIELDS = ["amount", "budgetUnit", "tiers", "tier"];

/**
 * 无人使用的预算栏: the tiers and the inputs of budget rows that no rule reads, each name once, with the known name that is nearest. A misspelt `amount` becomes such an
 * input, and would else be missing without a word.
 */
export function unusedInputs(
  budget: SettlementBudget | undefined,
  parameters: SettlementParameters,
): readonly Diagnostic[] {
  const { rate } = parameters;
  const rows = new Map<string, number>();
  const count = (row: BudgetRow) => {
    for (const name of unreadNames(row, parameters)) rows.set(name, (rows.get(name) ?? 0) + 1);
  };
  for (const fund of budget?.funds ?? []) {
    count(fund);
    for (const tier of fund.tiers ?? []) count(tier);
  }
  const known = [...FIELDS, ...readNames(parameters)];
  const unused = [...rows].map(([name, count]) => {
    const info = { name, rows: count, nearest: nearestName(name, known) };
    return settlementErrors.diagnostic("warning", "SETTLEMENT_INPUT_UNUSED", "budget.funds", info);
  });
  const tiered = budget?.funds.filter((fund) => (fund.tiers ?? []).length > 0).length ?? 0;
  if (tiered === 0 && rate?.yearEnd === "floating") {
    const path = "budget.funds.tiers";
    return [...unused, settlementErrors.diagnostic("warning", "SETTLEMENT_NOT_FLOATING", path, {})];
  }
  if (tiered === 0 || rate?.yearEnd === "floating" || rate?.source?.method === "from-budget") return unused;
  const info = { funds: tiered };
  return [
    ...unused,
    settlementErrors.diagnostic("warning", "SETTLEMENT_TIERS_UNUSED", "budget.funds.tiers", info),
  ];
}

type BudgetRow = { readonly inputs: NamedInputs };

/** The names in a budget row that no rule reads. */
export function unreadNames({ inputs }: BudgetRow, parameters: SettlementParameters): readonly string[] {
  const read = readNames(parameters);
  return Object.keys(inputs).filter((name) => !read.includes(name));
}

function readNames({ tiers }: SettlementParameters): readonly string[] {
  return [...READ_INPUTS, ...(tiers?.factors ?? [])];
}
