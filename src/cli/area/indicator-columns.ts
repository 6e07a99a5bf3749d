import type { TableColumn } from "../../primitives/index.js";
import type { IndicatorRow } from "../../rules/index.js";

/** 指标表各栏. */
export const INDICATOR_COLUMNS: readonly TableColumn<IndicatorRow>[] = [
  { field: "indicator", title: { zh: "指标", en: "indicator" }, value: ({ indicator }) => indicator },
  { field: "dimension", title: { zh: "维度", en: "dimension" }, value: ({ dimension }) => dimension },
  { field: "id", title: { zh: "对象", en: "id" }, format: "id", value: ({ id }) => id },
  { field: "period", title: { zh: "统计期", en: "period" }, value: ({ period }) => period },
  { field: "value", title: { zh: "指标值", en: "value" }, format: "decimal", value: ({ value }) => value },
  {
    field: "numerator",
    title: { zh: "分子", en: "numerator" },
    format: "decimal",
    value: ({ numerator }) => numerator,
  },
  {
    field: "denominator",
    title: { zh: "分母", en: "denominator" },
    format: "decimal",
    value: ({ denominator }) => denominator,
  },
  {
    field: "previous",
    title: { zh: "上期值", en: "previous" },
    format: "decimal",
    value: ({ previous }) => previous,
  },
  { field: "change", title: { zh: "变动", en: "change" }, format: "decimal", value: ({ change }) => change },
  {
    field: "missing",
    title: { zh: "缺项例数", en: "cases that lack a field" },
    format: "count",
    value: ({ missing }) => missing,
  },
];
