import { memberColumn, type TableColumn } from "../primitives/index.js";
import { AREA_COLUMN, CASES_COLUMN, FUND_COLUMN, HOSPITAL_COLUMN } from "./line-columns.js";
import type { PointsLine, RateLine, SettlementResult, StatementLine } from "./settlement-result.js";

const IDENTITY: readonly TableColumn<StatementLine>[] = [
  { ...HOSPITAL_COLUMN, shown: "report" },
  { ...FUND_COLUMN, shown: "file" },
  { ...CASES_COLUMN, total: "sum" },
];

const POINTS: readonly TableColumn<PointsLine>[] = [
  memberColumn(
    "basePoints",
    { zh: "基准点数", en: "base points" },
    { format: "points", total: "sum", shown: "report" },
  ),
  memberColumn("settledPoints", { zh: "结算点数", en: "settled points" }, { format: "points", total: "sum" }),
  memberColumn(
    "costPerPoint",
    { zh: "每点数费用", en: "cost per point" },
    { format: "points", shown: "file" },
  ),
];

const RATE: readonly TableColumn<RateLine>[] = [
  memberColumn("totalWeight", { zh: "结算总权重", en: "settled weight" }, { format: "points", total: "sum" }),
  memberColumn("rate", { zh: "费率", en: "rate" }, { format: "points", shown: "report" }),
  memberColumn(
    "casesByItem",
    { zh: "按项目付费例数", en: "cases paid by item" },
    { format: "count", total: "sum", shown: "report" },
  ),
  memberColumn(
    "clearingCoefficient",
    { zh: "清算系数", en: "clearing coefficient" },
    { format: "points", shown: "report" },
  ),
  memberColumn("retention", { zh: "结余留用修正", en: "retention" }, { format: "yuan", total: "sum" }),
];

const AMOUNTS: readonly TableColumn<StatementLine>[] = [
  memberColumn(
    "itemTotalCost",
    { zh: "按项目总费用", en: "item total cost" },
    { format: "yuan", total: "sum" },
  ),
  memberColumn(
    "itemFundPayment",
    { zh: "按项目统筹支付", en: "item fund payment" },
    { format: "yuan", total: "sum" },
  ),
  memberColumn("drgTotalCost", { zh: "按DRG总费用", en: "DRG total cost" }, { format: "yuan", total: "sum" }),
  memberColumn(
    "drgFundPayment",
    { zh: "按DRG统筹支付", en: "DRG fund payment" },
    { format: "yuan", total: "sum" },
  ),
  memberColumn("balance", { zh: "差额", en: "balance" }, { format: "yuan", total: "sum" }),
  memberColumn(
    "depositWithheld",
    { zh: "预留保证金", en: "deposit withheld" },
    { format: "yuan", total: "sum" },
  ),
  { ...AREA_COLUMN, shown: "file" },
  memberColumn("budgetUnit", { zh: "医共体", en: "budget unit" }, { shown: "file" }),
  memberColumn(
    "unsettledCases",
    { zh: "未结算例数", en: "cases not settled" },
    { format: "count", total: "sum", shown: "report" },
  ),
  memberColumn(
    "unsettledCost",
    { zh: "未结算总费用", en: "cost not settled" },
    { format: "yuan", total: "sum", shown: "report" },
  ),
];

/**
 * 结算清单各栏: every column of the statement under a method, in its printed order. The file, the terminal, the report and the summary's sums
 * all read this list, so that a column which stands here stands everywhere.
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
