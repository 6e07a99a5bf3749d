import type { WeighReason } from "../weights/case/weigh-reason.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import type { UnsettledParameters } from "./parameters/unsettled.js";
import type { SettlementRules } from "./parameters.js";
import { UNSETTLED_BY_CAUSE } from "./unsettled-treatment.js";

/** 未结算病例的处理 of an edition, or what holds where it says nothing. */
export function treatmentOf({ unsettled: said }: Pick<SettlementRules, "unsettled">): UnsettledParameters {
  return said ?? UNSETTLED_BY_CAUSE;
}

/** The reasons that the group is without a weight, or the case without a group: nothing that a correction or a supplied value mends. */
const GROUP_WITHOUT_WEIGHT: ReadonlySet<WeighReason> = new Set([
  "group-unlisted",
  "no-base-points",
  "not-grouped",
]);

/** A group that is listed is paid by item whatever the class of the stay. */
const OUTSIDE = "outside-groups" satisfies WeighReason;

/**
 * 无权重按项目: tells of a case without a weight, by its index, whether it is settled by item: where the edition pays so what its scheme lacks, and
 * where the table lists the group so. A record that cannot be judged is corrected, not paid; a class outside the groups is that of another method.
 *
 * @source NAT-060
 */
export function settlesWithoutWeight(
  cases: Pick<WeighedCases, "groups" | "group" | "reasons" | "reason">,
  { unit, rate: rates }: Pick<SettlementRules, "unit" | "rate">,
): (index: number) => boolean {
  if (unit !== "rate") return () => false;
  const isListed = cases.groups.map((drg) => rates?.byItem?.has(drg) === true);
  const isOfGroup = cases.reasons.map((reason) => GROUP_WITHOUT_WEIGHT.has(reason as WeighReason));
  const paysAll = rates?.abnormal.noWeightByItem === true;
  return (index) => {
    const reason = cases.reason[index] ?? -1;
    const ofGroup = isOfGroup[reason] === true;
    if (isListed[cases.group[index] ?? -1] === true) return ofGroup || cases.reasons[reason] === OUTSIDE;
    return paysAll && ofGroup;
  };
}
