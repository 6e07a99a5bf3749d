import { type Decimal, fenOf, knownYuan } from "../../primitives/index.js";
import type { FundShareParameters } from "../parameters/rate-parameters.js";
import { finalPrices } from "./final-prices.js";
import { fundInTheEnd } from "./fund-share.js";
import type { RatePrices, YearEnd, YearTotal } from "./rate-prices.js";

/**
 * 年终的基金应付: what the fund pays of each hospital's total of the year. What the year's end adds or takes off is the fund's; under a
 * floor it is so case by case, since a case that is at its floor takes nothing off for the others.
 *
 * @param totals by slot
 * @param casesOf the cases of a slot
 */
export function yearEndFunds(
  totals: ReadonlyMap<number, YearTotal>,
  { slots, totalFen, fundFen }: Pick<RatePrices, "slots" | "totalFen" | "fundFen">,
  casesOf: (slot: number) => Int32Array,
  caseIds: readonly string[],
  rule: FundShareParameters | undefined,
): ReadonlyMap<number, YearEnd> {
  const fundOf = (slot: number, total: Decimal): bigint | null => {
    const { drgTotalFen = 0n, drgFundFen = null } = slots.get(slot) ?? {};
    const due = fenOf(total);
    const change = BigInt(due) - drgTotalFen;
    if (drgFundFen === null || change === 0n) return drgFundFen;
    const indexes = casesOf(slot);
    const parts = rule?.floor === "zero" ? finalPrices(due, indexes, totalFen, caseIds) : undefined;
    if (parts === undefined) return drgFundFen + change;
    return parts.reduce((sum, part, position) => {
      const index = indexes[position] ?? -1;
      const own = part - (totalFen[index] ?? 0);
      return sum + BigInt(fundInTheEnd(fundFen[index] ?? 0, own, rule));
    }, 0n);
  };
  return new Map(
    [...totals].map(([slot, due]) => [slot, { ...due, fund: knownYuan(fundOf(slot, due.total)) }] as const),
  );
}
