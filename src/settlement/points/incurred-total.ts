import { type Decimal, yuanOf } from "../../primitives/index.js";
import type { LedgerKey } from "../../weights/weighed-cases.js";
import { itemTotals } from "../ledger-totals.js";
import type { SettlementParameters } from "../parameters.js";
import { type Pot, sumsOf } from "../pots.js";
import type { LedgerSettlement } from "../settlement-result.js";

/**
 * 实际发生的项目结算费用 of all cases whose money is in a pot's total: settled by group, set aside, or drawn by other units; on the fund base the
 * fund's part of it, null where that of a case is not known.
 *
 * @source SX-056
 */
export function incurredTotal(pot: Pot, onFund: boolean): Decimal | null {
  const { beside } = pot;
  const { itemTotalCost, itemFundPayment } = itemTotals(sumsOf(pot.hospitals));
  if (!onFund) return itemTotalCost.plus(yuanOf(beside.reservedFen + beside.drawnItemFen));
  if (itemFundPayment === null || beside.drawnItemFundFen === null) return null;
  return itemFundPayment.plus(yuanOf(beside.reservedFundFen + beside.drawnItemFundFen));
}

/** 账本实际发生额: what a ledger, or a community with a total of its own in it, came to by item. */
export interface IncurredTotal extends LedgerKey {
  readonly budgetUnit?: string;
  /** on the base of the budget's amount; null where it is not known: the fund's part of a case is missing, or the ledger was refused */
  readonly amount: Decimal | null;
}

/** What each ledger of a settlement came to by item, as an amount that its budget can give. */
export function incurredTotals({
  settled,
  parameters,
}: {
  readonly settled: readonly { readonly pot: Pot; readonly ledger: LedgerSettlement }[];
  readonly parameters: SettlementParameters;
}): readonly IncurredTotal[] {
  const { pointValue } = parameters;
  const onFund =
    pointValue?.method === "fund" ||
    (pointValue?.method === "total-cost" && pointValue.budgetAmount === "fund");
  return settled.map(({ pot, ledger }) => ({
    ...pot.ledger,
    ...(pot.budgetUnit !== undefined && { budgetUnit: pot.budgetUnit }),
    amount: ledger.status === "refused" ? null : incurredTotal(pot, onFund),
  }));
}
