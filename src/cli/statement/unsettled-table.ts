import { Decimal, type Locale } from "../../primitives/index.js";
import { STATUS_WORDS, type UnsettledCases } from "../../settlement/index.js";
import { shownCell } from "../table/shown-cell.js";
import { textTable } from "../table/text-table.js";
import { STATEMENT_WORDS } from "./field-words.js";

/** 未结算病例表: reasons with their cases and cost, for people; nothing where every case is settled. */
export function unsettledTable(unsettled: readonly UnsettledCases[], locale: Locale): string {
  if (unsettled.length === 0) return "";
  const sums = new Map<UnsettledCases["reason"], { cases: number; cost: Decimal }>();
  for (const { reason, cases, itemTotalCost } of unsettled) {
    const known = sums.get(reason) ?? { cases: 0, cost: new Decimal(0) };
    sums.set(reason, { cases: known.cases + cases, cost: known.cost.plus(itemTotalCost) });
  }
  const rows = [...sums].map(([reason, { cases, cost }]) => [
    STATUS_WORDS[reason][locale],
    reason,
    String(cases),
    shownCell(cost, "yuan"),
  ]);
  const title = locale === "zh" ? "未结算的病例" : "Cases that are not settled";
  return `${title}\n${textTable(
    [
      { title: locale === "zh" ? "原因" : "reason", align: "left" },
      { title: locale === "zh" ? "代码" : "code", align: "left" },
      { title: STATEMENT_WORDS.cases[locale], align: "right" },
      { title: locale === "zh" ? "按项目总费用" : "item total cost", align: "right" },
    ],
    rows,
  )}`;
}
