import { type Decimal, type Rounding, round, WORKING } from "../../primitives/index.js";
import { requireDecimals } from "../../primitives/require-made.js";

/**
 * 基础费率: the price of one unit of weight from a budget.
 *
 * ```text
 * forecast cost = fund budget / last year's effective reimbursement ratio
 * rate          = forecast cost / forecast weight          (of the tier and fund)
 * ```
 *
 * @param budget fund budget of the tier, yuan
 * @param reimbursementRatio fund payment over total cost last year, more than 0 and at most 1
 * @param forecastWeight total weight expected, more than 0
 * @returns yuan a unit of weight, at the rounding the edition names, else at the working scale
 * @source NAT-051
 * @example
 * ```ts
 * baseRate(decimal("70000000"), decimal("0.7"), decimal("10000")).toFixed(); // "10000"
 * ```
 */
export function baseRate(
  budget: Decimal,
  reimbursementRatio: Decimal,
  forecastWeight: Decimal,
  rounding: Rounding = WORKING,
): Decimal {
  requireDecimals({ budget, reimbursementRatio, forecastWeight });
  // No formula that is run: its quotient would be rounded before the edition's own rounding, and so twice.
  return round(budget.div(reimbursementRatio.times(forecastWeight)), rounding);
}
