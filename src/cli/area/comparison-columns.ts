import { type Decimal, type LocalizedText, memberColumn, type TableColumn } from "../../primitives/index.js";
import type { GroupComparisonRow } from "../../rules/index.js";
import { CASES_COLUMN, HOSPITAL_COLUMN } from "../../settlement/index.js";

const ratio = (field: keyof GroupComparisonRow, title: LocalizedText): TableColumn<GroupComparisonRow> => ({
  ...{ field, title, format: "decimal" },
  value: (row) => row[field] as Decimal | null,
});

/** 同一病组横向比较各栏 (`groups-by-hospital.csv`). */
export const COMPARISON_COLUMNS: readonly TableColumn<GroupComparisonRow>[] = [
  memberColumn("drg", { zh: "DRG编码", en: "DRG" }, { format: "id" }),
  HOSPITAL_COLUMN,
  CASES_COLUMN,
  ratio("averageCost", { zh: "例均费用", en: "average cost" }),
  ratio("areaAverageCost", { zh: "全区例均费用", en: "average cost of all" }),
  ratio("costRatio", { zh: "费用之比", en: "ratio of cost" }),
  ratio("averageDays", { zh: "平均住院日", en: "average days" }),
  ratio("areaAverageDays", { zh: "全区平均住院日", en: "average days of all" }),
  ratio("daysRatio", { zh: "住院日之比", en: "ratio of days" }),
  memberColumn("hospitals", { zh: "收治机构数", en: "hospitals" }, { format: "count" }),
];
