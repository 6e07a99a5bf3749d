import { memberColumn, type TableColumn } from "../../primitives/index.js";
import { AREA_COLUMN, CASES_COLUMN, FUND_COLUMN, type StandardLine } from "../../settlement/index.js";
import { DRG_COLUMN } from "./group-columns.js";

/** 付费标准表各栏 (`standards.csv`): what weight and rate come to beside what was agreed on. */
export const STANDARD_COLUMNS: readonly TableColumn<StandardLine>[] = [
  AREA_COLUMN,
  FUND_COLUMN,
  memberColumn("grade", { zh: "医疗机构等级", en: "grade" }),
  memberColumn("tier", { zh: "层级", en: "tier" }),
  DRG_COLUMN,
  CASES_COLUMN,
  memberColumn("weight", { zh: "权重", en: "weight" }, { format: "points" }),
  memberColumn("rate", { zh: "费率", en: "rate" }, { format: "points" }),
  memberColumn("computed", { zh: "测算标准", en: "computed standard" }, { format: "decimal" }),
  memberColumn("negotiated", { zh: "谈判标准", en: "negotiated standard" }, { format: "decimal" }),
  {
    field: "difference",
    title: { zh: "谈判与测算之差", en: "negotiated less computed" },
    format: "decimal",
    value: ({ computed, negotiated }) => negotiated?.minus(computed),
  },
];
