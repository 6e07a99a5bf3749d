import { type Decimal, decimal, round } from "../../primitives/index.js";
import type { Quota } from "../parameters/quota.js";

const PER_UNIT = { percent: 100, permille: 1000 } as const;

/**
 * 名额 before it is rounded: `number × population / 100` (percent), `/ 1000` (per mille), or the number itself (cases).
 *
 * @param population how many there are of what the quota is a share of
 * @source ZJ-055, NAT-071, NAT-062, CMP-003
 */
export function quotaCases({ number, unit }: Pick<Quota, "number" | "unit">, population: number): Decimal {
  return unit === "cases" ? number : number.times(decimal(population)).div(PER_UNIT[unit]);
}

/**
 * 名额数: how many cases a quota allows of a population.
 *
 * {@link quotaCases}, rounded in the direction the quota names. A quota of 0 allows none.
 *
 * @param population how many there are of the quota's `population` in its `period`
 * @source ZJ-055, NAT-071, NAT-062, CMP-003
 * @example
 * ```ts
 * quotaCount({ number: decimal("5"), unit: "permille", population: "drg-discharges", period: "quarter", rounding: "down" }, 10_000); // 50
 * ```
 */
export function quotaCount(quota: Quota, population: number): number {
  return round(quotaCases(quota, population), { mode: quota.rounding, scale: 0 }).toNumber();
}
