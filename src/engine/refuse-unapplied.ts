import type { Engine } from "./engine.js";
import { engineErrors } from "./engine-errors.js";

/**
 * 不适用的规则: refuses an edition with a rule that is known and that settlement does not apply (ZJ-043): without it, what it pays is wrong.
 *
 * @throws `ENGINE_RULE_UNAPPLIED`
 */
export function refuseUnapplied({
  parameters,
  ruleset: { reference },
}: Pick<Engine, "parameters" | "ruleset">): void {
  if (parameters.weights.growthControl === undefined) return;
  const path = "weights.growthControl";
  throw engineErrors.error(
    "ENGINE_RULE_UNAPPLIED",
    { path, ruleset: reference },
    { path, rulesetId: reference },
  );
}
