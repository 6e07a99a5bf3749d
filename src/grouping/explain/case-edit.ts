import type { LocalizedText } from "../../primitives/index.js";
import { requireLists, requireMade } from "../../primitives/require-made.js";
import type { GroupableCase } from "../case-view.js";

/** The numbers of a case that an edit may set. */
export type EditedNumber =
  | "ageYears"
  | "ageDays"
  | "birthWeightGrams"
  | "admissionWeightGrams"
  | "lengthOfStayDays"
  | "ventilatorHours"
  | "icuHours"
  | "dischargeDisposition";

/** 病例改动: one small change of a record, as a coder could make it. Positions count from 0, the principal code. */
export type CaseEdit =
  | {
      readonly edit: "remove-diagnosis" | "remove-procedure";
      readonly position: number;
      readonly code: string;
    }
  | {
      readonly edit: "make-principal-diagnosis" | "make-main-procedure";
      readonly position: number;
      readonly code: string;
    }
  | { readonly edit: "replace-principal-diagnosis"; readonly code: string }
  | { readonly edit: "add-diagnosis" | "add-procedure"; readonly code: string }
  | { readonly edit: "add-main-procedure"; readonly code: string }
  | { readonly edit: "set-number"; readonly field: EditedNumber; readonly value: number }
  | { readonly edit: "set-sex"; readonly value: "male" | "female" }
  | { readonly edit: "set-department"; readonly value: string }
  | { readonly edit: "set-new-technology"; readonly value: boolean };

/** The record after an edit; the record given stays as it is. */
export function applyEdit(record: GroupableCase, edit: CaseEdit): GroupableCase {
  switch (edit.edit) {
    case "remove-diagnosis":
      return { ...record, diagnoses: record.diagnoses.toSpliced(edit.position, 1) };
    case "remove-procedure":
      return { ...record, procedures: record.procedures.toSpliced(edit.position, 1) };
    case "make-principal-diagnosis":
      return { ...record, diagnoses: [edit.code, ...record.diagnoses.toSpliced(edit.position, 1)] };
    case "make-main-procedure":
      return { ...record, procedures: [edit.code, ...record.procedures.toSpliced(edit.position, 1)] };
    case "replace-principal-diagnosis":
      return { ...record, diagnoses: [edit.code, ...record.diagnoses.slice(1)] };
    case "add-diagnosis":
      return { ...record, diagnoses: [...record.diagnoses, edit.code] };
    case "add-procedure":
      return { ...record, procedures: [...record.procedures, edit.code] };
    case "add-main-procedure":
      return { ...record, procedures: [edit.code, ...record.procedures] };
    case "set-number":
      return withNumber(record, edit.field, edit.value);
    case "set-sex":
      return { ...record, sex: edit.value };
    case "set-department":
      return { ...record, department: edit.value };
    case "set-new-technology":
      return { ...record, newTechnology: edit.value };
  }
}

/** Days of a year: a child of fewer is of age 0. */
const YEAR = 365;

/** A number set; age is one thing in two fields, so that the other follows where the record did not contradict itself before. */
function withNumber(record: GroupableCase, field: EditedNumber, value: number): GroupableCase {
  const { ageDays, ...others } = record;
  const agree = (days: number | undefined, years: number | undefined) =>
    days === undefined || years === undefined || Math.floor(days / YEAR) === years;
  if (field === "ageDays" && agree(ageDays, record.ageYears))
    return { ...others, ageDays: value, ageYears: Math.floor(value / YEAR) };
  if (field === "ageYears" && !agree(ageDays, value)) return { ...others, ageYears: value };
  return { ...record, [field]: value };
}

/** 逐项改动: the record after several edits, one after the other. */
export function applyEdits(record: GroupableCase, edits: readonly CaseEdit[]): GroupableCase {
  requireMade({ record }, "parseCase()", "diagnoses", "procedures");
  requireLists({ edits });
  return edits.reduce(applyEdit, record);
}

/** Names of the numbers, as the settlement list prints them. */
export const NUMBER_NAMES = {
  ageYears: { zh: "年龄（岁）", en: "age in years" },
  ageDays: { zh: "日龄（天）", en: "age in days" },
  birthWeightGrams: { zh: "出生体重（克）", en: "birth weight in grams" },
  admissionWeightGrams: { zh: "入院体重（克）", en: "admission weight in grams" },
  newbornWeightGrams: { zh: "新生儿体重（克）", en: "newborn weight in grams" },
  lengthOfStayDays: { zh: "住院天数", en: "length of stay in days" },
  ventilatorHours: { zh: "呼吸机使用小时数", en: "ventilator hours" },
  icuHours: { zh: "监护病房小时数", en: "intensive care hours" },
  dischargeDisposition: { zh: "离院方式", en: "discharge disposition" },
  diagnosisCount: { zh: "诊断个数", en: "number of diagnoses" },
  procedureCount: { zh: "手术操作个数", en: "number of procedures" },
  bodySites: { zh: "创伤部位数", en: "number of injured body sites" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** 改动说明: an edit in words. */
export function describeEdit(edit: CaseEdit): LocalizedText {
  requireMade({ edit }, "CaseEdit", "edit");
  switch (edit.edit) {
    case "remove-diagnosis":
      return { zh: `去掉诊断 ${edit.code}`, en: `remove diagnosis ${edit.code}` };
    case "remove-procedure":
      return { zh: `去掉手术操作 ${edit.code}`, en: `remove procedure ${edit.code}` };
    case "make-principal-diagnosis":
      return { zh: `以 ${edit.code} 为主要诊断`, en: `make ${edit.code} the principal diagnosis` };
    case "make-main-procedure":
      return { zh: `以 ${edit.code} 为主要手术操作`, en: `make ${edit.code} the main procedure` };
    case "replace-principal-diagnosis":
      return { zh: `主要诊断改为 ${edit.code}`, en: `replace the principal diagnosis by ${edit.code}` };
    case "add-diagnosis":
      return { zh: `增加其他诊断 ${edit.code}`, en: `add the other diagnosis ${edit.code}` };
    case "add-procedure":
      return { zh: `增加手术操作 ${edit.code}`, en: `add procedure ${edit.code}` };
    case "add-main-procedure":
      return { zh: `增加主要手术操作 ${edit.code}`, en: `add ${edit.code} as the main procedure` };
    case "set-number": {
      const { zh, en } = NUMBER_NAMES[edit.field];
      return { zh: `${zh}改为 ${edit.value}`, en: `set ${en} to ${edit.value}` };
    }
    case "set-sex":
      return { zh: `性别改为${edit.value === "male" ? "男" : "女"}`, en: `set sex to ${edit.value}` };
    case "set-department":
      return { zh: `科别改为 ${edit.value}`, en: `set department to ${edit.value}` };
    case "set-new-technology":
      return edit.value
        ? { zh: "标明使用新技术", en: "mark the case as using a new technology" }
        : { zh: "标明未使用新技术", en: "mark the case as using no new technology" };
  }
}
