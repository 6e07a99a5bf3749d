import { Decimal, type DecimalOperand } from "./decimal.js";

/** 合计: the sum of amounts; of none it is zero. */
export function sumOf(amounts: readonly DecimalOperand[]): Decimal {
  return amounts.reduce<Decimal>((sum, amount) => sum.plus(amount), new Decimal(0));
}

/** Sum of amounts, null where one of them is not known. */
export function sumKnown(amounts: readonly (Decimal | null)[]): Decimal | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === amounts.length ? sumOf(known) : null;
}
