import { type GroupTable, unitOfGroups } from "../weights/groups/group-table.js";
import type { Engine } from "./engine.js";
import { engineErrors } from "./engine-errors.js";
import { paysAtProvince } from "./unread-marks.js";

/**
 * 不适用的规则: refuses an edition with a rule that is known and that settlement does not apply (ZJ-043): without it, what it pays is wrong; and one with a
 * cap of off-site cases where no unit pays what it caps (ZJ-041): whoever set it believes that it holds.
 *
 * @throws `ENGINE_RULE_UNAPPLIED`, `ENGINE_CAP_WITHOUT_UNIT`
 */
export function refuseUnapplied({
  parameters,
  ruleset: { reference },
}: Pick<Engine, "parameters" | "ruleset">): void {
  const { settlement } = parameters;
  if (settlement.offSite?.cap === "item-cost" && !paysAtProvince({ settlement })) {
    const path = "settlement.offSite.cap";
    const info = { path, ruleset: reference };
    throw engineErrors.error("ENGINE_CAP_WITHOUT_UNIT", info, { path, rulesetId: reference });
  }
  if (parameters.weights.growthControl === undefined) return;
  const path = "weights.growthControl";
  throw engineErrors.error(
    "ENGINE_RULE_UNAPPLIED",
    { path, ruleset: reference },
    { path, rulesetId: reference },
  );
}

/**
 * 他引擎的权重: refuses weights in another unit than the edition's: points would be taken for weights.
 *
 * @throws `ENGINE_WEIGHTS_OF_ANOTHER`
 */
export function refuseOtherUnit(
  given: GroupTable["unit"],
  { parameters, ruleset: { reference } }: Pick<Engine, "parameters" | "ruleset">,
): void {
  const { groupWeight } = parameters.weights;
  if (groupWeight === undefined || unitOfGroups(groupWeight) === given) return;
  const place = { path: "weights.groups", rulesetId: reference };
  throw engineErrors.error("ENGINE_WEIGHTS_OF_ANOTHER", { given, ruleset: reference }, place);
}
