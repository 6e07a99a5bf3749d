import type { CivilDate, Diagnostic } from "../primitives/index.js";
import type { Ruleset } from "../rulesets/index.js";
import { engineErrors } from "./engine-errors.js";

/** Says so where the day that is calculated for lies outside the dates of the edition: as a comparison may want, a payment may not. */
export function editionNotes({ reference, effective }: Ruleset, on: CivilDate): readonly Diagnostic[] {
  const { from, to } = effective;
  if (on >= from && (to === null || on <= to)) return [];
  const info = { ruleset: reference, on, from, to: to ?? "" };
  return [engineErrors.diagnostic("warning", "ENGINE_OUTSIDE_EDITION", "effective", info)];
}
