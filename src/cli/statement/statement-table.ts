import { type Locale, presentColumns, type TableColumn } from "../../primitives/index.js";
import {
  type LedgerSettlement,
  type SettlementResult,
  type StatementLine,
  statementColumns,
} from "../../settlement/index.js";
import { clipDisplay } from "../table/display-width.js";
import { alignOf, shownCell, shownTotal } from "../table/shown-cell.js";
import { type TextColumn, textTable } from "../table/text-table.js";
import { FUND_NAMES, STATEMENT_WORDS } from "./field-words.js";

const NAME_WIDTH = 30;
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
  const columns = presentColumns(
    statementColumns(result.unit).filter(({ shown }) => shown === undefined),
    result.statement,
  );
  return result.ledgers.map((ledger) => ledgerBlock(ledger, columns, names, locale)).join("\n\n");
}

function ledgerBlock(
  ledger: LedgerSettlement,
  columns: readonly TableColumn<StatementLine>[],
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
  const heads: TextColumn[] = [
    { title: STATEMENT_WORDS.hospital[locale], align: "left" },
    ...columns.map(({ title, format }) => ({ title: title[locale], align: alignOf(format) })),
  ];
  const lines = ledger.lines.map((line) => [
    clipDisplay(names.get(line.hospitalId) ?? line.hospitalId, NAME_WIDTH),
    ...columns.map(({ value, format }) => shownCell(value(line), format)),
  ]);
  const sums = columns.map((column) => shownTotal(column, ledger.lines));
  return `${head}${price}\n${textTable(heads, [...lines, null, [STATEMENT_WORDS.total[locale], ...sums]])}`;
}
