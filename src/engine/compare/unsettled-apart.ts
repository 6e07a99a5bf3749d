import type { ShapleyShares } from "./shapley.js";

/**
 * 单侧未结算的差额: takes what cases that only one side settles are paid out of all shares, for it is a cause of its own: what a side could not pay says nothing of its
 * rules, and no rule takes it for its own.
 *
 * @param paid fen by case on the one side, and `pays` on the other; NaN where the case is not settled
 * @returns that cause's share by case; undefined where both sides settle the same cases
 */
export function unsettledApart(
  paid: Float64Array,
  pays: Float64Array,
  { shares, orders }: ShapleyShares,
): Float64Array | undefined {
  const apart = new Float64Array(paid.length);
  let isAny = false;
  for (let index = 0; index < paid.length; index += 1) {
    const [was, is] = [paid[index] ?? Number.NaN, pays[index] ?? Number.NaN];
    if (Number.isNaN(was) === Number.isNaN(is)) continue;
    isAny = true;
    apart[index] = orders * (Number.isNaN(was) ? is : -was);
    for (const share of shares) share[index] = 0;
  }
  return isAny ? apart : undefined;
}
