import type { CivilDate } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import type { Ruleset } from "./ruleset.js";

/** 已载入的规则集, by the names of the arguments. @throws `ARGUMENT_INVALID` where `loadRuleset` has not read it */
export function requireRuleset(given: Readonly<Record<string, Ruleset>>): void {
  requireMade(given, "loadRuleset()", "effective", "documents", "origins");
}

/** 施行首日. @throws `ARGUMENT_INVALID` where it is no loaded ruleset */
export function firstDay(ruleset: Ruleset): CivilDate {
  requireRuleset({ ruleset });
  return ruleset.effective.from;
}
