import { type Decimal, fromScaled, knownYuan, sumKnown, yuanOf } from "../primitives/index.js";
import { POINTS_SCALE } from "../weights/weighed-cases.js";
import type { Pot, PotSums } from "./pots.js";
import type { LedgerSettlement, LedgerStatus, Reserve, StatementLine } from "./settlement-result.js";

/** 按项目结算的合计 of a ledger, yuan. */
export function itemTotals(sums: PotSums): Pick<LedgerSettlement, "itemTotalCost" | "itemFundPayment"> {
  return { itemTotalCost: yuanOf(sums.itemTotalFen), itemFundPayment: knownYuan(sums.itemFundFen) };
}

/** 账本合计 of its lines. */
export function ledgerTotals(
  lines: readonly StatementLine[],
  sums: PotSums,
): Pick<LedgerSettlement, "itemTotalCost" | "itemFundPayment" | "drgTotalCost" | "drgFundPayment"> {
  return {
    ...itemTotals(sums),
    drgTotalCost: sumKnown(lines.map((line) => line.drgTotalCost)),
    drgFundPayment: sumKnown(lines.map((line) => line.drgFundPayment)),
  };
}

/** 暂留 of a settled pot: null where nothing is set aside. */
export function reserveOf({ beside }: Pot, amount: Decimal): Reserve | null {
  return beside.reservedCases === 0 ? null : { cases: beside.reservedCases, amount };
}

/** A ledger that is not settled: its sums, no line and no amount. */
export function unsettledLedger(
  pot: Pot,
  sums: PotSums,
  status: Exclude<LedgerStatus, "settled">,
): LedgerSettlement {
  return {
    ...pot.ledger,
    ...(pot.budgetUnit !== undefined && { budgetUnit: pot.budgetUnit }),
    status,
    budgetSource: null,
    reserve: null,
    distribution: null,
    tiers: [],
    unreserved: null,
    points: fromScaled(sums.points, POINTS_SCALE),
    costPerPoint: null,
    ...itemTotals(sums),
    drgTotalCost: null,
    drgFundPayment: null,
    lines: [],
  };
}
