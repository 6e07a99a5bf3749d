import type { Diagnostic } from "../primitives/index.js";
import { collectionErrors } from "./collection-errors.js";

/** Ids that are named one by one. */
const MOST_NAMED = 3;

/** 存疑的参保人标识: one error that names the ids under which stays cannot be one person's; none where there are none. */
export function personDiagnostic(patientIds: readonly string[]): readonly Diagnostic[] {
  if (patientIds.length === 0) return [];
  const info = { ids: patientIds.slice(0, MOST_NAMED), count: patientIds.length };
  return [collectionErrors.diagnostic("error", "PERSON_IN_DOUBT", "cases.patientId", info)];
}
