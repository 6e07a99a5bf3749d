import type { CitedReader, Diagnostic } from "../primitives/index.js";
import type { Ruleset } from "./ruleset.js";
import { rulesetErrors } from "./rulesets-errors.js";

/** 选定的分组方案: the scheme to group with, and what the reader must be told about the choice. */
export interface ChosenScheme {
  /** `id@version` of a scheme that is held */
  readonly scheme: string;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 选定分组方案: the scheme that the policy prescribes where it is held, else the edition's stand-in, never in silence: the stand-in is listed
 * among the assumptions, refused under strict reading, and comes with a diagnostic.
 *
 * @param held `id@version` of the schemes at hand
 * @throws `RULESET_SCHEME_NOT_HELD`, `RULESET_ASSUMED_UNDER_STRICT`
 */
export function chooseScheme(ruleset: Ruleset, held: Iterable<string>, reader: CitedReader): ChosenScheme {
  const known = new Set(held);
  const { prescribed, standIn } = ruleset.scheme;
  const wanted = reader.read(prescribed, "scheme.prescribed", "scheme");
  if (wanted !== undefined && known.has(wanted)) return { scheme: wanted, diagnostics: [] };
  const replacement = standIn && reader.read(standIn, "scheme.standIn", "scheme");
  const scheme = wanted ?? "?";
  if (replacement === undefined || !known.has(replacement)) {
    const info = { scheme, held: [...known].sort().join(", ") || "-" };
    throw rulesetErrors.error("RULESET_SCHEME_NOT_HELD", info, {
      path: "scheme",
      rulesetId: ruleset.reference,
    });
  }
  const info = { scheme, standIn: replacement };
  return {
    scheme: replacement,
    diagnostics: [rulesetErrors.diagnostic("warning", "RULESET_SCHEME_STAND_IN", "scheme.standIn", info)],
  };
}
