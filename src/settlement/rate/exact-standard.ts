import { fromScaled, round, toScaled } from "../../primitives/index.js";
import { POINTS_SCALE, type WeighedCases } from "../../weights/weighed-cases.js";
import type { RateParameters } from "../parameters/rate-parameters.js";
import type { SettlementInput } from "../settlement-input.js";
import { groupRate } from "./group-rate.js";
import type { HospitalStandard } from "./hospital-standards.js";
import { EXACT_STANDARD_SCALE } from "./payment-standard.js";

/**
 * 逐例支付标准 of a hospital: `weight × rate`, with the rate of uniform groups for these, or what was agreed on for the group; rounded only where
 * the edition names it. 0 for a case without a weight, and for one whose group has no rate at the hospital, which is not settled.
 *
 * @returns the standard by case, units of 10^-24 yuan
 * @source NAT-050, WX-052, SZ-002, SMX-020
 */
export function exactStandard(
  standard: HospitalStandard,
  cases: WeighedCases,
  figures: SettlementInput["figures"],
  { source, uniformGroups, standardRounding }: RateParameters,
): (index: number) => bigint {
  const rates = cases.groups.map((group) => {
    const isUniform = standard.uniform !== undefined && uniformGroups?.groups.has(group) === true;
    const own = (isUniform && standard.uniform) || standard;
    const rate = groupRate(source?.method ?? "given", own, figures?.get(group));
    return rate && toScaled(rate, POINTS_SCALE);
  });
  const agreed = cases.groups.map((group) => {
    const own = standard.negotiated?.get(group);
    return own && toScaled(own, EXACT_STANDARD_SCALE);
  });
  const ungrouped = standard.rate && toScaled(standard.rate, POINTS_SCALE);
  return (index) => {
    const weight = cases.points[index] ?? -1n;
    const group = cases.group[index] ?? -1;
    const rate = group < 0 ? ungrouped : rates[group];
    if (weight < 0n) return 0n;
    const own = agreed[group];
    if (own !== undefined) return own;
    if (rate === undefined) return 0n;
    const exact = weight * rate;
    if (standardRounding === undefined) return exact;
    return toScaled(round(fromScaled(exact, EXACT_STANDARD_SCALE), standardRounding), EXACT_STANDARD_SCALE);
  };
}
