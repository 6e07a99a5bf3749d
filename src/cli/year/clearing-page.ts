import { groupedBy } from "../../primitives/grouped-by.js";
import {
  type CellValue,
  columnTotal,
  type Diagnostic,
  type Locale,
  type LocalizedText,
  type TableColumn,
} from "../../primitives/index.js";
import { STILL_DUE } from "../../settlement/clearing/clear.js";
import { type ClearingLine, hospitalKey, type LedgerSettlement, ledgerName } from "../../settlement/index.js";
import type { LedgerKey } from "../../weights/index.js";
import { type LeftOut, leftOutWords } from "../left-out.js";
import { packageVersion } from "../package-root.js";
import { clearingNotices } from "../report/diagnostics-section.js";
import { html } from "../report/html.js";
import { type HtmlColumn, htmlTable } from "../report/html-table.js";
import { inSentences } from "../report/in-sentences.js";
import { reportPage, type Section } from "../report/page.js";
import { SYNTHETIC_NOTICE } from "../report/settlement-report.js";
import { STATEMENT_WORDS } from "../statement/statement-words.js";
import { toldFormula } from "../statement/told-formula.js";
import { shownCell } from "../table/shown-cell.js";
import { CLEARING_TITLES } from "./clearing-columns.js";
import { openWords, reserveWords } from "./clearing-remarks.js";
import type { HospitalStatementRow } from "./statement-row-kind.js";

/** 一步的清单: the statement of a settlement on the way to the one that is cleared. */
export interface StatementStep {
  readonly command: string;
  readonly rows: readonly HospitalStatementRow[];
}

/** What the page of a cleared year is made from. */
export interface ClearingPage {
  readonly ruleset: { readonly reference: string; readonly title: LocalizedText };
  readonly period: { readonly from: string; readonly to: string };
  /** hospital names by id */
  readonly names: ReadonlyMap<string, string>;
  readonly synthetic: boolean;
  readonly steps: readonly StatementStep[];
  readonly lines: readonly ClearingLine[];
  readonly columns: readonly TableColumn<ClearingLine>[];
  /** as settled; what they set aside is in nobody's annual amount */
  readonly ledgers: readonly LedgerSettlement[];
  readonly diagnostics: readonly Diagnostic[];
  readonly leftOut: LeftOut;
  /** what is paid beside the statement, and what deductions are no violations */
  readonly remarks: readonly LocalizedText[];
}

const STEP_WORDS: Readonly<Record<string, LocalizedText>> = {
  settle: { zh: "公示结算", en: "as published" },
  resettle: { zh: "重新结算", en: "settled again" },
};

/** 年度清算页 (`report.html`): what each hospital got in each step of the year, to what is still due. */
export function clearingPage(page: ClearingPage, locale: Locale): string {
  const { ruleset, period, synthetic, lines, columns, diagnostics, leftOut } = page;
  const due = columns.filter(({ total }) => total !== undefined);
  return reportPage(
    {
      title: { zh: "年度清算", en: "The year, cleared" },
      subtitle: [
        ruleset.title,
        ` · ${period.from} – ${period.to}`,
        html` · <code>${ruleset.reference}</code>`,
      ],
      ...(synthetic && { notice: SYNTHETIC_NOTICE }),
      tiles: due.map((column) => ({
        name: { zh: `${column.title.zh}（元）`, en: `${column.title.en} (yuan)` },
        value: shownCell(columnTotal(column, lines), "yuan"),
      })),
      sections: [
        ...fundsOf(lines).map(([ledger, own]) => fundSection(ledger, own, page)),
        ...clearingNotices(diagnostics, leftOutWords(leftOut), page.remarks),
      ],
      foot: [`chs-drg ${packageVersion()} · ${ruleset.reference}`],
    },
    locale,
  );
}

/** The funds of each area, with their lines. */
function fundsOf(lines: readonly ClearingLine[]): [LedgerKey, readonly ClearingLine[]][] {
  const byName = groupedBy(lines, (line) => ledgerName({ ledger: line }).en);
  return [...byName.values()].flatMap((own) => (own[0] ? [[own[0], own]] : []));
}

function fundSection(ledger: LedgerKey, lines: readonly ClearingLine[], page: ClearingPage): Section {
  const { names, steps, columns } = page;
  const nameOf = ({ hospitalId }: ClearingLine) => names.get(hospitalId) ?? hospitalId;
  const paidIn = [...steps.map(stepColumn), ...columns.filter(({ total }) => total !== undefined)];
  const heads: HtmlColumn[] = [
    { title: STATEMENT_WORDS.hospital, align: "left", kind: "name" },
    ...paidIn.map(({ title }) => ({ title, align: "right" as const })),
  ];
  const rows = lines.map((line) => ({
    cells: [nameOf(line), ...paidIn.map(({ value }) => shownAmount(value(line)))],
  }));
  const total = {
    cells: [STATEMENT_WORDS.total, ...paidIn.map((column) => shownCell(sumOf(column, lines), "yuan"))],
    total: true,
  };
  return {
    title: ledgerName({ ledger }),
    lead: inSentences([
      leadWords(columns),
      ...openWords(lines, nameOf),
      ...reserveWords(ledger, page.ledgers),
    ]),
    body: [htmlTable(heads, [...rows, total])],
  };
}

/** What a statement on the way says of a line; undefined where the hospital has no line in it. */
function stepColumn(
  { command, rows }: StatementStep,
  at: number,
  steps: readonly StatementStep[],
): TableColumn<ClearingLine> {
  const paid = new Map(rows.map((row) => [hospitalKey(row), row.drgFundPayment ?? null]));
  return {
    field: command,
    title: stepTitle(command, at, steps),
    format: "yuan",
    value: (line) => paid.get(hospitalKey(line)),
    total: "sum",
  };
}

/** Nothing where a hospital has no line, a dash where the amount of one is not known. */
function shownAmount(amount: CellValue): string {
  return amount === undefined ? "" : shownCell(amount, "yuan");
}

/** The sum over the lines that a column has something to say of. */
function sumOf(column: TableColumn<ClearingLine>, lines: readonly ClearingLine[]) {
  return columnTotal(
    column,
    lines.filter((line) => column.value(line) !== undefined),
  );
}

/** How what is still due is formed, of the amounts that have a column. */
function leadWords(columns: ClearingPage["columns"]): LocalizedText {
  const { clearing: due, annual, ...others } = CLEARING_TITLES;
  const shown = Object.entries(others).filter(([name]) => columns.some(({ field }) => field === name));
  const words = { ...Object.fromEntries(shown), annual: { ...annual, en: "Annual" } };
  const formula = toldFormula(STILL_DUE, words as typeof CLEARING_TITLES);
  return {
    zh: `统筹支付，元。${formula.zh} = ${due.zh}；负数由医疗机构退回。`,
    en: `Fund payment, yuan. ${formula.en} = ${due.en}; a negative amount is paid back by the hospital.`,
  };
}

function stepTitle(command: string, at: number, steps: readonly StatementStep[]): LocalizedText {
  const words = STEP_WORDS[command] ?? { zh: command, en: command };
  const again = steps.slice(0, at).filter((step) => step.command === command).length;
  return again === 0 ? words : { zh: `${words.zh}（${again + 1}）`, en: `${words.en} (${again + 1})` };
}
