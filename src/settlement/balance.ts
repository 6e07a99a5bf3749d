import type { Decimal } from "../primitives/index.js";
import type { StatementLine } from "./settlement-result.js";

/**
 * 差额: DRG fund payment less item-based fund payment, yuan; null where one of the two is not known.
 *
 * @source SX-060
 */
export function balanceOf({
  drgFundPayment,
  itemFundPayment,
}: Pick<StatementLine, "drgFundPayment" | "itemFundPayment">): Decimal | null {
  return drgFundPayment && itemFundPayment && drgFundPayment.minus(itemFundPayment);
}
