import { publishedGroups } from "../../rulesets/index.js";
import type { WeightTable } from "../../weights/groups/compare-weights.js";
import { schemeOf } from "./engine-of.js";
import { openRuleset, shippedRulesets } from "./open-ruleset.js";
import { completeScheme } from "./open-scheme.js";

/** Every shipped edition that has a group table of its own, by reference. */
export function rulesetsWithGroups(): readonly string[] {
  return [...shippedRulesets().editions.values()]
    .filter(({ json }) => json.groupTable === true)
    .map(({ reference }) => reference)
    .sort();
}

/** 权重表 of an edition: the groups that have a weight, by the names of the scheme that it groups with. */
export function weightTable(reference: string): WeightTable {
  const ruleset = openRuleset(reference);
  const names = groupNames(schemeOf(ruleset, ruleset.effective.from));
  const groups = ruleset.groupTable === undefined ? [] : publishedGroups(ruleset.groupTable);
  return {
    reference: ruleset.reference,
    groups: groups.flatMap(({ drg, relativeWeight: weight }) => {
      const name = names.get(drg);
      return weight === undefined ? [] : [{ drg, weight, ...(name !== undefined && { name }) }];
    }),
  };
}

/** The names of the groups of schemes that were asked for, by the scheme. */
const known = new Map<string, ReadonlyMap<string, string>>();

function groupNames(scheme: string): ReadonlyMap<string, string> {
  const found = known.get(scheme);
  if (found !== undefined) return found;
  const { mdcs } = completeScheme(scheme);
  const groups = mdcs.flatMap(({ adrgs }) => adrgs.flatMap(({ drgs }) => drgs));
  const names = new Map(groups.map(({ code, name }): [string, string] => [code, name]));
  known.set(scheme, names);
  return names;
}
