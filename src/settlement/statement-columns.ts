import type { TableColumn } from "../primitives/index.js";
import { AREA_COLUMN, CASES_COLUMN, FUND_COLUMN, HOSPITAL_COLUMN } from "./line-columns.js";
import type { PointsLine, RateLine, SettlementResult, StatementLine } from "./settlement-result.js";

const IDENTITY: readonly TableColumn<StatementLine>[] = [
  { ...HOSPITAL_COLUMN, shown: "report" },
  { ...FUND_COLUMN, shown: "file" },
  { ...CASES_COLUMN, total: "sum" },
];

const POINTS: readonly TableColumn<PointsLine>[] = [
  {
    field: "basePoints",
    title: { zh: "基准点数", en: "base points" },
    format: "points",
    value: (line) => line.basePoints,
    total: "sum",
    shown: "report",
  },
  {
    field: "settledPoints",
    title: { zh: "结算点数", en: "settled points" },
    format: "points",
    value: (line) => line.settledPoints,
    total: "sum",
  },
  {
    field: "costPerPoint",
    title: { zh: "每点数费用", en: "cost per point" },
    format: "points",
    value: (line) => line.costPerPoint,
    shown: "file",
  },
];

const RATE: readonly TableColumn<RateLine>[] = [
  {
    field: "totalWeight",
    title: { zh: "结算总权重", en: "settled weight" },
    format: "points",
    value: (line) => line.totalWeight,
    total: "sum",
  },
  {
    field: "rate",
    title: { zh: "费率", en: "rate" },
    format: "points",
    value: (line) => line.rate,
    shown: "report",
  },
  {
    field: "casesByItem",
    title: { zh: "按项目付费例数", en: "cases paid by item" },
    format: "count",
    value: (line) => line.casesByItem,
    total: "sum",
    shown: "report",
  },
  {
    field: "clearingCoefficient",
    title: { zh: "清算系数", en: "clearing coefficient" },
    format: "points",
    value: (line) => line.clearingCoefficient,
    shown: "report",
  },
];

const AMOUNTS: readonly TableColumn<StatementLine>[] = [
  {
    field: "itemTotalCost",
    title: { zh: "按项目总费用", en: "item total cost" },
    format: "yuan",
    value: (line) => line.itemTotalCost,
    total: "sum",
  },
  {
    field: "itemFundPayment",
    title: { zh: "按项目统筹支付", en: "item fund payment" },
    format: "yuan",
    value: (line) => line.itemFundPayment,
    total: "sum",
  },
  {
    field: "drgTotalCost",
    title: { zh: "按DRG总费用", en: "DRG total cost" },
    format: "yuan",
    value: (line) => line.drgTotalCost,
    total: "sum",
  },
  {
    field: "drgFundPayment",
    title: { zh: "按DRG统筹支付", en: "DRG fund payment" },
    format: "yuan",
    value: (line) => line.drgFundPayment,
    total: "sum",
  },
  {
    field: "balance",
    title: { zh: "差额", en: "balance" },
    format: "yuan",
    value: (line) => line.balance,
    total: "sum",
  },
  {
    field: "depositWithheld",
    title: { zh: "预留保证金", en: "deposit withheld" },
    format: "yuan",
    value: (line) => line.depositWithheld,
    total: "sum",
  },
  { ...AREA_COLUMN, shown: "file" },
  {
    field: "budgetUnit",
    title: { zh: "医共体", en: "budget unit" },
    value: (line) => line.budgetUnit,
    shown: "file",
  },
  {
    field: "unsettledCases",
    title: { zh: "未结算例数", en: "cases not settled" },
    format: "count",
    value: (line) => line.unsettledCases,
    total: "sum",
    shown: "report",
  },
  {
    field: "unsettledCost",
    title: { zh: "未结算总费用", en: "cost not settled" },
    format: "yuan",
    value: (line) => line.unsettledCost,
    total: "sum",
    shown: "report",
  },
];

/**
 * 结算清单各栏: every column of the statement under a method, in its printed order. The file, the terminal, the report, the summary's sums
 * and the digest all read this list, so that a column which stands here stands everywhere.
 */
export function statementColumns(unit: SettlementResult["unit"]): readonly TableColumn<StatementLine>[] {
  return [...IDENTITY, ...(unit === "points" ? POINTS.map(ofPoints) : RATE.map(ofRate)), ...AMOUNTS];
}

function ofPoints(column: TableColumn<PointsLine>): TableColumn<StatementLine> {
  return { ...column, value: (line) => (line.unit === "points" ? column.value(line) : null) };
}

function ofRate(column: TableColumn<RateLine>): TableColumn<StatementLine> {
  return { ...column, value: (line) => (line.unit === "rate" ? column.value(line) : null) };
}
