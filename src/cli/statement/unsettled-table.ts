import { compareText, Decimal, type Locale } from "../../primitives/index.js";
import { STATUS_WORDS, type UnsettledCases } from "../../settlement/index.js";
import { shownCell } from "../table/shown-cell.js";
import { textTable } from "../table/text-table.js";
import { STATEMENT_WORDS } from "./statement-words.js";

/** Most rows for people; the rest is summed in one, and stands whole in summary.json. */
const MOST_ROWS = 12;

/**
 * 未结算病例表: by reason and hospital, with their cases and cost, the dearest first, for people; nothing where every case is settled.
 *
 * A cost is that of the cases that have one; where some have none, a column tells how many, and where none has one, the cost is not known.
 */
export function unsettledTable(unsettled: readonly UnsettledCases[], locale: Locale): string {
  if (unsettled.length === 0) return "";
  const someWithoutCost = unsettled.some(({ withoutCost }) => withoutCost > 0);
  const amounts = (sum: Sum) => amountsOf(sum, someWithoutCost);
  const sums = byReasonAndHospital(unsettled);
  const rows = sums
    .slice(0, MOST_ROWS)
    .map(({ reason, hospitalId = "-", ...sum }) => [
      ...[STATUS_WORDS[reason][locale], reason, hospitalId],
      ...amounts(sum),
    ]);
  const rest = sums.slice(MOST_ROWS);
  if (rest.length > 0) {
    const words =
      locale === "zh" ? `其余 ${rest.length} 项，见 summary.json` : `${rest.length} more, see summary.json`;
    rows.push([words, "", "", ...amounts(rest.reduce<Sum>(added, NOTHING))]);
  }
  const title = locale === "zh" ? "未结算的病例" : "Cases that are not settled";
  return `${title}\n${textTable(
    [
      { title: locale === "zh" ? "原因" : "reason", align: "left" },
      { title: locale === "zh" ? "代码" : "code", align: "left" },
      { title: locale === "zh" ? "医疗机构" : "hospital", align: "left" },
      { title: STATEMENT_WORDS.cases[locale], align: "right" },
      { title: locale === "zh" ? "按项目总费用" : "item total cost", align: "right" },
      ...(someWithoutCost
        ? [{ title: locale === "zh" ? "其中缺费用" : "of them without cost", align: "right" } as const]
        : []),
    ],
    rows,
  )}`;
}

type Sum = Pick<UnsettledCases, "cases" | "itemTotalCost" | "withoutCost">;

const NOTHING: Sum = { cases: 0, itemTotalCost: new Decimal(0), withoutCost: 0 };

function byReasonAndHospital(unsettled: readonly UnsettledCases[]): readonly UnsettledCases[] {
  const sums = new Map<string, UnsettledCases>();
  for (const line of unsettled) {
    const key = JSON.stringify([line.reason, line.hospitalId]);
    const known = sums.get(key);
    sums.set(key, known === undefined ? line : { ...line, ...added(known, line) });
  }
  return [...sums.values()].sort(
    (one, other) =>
      other.itemTotalCost.cmp(one.itemTotalCost) ||
      compareText(one.reason, other.reason) ||
      compareText(one.hospitalId ?? "", other.hospitalId ?? ""),
  );
}

function added(one: Sum, other: Sum): Sum {
  return {
    cases: one.cases + other.cases,
    itemTotalCost: one.itemTotalCost.plus(other.itemTotalCost),
    withoutCost: one.withoutCost + other.withoutCost,
  };
}

function amountsOf({ cases, itemTotalCost, withoutCost }: Sum, someWithoutCost: boolean): readonly string[] {
  return [
    String(cases),
    shownCell(withoutCost === cases ? null : itemTotalCost, "yuan"),
    ...(someWithoutCost ? [String(withoutCost)] : []),
  ];
}
