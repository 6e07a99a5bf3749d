import { type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
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
  memberColumn("stays", { zh: "例数", en: "stays" }, { format: "count" }),
  memberColumn("days", { zh: "床日数", en: "days" }, { format: "count" }),
  memberColumn("averageStay", { zh: "平均住院天数", en: "average stay" }, { format: "decimal" }),
  memberColumn("dailyCost", { zh: "日均费用", en: "daily cost" }, { format: "decimal" }),
  memberColumn("outcomeRate", { zh: "治疗效果", en: "outcome" }, { format: "decimal" }),
  memberColumn("amount", { zh: "按床日结算总额", en: "paid by day" }, { format: "yuan" }),
  names("missed", { zh: "未达标", en: "targets missed" }),
  names("notEvaluated", { zh: "无从考核", en: "not evaluated" }),
  memberColumn("deduction", { zh: "考核扣减（清算时）", en: "taken off at clearing" }, { format: "yuan" }),
];
