import type { FigureForecast, FigureKind } from "../../engine/index.js";
import { type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import { AREA_COLUMN, FUND_COLUMN } from "../../settlement/index.js";

/** 年终数字的名称. */
export const FIGURE_NAMES: Readonly<Record<FigureKind, LocalizedText>> = {
  "point-value": { zh: "点值（元/点）", en: "point value (yuan a point)" },
  "tier-rate": { zh: "层级费率（元/权重）", en: "rate of the tier (yuan a unit of weight)" },
  "balance-sum": { zh: "各机构差额合计（元）", en: "balances of all hospitals together (yuan)" },
  "hospital-balance": { zh: "机构差额（元）", en: "balance of the hospital (yuan)" },
};

/** 差额的含义: whose gain a balance is, of one hospital and of all of them. */
export const BALANCE_MEANING: LocalizedText = {
  zh: "差额 = 按病组统筹支付 − 按项目统筹支付（结算表的差额）：正数为机构按病组所得多于按项目，基金多付这些；负数相反。它不是基金的结余，符号正与基金的得失相反。",
  en: "A balance is the fund's payment by DRG less its payment by item, as in the statement: above 0 hospitals get more by DRG than by item, and the fund pays so much more; below 0 the reverse. It is not what is left in the fund, whose gain has the opposite sign.",
};

/** Decimals of a figure: balances to the fen. */
const PLACES: Readonly<Record<FigureKind, number>> = {
  "point-value": 4,
  "tier-rate": 4,
  "balance-sum": 2,
  "hospital-balance": 2,
};

const END_TITLES = {
  low: { zh: "下限", en: "low" },
  median: { zh: "中位数", en: "median" },
  high: { zh: "上限", en: "high" },
} as const satisfies Record<string, LocalizedText>;

/** 预测表各栏. */
export const FORECAST_COLUMNS: readonly TableColumn<FigureForecast>[] = [
  {
    field: "figure",
    title: { zh: "年终数字", en: "figure" },
    value: ({ kind }) => kind,
    words: FIGURE_NAMES,
  },
  { ...AREA_COLUMN, format: "id" },
  FUND_COLUMN,
  memberColumn("id", { zh: "对象", en: "id" }, { format: "id" }),
  ...(["low", "median", "high"] as const).map(
    (end): TableColumn<FigureForecast> => ({
      field: end,
      title: END_TITLES[end],
      format: "decimal",
      value: (one) => forecastText(one, end),
    }),
  ),
];

function forecastText(one: FigureForecast, end: "low" | "median" | "high"): string {
  return one[end].toFixed(PLACES[one.kind]);
}
