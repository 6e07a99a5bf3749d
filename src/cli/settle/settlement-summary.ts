import type { Budget, ColumnNames, Hospital } from "../../cases/index.js";
import type { AreaSettlement, Engine } from "../../engine/index.js";
import { columnTotal, plainCell, type TableColumn } from "../../primitives/index.js";
import {
  type LedgerSettlement,
  PAID_UNITS,
  statementColumns,
  TIER_COLUMNS,
  type TierSettlement,
  UNIT_COLUMNS,
} from "../../settlement/index.js";
import { historyUses } from "../../weights/index.js";
import type { PastCounts } from "../area/kept-cases.js";
import { runSummary, takenCounts } from "../area/run-summary.js";
import type { TakenFile } from "../area/take-cases.js";
import type { InputDigest } from "../results/workspace.js";
import { schemeOf } from "../shipped/engine-of.js";
import { noticed } from "../tell/noticed.js";
import { countClasses, countReasons } from "./count-classes.js";

/** 已结算统筹区: the result with what it was made from. */
export interface SettledYear {
  readonly engine: Engine;
  readonly area: AreaSettlement;
  readonly hospitals: readonly Hospital[];
  readonly cases: TakenFile;
  readonly history: PastCounts | undefined;
  readonly budget: Budget;
}

/** What a summary is made from. */
export interface SummarySource extends SettledYear {
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | ColumnNames>>;
  readonly inputs: readonly InputDigest[];
  /** SHA-256 of every file written beside the summary, by name */
  readonly outputs: Readonly<Record<string, string>>;
}

/** 结算摘要 (`summary.json`): what was settled with what; from it another can tell whether they hold the same files. */
export function settlementSummary(command: "settle" | "resettle", source: SummarySource): object {
  const { engine, area, cases, history } = source;
  const { result } = area.settled;
  const { supplied, assumptions, notEvaluated, ...head } = runSummary(command, engine, source);
  return {
    ...head,
    scheme: schemeOf(engine.ruleset, engine.on),
    period: source.budget.period,
    options: source.options,
    counts: {
      cases: takenCounts(cases),
      ...(history && { history: history.counts }),
      ...(area.weights.statistics && { historyByUse: historyUses(area.weights.statistics) }),
      byGroupingStatus: cases.taken.byStatus,
      groupStated: cases.taken.stated,
      bySettlement: result.counts,
      byClass: classTotals(area),
      byReason: countReasons(area.weighed),
    },
    unsettled: area.unsettled.map(({ itemTotalCost, itemFundPayment, ...line }) => ({
      ...line,
      itemTotalCost: nullable(itemTotalCost),
      itemFundPayment: nullable(itemFundPayment),
    })),
    units: unitTotals(area),
    totals: result.ledgers.map((ledger) => ({ ...ledgerTotals(ledger), ...columnTotals(ledger) })),
    warnings: cases.warnings,
    supplied,
    assumptions,
    notEvaluated,
    diagnostics: noticed(engine, area),
  };
}

/** The sums of each payment unit; with those outside the statement they are all that is paid. */
function unitTotals({ units }: AreaSettlement): object[] {
  return PAID_UNITS.flatMap((unit) => {
    const own = units.filter((line) => line.unit === unit);
    return own.length === 0 ? [] : [{ unit, ...sumsOf(UNIT_COLUMNS, own) }];
  });
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
  const { poolingArea, insuranceType, budgetUnit, status, budgetSource, reserve, distribution, lines } =
    ledger;
  const { tiers, unreserved } = ledger;
  const told = ({ cases, amount }: NonNullable<typeof reserve>) => ({ cases, amount: nullable(amount) });
  return {
    poolingArea,
    insuranceType,
    ...(budgetUnit !== undefined && { budgetUnit }),
    status,
    budgetSource,
    ...(reserve && { reserve: told(reserve) }),
    ...(unreserved && { unreserved: told(unreserved) }),
    hospitals: lines.length,
    cases: lines.reduce((sum, line) => sum + line.cases, 0),
    points: ledger.points,
    costPerPoint: ledger.costPerPoint,
    distribution,
    ...(tiers.length > 0 && { tiers: tiers.map(tierTotals) }),
    itemTotalCost: nullable(ledger.itemTotalCost),
    itemFundPayment: nullable(ledger.itemFundPayment),
    drgTotalCost: nullable(ledger.drgTotalCost),
    drgFundPayment: nullable(ledger.drgFundPayment),
  };
}

/** What became of the total of a tier. */
function tierTotals(tier: TierSettlement): object {
  return Object.fromEntries(
    TIER_COLUMNS.map(({ field, value, format }) => [field, plainCell(value(tier), format)]),
  );
}

/** The sums of the statement's columns; none where the ledger is not settled. */
function columnTotals({ lines }: LedgerSettlement): Record<string, string | number | null> {
  return lines[0] === undefined ? {} : sumsOf(statementColumns(lines[0].unit), lines);
}

function sumsOf<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
): Record<string, string | number | null> {
  const summed = columns.filter(({ total }) => total !== undefined);
  return Object.fromEntries(
    summed.map((column) => {
      const sum = columnTotal(column, rows);
      return [column.field, typeof sum === "object" && sum !== null ? plainCell(sum, column.format) : sum];
    }),
  );
}

function nullable(amount: LedgerSettlement["drgTotalCost"]): string | null {
  return amount === null ? null : plainCell(amount, "yuan");
}
