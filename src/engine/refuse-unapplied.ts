import { unitOfGroups } from "../weights/groups/group-table.js";
import type { TakenHistory } from "./case-intake.js";
import type { Engine } from "./engine.js";
import { engineErrors } from "./engine-errors.js";
import { paysAtProvince } from "./unread-marks.js";
import type { AreaWeights } from "./weigh-area.js";

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
 * 他引擎的权重: refuses weights of another edition, or in another unit than the edition's: points would be taken for weights.
 *
 * @throws `ENGINE_WEIGHTS_OF_ANOTHER`, `ENGINE_WEIGHTS_OF_OTHER_EDITION`
 */
export function refuseOtherWeights(
  { groups: { unit }, ruleset: made }: Pick<AreaWeights, "groups" | "ruleset">,
  { parameters, ruleset: { reference } }: Pick<Engine, "parameters" | "ruleset">,
): void {
  const { groupWeight } = parameters.weights;
  const place = { path: "weights.groups", rulesetId: reference };
  if (groupWeight !== undefined && unitOfGroups(groupWeight) !== unit) {
    throw engineErrors.error("ENGINE_WEIGHTS_OF_ANOTHER", { given: unit, ruleset: reference }, place);
  }
  if (made === undefined || made === reference) return;
  throw engineErrors.error("ENGINE_WEIGHTS_OF_OTHER_EDITION", { given: made, ruleset: reference }, place);
}

/**
 * 他引擎的病例: refuses cases that were taken in under another edition, or grouped by another scheme, by what they say of it: columns that are read anew are of no engine.
 *
 * @throws `ENGINE_CASES_OF_ANOTHER`
 */
export function refuseOtherCases(
  path: "cases" | "history",
  taken: Pick<TakenHistory, "ruleset" | "scheme"> | undefined,
  { ruleset, scheme }: Pick<Engine, "ruleset" | "scheme">,
): void {
  const own = { ruleset: ruleset.reference, scheme: scheme?.reference };
  for (const by of ["ruleset", "scheme"] as const) {
    const [given, needed] = [taken?.[by], own[by]];
    if (given === undefined || needed === undefined || given === needed) continue;
    const place = { path, rulesetId: ruleset.reference };
    throw engineErrors.error("ENGINE_CASES_OF_ANOTHER", { by, given, own: needed }, place);
  }
}
