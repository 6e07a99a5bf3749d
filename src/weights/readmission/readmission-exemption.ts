import { type CaseMarkName, hasMark, type InpatientCase } from "../../cases/index.js";
import type { ReadmissionParameters } from "../parameters.js";

/** Mark of a stay whose patient came back for a good reason that the agency accepted (ZJ-015 "without good reason"). */
const JUSTIFIED: CaseMarkName = "readmissionJustified";

/**
 * 再住院例外: whether a return for this stay is no readmission: its principal diagnosis, a procedure or its group begins with
 * an exempt code (radio- and chemotherapy), or it carries the mark `readmissionJustified`. The stay that counts is the later one.
 */
export function isReadmissionExempt(
  later: Pick<InpatientCase, "diagnoses" | "procedures" | "marks">,
  drg: string,
  { exempt }: ReadmissionParameters,
): boolean {
  const principal = later.diagnoses[0];
  return (
    hasMark(later.marks, JUSTIFIED) ||
    startsWithOne(drg, exempt.groupPrefixes) ||
    (principal !== undefined && startsWithOne(principal, exempt.diagnosisPrefixes)) ||
    later.procedures.some((procedure) => startsWithOne(procedure, exempt.procedurePrefixes))
  );
}

/** Whether a code begins with one of the prefixes. */
export function startsWithOne(code: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}
