import type { CompiledScheme } from "../grouping/index.js";
import { citedOn, type Diagnostic } from "../primitives/index.js";
import type { Ruleset } from "../rulesets/index.js";
import type { EditionParameters } from "./edition-parameters.js";
import { engineErrors } from "./engine-errors.js";

/** Says so where the scheme at hand is not the one that the edition prescribes; a stand-in is then listed as an assumption. */
export function schemeNotes(
  ruleset: Ruleset,
  scheme: CompiledScheme | undefined,
  parameters: EditionParameters,
): readonly Diagnostic[] {
  if (scheme === undefined) return [];
  const given = scheme.reference;
  parameters.scheme((reference) => reference === given);
  const wanted = citedOn(ruleset.scheme.prescribed, parameters.on).value;
  if (wanted === given) return [];
  const info = { prescribed: wanted ?? "unknown", given };
  return [engineErrors.diagnostic("warning", "ENGINE_SCHEME_DIFFERENT", "scheme", info)];
}
