import type { Diagnostic } from "../../primitives/index.js";
import { historyErrors, UNUSED_REASONS, type UnusedReason } from "./history-errors.js";
import type { HistoryStatistics } from "./history-statistics.js";
import { HISTORY_FAULTS, HISTORY_USES, type HistoryUse } from "./history-use.js";

/** Number of history cases by what became of them; the numbers add up to the history. */
export function historyUses({ use }: HistoryStatistics): Readonly<Record<HistoryUse, number>> {
  const counts = HISTORY_USES.map(() => 0);
  for (const number of use) counts[number] = (counts[number] ?? 0) + 1;
  return Object.fromEntries(HISTORY_USES.map((name, index) => [name, counts[index] ?? 0])) as Record<
    HistoryUse,
    number
  >;
}

/** History cases that no average rests on for a fault of their records. */
export function faultyHistory(statistics: HistoryStatistics): number {
  const uses = historyUses(statistics);
  return HISTORY_FAULTS.reduce((sum, fault) => sum + uses[fault], 0);
}

/**
 * One diagnostic for each reason that kept history cases from being used; trimming, and a care type that the edition keeps apart, are policy and are none. Groups that
 * nobody knows are for whoever knows the groups to name.
 */
export function historyDiagnostics(statistics: HistoryStatistics): Diagnostic[] {
  const {
    used: _used,
    trimmed: _trimmed,
    "trimmed-again": _again,
    "care-type-apart": _apart,
    "group-unknown": _strange,
    ...others
  } = historyUses(statistics);
  return unusedDiagnostics(new Map(Object.entries(others) as [UnusedReason, number][]));
}

/** One diagnostic for each of these reasons by which cases of a history were left out, in the order of the reasons. */
export function unusedDiagnostics(counts: ReadonlyMap<UnusedReason, number>): Diagnostic[] {
  return UNUSED_REASONS.flatMap((reason) => {
    const cases = counts.get(reason) ?? 0;
    return cases === 0
      ? []
      : [historyErrors.diagnostic("warning", "HISTORY_CASES_UNUSED", "history", { reason, cases })];
  });
}

/** Whether the record is what keeps a case out, and not the policy. */
export function isFault(reason: UnusedReason): boolean {
  return !HISTORY_USES.includes(reason as HistoryUse) || HISTORY_FAULTS.includes(reason as HistoryUse);
}
