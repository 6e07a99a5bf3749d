import type { UnitLine } from "../../settlement/index.js";
import { STATEMENT_WORDS } from "../statement/statement-words.js";
import { UNIT_SUMS, unitRows } from "../statement/unit-rows.js";
import { headOf, htmlTable } from "./html-table.js";
import type { Section } from "./page.js";

/** 支付单元章节: what each unit comes to over all hospitals and funds; none where every case is paid by group. */
export function unitsSection(units: readonly UnitLine[]): Section[] {
  const rows = unitRows(units);
  if (rows.length === 0) return [];
  const columns = [{ title: STATEMENT_WORDS.unit, align: "left" as const }, ...UNIT_SUMS.map(headOf)];
  const body = rows.map(({ name, cells }, at) => ({
    cells: [name, ...cells],
    ...(at === rows.length - 1 && { total: true }),
  }));
  return [
    {
      title: { zh: "按支付单元", en: "By payment unit" },
      lead: {
        zh: "每个病例只由一个支付单元付费；各机构各险种的明细见 units.csv。",
        en: "Every case is paid by one unit; units.csv has them by hospital and fund.",
      },
      body: [htmlTable(columns, body)],
    },
  ];
}
