import { AREAS } from "../../scripts/areas/areas.js";
import { catalogFiles } from "../../scripts/rulesets/catalog-files.js";
import { findRuleset, type Ruleset, rulesetCatalog } from "../../src/rulesets/index.js";

/** The shipped editions, read once for all tests. */
export const shipped = rulesetCatalog(catalogFiles());

/** `id@version` of every shipped edition. */
export const references = [...shipped.editions.keys()].sort();

const fromTables = new Set(
  AREAS.flatMap(({ id, version, written }) => (written === false ? [] : [`${id}@${version}`])),
);

/** The editions that say how cases are paid; the others are made from a published table and price groups, no more. */
export const policyEditions = references.filter((reference) => !fromTables.has(reference));

const loaded = new Map<string, Ruleset>();

/** A shipped edition, composed. */
export function edition(reference: string): Ruleset {
  const ruleset = loaded.get(reference) ?? findRuleset(shipped, reference);
  loaded.set(reference, ruleset);
  return ruleset;
}
