import { type AreaSettlement, firstDischarges } from "../../engine/index.js";
import { groupedBy } from "../../primitives/grouped-by.js";
import type { Diagnostic } from "../../primitives/index.js";
import { type HospitalLedger, hospitalKey, ledgerName } from "../../settlement/index.js";
import { type Month, monthOfDay } from "./month.js";
import type { PrepaidFile } from "./read-prepaid.js";
import { yearErrors } from "./year-errors.js";

/** 缺行: a hospital and fund whose prepayments of some months should be in the file and are not. */
export interface PrepaidGap extends HospitalLedger {
  readonly months: readonly Month[];
}

/**
 * 预拨缺行: who has no row of a month of which others have one, although it has rows before and after, or settled stays that ended in or before that month.
 * Who has neither may have had nothing to be prepaid for yet, or no longer. A row without a month may be of any.
 *
 * @param area as settled
 */
export function prepaidGaps({ rows, months }: PrepaidFile, area: AreaSettlement): PrepaidGap[] {
  if (months.length === 0) return [];
  const firstDays = firstDischarges(area);
  const paid = groupedBy(rows, hospitalKey);
  const places = new Map([...firstDays].map(([key, { place }]) => [key, place]));
  for (const row of rows) places.set(hospitalKey(row), row);
  return [...places].flatMap(([key, { hospitalId, poolingArea, insuranceType }]) => {
    const own = (paid.get(key) ?? []).map(({ month }) => month);
    if (own.includes(undefined)) return [];
    const known = own.flatMap((month) => month ?? []).sort();
    const day = firstDays.get(key)?.day;
    const first = day === undefined ? undefined : monthOfDay(day);
    const missing = months.filter((month) => {
      if (known.includes(month)) return false;
      const isBetween = known.some((one) => one < month) && known.some((one) => one > month);
      return isBetween || (first !== undefined && first <= month);
    });
    return missing.length === 0 ? [] : [{ hospitalId, poolingArea, insuranceType, months: missing }];
  });
}

/** How many are named. */
const MOST_NAMED = 20;

/** The gaps as a message names them. */
export function namedGaps(gaps: readonly PrepaidGap[]) {
  const named = gaps.slice(0, MOST_NAMED).map(({ hospitalId, months, ...ledger }) => ({
    ...{ hospitalId, months, ledger: ledgerName({ ledger }) },
  }));
  return { gaps: named, count: gaps.length };
}

/** The warning that names the gaps. */
export function gapsTold(gaps: readonly PrepaidGap[]): Diagnostic[] {
  return gaps.length === 0
    ? []
    : [yearErrors.diagnostic("warning", "PREPAID_ROWS_MISSING", "prepaid", namedGaps(gaps))];
}

/** 未写明: how many months of hospitals, and of everybody, the file says nothing of. */
export function unstated({ missing }: PrepaidFile, gaps: readonly PrepaidGap[]): number {
  return missing.length + gaps.reduce((sum, { months }) => sum + months.length, 0);
}
