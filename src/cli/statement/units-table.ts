import type { Locale } from "../../primitives/index.js";
import { PAID_UNITS, UNIT_COLUMNS, UNIT_NAMES, type UnitLine } from "../../settlement/index.js";
import { alignOf, shownTotal } from "../table/shown-cell.js";
import { textTable } from "../table/text-table.js";

/** 支付单元汇总: one row a unit over all hospitals and funds, and their sum; nothing where every case is paid by group. */
export function unitsTable(units: readonly UnitLine[], locale: Locale): string {
  if (units.every(({ unit }) => unit === "drg")) return "";
  const columns = UNIT_COLUMNS.filter(({ shown }) => shown === undefined);
  const rows = PAID_UNITS.flatMap((unit) => {
    const own = units.filter((line) => line.unit === unit);
    return own.length === 0
      ? []
      : [[UNIT_NAMES[unit][locale], ...columns.map((column) => shownTotal(column, own))]];
  });
  const total = [locale === "zh" ? "合计" : "total", ...columns.map((column) => shownTotal(column, units))];
  const heads = [
    { title: locale === "zh" ? "支付单元" : "payment unit", align: "left" as const },
    ...columns.map(({ title, format }) => ({ title: title[locale], align: alignOf(format) })),
  ];
  return `${locale === "zh" ? "按支付单元" : "By payment unit"}\n${textTable(heads, [...rows, null, total])}`;
}
