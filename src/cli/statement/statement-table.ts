import type { Decimal, Locale } from "../../primitives/index.js";
import type { LedgerSettlement, SettlementResult, StatementLine } from "../../settlement/index.js";
import { clipDisplay } from "../table/display-width.js";
import { type TextColumn, textTable, withSeparators } from "../table/text-table.js";
import { FUND_NAMES, STATEMENT_WORDS } from "./field-words.js";
import { yuan } from "./statement-csv.js";

const NAME_WIDTH = 30;
const POINT_DECIMALS = 4;
const PRICE_DECIMALS = 6;

/**
 * 结算清单表: the statement for people, a block a fund: hospitals, then their sum. Points are shown to 4 decimals, amounts exactly;
 * the file holds every digit.
 *
 * @param names hospital names by id
 */
export function statementTable(
  result: SettlementResult,
  names: ReadonlyMap<string, string>,
  locale: Locale,
): string {
  return result.ledgers.map((ledger) => ledgerBlock(ledger, result.unit, names, locale)).join("\n\n");
}

function ledgerBlock(
  ledger: LedgerSettlement,
  unit: SettlementResult["unit"],
  names: ReadonlyMap<string, string>,
  locale: Locale,
): string {
  const head = `${ledger.poolingArea} · ${FUND_NAMES[ledger.insuranceType][locale]}${ledger.budgetUnit ? ` · ${ledger.budgetUnit}` : ""}`;
  if (ledger.status !== "settled") {
    return `${head}\n${locale === "zh" ? "未结算" : "not settled"}: ${ledger.status}`;
  }
  const price =
    ledger.costPerPoint === null
      ? ""
      : ` · ${STATEMENT_WORDS.costPerPoint[locale]} ${ledger.costPerPoint.toFixed(PRICE_DECIMALS)}`;
  const rows = [...ledger.lines.map((line) => lineCells(line, names)), null, totalCells(ledger, locale)];
  return `${head}${price}\n${textTable(columnsFor(unit, locale), rows)}`;
}

function columnsFor(unit: SettlementResult["unit"], locale: Locale): TextColumn[] {
  const measure = unit === "points" ? STATEMENT_WORDS.settledPoints : STATEMENT_WORDS.totalWeight;
  const numbers = [
    STATEMENT_WORDS.cases,
    measure,
    STATEMENT_WORDS.itemTotalCost,
    STATEMENT_WORDS.drgTotalCost,
    STATEMENT_WORDS.itemFundPayment,
    STATEMENT_WORDS.drgFundPayment,
    STATEMENT_WORDS.balance,
  ];
  return [
    { title: STATEMENT_WORDS.hospital[locale], align: "left" },
    ...numbers.map((title): TextColumn => ({ title: title[locale], align: "right" })),
  ];
}

function lineCells(line: StatementLine, names: ReadonlyMap<string, string>): string[] {
  return [
    clipDisplay(names.get(line.hospitalId) ?? line.hospitalId, NAME_WIDTH),
    String(line.cases),
    points(line.unit === "points" ? line.settledPoints : line.totalWeight),
    ...amounts(line),
    money(line.balance),
  ];
}

function totalCells(ledger: LedgerSettlement, locale: Locale): string[] {
  const { itemFundPayment, drgFundPayment } = ledger;
  const balance =
    itemFundPayment === null || drgFundPayment === null ? null : drgFundPayment.minus(itemFundPayment);
  return [
    STATEMENT_WORDS.total[locale],
    String(ledger.lines.reduce((sum, { cases }) => sum + cases, 0)),
    points(ledger.points),
    ...amounts(ledger),
    money(balance),
  ];
}

function amounts(
  line: Pick<LedgerSettlement, "itemTotalCost" | "drgTotalCost" | "itemFundPayment" | "drgFundPayment">,
): string[] {
  return [line.itemTotalCost, line.drgTotalCost, line.itemFundPayment, line.drgFundPayment].map(money);
}

function money(amount: Decimal | null): string {
  return amount === null ? "—" : withSeparators(yuan(amount));
}

function points(value: Decimal): string {
  return withSeparators(value.toFixed(POINT_DECIMALS));
}
