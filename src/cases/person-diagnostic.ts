import { compareText, type Diagnostic } from "../primitives/index.js";
import { collectionErrors } from "./collection-errors.js";
import { writtenTwice } from "./person-writing.js";

/** Ids that are named one by one. */
const MOST_NAMED = 3;

/**
 * 存疑的参保人标识: one error that names the ids under which stays cannot be one person's, and one warning that names those that differ from others in their writing
 * alone; none where there are none.
 *
 * @param all the ids among which the doubted ones are
 */
export function personDiagnostic(doubted: readonly string[], all: readonly string[]): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (doubted.length > 0) {
    const info = { ids: doubted.slice(0, MOST_NAMED), count: doubted.length };
    found.push(collectionErrors.diagnostic("error", "PERSON_IN_DOUBT", "cases.patientId", info));
  }
  const twice = writtenTwice(all)
    .map((ids) => [...ids].sort(compareText))
    .sort(([one = ""], [other = ""]) => compareText(one, other));
  if (twice.length > 0) {
    const info = { persons: twice.slice(0, MOST_NAMED), count: twice.length };
    found.push(collectionErrors.diagnostic("warning", "PERSON_WRITTEN_TWICE", "cases.patientId", info));
  }
  return found;
}
