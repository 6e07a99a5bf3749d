import type { Hospital } from "../cases/index.js";
import type { Diagnostic } from "../primitives/index.js";
import { engineErrors } from "./engine-errors.js";
import type { KnownGroups } from "./known-groups.js";

const MOST_NAMED = 5;

/** 差异系数的未知病组: given coefficients of groups that nobody knows. No case is weighed with them, and the group that was meant goes by another coefficient. */
export function unknownCoefficientGroups(
  hospitals: readonly Hospital[],
  known: KnownGroups | undefined,
): readonly Diagnostic[] {
  if (known === undefined) return [];
  const unknown = hospitals.flatMap(({ hospitalId, coefficients = {} }) =>
    Object.keys(coefficients).flatMap((drg) => (known.has(drg) ? [] : [{ hospitalId, drg }])),
  );
  if (unknown.length === 0) return [];
  const rows = unknown.slice(0, MOST_NAMED).map((row) => ({ ...row, meant: known.alike(row.drg) }));
  const info = { rows, count: unknown.length };
  return [engineErrors.diagnostic("error", "ENGINE_COEFFICIENT_GROUPS_UNKNOWN", "coefficients", info)];
}
