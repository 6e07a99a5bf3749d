import type { LocalizedText, TableColumn } from "../../primitives/index.js";
import { PAID_UNITS, UNIT_COLUMNS, UNIT_NAMES, type UnitLine } from "../../settlement/index.js";
import { shownTotal } from "../table/shown-cell.js";
import { STATEMENT_WORDS } from "./statement-words.js";

/** 支付单元汇总的一行: a unit, or what all come to. */
export interface UnitRow {
  readonly name: LocalizedText;
  /** under {@link UNIT_SUMS} */
  readonly cells: readonly string[];
}

/** The columns of which sums are shown. */
export const UNIT_SUMS: readonly TableColumn<UnitLine>[] = UNIT_COLUMNS.filter(
  ({ shown }) => shown === undefined,
);

/** 支付单元汇总: a row a unit over all hospitals and funds, then their sum; nothing where every case is paid by group. */
export function unitRows(units: readonly UnitLine[]): readonly UnitRow[] {
  if (units.every(({ unit }) => unit === "drg")) return [];
  const sums = (lines: readonly UnitLine[]) => UNIT_SUMS.map((column) => shownTotal(column, lines));
  const rows = PAID_UNITS.flatMap((unit): UnitRow[] => {
    const own = units.filter((line) => line.unit === unit);
    return own.length === 0 ? [] : [{ name: UNIT_NAMES[unit], cells: sums(own) }];
  });
  return [...rows, { name: STATEMENT_WORDS.total, cells: sums(units) }];
}
