import { type Decimal, sumOf } from "../../primitives/index.js";
import { figure, formed } from "../money-formula.js";
import type { RateLine, TierSettlement } from "../settlement-result.js";
import type { TierShare } from "./hospital-standards.js";
import type { SlotPrice } from "./rate-prices.js";

/** 年终未付、超付的部分: by how much one amount lies above another, 0 where it does not. */
const ABOVE = figure("amount").minus(figure("other")).atLeastZero();

/** 各层级总额的去向: of the tiers that are settled, in the order of the budget. */
export function tierSettlements(
  priced: readonly { readonly price: SlotPrice; readonly line: RateLine }[],
): TierSettlement[] {
  const byTier = new Map<string, { readonly share: TierShare; readonly due: (Decimal | null)[] }>();
  for (const { price, line } of priced) {
    const { tier, ofTier } = price.standard;
    if (tier === undefined || ofTier === undefined) continue;
    const own = byTier.get(tier) ?? { share: ofTier, due: [] };
    byTier.set(tier, own);
    own.due.push(line.drgTotalCost);
  }
  return [...byTier].map(([tier, { share, due }]) => {
    const { budget, reserved, otherUnits, total } = share.distribution;
    const drgTotalCost = sumOf(due.filter((amount) => amount !== null));
    return {
      ...{ tier, budget, reserved, otherUnits, total, drgTotalCost },
      reservedCases: share.reservedCases,
      kept: formed(ABOVE, { amount: total, other: drgTotalCost }),
      borne: formed(ABOVE, { amount: drgTotalCost, other: total }),
    };
  });
}
