import type { TableColumn } from "../../primitives/index.js";
import { AREA_COLUMN, CASES_COLUMN, FUND_COLUMN, type StandardLine } from "../../settlement/index.js";

/** 付费标准表各栏 (`standards.csv`): what weight and rate come to beside what was agreed on. */
export const STANDARD_COLUMNS: readonly TableColumn<StandardLine>[] = [
  AREA_COLUMN,
  FUND_COLUMN,
  { field: "grade", title: { zh: "医疗机构等级", en: "grade" }, value: (line) => line.grade },
  { field: "tier", title: { zh: "层级", en: "tier" }, value: (line) => line.tier },
  { field: "drg", title: { zh: "DRG编码", en: "DRG" }, format: "id", value: (line) => line.drg },
  CASES_COLUMN,
  { field: "weight", title: { zh: "权重", en: "weight" }, format: "points", value: (line) => line.weight },
  { field: "rate", title: { zh: "费率", en: "rate" }, format: "points", value: (line) => line.rate },
  {
    field: "computed",
    title: { zh: "测算标准", en: "computed standard" },
    format: "decimal",
    value: (line) => line.computed,
  },
  {
    field: "negotiated",
    title: { zh: "谈判标准", en: "negotiated standard" },
    format: "decimal",
    value: (line) => line.negotiated,
  },
  {
    field: "difference",
    title: { zh: "谈判与测算之差", en: "negotiated less computed" },
    format: "decimal",
    value: ({ computed, negotiated }) => negotiated?.minus(computed),
  },
];
