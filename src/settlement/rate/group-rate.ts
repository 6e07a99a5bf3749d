import type { Decimal } from "../../primitives/index.js";
import { figure, formed } from "../money-formula.js";
import type { RateSource } from "../parameters/rate-parameters.js";
import type { GroupFigures } from "../settlement-input.js";
import { COEFFICIENT_PRICE, type HospitalRate } from "./rate-for-hospital.js";

/** 每权重价格 of a standard as printed, so that the weight times it is the standard. */
const PRINTED_PRICE = figure("standard").over(figure("weight"));

/**
 * 病组费率: the price of one unit of weight of a group at a hospital.
 *
 * ```text
 * base-times-group-coefficient   rate(group) = base × coefficient of the group at this class of hospital
 * printed-standards              rate(group) = standard as printed / weight as printed      (so that weight × rate is the printed standard)
 * any other source               rate(group) = rate of the hospital
 * ```
 *
 * @returns undefined where the table has no figure of the group for this class of hospital: it has no price there
 * @example
 * ```ts
 * const figures = { inputs: { coefficientSecondary: decimal("0.96") } };
 * groupRate("base-times-group-coefficient", { rate: decimal("9637"), column: "coefficientSecondary" }, figures)?.toFixed(); // "9251.52"
 * ```
 */
export function groupRate(
  method: RateSource["method"],
  { rate, column }: HospitalRate,
  figures: GroupFigures | undefined,
): Decimal | undefined {
  if (column === undefined) return rate;
  const printed = figures?.inputs?.[column];
  if (printed === undefined) return undefined;
  if (method !== "printed-standards")
    return formed(COEFFICIENT_PRICE, { rate, coefficient: printed }) ?? undefined;
  const weight = figures?.relativeWeight;
  return weight?.gt(0) ? formed(PRINTED_PRICE, { standard: printed, weight }) : undefined;
}
