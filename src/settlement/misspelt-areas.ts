import { groupedBy } from "../primitives/grouped-by.js";
import { compareText, type Diagnostic } from "../primitives/index.js";
import { hospitalRecordsErrors } from "./hospital-records-errors.js";
import { differInDigits, likelyId } from "./likely-id.js";
import type { SettlementInput } from "./settlement-input.js";

/** Hospitals of an area that are named one by one. */
const MOST_NAMED = 3;

/**
 * 疑为误写的统筹区: the pooling areas of hospitals that have no row in the budget while one that they may be another writing of has. Each is a fund of its own
 * otherwise, whose total is whatever was spent, and the other area is without the hospital.
 */
export function misspeltAreas({
  budget,
  hospitals,
}: Pick<SettlementInput, "budget" | "hospitals">): readonly Diagnostic[] {
  const budgeted = [...new Set(budget?.funds.map(({ poolingArea }) => poolingArea))];
  const placed = hospitals.filter(({ poolingArea }) => poolingArea !== undefined);
  const byArea = groupedBy(placed, ({ poolingArea }) => poolingArea ?? "");
  const likely = [...byArea].flatMap(([area, own]) => {
    const meant = budgeted.includes(area) ? undefined : likelyId(area, budgeted);
    if (meant === undefined || differInDigits(area, meant)) return [];
    const ids = own.map(({ hospitalId }) => hospitalId).sort(compareText);
    return { area, meant, hospitals: ids.slice(0, MOST_NAMED), count: ids.length };
  });
  return likely
    .sort((one, other) => compareText(one.area, other.area))
    .map((info) =>
      hospitalRecordsErrors.diagnostic(
        "error",
        "SETTLEMENT_AREA_NEARLY_KNOWN",
        "hospitals.poolingArea",
        info,
      ),
    );
}
