import { Decimal } from "../../primitives/index.js";

/** 合计: the sum of an amount over rows. */
export function sumOf<Row>(rows: readonly Row[], of: (row: Row) => Decimal): Decimal {
  return rows.reduce((sum, row) => sum.plus(of(row)), new Decimal(0));
}
