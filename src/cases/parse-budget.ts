import { readAmount } from "./amount.js";
import type { Budget, BudgetFund, BudgetTier } from "./budget.js";
import { listOf, mapOf } from "./collection-readers.js";
import { INSURANCE_TYPES } from "./inpatient-case.js";
import { type ParseResult, valueOrThrow } from "./parse-result.js";
import { RECORD_LIMITS } from "./record-limits.js";
import { parseBy, recordOf } from "./record-shape.js";
import { fail, oneOf, type ReadContext, readDate, readDecimal, textUpTo } from "./value-reader.js";

const TEXT = textUpTo(RECORD_LIMITS.text);

const readTier = recordOf<BudgetTier>({
  fields: { tier: TEXT, amount: readAmount, inputs: mapOf(readDecimal) },
  required: ["tier"],
  defaults: { inputs: {} },
  othersInto: "inputs",
});

const readFund = recordOf<BudgetFund>({
  fields: {
    poolingArea: TEXT,
    insuranceType: oneOf(INSURANCE_TYPES),
    budgetUnit: TEXT,
    amount: readAmount,
    inputs: mapOf(readDecimal),
    tiers: listOf(readTier),
  },
  required: ["poolingArea", "insuranceType"],
  defaults: { inputs: {} },
  othersInto: "inputs",
  finish: (fund, context, path) => {
    const twice = firstRepeated((fund.tiers ?? []).map(({ tier }) => tier));
    if (twice === undefined) return fund;
    return fail(context, "BUDGET_TIER_TWICE", `${path}tiers.${twice.index}`, { tier: twice.key });
  },
});

const readPeriod = recordOf<Budget["period"]>({
  fields: { from: readDate, to: readDate },
  required: ["from", "to"],
  finish: (period, context, path) =>
    period.from <= period.to ? period : fail(context, "BUDGET_PERIOD_REVERSED", `${path}to`, { ...period }),
});

const readBudget = recordOf<Budget>({
  fields: { period: readPeriod, funds: listOf(readFund) },
  required: ["period", "funds"],
  finish: oncePerFund,
});

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

function oncePerFund(budget: Budget, context: ReadContext): Budget | undefined {
  if (budget.funds.length === 0) return fail(context, "BUDGET_WITHOUT_FUNDS", "funds", {});
  const twice = firstRepeated(
    budget.funds.map((fund) =>
      JSON.stringify([fund.poolingArea, fund.insuranceType, fund.budgetUnit ?? null]),
    ),
  );
  const fund = twice === undefined ? undefined : budget.funds[twice.index];
  if (twice === undefined || fund === undefined) return budget;
  const { poolingArea, insuranceType } = fund;
  return fail(context, "BUDGET_FUND_TWICE", `funds.${twice.index}`, { poolingArea, insuranceType });
}

function firstRepeated(
  keys: readonly string[],
): { readonly index: number; readonly key: string } | undefined {
  const seen = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (seen.has(key)) return { index, key };
    seen.add(key);
  }
  return undefined;
}
