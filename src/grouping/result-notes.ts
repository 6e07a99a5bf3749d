import { FIELD_TITLES } from "../cases/field-titles.js";
import type { Diagnostic, LocalizedText } from "../primitives/index.js";
import { NEWBORN_CODE, unlikelyMarks } from "./age-marks.js";
import { type CaseView, EITHER_SEX, GREY } from "./case-view.js";
import type { CodeDictionary } from "./code-dictionary.js";
import type { CodeIndex } from "./code-index.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import { NUMBER_NAMES } from "./explain/case-edit.js";
import { type GreyCode, greyCode } from "./grey-code.js";
import { groupingMessages } from "./grouping-messages.js";
import { meantCode } from "./meant-code.js";
import { type FIELD_BITS, missingFields } from "./missing-field.js";
import type { Refusal } from "./refusal.js";

/** A record that has been walked, and what its notes are made with. */
export interface NotedCase {
  readonly compiled: CompiledScheme;
  readonly view: CaseView;
  /** why nothing was tried */
  readonly refusal: Refusal | undefined;
  /** tells the names of codes, where there is one */
  readonly dictionary: CodeDictionary | undefined;
}

/** Whether there is anything to note about a record that has been walked. */
export function hasNotes(view: CaseView): boolean {
  return (
    view.missing !== 0 ||
    view.admissionWeightStoodIn ||
    view.mayLackNewbornWeight ||
    view.askedDepartment !== undefined ||
    view.openRule !== undefined ||
    view.droppedCount > 0 ||
    view.hasInvalidMain ||
    view.hasUnlistedCode ||
    view.hasGreyCode ||
    view.hasSexConflict ||
    view.hasAgeConflict
  );
}

/** 分组提示: adds what a reader of the result should know about the record. */
export function addNotes(noted: NotedCase, notes: Diagnostic[]): void {
  const { compiled, view } = noted;
  if (view.missing !== 0) addMissingFields(view, notes);
  if (view.mayLackNewbornWeight) {
    notes.push(groupingMessages.diagnostic("warning", "GROUPING_AGE_DAYS_MISSING", "ageDays", {}));
  }
  if (view.admissionWeightStoodIn) {
    const code = "GROUPING_ADMISSION_WEIGHT_TAKEN";
    const info = { grams: view.admissionWeightGrams };
    notes.push(groupingMessages.diagnostic("info", code, "birthWeightGrams", info));
  }
  if (view.askedDepartment !== undefined) {
    const info = { asked: view.askedDepartment, department: view.record.department ?? "" };
    notes.push(groupingMessages.diagnostic("warning", "GROUPING_DEPARTMENT_ALIKE", "department", info));
  }
  if (view.openRule !== undefined) {
    const code = "GROUPING_RULE_NOT_TRANSCRIBED";
    notes.push(groupingMessages.diagnostic("warning", code, "scheme", view.openRule));
  }
  if (view.droppedCount > 0 || view.hasInvalidMain) addUnusedProcedures(view, notes);
  if (view.hasUnlistedCode) {
    const { numbers } = compiled.tables;
    addMiswritten("diagnoses", view.record.diagnoses, numbers.diagnoses, notes);
    addMiswritten("procedures", view.record.procedures, numbers.procedures, notes);
  }
  if (view.hasGreyCode) addGreyCodes(noted, notes);
  addConflicts(view, notes);
}

/** Adds what does not agree with the sex or the age of the record. */
export function addConflicts(view: CaseView, notes: Diagnostic[]): void {
  if (view.hasSexConflict) addSexConflicts(view, notes);
  if (view.hasAgeConflict) addAgeConflicts(view, notes);
}

function addMissingFields(view: CaseView, notes: Diagnostic[]): void {
  for (const field of missingFields(view)) {
    const info = { field, name: nameOf(field) };
    notes.push(groupingMessages.diagnostic("warning", "GROUPING_FIELD_MISSING", field, info));
  }
}

function nameOf(field: (typeof FIELD_BITS)[number]): LocalizedText {
  return field in NUMBER_NAMES
    ? NUMBER_NAMES[field as keyof typeof NUMBER_NAMES]
    : { zh: FIELD_TITLES[field] ?? field, en: field };
}

function addUnusedProcedures(view: CaseView, notes: Diagnostic[]): void {
  if (view.hasInvalidMain) {
    const at = view.firstProcedure;
    const info = { code: view.procedureCodeAt(at) };
    const code = "GROUPING_MAIN_PROCEDURE_INVALID";
    notes.push(groupingMessages.diagnostic("warning", code, `procedures.${at}`, info));
    return;
  }
  const count = view.droppedCount;
  notes.push(groupingMessages.diagnostic("info", "GROUPING_PROCEDURES_NOT_USED", "procedures", { count }));
}

function addMiswritten(list: string, codes: readonly string[], index: CodeIndex, notes: Diagnostic[]): void {
  codes.forEach((code, at) => {
    if (index.numberOf(code) !== 0) return;
    const meant = meantCode(code, index);
    if (meant === undefined) return;
    const info = { code, meant };
    notes.push(groupingMessages.diagnostic("warning", "GROUPING_CODE_MISWRITTEN", `${list}.${at}`, info));
  });
}

/** Every grey code but the one for which the case has no group: that is said by the reason. */
function addGreyCodes(noted: NotedCase, notes: Diagnostic[]): void {
  const { view, refusal } = noted;
  const { diagnoses, procedures, diagnosisMarks, procedureMarks } = view.tables;
  const add = (list: "diagnoses" | "procedures", index: CodeIndex, marks: Uint8Array, from: number) =>
    view.record[list].forEach((code, at) => {
      if (at < from || ((marks[index.numberOf(code)] ?? 0) & GREY) === 0) return;
      const info = { ...greyInfo(noted, list, code), use: "listed" as const };
      notes.push(groupingMessages.diagnostic("warning", "GROUPING_CODE_GREY", `${list}.${at}`, info));
    });
  add("diagnoses", diagnoses, diagnosisMarks, refusal === "grey-principal-diagnosis" ? 1 : 0);
  add("procedures", procedures, procedureMarks, refusal === "grey-main-procedure" ? 1 : 0);
}

/** A grey code of the scheme with those below it: by name where a dictionary is at hand, of the scheme's own codes otherwise. */
function greyInfo({ view, dictionary }: NotedCase, list: "diagnoses" | "procedures", code: string): GreyCode {
  const { tables } = view;
  const index = tables[list];
  const marks = list === "diagnoses" ? tables.diagnosisMarks : tables.procedureMarks;
  const known = dictionary?.[list];
  return greyCode(code, {
    codes: known?.codes ?? index.sorted,
    isGrey: (each) => ((marks[index.numberOf(each)] ?? 0) & GREY) !== 0,
    nameOf: (each) => known?.nameOf(each),
  });
}

/** Those of operations by their codes in the record: the view moves the ones up that stand behind a dropped one. */
function addSexConflicts({ tables, record, sex }: CaseView, notes: Diagnostic[]): void {
  const add = (list: "diagnoses" | "procedures", marks: Uint8Array) =>
    record[list].forEach((code, at) => {
      const own = (marks[tables[list].numberOf(code)] ?? 0) & EITHER_SEX;
      if (own === 0 || own === sex) return;
      const info = { code, list, sex: record.sex ?? "unknown" };
      notes.push(groupingMessages.diagnostic("warning", "GROUPING_SEX_CONFLICT", `${list}.${at}`, info));
    });
  add("diagnoses", tables.diagnosisMarks);
  add("procedures", tables.procedureMarks);
}

function addAgeConflicts(view: CaseView, notes: Diagnostic[]): void {
  const { ageYears } = view;
  const unlikely = unlikelyMarks(ageYears);
  for (let at = 0; at < view.diagnosisCount; at += 1) {
    const marks = (view.tables.diagnosisMarks[view.diagnoses[at] ?? 0] ?? 0) & unlikely;
    if (marks === 0) continue;
    const life = marks === NEWBORN_CODE ? ("newborn" as const) : ("mother" as const);
    const info = { code: view.record.diagnoses[at] ?? "", life, ageYears };
    notes.push(groupingMessages.diagnostic("warning", "GROUPING_AGE_CONFLICT", `diagnoses.${at}`, info));
  }
}

/** Why a case that could be judged has no group. */
export function ungroupableNote(noted: NotedCase): Diagnostic {
  const { compiled, view, refusal } = noted;
  const code = view.record.diagnoses[0] ?? "";
  const scheme = compiled.reference;
  const path = "diagnoses.0";
  switch (refusal) {
    case "invalid-principal-diagnosis":
      return groupingMessages.diagnostic("error", "GROUPING_PRINCIPAL_DIAGNOSIS_INVALID", path, { code });
    case "grey-principal-diagnosis": {
      const info = greyInfo(noted, "diagnoses", code);
      return groupingMessages.diagnostic("error", "GROUPING_PRINCIPAL_DIAGNOSIS_GREY", path, info);
    }
    case "grey-main-procedure": {
      const info = greyInfo(noted, "procedures", view.record.procedures[0] ?? "");
      return groupingMessages.diagnostic("error", "GROUPING_MAIN_PROCEDURE_GREY", "procedures.0", info);
    }
  }
  if (code.trim() === "") {
    return groupingMessages.diagnostic("error", "GROUPING_PRINCIPAL_DIAGNOSIS_EMPTY", path, {});
  }
  // Row 0 holds the codes that no condition on the principal diagnosis lists.
  const listed = (compiled.tables.byDiagnosis.rowOf[view.principalDiagnosis] ?? 0) !== 0;
  const unknown = missingFields(view).map(nameOf);
  if (listed && unknown.length > 0) {
    const info = { code, scheme, unknown };
    return groupingMessages.diagnostic("error", "GROUPING_NO_GROUP_DECIDED", path, info);
  }
  const why = listed ? "GROUPING_NO_GROUP_MATCHED" : "GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED";
  return groupingMessages.diagnostic("error", why, path, { code, scheme });
}

/** Why a case in an ADRG has no DRG: the scheme has none there, or none of them is for it. */
export function withoutDrgNote({ reference, scheme }: CompiledScheme, adrg: string): Diagnostic {
  const entries = scheme.mdcs.flatMap((mdc) => mdc.adrgs).filter(({ code }) => code === adrg);
  const drgs = entries.flatMap((entry) => entry.drgs.map((drg) => drg.code));
  const code = drgs.length > 0 ? "GROUPING_NO_DRG_MATCHED" : "GROUPING_ADRG_WITHOUT_DRG";
  return groupingMessages.diagnostic("error", code, "scheme", { adrg, scheme: reference, drgs });
}
