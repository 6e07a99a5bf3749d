import type { AreaSettlement } from "../../engine/index.js";
import { fenOf } from "../../primitives/index.js";
import type { LedgerSettlement } from "../../settlement/index.js";
import { faultyHistory } from "../../weights/index.js";
import type { LeftOut } from "../left-out.js";
import { idsLeftOut } from "../rows/notices.js";
import type { SettledYear } from "./settlement-summary.js";

/** 结算中的遗漏: what settling itself left out: history that no average rests on for its faults, cases, their cost, ledgers, contracts. */
export function areaLeftOut(
  area: Pick<AreaSettlement, "weights" | "unsettled" | "capitation" | "settled">,
): LeftOut {
  const { statistics } = area.weights;
  const { unsettled, capitation, settled } = area;
  return {
    history: statistics && faultyHistory(statistics),
    cases: unsettled.reduce((sum, { cases }) => sum + cases, 0),
    unsettledFen: unsettled.reduce((sum, { itemTotalCost }) => sum + fenOf(itemTotalCost), 0),
    ledgers: settled.result.ledgers.filter((ledger) => isFailure(ledger, area)).length,
    contracts: capitation?.open.length,
  };
}

/** 已结算统筹区的遗漏: the same with what reading its files left out; a step of the year that goes on from it has left it out too. */
export function settledLeftOut({ area, cases, history }: SettledYear): LeftOut {
  return {
    ...areaLeftOut(area),
    rows: cases.rejected + (history?.counts.rejected ?? 0),
    ids: idsLeftOut(cases.warnings),
    codes: cases.taken.codes.inDoubt + (history?.codes.inDoubt ?? 0),
  };
}

/**
 * Whether a ledger should have been settled. One without a case by group has nothing to share, unless cases of it wait; where communities have
 * totals of their own, hospitals outside of them have none (SX-011).
 */
export function isFailure(
  { status, poolingArea, insuranceType, budgetUnit }: LedgerSettlement,
  { unsettled, settled }: Pick<AreaSettlement, "unsettled" | "settled">,
): boolean {
  if (status !== "no-cases") return status !== "settled";
  if (settled.parameters.budgetUnits === "own-budget" && budgetUnit === undefined) return false;
  return unsettled.some((one) => one.poolingArea === poolingArea && one.insuranceType === insuranceType);
}
