import { memberColumn, type TableColumn } from "../../primitives/index.js";
import type { IndicatorRowOf } from "../../rules/index.js";

/** 指标表各栏. */
export const INDICATOR_COLUMNS: readonly TableColumn<IndicatorRowOf<string>>[] = [
  memberColumn("indicator", { zh: "指标", en: "indicator" }),
  memberColumn("dimension", { zh: "维度", en: "dimension" }),
  memberColumn("id", { zh: "对象", en: "id" }, { format: "id" }),
  memberColumn("period", { zh: "统计期", en: "period" }),
  memberColumn("value", { zh: "指标值", en: "value" }, { format: "decimal" }),
  memberColumn("numerator", { zh: "分子", en: "numerator" }, { format: "decimal" }),
  memberColumn("denominator", { zh: "分母", en: "denominator" }, { format: "decimal" }),
  memberColumn("previous", { zh: "上期值", en: "previous" }, { format: "decimal" }),
  memberColumn("change", { zh: "变动", en: "change" }, { format: "decimal" }),
  memberColumn("missing", { zh: "缺项例数", en: "cases that lack a field" }, { format: "count" }),
];
