import { type CompiledScheme, schemeGroups } from "../grouping/index.js";
import { type CivilDate, citedOn } from "../primitives/index.js";
import { publishedGroups, type Ruleset } from "../rulesets/index.js";
import type { GroupCodes } from "../settlement/index.js";
import type { GroupTable } from "../weights/index.js";

/** 已知病组: the codes that a case or a table may carry under an edition. */
export interface KnownGroups extends GroupCodes {
  /** rows of the group table that the scheme at hand does not have, in the order of the table */
  readonly strangers: readonly string[];
}

/**
 * 已知病组 of an edition: those of its scheme, and of its own published table, which is as official as the scheme. Where the scheme at
 * hand only stands in for the prescribed one, nobody can say that a code is wrong which the group table also has.
 *
 * @returns undefined where no scheme is at hand: nobody can tell
 */
export function knownGroups(
  scheme: CompiledScheme | undefined,
  ruleset: Ruleset,
  on: CivilDate,
  { rows }: GroupTable,
): KnownGroups | undefined {
  if (scheme === undefined) return undefined;
  const codes = new Set(schemeGroups(scheme.scheme));
  const strangers = [...rows.keys()].filter((drg) => !codes.has(drg));
  if (ruleset.groupTable !== undefined) {
    for (const { drg } of publishedGroups(ruleset.groupTable)) codes.add(drg);
  }
  const prescribed = citedOn(ruleset.scheme.prescribed, on).value === scheme.reference;
  return { strangers, has: (drg) => codes.has(drg) || (!prescribed && rows.has(drg)) };
}
