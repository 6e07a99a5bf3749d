import { isCivilDate, isPlainDecimal, type LocalizedText } from "../primitives/index.js";
import { isJsonObject } from "./cited-values.js";

/** What a value under a unit looks like. */
export type UnitForm = "share" | "amount" | "count" | "flag" | "date" | "name" | "names" | "rows" | "record";

/** 计量单位: how a unit is called and what its values look like. */
export interface Unit {
  readonly name: LocalizedText;
  readonly form: UnitForm;
}

function unit(zh: string, en: string, form: UnitForm): Unit {
  return { name: { zh, en }, form };
}

/** 单位表: every unit that an edition may write, by the word it writes. */
export const UNITS: Readonly<Record<string, Unit>> = {
  yuan: unit("元", "yuan", "amount"),
  "yuan/day": unit("元/天", "yuan a day", "amount"),
  "yuan/person-year": unit("元/人·年", "yuan a person and year", "amount"),
  "yuan per unit weight": unit("元/权重", "yuan per unit of weight", "amount"),
  points: unit("点", "points", "amount"),
  "points/day": unit("点/天", "points a day", "amount"),
  weight: unit("权重", "weight", "amount"),
  share: unit("比例", "share of 1", "share"),
  coefficient: unit("系数", "coefficient", "amount"),
  factor: unit("倍数", "factor", "amount"),
  multiple: unit("倍率", "multiple", "amount"),
  "multiple of the interquartile range": unit(
    "四分位距的倍数",
    "multiple of the interquartile range",
    "amount",
  ),
  "coefficient of variation": unit("变异系数", "coefficient of variation", "amount"),
  quota: unit("名额", "quota", "amount"),
  target: unit("目标值", "target", "amount"),
  cases: unit("例", "cases", "count"),
  days: unit("天", "days", "count"),
  "working days": unit("工作日", "working days", "count"),
  years: unit("年", "years", "count"),
  persons: unit("人", "persons", "count"),
  grams: unit("克", "grams", "count"),
  "yes/no": unit("是/否", "yes or no", "flag"),
  date: unit("日期", "date", "date"),
  method: unit("办法", "method", "name"),
  grade: unit("医院等级", "hospital grade", "name"),
  scheme: unit("分组方案", "grouping scheme", "name"),
  "quota unit": unit("名额单位", "unit of a quota", "name"),
  rounding: unit("舍入", "rounding", "record"),
  "order of classes": unit("病例分类次序", "order of classes", "names"),
  "care types": unit("住院类型", "care types", "names"),
  codes: unit("代码", "codes", "names"),
  "code prefixes": unit("编码前缀", "code prefixes", "names"),
  groups: unit("病组", "groups", "names"),
  "group prefixes": unit("病组前缀", "group prefixes", "names"),
  items: unit("项目", "items", "names"),
  roles: unit("角色", "roles", "names"),
  "growth factors": unit("增长因素", "growth factors", "names"),
  "year weights, oldest first": unit("年度权重（由远到近）", "year weights, oldest first", "names"),
  "bands of base points": unit("按基准点数分档", "bands of base points", "rows"),
  "bands of q": unit("按比值分档", "bands of the ratio", "rows"),
  "bands of the score": unit("按得分分档", "bands of the score", "rows"),
  tiers: unit("层级", "tiers", "rows"),
  diseases: unit("病种", "diseases", "rows"),
  "treatment modules": unit("治疗模块", "treatment modules", "rows"),
  eligibility: unit("适用范围", "eligibility", "record"),
};

/** Whether a value fits the form of a unit; a list of rows fits a number's form when its decimals do. */
export function fitsForm(value: unknown, form: UnitForm): boolean {
  if (Array.isArray(value) && value.every(isJsonObject)) {
    return (
      form === "rows" ||
      value.length === 0 ||
      (isNumeric(form) && decimalsOf(value).every((text) => fitsForm(text, form)))
    );
  }
  switch (form) {
    case "share":
      return isDecimal(value) && Number(value) >= 0 && Number(value) <= 1;
    case "amount":
      return isDecimal(value) && Number(value) >= 0;
    case "count":
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case "flag":
      return typeof value === "boolean";
    case "date":
      return typeof value === "string" && isCivilDate(value);
    case "name":
      return typeof value === "string" && !isPlainDecimal(value);
    case "names":
      return Array.isArray(value) && value.every((item) => typeof item === "string");
    case "rows":
      return false;
    case "record":
      return isJsonObject(value) || (typeof value === "string" && !isPlainDecimal(value));
  }
}

function isNumeric(form: UnitForm): boolean {
  return form === "share" || form === "amount";
}

function isDecimal(value: unknown): boolean {
  return typeof value === "string" && isPlainDecimal(value);
}

function decimalsOf(rows: readonly object[]): readonly string[] {
  return rows.flatMap((row) =>
    Object.values(row).filter((cell): cell is string => typeof cell === "string" && isPlainDecimal(cell)),
  );
}
