import { BUDGET_INPUTS } from "../cases/budget-inputs.js";
import type { LocalizedText } from "../primitives/index.js";
import type { SettlementParameters } from "./parameters.js";

/** 预算栏: a field of the budget file that an edition asks for. */
export interface BudgetField {
  readonly name: string;
  /** of which row: a fund, a tier of it, or either */
  readonly of: "fund" | "tier" | "fund-or-tier";
  readonly title: LocalizedText;
  /** what happens where it is not given */
  readonly without: LocalizedText;
}

const YUAN: LocalizedText = { zh: "，元", en: ", yuan" };

/** The title of a known input, with its unit or how it is written. */
function inputTitle(name: keyof typeof BUDGET_INPUTS, unit: LocalizedText): LocalizedText {
  const { zh, en } = BUDGET_INPUTS[name];
  return { zh: `${zh}${unit.zh}`, en: `${en}${unit.en}` };
}

const TOTAL: LocalizedText = { zh: "年度总额，元", en: "total of the year, yuan" };
const NOT_SETTLED: LocalizedText = { zh: "该基金不结算", en: "the fund is not settled" };
const NOT_WITHOUT_TOTAL: LocalizedText = {
  zh: "总额（amount）也没有时，该基金不结算",
  en: "with no amount either, the fund is not settled",
};
const NOT_WITHOUT_TIER: LocalizedText = {
  zh: "层级总额（amount）也没有时，算不出费率，其病例不结算",
  en: "with no amount either, no rate can be formed and its cases are not settled",
};
const PROJECTED: LocalizedText = {
  zh: "总额 = 历史总额（historicTotal）乘以各增长因素；没有任何层级时不按浮动费率清算",
  en: "the total is historicTotal grown by its factors; with no tiers at all no floating rate applies",
};
const NOT_PROJECTED: LocalizedText = {
  zh: "增长因素未知，不由历史总额推算，该层级不结算；没有任何层级时不按浮动费率清算",
  en: "the tier is not settled, for its growth factors are not known; with no tiers at all no floating rate applies",
};
const NO_RATE: LocalizedText = {
  zh: "算不出费率，其病例不结算",
  en: "no rate can be formed, and its cases are not settled",
};

/**
 * 规则集所需的预算栏: what the budget file has to say beside period, pooling area and fund, so that the funds of an edition can be settled and prepaid, with what happens without.
 * Under rates that the edition itself gives nothing is asked for.
 */
export function neededBudget(parameters: SettlementParameters): readonly BudgetField[] {
  const { unit, budget, budgetUnits, prepayment } = parameters;
  return [
    ...(unit === "points" ? totalFields(budget) : rateFields(parameters)),
    ...(budgetUnits === "own-budget" ? [COMMUNITY] : []),
    ...(prepayment?.method === "points-so-far" ? [SO_FAR] : []),
  ];
}

const COMMUNITY: BudgetField = {
  name: "budgetUnit",
  of: "fund",
  title: { zh: "医共体名称，每个医共体一行", en: "the medical community, each in a row of its own" },
  without: {
    zh: "没有自己一行的医共体不结算",
    en: "a community without a row of its own is not settled",
  },
};

const SO_FAR: BudgetField = {
  name: "budgetSoFar",
  of: "fund",
  title: inputTitle("budgetSoFar", YUAN),
  without: { zh: "不能按累计点数预拨", en: "nothing is prepaid by the points so far" },
};

/** The total of a fund under points. */
function totalFields(budget: SettlementParameters["budget"]): readonly BudgetField[] {
  const total = (without: LocalizedText): BudgetField => ({
    name: "amount",
    of: "fund",
    title: TOTAL,
    without,
  });
  switch (budget.method) {
    case "given":
      return [total(NOT_SETTLED)];
    case "item-cost-incurred":
      return [total({ zh: "以实际发生的项目结算费用为总额", en: "the total is the item cost incurred" })];
    case "growth":
      return [
        total({
          zh: "总额 = 上年决算总额（priorYearFinal）×（1 + 总额增长率（growthRate））",
          en: "the total is priorYearFinal × (1 + growthRate)",
        }),
        {
          ...{ name: "priorYearFinal", of: "fund" },
          title: inputTitle("priorYearFinal", YUAN),
          without: NOT_WITHOUT_TOTAL,
        },
        {
          ...{ name: "growthRate", of: "fund" },
          title: inputTitle("growthRate", { zh: "（0.05 为 5%）", en: " (0.05 is 5%)" }),
          without: budget.growthRate
            ? {
                zh: `按规则集的 ${budget.growthRate.toFixed()}`,
                en: `${budget.growthRate.toFixed()}, as the edition says`,
              }
            : NOT_WITHOUT_TOTAL,
        },
      ];
  }
}

/** What rates are formed from. */
function rateFields({ rate, tiers }: SettlementParameters): readonly BudgetField[] {
  const factors = tiers?.factors;
  return [
    ...(rate?.source?.method === "from-budget"
      ? [
          { name: "amount", of: "fund-or-tier" as const, title: TOTAL, without: NO_RATE },
          {
            ...{ name: "reimbursementRatio", of: "fund-or-tier" as const, without: NO_RATE },
            title: inputTitle("reimbursementRatio", { zh: "（0.7 为 70%）", en: " (0.7 is 70%)" }),
          },
          {
            ...{ name: "forecastWeight", of: "fund-or-tier" as const, without: NO_RATE },
            title: BUDGET_INPUTS.forecastWeight,
          },
        ]
      : []),
    ...(rate?.yearEnd === "floating"
      ? [
          {
            ...{
              name: "amount",
              of: "tier" as const,
              title: { zh: "层级总额，元", en: "total of the tier, yuan" },
            },
            without: factors ? PROJECTED : NOT_PROJECTED,
          },
          ...(factors
            ? [
                {
                  ...{ name: "historicTotal", of: "tier" as const, without: NOT_WITHOUT_TIER },
                  title: inputTitle("historicTotal", YUAN),
                },
                ...factors.map((name) => ({
                  ...{ name, of: "tier" as const, without: NOT_WITHOUT_TIER },
                  title: { zh: "增长因素（0.05 为 5%）", en: "growth factor (0.05 is 5%)" },
                })),
              ]
            : []),
        ]
      : []),
  ];
}
