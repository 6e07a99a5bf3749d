/**
 * 列表引用: the name of a list of the entry the condition belongs to (`"diagnoses"`), a list of the whole scheme by `@`
 * (`"@validProcedures"`, `"@bodySites"`, or a name of `Scheme.lists`), or the codes themselves.
 */
export type ListReference = string | readonly string[];

/** 数值比较: every comparison given must hold; a number that is not known makes it unknown, never zero. */
export interface NumberTest {
  readonly "<"?: number;
  readonly "<="?: number;
  readonly ">"?: number;
  readonly ">="?: number;
  readonly "=="?: number;
}

/** The numbers of a case that a condition may compare. */
export const NUMBER_FIELDS = [
  "ageYears",
  "ageDays",
  "birthWeightGrams",
  "admissionWeightGrams",
  "newbornWeightGrams",
  "lengthOfStayDays",
  "ventilatorHours",
  "icuHours",
  "diagnosisCount",
  "procedureCount",
  "bodySites",
] as const;

/**
 * 数值条件: `ageYears` 年龄, `ageDays` 日龄, `birthWeightGrams` 出生体重, `admissionWeightGrams` 入院体重, `newbornWeightGrams` birth weight or,
 * where that is not given, admission weight (tables that hold one weight), `lengthOfStayDays` 实际住院天数, `ventilatorHours`
 * 呼吸机使用时间, `icuHours` 监护病房时间, `diagnosisCount`, `procedureCount`, `bodySites` number of different body sites of
 * `Scheme.bodySites` among all diagnoses.
 */
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** The places of a record where a condition may look for a code of a list. */
export const CODE_PLACES = [
  "principalDiagnosis",
  "otherDiagnosis",
  "anyDiagnosis",
  "principalProcedure",
  "otherProcedure",
  "anyProcedure",
] as const;

/**
 * 编码位置: `principal` 主要 (position 0), `other` 其他 (the later positions), `any` either; diagnoses or procedures.
 */
export type CodePlace = (typeof CODE_PLACES)[number];

/** `{ "principalDiagnosis": "diagnoses" }`: one of the codes at the place is in the list. */
export type CodeTest = { readonly [Place in CodePlace]: { readonly [P in Place]: ListReference } }[CodePlace];

/** `{ "ageYears": { "<": 17 } }`. */
export type NumberCondition = {
  readonly [Field in NumberField]: { readonly [F in Field]: NumberTest };
}[NumberField];

/** Conditions without operands. */
export const PLAIN_CONDITIONS = ["always", "never", "mcc", "cc", "secondBodySite"] as const;

/**
 * `always`, `never`; `mcc` / `cc`: an other diagnosis is a severe / general complication that the principal diagnosis does not
 * exclude; `secondBodySite`: the principal diagnosis lies in one body site and another diagnosis in a different one.
 */
export type PlainCondition = (typeof PLAIN_CONDITIONS)[number];

/**
 * 入组条件: a boolean expression over the record. Values are true, false or unknown (a field that is not given); an unknown
 * condition does not hold, and neither does its negation.
 */
export type Condition =
  | PlainCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | CodeTest
  | { readonly anyDiagnosisStartsWith: string }
  | NumberCondition
  | { readonly sex: "male" | "female" }
  | { readonly dischargeDisposition: readonly number[] }
  | { readonly department: readonly string[] }
  | { readonly notTranscribed: string };
