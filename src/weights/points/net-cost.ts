import type { Formula } from "../../primitives/formula/formula.js";
import { Decimal } from "../../primitives/index.js";
import { AVG_ALL, C, marked, type Operand, POINTS_PER_AVERAGE } from "./operands.js";

/** 扣除不合理费用后的总费用, at least 0. */
export const C_NET = C.minus(marked("unreasonable", "unreasonableCost", 2, new Decimal(0)))
  .atLeastZero()
  .as("C_net");

/**
 * 金额折点: `amount × pointsPerAverage / Avg_all`.
 *
 * @source ZJ-024, ZJ-050
 */
export function inPoints(amount: Formula<Operand>): Formula<Operand> {
  return amount.times(POINTS_PER_AVERAGE).over(AVG_ALL);
}
