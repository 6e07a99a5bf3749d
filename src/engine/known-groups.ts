import { type CompiledScheme, schemeGroups } from "../grouping/index.js";
import { groupedBy } from "../primitives/grouped-by.js";
import { type CivilDate, citedOn } from "../primitives/index.js";
import { dayOfLife, publishedGroups, type Ruleset } from "../rulesets/index.js";
import type { GroupCodes } from "../settlement/index.js";

/** 已知病组: the codes that a case or a table may carry under an edition. */
export interface KnownGroups extends GroupCodes {
  /** rows of the group table that the scheme at hand does not have, in the order of the table */
  readonly strangers: readonly string[];
  /** the code that is meant by one that differs from it by case, width or blanks only, or has a name behind it; where there is one */
  readonly alike: (drg: string) => string | undefined;
}

/**
 * 已知病组 of an edition: those of its scheme, and of its own published table, which is as official as the scheme. Where the scheme at
 * hand only stands in for the prescribed one, nobody can say that a code is wrong which the group table also has, or any where there is no table.
 *
 * @returns undefined where no scheme is at hand: nobody can tell
 */
export function knownGroups(
  scheme: CompiledScheme | undefined,
  ruleset: Ruleset,
  on: CivilDate,
  { rows }: { readonly rows: ReadonlyMap<string, unknown> },
): KnownGroups | undefined {
  if (scheme === undefined) return undefined;
  const codes = new Set(schemeGroups(scheme.scheme));
  const strangers = [...rows.keys()].filter((drg) => !codes.has(drg));
  if (ruleset.groupTable !== undefined) {
    for (const { drg } of publishedGroups(ruleset.groupTable)) codes.add(drg);
  }
  const prescribed = citedOn(ruleset.scheme.prescribed, dayOfLife(ruleset, on)).value === scheme.reference;
  const mayBe = (drg: string) => !prescribed && (rows.size === 0 || rows.has(drg));
  let byWriting: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    strangers,
    has: (drg) => codes.has(drg) || mayBe(drg),
    alike: (drg) => {
      const [whole, ahead] = [plain(drg), plain(AHEAD_OF_NAME.exec(drg.normalize("NFKC"))?.[0] ?? "")];
      byWriting ??= groupedBy(codes, plain);
      const other = (writing: string) => byWriting?.get(writing)?.find((code) => code !== drg);
      return other(whole) ?? other(ahead);
    },
  };
}

/** A code as it stands before its name in one cell: `HZ25 其他…`. */
const AHEAD_OF_NAME = /^\s*[0-9A-Za-z]+/;

function plain(drg: string): string {
  return drg.normalize("NFKC").replaceAll(/\s/g, "").toUpperCase();
}
