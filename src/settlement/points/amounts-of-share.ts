import type { Decimal } from "../../primitives/index.js";
import { figure, formed } from "../money-formula.js";
import type { PointValueMethod } from "../parameters.js";
import type { StatementLine } from "../settlement-result.js";

/** 个人及其他支付: what patients and others paid, which stays as it was. */
const OTHERS = figure("itemTotalCost").minus(figure("itemFundPayment"));

/**
 * 扣除个人及其他支付后的统筹支付. It may be negative: no floor is printed.
 *
 * @source ZJ-019, SX-060
 */
export const FUND_AFTER_OTHERS = figure("drgTotalCost").minus(OTHERS);

/** 加上个人及其他支付的总费用. */
const TOTAL_WITH_OTHERS = figure("drgFundPayment").plus(OTHERS);

/**
 * 按病组结算的两个金额: a share of what points divide is the fund payment on the fund base, the total cost on the other; the second follows by what patients
 * and others paid, and is null where the fund payment by item is not known.
 *
 * @source ZJ-019, SX-060
 */
export function amountsOfShare(
  share: Decimal,
  base: PointValueMethod["method"],
  byItem: Pick<StatementLine, "itemTotalCost" | "itemFundPayment">,
): Pick<StatementLine, "drgTotalCost" | "drgFundPayment"> {
  return base === "fund"
    ? { drgTotalCost: formed(TOTAL_WITH_OTHERS, { ...byItem, drgFundPayment: share }), drgFundPayment: share }
    : { drgTotalCost: share, drgFundPayment: formed(FUND_AFTER_OTHERS, { ...byItem, drgTotalCost: share }) };
}
