import type { WeighedCases } from "../weights/weighed-cases.js";
import type { UnsettledParameters } from "./parameters/unsettled.js";
import type { SettlementRules } from "./parameters.js";
import { UNSETTLED_BY_CAUSE } from "./unsettled-treatment.js";

/** 未结算病例的处理 of an edition, or what holds where it says nothing. */
export function treatmentOf({ unsettled: said }: Pick<SettlementRules, "unsettled">): UnsettledParameters {
  return said ?? UNSETTLED_BY_CAUSE;
}

/** Tells of a case without a weight, by its index, whether it is settled by item: every such case, or those of groups listed so. */
export function settlesWithoutWeight(
  cases: Pick<WeighedCases, "groups" | "group">,
  { unit, rate: rates }: Pick<SettlementRules, "unit" | "rate">,
): (index: number) => boolean {
  if (unit !== "rate") return () => false;
  if (rates?.abnormal.noWeightByItem === true) return () => true;
  const listed = cases.groups.map((drg) => rates?.byItem?.has(drg) === true);
  return (index) => listed[cases.group[index] ?? -1] === true;
}
