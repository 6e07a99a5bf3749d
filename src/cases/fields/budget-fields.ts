import type { Budget, BudgetFund, BudgetPeriod, BudgetTier } from "../budget.js";
import { BUDGET_INPUTS } from "../budget-inputs.js";
import { type InputRange, inputsInRange, NOT_NEGATIVE, SHARE } from "../input-range.js";
import { fail, type ReadContext } from "../value-reader.js";
import type { Field, RecordTable } from "./field.js";
import { AMOUNT, DATE, list, record, TEXT } from "./field-types.js";
import { BUDGET_UNIT, INPUTS, INSURANCE_TYPE, POOLING_AREA } from "./shared-fields.js";

const BUDGET_AMOUNT: Field<NonNullable<BudgetTier["amount"]>> = {
  title: { zh: "预算金额", en: "amount" },
  type: AMOUNT,
  note: "absent where the edition projects it from named inputs",
};

/** What the inputs that settlement names itself can be. */
const BUDGET_RANGES = {
  reimbursementRatio: { ...SHARE, above: true },
  forecastWeight: { ...NOT_NEGATIVE, above: true },
  historicTotal: NOT_NEGATIVE,
  priorYearFinal: NOT_NEGATIVE,
  growthRate: { least: -1 },
} as const satisfies Partial<Readonly<Record<keyof typeof BUDGET_INPUTS, InputRange>>>;

const BUDGET_ROW_INPUTS: typeof INPUTS = { ...INPUTS, entryTitles: BUDGET_INPUTS };

/** 层级预算: the fields of one tier. */
export const BUDGET_TIER_TABLE: RecordTable<BudgetTier> = {
  name: "BudgetTier",
  title: {
    zh: "层级预算",
    en: "what an edition that splits a fund by hospital tier is given for one tier",
  },
  fields: {
    tier: { title: { zh: "层级", en: "tier" }, type: TEXT },
    amount: BUDGET_AMOUNT,
    inputs: BUDGET_ROW_INPUTS,
  },
  required: ["tier"],
  defaults: { inputs: {} },
  othersInto: "inputs",
  finish: (tier, context, path) =>
    inputsInRange(tier.inputs, BUDGET_RANGES, context, path) ? tier : undefined,
};

/** 基金预算: the fields of one fund. */
export const BUDGET_FUND_TABLE: RecordTable<BudgetFund> = {
  name: "BudgetFund",
  title: { zh: "基金预算", en: "one fund of one pooling area, or of one medical community in it" },
  fields: {
    poolingArea: POOLING_AREA,
    insuranceType: INSURANCE_TYPE,
    budgetUnit: {
      ...BUDGET_UNIT,
      note: "with a budget of its own in the fund; absent = the hospitals of the area together",
    },
    amount: BUDGET_AMOUNT,
    inputs: BUDGET_ROW_INPUTS,
    tiers: { title: { zh: "各层级预算", en: "tiers" }, type: list(record(BUDGET_TIER_TABLE)) },
  },
  required: ["poolingArea", "insuranceType"],
  defaults: { inputs: {} },
  othersInto: "inputs",
  finish: (fund, context, path) => {
    if (!inputsInRange(fund.inputs, BUDGET_RANGES, context, path)) return undefined;
    const twice = firstRepeated((fund.tiers ?? []).map(({ tier }) => tier));
    if (twice === undefined) return fund;
    return fail(context, "BUDGET_TIER_TWICE", `${path}tiers.${twice.index}`, { tier: twice.key });
  },
};

/** 预算期: the fields of a period. */
export const BUDGET_PERIOD_TABLE: RecordTable<BudgetPeriod> = {
  name: "BudgetPeriod",
  title: { zh: "预算期", en: "the period of the budget, both days included" },
  fields: {
    from: { title: { zh: "预算期起始日期", en: "first day" }, type: DATE },
    to: { title: { zh: "预算期终止日期", en: "last day" }, type: DATE },
  },
  required: ["from", "to"],
  finish: (period, context, path) =>
    period.from <= period.to ? period : fail(context, "BUDGET_PERIOD_REVERSED", `${path}to`, { ...period }),
};

/** 总额预算: the fields of the budget file. */
export const BUDGET_TABLE: RecordTable<Budget> = {
  name: "Budget",
  title: { zh: "总额预算", en: "the budget file" },
  fields: {
    period: { title: { zh: "预算期", en: "period" }, type: record(BUDGET_PERIOD_TABLE) },
    funds: { title: { zh: "各基金预算", en: "funds" }, type: list(record(BUDGET_FUND_TABLE)) },
  },
  required: ["period", "funds"],
  finish: oncePerFund,
};

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
