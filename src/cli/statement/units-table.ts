import type { Locale } from "../../primitives/index.js";
import type { UnitLine } from "../../settlement/index.js";
import { alignOf } from "../table/shown-cell.js";
import { textTable } from "../table/text-table.js";
import { STATEMENT_WORDS } from "./statement-words.js";
import { UNIT_SUMS, unitRows } from "./unit-rows.js";

/** 支付单元汇总 for the terminal; nothing where every case is paid by group. */
export function unitsTable(units: readonly UnitLine[], locale: Locale): string {
  const rows = unitRows(units).map(({ name, cells }) => [name[locale], ...cells]);
  const total = rows.at(-1);
  if (total === undefined) return "";
  const heads = [
    { title: STATEMENT_WORDS.unit[locale], align: "left" as const },
    ...UNIT_SUMS.map(({ title, format }) => ({ title: title[locale], align: alignOf(format) })),
  ];
  return `${locale === "zh" ? "按支付单元" : "By payment unit"}\n${textTable(heads, [...rows.slice(0, -1), null, total])}`;
}
