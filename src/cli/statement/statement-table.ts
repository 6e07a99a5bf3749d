import { type Locale, presentColumns, type TableColumn } from "../../primitives/index.js";
import {
  type LedgerSettlement,
  type SettlementResult,
  type StatementLine,
  statementColumns,
  TIER_COLUMNS,
} from "../../settlement/index.js";
import { clippedApart } from "../table/clipped-apart.js";
import { alignOf, shownCell, shownTotal } from "../table/shown-cell.js";
import { type TextColumn, textTable } from "../table/text-table.js";
import { unsettledText } from "./ledger-status-words.js";
import { reserveText } from "./reserve-text.js";
import { ledgerTitle, STATEMENT_WORDS } from "./statement-words.js";

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
  const head = ledgerTitle(ledger, locale);
  if (ledger.status !== "settled") {
    return `${head}\n${unsettledText(ledger.status)[locale]}`;
  }
  const price =
    ledger.costPerPoint === null
      ? ""
      : ` · ${STATEMENT_WORDS.costPerPoint[locale]} ${ledger.costPerPoint.toFixed(PRICE_DECIMALS)}`;
  const heads: TextColumn[] = [
    { title: STATEMENT_WORDS.hospital[locale], align: "left" },
    ...columns.map(({ title, format }) => ({ title: title[locale], align: alignOf(format) })),
  ];
  const shownNames = clippedApart(
    ledger.lines.map(({ hospitalId }) => names.get(hospitalId) ?? hospitalId),
    NAME_WIDTH,
  );
  const lines = ledger.lines.map((line, at) => [
    shownNames[at] ?? line.hospitalId,
    ...columns.map(({ value, format }) => shownCell(value(line), format)),
  ]);
  const sums = columns.map((column) => shownTotal(column, ledger.lines));
  const table = textTable(heads, [...lines, null, [STATEMENT_WORDS.total[locale], ...sums]]);
  const reserved = reserveText(ledger);
  return [
    `${head}${price}`,
    table,
    ...(reserved ? [reserved[locale]] : []),
    ...tierTable(ledger, locale),
  ].join("\n");
}

/** 层级总额去向表: what became of the totals that were shared out by tier; none where there are none. */
function tierTable({ tiers }: LedgerSettlement, locale: Locale): string[] {
  if (tiers.length === 0) return [];
  const heads = TIER_COLUMNS.map(({ title, format }) => ({ title: title[locale], align: alignOf(format) }));
  const rows = tiers.map((tier) => TIER_COLUMNS.map(({ value, format }) => shownCell(value(tier), format)));
  const [, ...sums] = TIER_COLUMNS.map((column) => shownTotal(column, tiers));
  return ["", textTable(heads, [...rows, null, [STATEMENT_WORDS.total[locale], ...sums]])];
}
