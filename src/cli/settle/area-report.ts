import type { Hospital } from "../../cases/index.js";
import type { AreaSettlement, Engine } from "../../engine/index.js";
import { compareText, type Locale } from "../../primitives/index.js";
import { ledgerName } from "../../settlement/index.js";
import { className, type LedgerKey } from "../../weights/index.js";
import type { TakenFile } from "../area/take-cases.js";
import { packageVersion } from "../package-root.js";
import { Drawings } from "../report/drawings.js";
import { hospitalNames } from "../report/named-hospital.js";
import { settlementReport } from "../report/settlement-report.js";
import type { InputDigest } from "../results/workspace.js";
import { countClasses } from "./count-classes.js";
import { countMultiples } from "./count-multiples.js";

/** What a report is made from. */
export interface ReportSource {
  readonly engine: Engine;
  readonly scheme: string;
  readonly area: AreaSettlement;
  readonly hospitals: readonly Hospital[];
  readonly cases: TakenFile;
  readonly period: { readonly from: string; readonly to: string };
  readonly inputs: readonly InputDigest[];
  /** 倍率 of the cases, units of 10^-WORKING_SCALE; -1 = none */
  readonly caseMultiples: BigInt64Array;
  /** the page of an earlier result, whose drawings are taken over where nothing moved */
  readonly earlierPage?: string | undefined;
}

/** 统筹区报告 (`report.html`) of a settled area. */
export function areaReport(source: ReportSource, locale: Locale): string {
  const { engine, area, cases } = source;
  const { classes, counts } = countClasses(area.weighed);
  const columns = frequentFirst(counts, classes.length);
  const classRows = inOrder(area.weighed.ledgers).map((row) => ({
    label: ledgerName({ ledger: row }),
    counts: columns.map((column) => counts[row.ledger]?.[column] ?? 0),
  }));
  return settlementReport(
    {
      ruleset: engine.ruleset,
      scheme: source.scheme,
      period: source.period,
      result: area.settled.result,
      units: area.units,
      names: hospitalNames(source.hospitals),
      casesRead: cases.taken.columns.count,
      rejected: cases.rejected,
      classes: columns.map((column) => className(classes[column] ?? "")),
      classRows,
      multiples: countMultiples(area, source.caseMultiples),
      synthetic: cases.taken.columns.synthetic,
      inputs: source.inputs,
      engineVersion: packageVersion(),
      drawings: new Drawings(source.earlierPage),
    },
    locale,
  );
}

/** The ledgers with their numbers, by pooling area and fund: the order in which cases came says nothing. */
function inOrder(ledgers: readonly LedgerKey[]): (LedgerKey & { readonly ledger: number })[] {
  const key = ({ poolingArea, insuranceType }: LedgerKey) => `${poolingArea}\u0000${insuranceType}`;
  return ledgers
    .map((ledger, number) => ({ ...ledger, ledger: number }))
    .sort((a, b) => compareText(key(a), key(b)));
}

/** The classes that occur, the most frequent first. */
function frequentFirst(counts: readonly (readonly number[])[], classes: number): number[] {
  const total = (column: number): number => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0);
  return Array.from({ length: classes }, (_, column) => column)
    .filter((column) => total(column) > 0)
    .sort((a, b) => total(b) - total(a) || a - b);
}
