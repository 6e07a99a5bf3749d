import { Decimal, type DecimalOperand } from "./decimal.js";

/** 合计: the sum of amounts; of none it is zero. */
export function sumOf(amounts: readonly DecimalOperand[]): Decimal {
  return amounts.reduce<Decimal>((sum, amount) => sum.plus(amount), new Decimal(0));
}
