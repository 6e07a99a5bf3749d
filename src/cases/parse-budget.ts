import type { Budget } from "./budget.js";
import { BUDGET_TABLE } from "./fields/budget-fields.js";
import { type ParseResult, valueOrThrow } from "./parse-result.js";
import { parseBy, recordOf } from "./record-reader.js";

const readBudget = recordOf(BUDGET_TABLE);

/**
 * 解析总额预算: an unknown value to a budget, or every problem in it.
 *
 * Fields that a fund or tier does not have must be decimals and become its `inputs`; a fund is listed once, or once a medical community.
 */
export function safeParseBudget(input: unknown): ParseResult<Budget> {
  return parseBy(readBudget, input);
}

/**
 * 解析总额预算: like {@link safeParseBudget}, and throws the first problem.
 *
 * @throws the code of the first problem (`RECORD_…`, `AMOUNT_…`, `BUDGET_…`); `info.problems` has all
 * @example
 * ```ts
 * const budget = parseBudget({
 *   period: { from: "2020-01-01", to: "2020-12-31" },
 *   funds: [{ poolingArea: "A", insuranceType: "employee", amount: "1000000", growthRate: "0.05" }],
 * });
 * budget.funds[0]?.inputs.growthRate?.toFixed(); // "0.05"
 * ```
 */
export function parseBudget(input: unknown): Budget {
  return valueOrThrow(safeParseBudget(input));
}
