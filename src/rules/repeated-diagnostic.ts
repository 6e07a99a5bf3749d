import { compareText, type Diagnostic } from "../primitives/index.js";
import { rulesErrors } from "./rules-errors.js";

/** Ids that are named one by one. */
const MOST_NAMED = 3;

/** 重复的病例号: one error that names the ids which stand more than once at a hospital; none where there are none. @param caseIds that of each such case */
export function repeatedDiagnostic(caseIds: readonly string[]): readonly Diagnostic[] {
  if (caseIds.length === 0) return [];
  const info = { cases: caseIds.length, ...namedIds(caseIds) };
  return [rulesErrors.diagnostic("error", "CASES_REPEATED", "cases.caseId", info)];
}

/** The first of different ids, and how many these are. */
export function namedIds(caseIds: readonly string[]) {
  const ids = [...new Set(caseIds)].sort(compareText);
  return { ids: ids.slice(0, MOST_NAMED), count: ids.length };
}
