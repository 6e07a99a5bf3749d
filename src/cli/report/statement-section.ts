import type { Decimal } from "../../primitives/index.js";
import type { LedgerSettlement, StatementLine } from "../../settlement/index.js";
import { FUND_NAMES, STATEMENT_WORDS } from "../statement/field-words.js";
import { yuan } from "../statement/statement-csv.js";
import { withSeparators } from "../table/text-table.js";
import { Html, type HtmlPart } from "./html.js";
import { type HtmlColumn, htmlTable } from "./html-table.js";
import type { Section } from "./page.js";

const POINT_DECIMALS = 4;

/** 结算清单章节: the statement of one fund as the area publishes it, with its sum. */
export function statementSection(ledger: LedgerSettlement, names: ReadonlyMap<string, string>): Section {
  const { poolingArea, insuranceType, lines, status } = ledger;
  const fund = FUND_NAMES[insuranceType];
  const title = {
    zh: `结算清单：${poolingArea} ${fund.zh}`,
    en: `Statement: ${poolingArea} ${fund.en}`,
  };
  if (status !== "settled") {
    return { title, lead: { zh: `未结算：${status}`, en: `Not settled: ${status}` }, body: [] };
  }
  const isPoints = lines[0]?.unit !== "rate";
  const rows = lines.map((line) => ({
    cells: [
      names.get(line.hospitalId) ?? line.hospitalId,
      line.hospitalId,
      String(line.cases),
      ...measures(line),
      ...amounts(line),
      money(line.balance),
    ],
  }));
  return { title, body: [htmlTable(columnsFor(isPoints), [...rows, totalRow(ledger, isPoints)])] };
}

function columnsFor(isPoints: boolean): HtmlColumn[] {
  const right = (title: HtmlColumn["title"]): HtmlColumn => ({ title, align: "right" });
  return [
    { title: STATEMENT_WORDS.hospital, align: "left", kind: "name" },
    { title: { zh: "代码", en: "id" }, align: "left", kind: "id" },
    right(STATEMENT_WORDS.cases),
    ...(isPoints
      ? [right(STATEMENT_WORDS.basePoints), right(STATEMENT_WORDS.settledPoints)]
      : [right(STATEMENT_WORDS.totalWeight), right(STATEMENT_WORDS.rate)]),
    right(STATEMENT_WORDS.itemTotalCost),
    right(STATEMENT_WORDS.itemFundPayment),
    right(STATEMENT_WORDS.drgTotalCost),
    right(STATEMENT_WORDS.drgFundPayment),
    right(STATEMENT_WORDS.balance),
  ];
}

function measures(line: StatementLine): string[] {
  return line.unit === "points"
    ? [points(line.basePoints), points(line.settledPoints)]
    : [points(line.totalWeight), points(line.rate)];
}

function totalRow(ledger: LedgerSettlement, isPoints: boolean) {
  const { lines, itemFundPayment, drgFundPayment } = ledger;
  const basePoints = lines.reduce<Decimal | undefined>(
    (sum, line) => (line.unit === "points" ? (sum?.plus(line.basePoints) ?? line.basePoints) : sum),
    undefined,
  );
  const balance =
    itemFundPayment === null || drgFundPayment === null ? null : drgFundPayment.minus(itemFundPayment);
  const cases = lines.reduce((sum, line) => sum + line.cases, 0);
  const sums = isPoints
    ? [basePoints === undefined ? "" : points(basePoints), points(ledger.points)]
    : [points(ledger.points), ""];
  return {
    cells: [STATEMENT_WORDS.total, "", String(cases), ...sums, ...amounts(ledger), money(balance)],
    total: true,
  };
}

function amounts(
  line: Pick<LedgerSettlement, "itemTotalCost" | "itemFundPayment" | "drgTotalCost" | "drgFundPayment">,
): HtmlPart[] {
  return [line.itemTotalCost, line.itemFundPayment, line.drgTotalCost, line.drgFundPayment].map(money);
}

function money(amount: Decimal | null): HtmlPart {
  if (amount === null) return "—";
  const text = withSeparators(yuan(amount));
  return amount.isNegative() && !amount.isZero() ? new Html(`<span class="loss">${text}</span>`) : text;
}

function points(value: Decimal): string {
  return withSeparators(value.toFixed(POINT_DECIMALS));
}
