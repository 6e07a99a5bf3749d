import { type CaseView, NO_PROCEDURE } from "./case-view.js";
import type { AmbiguousMode, GroupingStep, GroupingTables, GroupOutcome } from "./grouping-tables.js";

/**
 * Walks the steps that neither principal code rules out, in the order of trial.
 *
 * @returns the outcome of the first step that matches; undefined where none does
 */
export function walkCandidates(
  tables: GroupingTables,
  view: CaseView,
  mode: AmbiguousMode,
): GroupOutcome | undefined {
  const { byDiagnosis, byProcedure, steps } = tables;
  const active = stepsFor(tables, view, mode);
  const { words } = byDiagnosis;
  const byMainDiagnosis = (byDiagnosis.rowOf[view.principalDiagnosis] ?? 0) * words;
  const procedure = view.principalProcedure;
  const byMainProcedure =
    (procedure === NO_PROCEDURE ? byProcedure.rowWithoutCode : (byProcedure.rowOf[procedure] ?? 0)) * words;
  for (let word = 0; word < words; word += 1) {
    let bits =
      (byDiagnosis.bits[byMainDiagnosis + word] ?? 0) &
      (byProcedure.bits[byMainProcedure + word] ?? 0) &
      (active[word] ?? 0);
    while (bits !== 0) {
      const lowest = bits & -bits;
      bits ^= lowest;
      const step = steps[(word << 5) + 31 - Math.clz32(lowest)];
      if (step === undefined || (step.residual !== undefined && !step.residual(view))) continue;
      const outcome = outcomeOf(step, view, mode);
      if (outcome !== undefined) return outcome;
    }
  }
  return undefined;
}

/** The steps that are open to a case. */
export function stepsFor(tables: GroupingTables, view: CaseView, mode: AmbiguousMode): Int32Array {
  return (view.hasMainProcedure ? tables.active : tables.activeWithoutMain)[mode];
}

/** What a step whose conditions hold leads to; undefined where it has no DRG for the case. */
export function outcomeOf(step: GroupingStep, view: CaseView, mode: AmbiguousMode): GroupOutcome | undefined {
  const { choice, replacement } = step;
  const outcome = choice.bySeverity === undefined ? firstDrg(step, view) : choice.bySeverity[view.severity];
  if (outcome === undefined || replacement === undefined) return outcome;
  const replaces = mode === "on" || (mode === "scheme" && replacement.enabled);
  return replaces && replacement.test(view) ? replacement.outcome : outcome;
}

function firstDrg({ choice }: GroupingStep, view: CaseView): GroupOutcome | undefined {
  const { tests, outcomes } = choice;
  for (let at = 0; at < tests.length; at += 1) if (tests[at]?.(view)) return outcomes[at];
  return choice.unsplit;
}
