import { type Decimal, round, smallest, TO_THE_FEN } from "../../primitives/index.js";

/**
 * 异地病例支付: a same-province off-site case paid at last year's provincial values.
 *
 * `payment = points × PV of last year`, to the fen; under the cap at most the item-based cost.
 *
 * @param itemCost item-based cost of the case, yuan; null = no cap
 * @returns yuan
 * @source ZJ-040, ZJ-041
 * @example
 * ```ts
 * offSitePayment(decimal("120"), decimal("100.5"), decimal("10000")).toFixed(); // "10000"
 * ```
 */
export function offSitePayment(points: Decimal, pointValue: Decimal, itemCost: Decimal | null): Decimal {
  const payment = round(points.times(pointValue), TO_THE_FEN);
  return itemCost === null ? payment : smallest(payment, itemCost);
}
