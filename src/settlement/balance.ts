import type { Decimal } from "../primitives/index.js";
import { figure, formed } from "./money-formula.js";
import type { StatementLine } from "./settlement-result.js";

/**
 * 差额 of a statement line: DRG fund payment less item-based fund payment, yuan.
 *
 * @source SX-060
 */
export const BALANCE = figure("drgFundPayment").minus(figure("itemFundPayment"));

/** {@link BALANCE}; null where one of the two is not known. */
export function balanceOf(line: Pick<StatementLine, "drgFundPayment" | "itemFundPayment">): Decimal | null {
  return formed(BALANCE, line);
}
