import { presentColumns, type TableColumn } from "../../primitives/index.js";
import { type LedgerSettlement, ledgerName, statementColumns, TIER_COLUMNS } from "../../settlement/index.js";
import { unsettledText } from "../statement/ledger-status-words.js";
import { reserveText } from "../statement/reserve-text.js";
import { STATEMENT_WORDS } from "../statement/statement-words.js";
import { shownCell, shownTotal } from "../table/shown-cell.js";
import { columnTable } from "./column-table.js";
import type { HtmlPart } from "./html.js";
import { amountCell, type HtmlColumn, headOf, htmlTable } from "./html-table.js";
import type { Section } from "./page.js";

/** 结算清单章节: the statement of one fund as the area publishes it, with its sum. */
export function statementSection(ledger: LedgerSettlement, names: ReadonlyMap<string, string>): Section {
  const { lines, status } = ledger;
  const name = ledgerName({ ledger, budgetUnit: ledger.budgetUnit });
  const title = { zh: `结算清单：${name.zh}`, en: `Statement: ${name.en}` };
  if (status !== "settled") {
    return { title, lead: unsettledText(status), body: [] };
  }
  const columns = presentColumns(
    statementColumns(lines[0]?.unit ?? "points").filter(({ shown }) => shown !== "file"),
    lines,
  );
  const rows = lines.map((line) => ({
    cells: [
      names.get(line.hospitalId) ?? line.hospitalId,
      ...columns.map((column) => htmlCell(shownCell(column.value(line), column.format), column)),
    ],
  }));
  const total = {
    cells: [STATEMENT_WORDS.total, ...columns.map((column) => htmlCell(shownTotal(column, lines), column))],
    total: true,
  };
  const heads: HtmlColumn[] = [
    { title: STATEMENT_WORDS.hospital, align: "left", kind: "name" },
    ...columns.map(headOf),
  ];
  const lead = reserveText(ledger);
  // Where totals were shared out by tier, what became of each.
  const tiers = ledger.tiers.length > 0 ? [columnTable(TIER_COLUMNS, ledger.tiers, { total: true })] : [];
  return { title, ...(lead && { lead }), body: [htmlTable(heads, [...rows, total]), ...tiers] };
}

function htmlCell(text: string, { format }: Pick<TableColumn<never>, "format">): HtmlPart {
  return format === "yuan" ? amountCell(text) : text;
}
