import type { TableColumn } from "../primitives/index.js";
import { AREA_COLUMN, CASES_COLUMN, FUND_COLUMN, HOSPITAL_COLUMN } from "./line-columns.js";
import type { UnitLine } from "./unit-lines.js";

/** 支付单元表各栏: the file, the terminal, the report and the summary read the same list. */
export const UNIT_COLUMNS: readonly TableColumn<UnitLine>[] = [
  { ...HOSPITAL_COLUMN, shown: "report" },
  { ...FUND_COLUMN, shown: "file" },
  { field: "unit", title: { zh: "支付单元", en: "payment unit" }, value: (line) => line.unit, shown: "file" },
  { ...CASES_COLUMN, total: "sum" },
  {
    field: "itemCost",
    title: { zh: "按项目总费用", en: "item cost" },
    format: "yuan",
    value: (line) => line.itemCost,
    total: "sum",
  },
  {
    field: "payment",
    title: { zh: "结算总额", en: "payment" },
    format: "yuan",
    value: (line) => line.payment,
    total: "sum",
  },
  {
    field: "fundPayment",
    title: { zh: "其中统筹支付", en: "fund's part" },
    format: "yuan",
    value: (line) => line.fundPayment,
    total: "sum",
  },
  {
    field: "drawsOnTotal",
    title: { zh: "计入DRG总额", en: "draws on total" },
    format: "flag",
    value: (line) => line.drawsOnTotal,
    shown: "file",
  },
  {
    field: "inStatement",
    title: { zh: "已在结算清单", en: "in statement" },
    format: "flag",
    value: (line) => line.inStatement,
    shown: "file",
  },
  { ...AREA_COLUMN, shown: "file" },
];
