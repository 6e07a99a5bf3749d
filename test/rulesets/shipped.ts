import { policyEditions as policyEditionsOf } from "../../scripts/areas/policy-editions.js";
import { catalogFiles } from "../../scripts/rulesets/catalog-files.js";
import { findRuleset, type Ruleset, rulesetCatalog } from "../../src/rulesets/index.js";

/** The shipped editions, read once for all tests. */
export const shipped = rulesetCatalog(catalogFiles());

/** `id@version` of every shipped edition. */
export const references = [...shipped.editions.keys()].sort();

/** The editions that say how cases are paid. */
export const policyEditions = policyEditionsOf(references);

const loaded = new Map<string, Ruleset>();

/** A shipped edition, composed. */
export function edition(reference: string): Ruleset {
  const ruleset = loaded.get(reference) ?? findRuleset(shipped, reference);
  loaded.set(reference, ruleset);
  return ruleset;
}
