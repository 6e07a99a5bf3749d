import { memberColumn, type TableColumn } from "../primitives/index.js";
import { AREA_COLUMN, CASES_COLUMN, FUND_COLUMN, HOSPITAL_COLUMN } from "./line-columns.js";
import type { UnitLine } from "./unit-lines.js";

/** 支付单元表各栏: the file, the terminal, the report and the summary read the same list. */
export const UNIT_COLUMNS: readonly TableColumn<UnitLine>[] = [
  { ...HOSPITAL_COLUMN, shown: "report" },
  { ...FUND_COLUMN, shown: "file" },
  memberColumn("unit", { zh: "支付单元", en: "payment unit" }, { shown: "file" }),
  { ...CASES_COLUMN, total: "sum" },
  memberColumn("itemCost", { zh: "按项目总费用", en: "item cost" }, { format: "yuan", total: "sum" }),
  memberColumn("payment", { zh: "结算总额", en: "payment" }, { format: "yuan", total: "sum" }),
  memberColumn("fundPayment", { zh: "其中统筹支付", en: "fund's part" }, { format: "yuan", total: "sum" }),
  memberColumn(
    "drawsOnTotal",
    { zh: "计入DRG总额", en: "draws on total" },
    { format: "flag", shown: "file" },
  ),
  memberColumn("inStatement", { zh: "已在结算清单", en: "in statement" }, { format: "flag", shown: "file" }),
  { ...AREA_COLUMN, shown: "file" },
];
