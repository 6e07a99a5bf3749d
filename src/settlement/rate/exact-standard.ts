import { type Decimal, fromScaled, toScaled } from "../../primitives/index.js";
import { POINTS_SCALE, type WeighedCases } from "../../weights/weighed-cases.js";
import type { RateParameters } from "../parameters/rate-parameters.js";
import type { HospitalStandard } from "./hospital-standards.js";
import { EXACT_STANDARD_SCALE, paymentStandard } from "./payment-standard.js";

/**
 * 逐例支付标准 of a hospital: `weight × rate`, with the rate of uniform groups for these, or what was agreed on for the group; rounded only where the edition names it. 0 for
 * a case without a weight.
 *
 * @returns the standard by case, units of 10^-24 yuan
 * @source NAT-050, WX-052, SZ-002, SMX-020
 */
export function exactStandard(
  { rate, uniformRate, negotiated }: HospitalStandard,
  cases: WeighedCases,
  { uniformGroups, standardRounding }: Pick<RateParameters, "uniformGroups" | "standardRounding">,
): (index: number) => bigint {
  const uniform = new Set(
    cases.groups.flatMap((group, index) => (uniformGroups?.groups.has(group) ? [index] : [])),
  );
  const ordinary = toScaled(rate, POINTS_SCALE);
  const same = uniformRate && toScaled(uniformRate, POINTS_SCALE);
  const agreed = cases.groups.map((group) => {
    const standard = negotiated?.get(group);
    return standard && toScaled(standard, EXACT_STANDARD_SCALE);
  });
  return (index) => {
    const weight = cases.points[index] ?? -1n;
    if (weight < 0n) return 0n;
    const standard = agreed[cases.group[index] ?? -1];
    if (standard !== undefined) return standard;
    const own = same !== undefined && uniform.has(cases.group[index] ?? -1) ? same : ordinary;
    if (standardRounding === undefined) return weight * own;
    const [exact, price] = [weight, own].map((units) => fromScaled(units, POINTS_SCALE)) as [
      Decimal,
      Decimal,
    ];
    return toScaled(paymentStandard(exact, price, standardRounding), EXACT_STANDARD_SCALE);
  };
}
