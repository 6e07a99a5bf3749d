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
  return [...found, ...writtenTwiceDiagnostic("stays", all)];
}

/** 两种写法的标识: one warning that names the ids, of stays or of contracts, that differ from others in their writing alone; none where there are none. */
export function writtenTwiceDiagnostic(
  of: "stays" | "contracts",
  all: readonly string[],
): readonly Diagnostic[] {
  const twice = writtenTwice(all)
    .map((ids) => [...ids].sort(compareText))
    .sort(([one = ""], [other = ""]) => compareText(one, other));
  if (twice.length === 0) return [];
  const info = { of, persons: twice.slice(0, MOST_NAMED), count: twice.length };
  const path = of === "stays" ? "cases.patientId" : "contracts.patientId";
  return [collectionErrors.diagnostic("warning", "PERSON_WRITTEN_TWICE", path, info)];
}
