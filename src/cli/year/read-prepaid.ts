import type { Budget } from "../../cases/index.js";
import type { Diagnostic } from "../../primitives/index.js";
import { hospitalKey } from "../../settlement/index.js";
import { readAllRows } from "../rows/read-all-rows.js";
import { isWithin, type Month, monthOf, monthsBetween } from "./month.js";
import { yearErrors } from "./year-errors.js";
import { type PrepaidRow, prepaidRows } from "./year-rows.js";

/** 已预拨: the rows of a file of prepayments, and what may be wrong with them together. */
export interface PrepaidFile {
  readonly rows: readonly PrepaidRow[];
  /** months that should have been prepaid before and have a row of somebody */
  readonly months: readonly Month[];
  /** months that should have been prepaid before and have no row; none where no row says its month */
  readonly missing: readonly Month[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 读取已预拨: what was prepaid within a period, each month of a hospital and fund once.
 *
 * @param month the month that is prepaid now, so that those before it should be there; without it all months of the period should
 * @throws `INPUT_ROWS_BROKEN`
 */
export async function readPrepaid(
  input: Parameters<typeof readAllRows>[0],
  told: Parameters<typeof readAllRows>[2],
  { period, month: now }: { readonly period: Budget["period"]; readonly month?: Month },
): Promise<PrepaidFile> {
  const seen = new Map<string, number>();
  const repeated: PrepaidRow[] = [];
  const rows = await readAllRows(input, prepaidRows, told, (row, line) => {
    const { month, hospitalId, poolingArea, insuranceType } = row;
    if (month !== undefined && !isWithin(month, period))
      return yearErrors.diagnostic("error", "PREPAID_MONTH_OUTSIDE", "month", { month, ...period });
    const key = `${month} ${hospitalKey(row)}`;
    const first = seen.get(key);
    seen.set(key, first ?? line);
    if (first === undefined) return undefined;
    const id = `${month} ${hospitalId} ${poolingArea} ${insuranceType}`;
    if (month !== undefined)
      return yearErrors.diagnostic("error", "ROW_ID_TWICE", "month", { id, line: first });
    repeated.push(row);
    return undefined;
  });
  const present = new Set(rows.flatMap(({ month }) => month ?? []));
  const due = monthsBetween(monthOf(period.from), now ?? monthOf(period.to)).filter((month) => month !== now);
  const missing = present.size === 0 ? [] : due.filter((month) => !present.has(month));
  const diagnostics: Diagnostic[] = [];
  if (missing.length > 0)
    diagnostics.push(
      yearErrors.diagnostic("warning", "PREPAID_MONTHS_MISSING", "prepaid", { months: missing }),
    );
  const [first] = repeated;
  if (first !== undefined) {
    const info = { rows: repeated.length, hospitalId: first.hospitalId };
    diagnostics.push(yearErrors.diagnostic("warning", "PREPAID_TWICE_WITHOUT_MONTH", "month", info));
  }
  return { rows, months: due.filter((month) => present.has(month)), missing, diagnostics };
}
