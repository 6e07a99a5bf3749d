import { FUND_NAMES, GRADE_NAMES } from "../../cases/field-words.js";
import {
  type ComparisonCause,
  type ComparisonRow,
  type ComparisonRowOf,
  NOWHERE,
} from "../../engine/index.js";
import {
  type Decimal,
  type Locale,
  type LocalizedText,
  memberColumn,
  type TableColumn,
} from "../../primitives/index.js";
import { UNIT_NAMES } from "../../settlement/unit-names.js";

/** 差异原因的名称. */
export const CAUSE_NAMES: Readonly<Record<ComparisonCause, LocalizedText>> = {
  grouping: { zh: "分组", en: "grouping" },
  groupValues: { zh: "病组点数", en: "group values" },
  coefficients: { zh: "差异系数", en: "coefficients" },
  caseRules: { zh: "病例规则", en: "case rules" },
  units: { zh: "支付单元", en: "payment units" },
  budget: { zh: "预算", en: "budget" },
  settlement: { zh: "清算规则", en: "settlement" },
  method: { zh: "付费方法", en: "method" },
  notSettled: { zh: "单侧未结算", en: "settled on one side only" },
};

/** 层级名称: what a row of each level is of. */
export const LEVEL_NAMES: Readonly<Record<ComparisonRow["level"], LocalizedText>> = {
  area: { zh: "统筹区", en: "area" },
  fund: { zh: "险种", en: "fund" },
  grade: { zh: "等级", en: "grade" },
  hospital: { zh: "医疗机构", en: "hospital" },
  unit: { zh: "支付单元", en: "payment unit" },
  group: { zh: "病组", en: "group" },
  case: { zh: "病例", en: "case" },
};

/** What a row is of, as people read it: funds and grades by their names. */
export function idInWords({ level, id }: ComparisonRow, locale: Locale): string {
  const words: Readonly<Record<string, LocalizedText>> = {
    [NOWHERE]: { zh: "不明", en: "unknown" },
    ...(level === "grade" && GRADE_NAMES),
    ...(level === "unit" && UNIT_NAMES),
  };
  if (level !== "fund") return words[id]?.[locale] ?? id;
  const cut = id.lastIndexOf("/");
  const fund = (FUND_NAMES as Readonly<Record<string, LocalizedText>>)[id.slice(cut + 1)];
  return fund === undefined ? (words[id]?.[locale] ?? id) : `${id.slice(0, cut)} ${fund[locale]}`;
}

/** 比较表各栏; the cases settled stand in the file alone. */
export function comparedColumns(
  causes: readonly ComparisonCause[],
): TableColumn<ComparisonRowOf<Decimal | string>>[] {
  return [
    memberColumn("level", { zh: "层级", en: "level" }, { words: LEVEL_NAMES }),
    memberColumn("id", { zh: "对象", en: "id" }),
    memberColumn("before", { zh: "基准", en: "before" }, { format: "yuan" }),
    memberColumn("after", { zh: "候选", en: "after" }, { format: "yuan" }),
    memberColumn("difference", { zh: "差额", en: "difference" }, { format: "yuan" }),
    ...causes.map(
      (cause): TableColumn<ComparisonRowOf<Decimal | string>> => ({
        field: cause,
        title: CAUSE_NAMES[cause],
        format: "yuan",
        value: ({ causes: parts }) => parts[cause],
      }),
    ),
    memberColumn(
      "settledBefore",
      { zh: "基准结算例数", en: "settled before" },
      { format: "count", shown: "file" },
    ),
    memberColumn(
      "settledAfter",
      { zh: "候选结算例数", en: "settled after" },
      { format: "count", shown: "file" },
    ),
  ];
}
