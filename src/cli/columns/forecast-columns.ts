import type { FigureForecast, FigureKind } from "../../engine/index.js";
import { type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import { AREA_COLUMN, FUND_COLUMN } from "../../settlement/index.js";

/** 年终数字的名称. */
export const FIGURE_NAMES: Readonly<Record<FigureKind, LocalizedText>> = {
  "point-value": { zh: "点值（元/点）", en: "point value (yuan a point)" },
  "tier-rate": { zh: "层级费率（元/权重）", en: "rate of the tier (yuan a unit of weight)" },
  "fund-balance": { zh: "险种结余（元）", en: "balance of the fund (yuan)" },
  "hospital-balance": { zh: "机构结余（元）", en: "balance of the hospital (yuan)" },
};

/** Decimals of a figure: balances to the fen. */
const PLACES: Readonly<Record<FigureKind, number>> = {
  "point-value": 4,
  "tier-rate": 4,
  "fund-balance": 2,
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
