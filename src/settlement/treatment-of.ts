import { Decimal } from "../primitives/index.js";
import type { UnsettledParameters } from "./parameters/payment-unit-parameters.js";
import type { SettlementRules } from "./parameters.js";

/** 未结算病例的处理 of an edition that says nothing: see docs/decisions/settlement-unsettled-cases.md. */
export const UNSETTLED_BY_CAUSE: UnsettledParameters = {
  treatment: "by-cause",
  refuseAbove: new Decimal("0.01"),
};

/** 未结算病例的处理 of an edition, or what holds where it says nothing. */
export function treatmentOf({ unsettled: said }: Pick<SettlementRules, "unsettled">): UnsettledParameters {
  return said ?? UNSETTLED_BY_CAUSE;
}

/** Whether a case without a weight is settled by item. */
export function settlesWithoutWeight({ unit, rate: rates }: Pick<SettlementRules, "unit" | "rate">): boolean {
  return unit === "rate" && rates?.abnormal.noWeightByItem === true;
}
