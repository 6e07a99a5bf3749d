import { Decimal, type DecimalOperand } from "./decimal.js";

/** 最大值: the largest of some figures, at least one. */
export function largest(...figures: readonly DecimalOperand[]): Decimal {
  return figures.map((figure) => new Decimal(figure)).reduce((most, one) => (one.gt(most) ? one : most));
}

/** 最小值: the smallest of some figures, at least one. */
export function smallest(...figures: readonly DecimalOperand[]): Decimal {
  return figures.map((figure) => new Decimal(figure)).reduce((least, one) => (one.lt(least) ? one : least));
}
