import { type Decimal, round, WORKING } from "../../primitives/index.js";
import { settlementErrors } from "../settlement-errors.js";

/**
 * 点值（每点数费用）: yuan a point, carried at the working scale.
 *
 * `PV = total / points`. On the fund base the total is the fund's annual expenditure; on the total-cost base it is the whole
 * inpatient cost to be paid, from which patients' and other payments are taken afterwards (`fundAfterOtherPayments`).
 *
 * @param total yuan
 * @param points points of all hospitals of the ledger, more than 0
 * @throws `SETTLEMENT_NO_POINTS`
 * @source ZJ-018, ZJ-019, SX-060
 * @example
 * ```ts
 * pointValue(decimal("50000000"), decimal("100000")).toFixed(); // "500"
 * ```
 */
export function pointValue(total: Decimal, points: Decimal): Decimal {
  if (!points.gt(0)) {
    throw settlementErrors.error("SETTLEMENT_NO_POINTS", {
      ledger: { zh: "本账本", en: "The ledger" },
      total: total.toFixed(),
    });
  }
  return round(total.div(points), WORKING);
}

/**
 * 扣除个人及其他支付后的统筹支付: `fund due = DRG total − (item total − item fund)`; what patients and others paid stays as it was.
 *
 * It may be negative: no floor is printed.
 *
 * @source ZJ-019, SX-060
 * @example
 * ```ts
 * // DRG total 1,500,000; item total 1,600,000; item fund 1,000,000
 * fundAfterOtherPayments(decimal("1500000"), decimal("1600000"), decimal("1000000")).toFixed(); // "900000"
 * ```
 */
export function fundAfterOtherPayments(drgTotal: Decimal, itemTotal: Decimal, itemFund: Decimal): Decimal {
  return drgTotal.minus(itemTotal.minus(itemFund));
}
