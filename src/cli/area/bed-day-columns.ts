import type { LocalizedText, TableColumn } from "../../primitives/index.js";
import {
  AREA_COLUMN,
  type BedDayAssessmentLine,
  FUND_COLUMN,
  HOSPITAL_COLUMN,
} from "../../settlement/index.js";

const names = (
  field: "missed" | "notEvaluated",
  title: LocalizedText,
): TableColumn<BedDayAssessmentLine> => ({
  ...{ field, title },
  value: (line) => line[field].join(" "),
});

/** 床日考核表各栏 (`bed-day-assessment.csv`). */
export const BED_DAY_ASSESSMENT_COLUMNS: readonly TableColumn<BedDayAssessmentLine>[] = [
  AREA_COLUMN,
  FUND_COLUMN,
  HOSPITAL_COLUMN,
  { field: "stays", title: { zh: "例数", en: "stays" }, format: "count", value: (line) => line.stays },
  { field: "days", title: { zh: "床日数", en: "days" }, format: "count", value: (line) => line.days },
  {
    field: "averageStay",
    title: { zh: "平均住院天数", en: "average stay" },
    format: "decimal",
    value: (line) => line.averageStay,
  },
  {
    field: "dailyCost",
    title: { zh: "日均费用", en: "daily cost" },
    format: "decimal",
    value: (line) => line.dailyCost,
  },
  {
    field: "outcomeRate",
    title: { zh: "治疗效果", en: "outcome" },
    format: "decimal",
    value: (line) => line.outcomeRate,
  },
  {
    field: "amount",
    title: { zh: "按床日结算总额", en: "paid by day" },
    format: "yuan",
    value: (line) => line.amount,
  },
  names("missed", { zh: "未达标", en: "targets missed" }),
  names("notEvaluated", { zh: "无从考核", en: "not evaluated" }),
  {
    field: "deduction",
    title: { zh: "考核扣减（清算时）", en: "taken off at clearing" },
    format: "yuan",
    value: (line) => line.deduction,
  },
];
