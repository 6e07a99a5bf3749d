import type { Decimal } from "../../primitives/index.js";
import { requireDecimals, requireLists } from "../../primitives/require-made.js";
import { isWholeYear } from "../days-of-period.js";
import { figure, formed } from "../money-formula.js";
import type { RetentionBand } from "../parameters/tier-parameters.js";
import type { SettlementInput } from "../settlement-input.js";

/**
 * 结余留用后的年度应付: what the band of the year pays, times its factor.
 *
 * @source WX-018, WX-019, WX-020
 */
export const RETAINED = figure("paid").times(figure("factor", 1));

/**
 * 结余留用修正: what is paid for the year, by the band in which `q = A / Y` falls.
 *
 * A is the actual inpatient cost of the year with the patients' part, Y the DRG payable total. A band holds for q below its bound
 * and not below the previous one; it pays its factor times A (`actual`) or times Y (`payable`), exactly. The bound is
 * compared as `A < bound × Y`, exactly. The bands jump at their edges by construction; nothing is smoothed.
 *
 * @param actual A, yuan
 * @param payable Y, yuan
 * @source WX-017, WX-018, WX-019, WX-020, WX-021
 * @example
 * ```ts
 * // bands below 0.70: 1 × A; below 0.90: 1.10 × A; else 1 × Y
 * retainedAmount(decimal("70"), decimal("100"), bands).toFixed(); // "77"
 * ```
 */
export function retainedAmount(actual: Decimal, payable: Decimal, bands: readonly RetentionBand[]): Decimal {
  requireDecimals({ actual, payable });
  requireLists({ bands });
  const band = retentionBand(actual, payable, bands);
  return formed(RETAINED, { paid: band?.pay === "actual" ? actual : payable, factor: band?.factor });
}

/** Whether a settlement has a band: one of less than a year has none. */
export function hasBand(budget: SettlementInput["budget"]): boolean {
  return budget !== undefined && isWholeYear(budget.period);
}

/** The band in which `A / Y` falls; none where the table has no last one and q lies above it. */
export function retentionBand(
  actual: Decimal,
  payable: Decimal,
  bands: readonly RetentionBand[],
): RetentionBand | undefined {
  return bands.find(({ below }) => below === undefined || actual.lt(below.times(payable)));
}
