import type { Diagnostic } from "../primitives/index.js";
import type { CaseView } from "./case-view.js";
import type { CodeIndex } from "./code-index.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import { groupingMessages } from "./grouping-messages.js";
import { meantCode } from "./meant-code.js";
import { FIELD_BITS } from "./missing-field.js";

/** Whether there is anything to note about a record that has been walked. */
export function hasNotes(view: CaseView): boolean {
  return (
    view.missing !== 0 ||
    view.openRule !== undefined ||
    view.droppedCount > 0 ||
    view.hasUnlistedCode ||
    view.hasSexConflict
  );
}

/** 分组提示: adds what a reader of the result should know about the record. */
export function addNotes(compiled: CompiledScheme, view: CaseView, notes: Diagnostic[]): void {
  if (view.missing !== 0) addMissingFields(view, notes);
  if (view.openRule !== undefined) {
    const code = "GROUPING_RULE_NOT_TRANSCRIBED";
    notes.push(groupingMessages.diagnostic("warning", code, "scheme", view.openRule));
  }
  if (view.droppedCount > 0) {
    const count = view.droppedCount;
    notes.push(groupingMessages.diagnostic("info", "GROUPING_PROCEDURES_NOT_USED", "procedures", { count }));
  }
  if (view.hasUnlistedCode) {
    const { numbers } = compiled.tables;
    addMiswritten("diagnoses", view.record.diagnoses, numbers.diagnoses, notes);
    addMiswritten("procedures", view.record.procedures, numbers.procedures, notes);
  }
  if (view.hasSexConflict) addSexConflicts(view, notes);
}

function addMissingFields(view: CaseView, notes: Diagnostic[]): void {
  FIELD_BITS.forEach((field, bit) => {
    if ((view.missing & (1 << bit)) === 0) return;
    notes.push(groupingMessages.diagnostic("warning", "GROUPING_FIELD_MISSING", field, { field }));
  });
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

function addSexConflicts(view: CaseView, notes: Diagnostic[]): void {
  for (let at = 0; at < view.diagnosisCount; at += 1) {
    const sex = view.tables.sexOf[view.diagnoses[at] ?? 0] ?? 0;
    if (sex === 0 || sex === view.sex) continue;
    const info = { code: view.record.diagnoses[at] ?? "", sex: view.record.sex ?? "unknown" };
    notes.push(groupingMessages.diagnostic("warning", "GROUPING_SEX_CONFLICT", `diagnoses.${at}`, info));
  }
}

/** Why a case that could be judged has no group. */
export function ungroupableNote(compiled: CompiledScheme, view: CaseView, refused: boolean): Diagnostic {
  const code = view.record.diagnoses[0] ?? "";
  const scheme = compiled.reference;
  const path = "diagnoses.0";
  if (refused) {
    return groupingMessages.diagnostic("error", "GROUPING_PRINCIPAL_DIAGNOSIS_INVALID", path, { code });
  }
  if (code.trim() === "") {
    return groupingMessages.diagnostic("error", "GROUPING_PRINCIPAL_DIAGNOSIS_EMPTY", path, {});
  }
  // Row 0 holds the codes that no condition on the principal diagnosis lists.
  const listed = (compiled.tables.byDiagnosis.rowOf[view.principalDiagnosis] ?? 0) !== 0;
  const why = listed ? "GROUPING_NO_GROUP_MATCHED" : "GROUPING_PRINCIPAL_DIAGNOSIS_NOT_LISTED";
  return groupingMessages.diagnostic("error", why, path, { code, scheme });
}
