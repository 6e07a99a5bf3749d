import type { SettledArea } from "../settle.js";
import { standardsOf } from "../standards-of.js";
import { EXACT_UNITS_PER_FEN } from "./payment-standard.js";

/**
 * 逐例支付标准，四舍五入前: the standards of a settled area as its cases were judged by them, before they are rounded to be paid; a part of a
 * floating total is whole fen.
 *
 * @returns the standard by case, units of 10^-24 yuan; undefined for a case that was not priced
 * @source NAT-050, NAT-063
 */
export function exactStandards(area: SettledArea): (index: number) => bigint | undefined {
  const { input, tally, prices } = area;
  if (prices === undefined) return () => undefined;
  const bySlot = standardsOf(area, input.cases);
  return (index) => {
    const paid = prices.standardFen[index] ?? Number.NaN;
    if (Number.isNaN(paid)) return undefined;
    const of = bySlot.get(tally.slot[index] ?? -1);
    return of === undefined || of.standard.shareFen !== undefined
      ? BigInt(paid) * EXACT_UNITS_PER_FEN
      : of.exactOf(index);
  };
}
