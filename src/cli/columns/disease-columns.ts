import { memberColumn, type TableColumn } from "../../primitives/index.js";
import { AREA_COLUMN, CASES_COLUMN, type DiseaseLine, HOSPITAL_COLUMN } from "../../settlement/index.js";

/** 按病种公布表各栏 (`diseases.csv`). */
export const DISEASE_COLUMNS: readonly TableColumn<DiseaseLine>[] = [
  memberColumn("diseaseId", { zh: "病种", en: "disease" }, { format: "id" }),
  AREA_COLUMN,
  HOSPITAL_COLUMN,
  CASES_COLUMN,
  memberColumn("exits", { zh: "其中退出", en: "left" }, { format: "count" }),
  memberColumn("totalCost", { zh: "总费用", en: "total cost" }, { format: "yuan" }),
  memberColumn("averageCost", { zh: "次均费用", en: "average cost" }, { format: "decimal" }),
  memberColumn("selfPaidShare", { zh: "自费率", en: "self-paid share" }, { format: "decimal" }),
  memberColumn("payment", { zh: "按病种结算总额", en: "payment" }, { format: "yuan" }),
  memberColumn("refusedCharges", { zh: "不得收取", en: "may not be charged" }, { format: "yuan" }),
];
