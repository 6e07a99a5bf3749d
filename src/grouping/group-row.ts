import type { CaseRow } from "../cases/row/case-row.js";
import type { Diagnostic } from "../primitives/index.js";
import { daysToTry } from "./age-limits.js";
import { recordProblems } from "./check-record.js";
import type { CompiledScheme } from "./compiled-scheme.js";
import { ageNote, complicationOf, findOutcome, NO_DIAGNOSTICS } from "./group-case.js";
import type { GroupingResult, GroupingStatus } from "./grouping-result.js";
import { type AmbiguousMode, type GroupCodes, NO_GROUP } from "./grouping-tables.js";
import { refusalOf } from "./refusal.js";
import { addConflicts, hasNotes } from "./result-notes.js";

/** 一行的分组: what a case that was read as a row is grouped as. */
export interface RowGroup {
  readonly status: GroupingStatus;
  readonly codes: GroupCodes;
}

const INVALID: RowGroup = { status: "invalid", codes: NO_GROUP };
const UNGROUPABLE: RowGroup = { status: "ungroupable", codes: NO_GROUP };

/**
 * 按行分组: the group of a case that was read as a row, as `groupCase` has it of the same record. Codes are numbers from the reader on, so
 * that nothing is allocated: the answer is one of the outcomes of the scheme.
 *
 * It decides the group alone. Where {@link isSilent} is false there is something to say about the record, which `groupCase` says.
 */
export function groupRow(
  row: CaseRow,
  compiled: CompiledScheme,
  ambiguous: AmbiguousMode = "scheme",
): RowGroup {
  const { view } = compiled.tables;
  view.readRow(row);
  if (recordProblems(view, compiled.scheme.switches) !== undefined) return INVALID;
  if (refusalOf(view, compiled.scheme.switches) !== undefined) return UNGROUPABLE;
  return findOutcome(compiled, ambiguous, undefined) ?? UNGROUPABLE;
}

/** Whether the result of the row that was grouped last, in the same mode, has no diagnostics. */
export function isSilent(
  { status, codes }: RowGroup,
  compiled: CompiledScheme,
  ambiguous: AmbiguousMode = "scheme",
): boolean {
  const { view, dayLimits } = compiled.tables;
  if ((status !== "grouped" && status !== "ambiguous") || hasNotes(view)) return false;
  const days = daysToTry(view, dayLimits, false);
  return days.length === 0 || ageNote(view.record, compiled, ambiguous, codes.drg, days) === undefined;
}

/** 合理性存疑: what `groupCase` says of sex, age or an age that a rule turned on, of the row that was grouped last, in the same mode. */
export function oddities(
  { status, codes }: RowGroup,
  compiled: CompiledScheme,
  ambiguous: AmbiguousMode = "scheme",
): readonly Diagnostic[] {
  const { view, dayLimits } = compiled.tables;
  if (status === "invalid") return NO_DIAGNOSTICS;
  const days = daysToTry(view, dayLimits, status === "ungroupable");
  if (days.length === 0 && !view.hasSexConflict && !view.hasAgeConflict) return NO_DIAGNOSTICS;
  const conflicts: Diagnostic[] = [];
  addConflicts(view, conflicts);
  const turned = ageNote(view.record, compiled, ambiguous, codes.drg, days);
  return turned ? [...conflicts, turned] : conflicts;
}

/** The result of the row that was grouped last, where it {@link isSilent}. */
export function silentResult(
  caseId: string,
  { status, codes: { mdc, adrg, drg } }: RowGroup,
  { reference, tables }: CompiledScheme,
): GroupingResult {
  const complication = complicationOf(tables.view);
  return { caseId, scheme: reference, status, mdc, adrg, drg, complication, diagnostics: NO_DIAGNOSTICS };
}
