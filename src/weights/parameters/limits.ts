import { amount, checked, fields, limitsInOrder, optional, type TypeOf } from "../../declare/index.js";
import type { Decimal } from "../../primitives/index.js";
import { weightsBindingErrors } from "./weights-binding-errors.js";

export const limits = checked(
  fields({
    lower: optional(amount("下限", "lower limit", ["coefficient", "share"])),
    upper: optional(amount("上限", "upper limit", ["coefficient", "share"])),
  }),
  limitsInOrder,
  ({ info }, path) =>
    "lower" in info ? weightsBindingErrors.error("WEIGHTS_LIMITS_REVERSED", info, { path }) : undefined,
);

/** Lower and upper limit; an absent end is open. */
export type Limits = TypeOf<typeof limits>;

/** The limit that a value is beyond; undefined where it keeps both. */
export function limitBroken(value: Decimal, { lower, upper }: Limits = {}): Decimal | undefined {
  if (lower !== undefined && value.lt(lower)) return lower;
  return upper !== undefined && value.gt(upper) ? upper : undefined;
}
