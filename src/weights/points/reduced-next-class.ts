import type { Decimal } from "../../primitives/index.js";
import { P } from "./operands.js";
import { lessReduction, TAKEN_OFF } from "./points-rule.js";

/**
 * 下一类点数的扣减: the points of the next row of the table that the case meets, whatever they are made of (base points, K, multiple,
 * cost), less a proportion: `P × (1 − reduction)`. So a QY case is reduced as what it is: low, high, of an unstable group.
 *
 * @source ZJ-036, ZJ-038
 */
export const reducedNextClass = {
  values: { reduction: TAKEN_OFF },
  points: ({ reduction }: { readonly reduction: Decimal }) => lessReduction(P, reduction),
};
