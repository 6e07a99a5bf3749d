import type { AreaSettlement, Engine } from "../../engine/index.js";
import type { LedgerSettlement } from "../../settlement/index.js";
import type { InputDigest } from "../io/workspace.js";
import { yuan } from "../statement/statement-csv.js";
import { countClasses, countReasons } from "./count-classes.js";
import { runSummary, takenCounts } from "./run-summary.js";
import type { TakenFile } from "./take-cases.js";

/** What a summary is made from. */
export interface SummarySource {
  readonly engine: Engine;
  readonly scheme: string;
  readonly area: AreaSettlement;
  readonly cases: TakenFile;
  readonly history: TakenFile | undefined;
  readonly period: { readonly from: string; readonly to: string };
  readonly options: Readonly<Record<string, boolean>>;
  readonly inputs: readonly InputDigest[];
  /** SHA-256 of every file written beside the summary, by name */
  readonly outputs: Readonly<Record<string, string>>;
}

/** 结算摘要 (`summary.json`): what was settled with what; from it another can tell whether they hold the same files. */
export function settlementSummary(source: SummarySource): object {
  const { engine, area, cases, history } = source;
  const { result } = area.settled;
  const { assumptions, notEvaluated, ...head } = runSummary("settle", engine, source);
  return {
    ...head,
    scheme: source.scheme,
    period: source.period,
    options: source.options,
    counts: {
      cases: takenCounts(cases),
      ...(history && { history: takenCounts(history) }),
      byGroupingStatus: cases.taken.byStatus,
      groupStated: cases.taken.stated,
      bySettlement: result.counts,
      byClass: classTotals(area),
      byReason: countReasons(area.weighed),
    },
    totals: result.ledgers.map(ledgerTotals),
    warnings: cases.warnings,
    assumptions,
    notEvaluated,
    diagnostics: [...engine.diagnostics, ...area.diagnostics],
  };
}

function classTotals({ weighed }: AreaSettlement): Record<string, number> {
  const { classes, counts } = countClasses(weighed);
  const names = [...classes, "none"];
  const totals = names.map((name, column): [string, number] => [
    name,
    counts.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  ]);
  return Object.fromEntries(totals.filter(([, total]) => total > 0));
}

function ledgerTotals(ledger: LedgerSettlement) {
  const { poolingArea, insuranceType, budgetUnit, status, budgetSource, distribution, lines } = ledger;
  return {
    poolingArea,
    insuranceType,
    ...(budgetUnit !== undefined && { budgetUnit }),
    status,
    budgetSource,
    hospitals: lines.length,
    cases: lines.reduce((sum, line) => sum + line.cases, 0),
    points: ledger.points,
    costPerPoint: ledger.costPerPoint,
    distribution,
    itemTotalCost: yuan(ledger.itemTotalCost),
    itemFundPayment: nullable(ledger.itemFundPayment),
    drgTotalCost: nullable(ledger.drgTotalCost),
    drgFundPayment: nullable(ledger.drgFundPayment),
  };
}

function nullable(amount: LedgerSettlement["drgTotalCost"]): string | null {
  return amount === null ? null : yuan(amount);
}
