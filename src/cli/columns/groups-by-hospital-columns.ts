import { memberColumn, type TableColumn } from "../../primitives/index.js";
import type { GroupComparisonRow } from "../../rules/index.js";
import { CASES_COLUMN, HOSPITAL_COLUMN } from "../../settlement/index.js";
import { DRG_COLUMN } from "./group-columns.js";

const DECIMAL = { format: "decimal" } as const;

/** 同一病组横向比较各栏 (`groups-by-hospital.csv`). */
export const GROUPS_BY_HOSPITAL_COLUMNS: readonly TableColumn<GroupComparisonRow>[] = [
  DRG_COLUMN,
  HOSPITAL_COLUMN,
  CASES_COLUMN,
  memberColumn("averageCost", { zh: "例均费用", en: "average cost" }, DECIMAL),
  memberColumn("areaAverageCost", { zh: "全区例均费用", en: "average cost of all" }, DECIMAL),
  memberColumn("costRatio", { zh: "费用之比", en: "ratio of cost" }, DECIMAL),
  memberColumn("averageDays", { zh: "平均住院日", en: "average days" }, DECIMAL),
  memberColumn("areaAverageDays", { zh: "全区平均住院日", en: "average days of all" }, DECIMAL),
  memberColumn("daysRatio", { zh: "住院日之比", en: "ratio of days" }, DECIMAL),
  memberColumn("hospitals", { zh: "收治机构数", en: "hospitals" }, { format: "count" }),
];
