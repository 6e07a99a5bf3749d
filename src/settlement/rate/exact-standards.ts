import type { SettledArea } from "../settle.js";
import { exactStandard } from "./exact-standard.js";
import { EXACT_UNITS_PER_FEN } from "./payment-standard.js";

/**
 * 逐例支付标准，四舍五入前: the standards of a settled area as its cases were judged by them, before they are rounded to be paid; a part of a
 * floating total is whole fen.
 *
 * @returns the standard by case, units of 10^-24 yuan; undefined for a case that was not priced
 * @source NAT-050, NAT-063
 */
export function exactStandards({
  input,
  tally,
  prices,
  parameters,
}: Pick<SettledArea, "input" | "tally" | "prices" | "parameters">): (index: number) => bigint | undefined {
  const { rate } = parameters;
  if (prices === undefined || rate === undefined) return () => undefined;
  const bySlot = new Map(
    [...prices.slots]
      .filter(([, { standard }]) => standard.shareFen === undefined)
      .map(([slot, { standard }]) => [slot, exactStandard(standard, input.cases, input.figures, rate)]),
  );
  return (index) => {
    const paid = prices.standardFen[index] ?? Number.NaN;
    if (Number.isNaN(paid)) return undefined;
    return bySlot.get(tally.slot[index] ?? -1)?.(index) ?? BigInt(paid) * EXACT_UNITS_PER_FEN;
  };
}
