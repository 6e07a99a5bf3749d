import type { TableColumn } from "../../primitives/index.js";
import { AREA_COLUMN, CASES_COLUMN, type DiseaseLine, HOSPITAL_COLUMN } from "../../settlement/index.js";

/** 按病种公布表各栏 (`diseases.csv`). */
export const DISEASE_COLUMNS: readonly TableColumn<DiseaseLine>[] = [
  { field: "diseaseId", title: { zh: "病种", en: "disease" }, format: "id", value: (line) => line.diseaseId },
  AREA_COLUMN,
  HOSPITAL_COLUMN,
  CASES_COLUMN,
  { field: "exits", title: { zh: "其中退出", en: "left" }, format: "count", value: (line) => line.exits },
  {
    field: "totalCost",
    title: { zh: "总费用", en: "total cost" },
    format: "yuan",
    value: (line) => line.totalCost,
  },
  {
    field: "averageCost",
    title: { zh: "次均费用", en: "average cost" },
    format: "decimal",
    value: (line) => line.averageCost,
  },
  {
    field: "selfPaidShare",
    title: { zh: "自费率", en: "self-paid share" },
    format: "decimal",
    value: (line) => line.selfPaidShare,
  },
  {
    field: "payment",
    title: { zh: "按病种结算总额", en: "payment" },
    format: "yuan",
    value: (line) => line.payment,
  },
  {
    field: "refusedCharges",
    title: { zh: "不得收取", en: "may not be charged" },
    format: "yuan",
    value: (line) => line.refusedCharges,
  },
];
