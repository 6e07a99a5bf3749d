import { stayOf } from "../cases/length-of-stay.js";
import { HAS_CC, HAS_MCC } from "./case-view.js";
import type { CodeCount, CodePlace, ListReference, NumberTest, OperandForms } from "./condition-forms.js";
import type { KindOfCondition } from "./condition-kind.js";
import { NUMBER_NAMES } from "./explain/case-edit.js";
import { siteEdits } from "./kinds/code-edits.js";
import { codeAt, procedureCountIn, startsWith } from "./kinds/codes.js";
import { combination, negation } from "./kinds/compound.js";
import { departmentIn, dispositionIn, sexIs } from "./kinds/fields.js";
import { newTechnology } from "./kinds/new-technology.js";
import { newbornWeight } from "./kinds/newborn-weight.js";
import { numberOf } from "./kinds/numbers.js";
import { complication, constant, notTranscribed, secondBodySite } from "./kinds/plain.js";

/** `{ "principalDiagnosis": "diagnoses" }`: one of the codes at the place is in the list. */
export type CodeTest = { readonly [Place in CodePlace]: { readonly [P in Place]: ListReference } }[CodePlace];

/**
 * 数值条件: `ageYears` 年龄, `ageDays` 日龄, `birthWeightGrams` 出生体重, `admissionWeightGrams` 入院体重, `newbornWeightGrams` birth weight or,
 * where that is not given, admission weight (tables that hold one weight), `lengthOfStayDays` 实际住院天数, `ventilatorHours`
 * 呼吸机使用时间, `icuHours` 监护病房时间, `diagnosisCount`, `procedureCount`, `bodySites` number of different body sites of
 * `Scheme.bodySites` among all diagnoses.
 */
export type NumberField =
  | "ageYears"
  | "ageDays"
  | "birthWeightGrams"
  | "admissionWeightGrams"
  | "newbornWeightGrams"
  | "lengthOfStayDays"
  | "ventilatorHours"
  | "icuHours"
  | "diagnosisCount"
  | "procedureCount"
  | "bodySites";

/** `{ "ageYears": { "<": 17 } }`. */
export type NumberCondition = {
  readonly [Field in NumberField]: { readonly [F in Field]: NumberTest };
}[NumberField];

/**
 * Conditions without operands: `always`, `never`; `mcc` / `cc`: an other diagnosis is a severe / general complication that the
 * principal diagnosis does not exclude; `secondBodySite`: the principal diagnosis lies in one body site and another diagnosis in
 * a different one; `newTechnology`: the case is marked as using a new technology.
 */
export type PlainCondition = "always" | "never" | "mcc" | "cc" | "secondBodySite" | "newTechnology";

/** A condition made of others. */
export type CompoundCondition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A condition that is not made of others. */
export type LeafCondition =
  | PlainCondition
  | CodeTest
  | { readonly anyDiagnosisStartsWith: string }
  | { readonly principalDiagnosisStartsWith: string }
  | { readonly principalProcedureStartsWith: string }
  | { readonly procedureCountIn: CodeCount }
  | NumberCondition
  | { readonly sex: "male" | "female" }
  | { readonly dischargeDisposition: readonly number[] }
  | { readonly department: readonly string[] }
  | { readonly notTranscribed: string };

/**
 * 入组条件: a boolean expression over the record. Values are true, false or unknown (a field that is not given); an unknown
 * condition does not hold, and neither does its negation.
 */
export type Condition = CompoundCondition | LeafCondition;

type KeyOf<Written> = Written extends unknown ? keyof Written : never;
type OperandIn<Written, Kind extends PropertyKey> =
  Written extends Readonly<Record<Kind, infer Operand>> ? Operand : never;

/** 条件种类: the one key of a condition with an operand, or the condition itself. */
export type ConditionKind = PlainCondition | KeyOf<Exclude<Condition, string>>;

/** What stands behind the key of a condition; nothing for those without an operand. */
export type OperandOf<Kind extends ConditionKind> = Kind extends PlainCondition
  ? undefined
  : OperandIn<Exclude<Condition, string>, Kind>;

/** The forms whose operand is that of a kind. */
type FormOf<Kind extends ConditionKind> = {
  [Form in keyof OperandForms<Condition>]: [OperandOf<Kind>, OperandForms<Condition>[Form]] extends [
    OperandForms<Condition>[Form],
    OperandOf<Kind>,
  ]
    ? Form
    : never;
}[keyof OperandForms<Condition>];

/**
 * 条件种类表: what each kind of condition is and does, the only list of them. The schema of schemes, the compiler, the trace, the
 * words of an explanation and the edits of a remedy are read off it. A kind that lacks one of them does not compile.
 */
export const CONDITION_KINDS: {
  readonly [Kind in ConditionKind]: KindOfCondition<FormOf<Kind>, Condition>;
} = {
  always: constant(true, { zh: "无条件", en: "always" }),
  never: constant(false, { zh: "从不", en: "never" }),
  mcc: complication(
    HAS_MCC,
    { zh: "严重合并症或并发症", en: "severe complication" },
    {
      zh: "有未被排除的严重合并症或并发症（MCC）",
      en: "there is a severe complication (MCC) that is not excluded",
    },
  ),
  cc: complication(
    HAS_CC,
    { zh: "合并症或并发症", en: "complication" },
    { zh: "有未被排除的合并症或并发症（CC）", en: "there is a complication (CC) that is not excluded" },
  ),
  secondBodySite: secondBodySite(),
  newTechnology: newTechnology(),
  all: combination("all", { zh: "同时满足", en: "all of" }, { zh: "，且", en: " and " }),
  any: combination("any", { zh: "满足其一", en: "one of" }, { zh: "，或", en: " or " }),
  not: negation(),
  principalDiagnosis: codeAt(
    "principalDiagnosis",
    { zh: "主要诊断", en: "principal diagnosis" },
    { zh: "主要诊断", en: "the principal diagnosis" },
  ),
  otherDiagnosis: codeAt(
    "otherDiagnosis",
    { zh: "其他诊断", en: "other diagnosis" },
    { zh: "某一其他诊断", en: "an other diagnosis" },
  ),
  anyDiagnosis: codeAt(
    "anyDiagnosis",
    { zh: "诊断", en: "diagnosis" },
    { zh: "任一诊断", en: "any diagnosis" },
  ),
  principalProcedure: codeAt(
    "principalProcedure",
    { zh: "主要手术操作", en: "main procedure" },
    { zh: "主要手术操作", en: "the main procedure" },
  ),
  otherProcedure: codeAt(
    "otherProcedure",
    { zh: "其他手术操作", en: "other procedure" },
    { zh: "某一其他手术操作", en: "an other procedure" },
  ),
  anyProcedure: codeAt(
    "anyProcedure",
    { zh: "手术操作", en: "procedure" },
    { zh: "任一手术操作", en: "any procedure" },
  ),
  anyDiagnosisStartsWith: startsWith("anyDiagnosis", { zh: "诊断", en: "diagnosis" }, (prefix) => ({
    zh: `有以 ${prefix} 开头的诊断`,
    en: `a diagnosis begins with ${prefix}`,
  })),
  principalDiagnosisStartsWith: startsWith(
    "principalDiagnosis",
    { zh: "主要诊断", en: "principal diagnosis" },
    (prefix) => ({ zh: `主要诊断以 ${prefix} 开头`, en: `the principal diagnosis begins with ${prefix}` }),
  ),
  principalProcedureStartsWith: startsWith(
    "principalProcedure",
    { zh: "主要手术操作", en: "main procedure" },
    (prefix) => ({ zh: `主要手术操作以 ${prefix} 开头`, en: `the main procedure begins with ${prefix}` }),
  ),
  procedureCountIn: procedureCountIn(),
  ageYears: numberOf("ageYears", {
    title: NUMBER_NAMES.ageYears,
    read: (view) => view.ageYears,
    edit: "ageYears",
  }),
  ageDays: numberOf("ageDays", {
    title: NUMBER_NAMES.ageDays,
    read: (view) => view.ageDays,
    edit: "ageDays",
  }),
  birthWeightGrams: numberOf("birthWeightGrams", {
    title: NUMBER_NAMES.birthWeightGrams,
    read: (view) => view.birthWeightGrams,
    edit: "birthWeightGrams",
  }),
  admissionWeightGrams: numberOf("admissionWeightGrams", {
    title: NUMBER_NAMES.admissionWeightGrams,
    read: (view) => view.admissionWeightGrams,
    edit: "admissionWeightGrams",
  }),
  newbornWeightGrams: newbornWeight(),
  lengthOfStayDays: numberOf("lengthOfStayDays", {
    title: NUMBER_NAMES.lengthOfStayDays,
    read: ({ lengthOfStayDays: stated, record }) =>
      Number.isNaN(stated) ? (stayOf(record) ?? Number.NaN) : stated,
    edit: "lengthOfStayDays",
  }),
  ventilatorHours: numberOf("ventilatorHours", {
    title: NUMBER_NAMES.ventilatorHours,
    read: (view) => view.ventilatorHours,
    edit: "ventilatorHours",
  }),
  icuHours: numberOf("icuHours", {
    title: NUMBER_NAMES.icuHours,
    read: (view) => view.icuHours,
    edit: "icuHours",
  }),
  diagnosisCount: numberOf("diagnosisCount", {
    title: NUMBER_NAMES.diagnosisCount,
    read: (view) => view.diagnosisCount,
    edit: undefined,
  }),
  procedureCount: numberOf("procedureCount", {
    title: NUMBER_NAMES.procedureCount,
    read: (view) => view.procedureCount,
    edit: undefined,
  }),
  bodySites: numberOf("bodySites", {
    title: NUMBER_NAMES.bodySites,
    read: (view) => view.bodySites,
    edit: siteEdits,
  }),
  sex: sexIs(),
  dischargeDisposition: dispositionIn(),
  department: departmentIn(),
  notTranscribed: notTranscribed(),
};
