import type { ValueStatus } from "../../primitives/index.js";
import { placedStates, placedValues } from "../../rulesets/cited-values.js";
import type { PlacedState, Ruleset } from "../../rulesets/ruleset.js";

/** 全部数值: the dated states of every cited value of an edition, its parents' included, with their paths. */
export function statesOf(ruleset: Ruleset): readonly PlacedState[] {
  const { scheme, weights, settlement, rules } = ruleset;
  return placedValues({ scheme, weights, settlement, rules }).flatMap(placedStates);
}

/** 数值状态: of every value of an edition. */
export function statusesOf(ruleset: Ruleset): readonly ValueStatus[] {
  return statesOf(ruleset).map(({ cited }) => cited.status);
}
