import type { ColumnNames } from "../../cases/index.js";
import { outcomeColumns } from "../../engine/case-outcomes.js";
import {
  type AreaSettlement,
  type CaseFigures,
  caseFigures,
  caseOutcomeJson,
  type EarlierFigures,
  movedFigures,
  type TakenHistory,
} from "../../engine/index.js";
import type { Locale } from "../../primitives/index.js";
import {
  bedDayAssessments,
  diseaseLines,
  standardLines,
  statementFileColumns,
  statementRows,
  UNIT_COLUMNS,
} from "../../settlement/index.js";
import { groupRows, type HistoryStatistics } from "../../weights/index.js";
import { keptCases, keptFigures, keptHistory, pastCases } from "../area/kept-cases.js";
import type { TakenFile } from "../area/take-cases.js";
import { BED_DAY_ASSESSMENT_COLUMNS } from "../columns/bed-day-assessment-columns.js";
import { CLEARING_COEFFICIENT_COLUMNS } from "../columns/clearing-coefficient-columns.js";
import { DISEASE_COLUMNS } from "../columns/disease-columns.js";
import { GROUP_COLUMNS } from "../columns/group-columns.js";
import { STANDARD_COLUMNS } from "../columns/standard-columns.js";
import { outcomesTaskSpec, type SettledBatch } from "../jobs/outcomes-task.js";
import type { Running } from "../jobs/run-in-order.js";
import { writeBatches } from "../jobs/write-batches.js";
import { type CsvForm, csvTable } from "../output/csv-table.js";
import { LineBytes } from "../output/line-bytes.js";
import type { TextOutput } from "../output/text-output.js";
import type { Parts } from "../partial/parts.js";
import { optionsRecord } from "../partial/recorded-options.js";
import { intoFolder } from "../results/into-folder.js";
import { KEPT, type ResultFile } from "../results/result-files.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { ResultPlace } from "../results/result-place.js";
import type { InputDigest } from "../results/workspace.js";
import { RejectedRows, type RowsLeftOut } from "../rows/rejected-rows.js";
import { schemeOf } from "../shipped/engine-of.js";
import type { Told } from "../terminal.js";
import { areaReport } from "./area-report.js";
import { saveCapitation } from "./capitation-files.js";
import { type AreaRequest, readAndSettle } from "./read-and-settle.js";
import { type SettledYear, settlementSummary } from "./settlement-summary.js";

/** What a settlement is asked for. */
export interface SettleRequest extends CsvForm, AreaRequest {
  /** what the columns of the tables are said to be */
  readonly columns: ColumnNames;
}

/** The same, with what reading the files left out. */
export interface SettledFiles extends SettledYear {
  readonly leftOut: RowsLeftOut;
}

/**
 * 结算文件: reads the files of an area, settles it, and writes every file of the result into a folder.
 *
 * @param parts parts of the cases and the history that were counted before, instead of files
 */
export async function settleFiles(
  request: SettleRequest,
  place: ResultPlace,
  told: Told,
  parts?: Parts,
): Promise<SettledFiles> {
  return intoFolder("settle", { ...place, columns: request.columns }, told.terminal, async (files, out) => {
    files.noteBefore(parts?.records ?? []);
    const { locale } = told;
    const rejected = await RejectedRows.of(out, told);
    const usePast = async (past: TakenFile<TakenHistory>, statistics: HistoryStatistics | undefined) => {
      const kept = keptHistory(pastCases(past, statistics));
      await out.saveBytes(KEPT.history, kept.history);
      await out.saveBytes(KEPT.statistics, kept.statistics);
    };
    const read = await readAndSettle(request, files, rejected, told, { parts, usePast });
    const { codes, ...settled } = read;
    await rejected.close();
    const inputs = files.digests();
    const keep = () => out.saveBytes(KEPT.cases, keptCases(settled.cases));
    await writeSettlement(settled, request, out, { locale, inputs, keep });
    const { strict, regroup, unsettled, headers, bom, set, columns } = request;
    const others = optionsRecord({ codes, unsettled, headers, bom, set, columns });
    const options = { strict, regroup, ...others };
    const about = { ...settled, options, inputs, outputs: out.digests };
    await out.publish(settlementSummary("settle", about));
    return { ...settled, leftOut: rejected.leftOut };
  });
}

/** 已有结果: an earlier result of the same cases, of which is taken over what did not move. */
export interface EarlierResult extends EarlierFigures {
  /** the lines of the cases, in their order: the bytes of the next ones are taken, or a line is passed */
  readonly lines: { take(lines: number): Iterable<Uint8Array>; pass(): void };
  /** `report.html`; absent where it is not what the result wrote */
  readonly page: string | undefined;
}

/** How a settled year is written. */
interface SettlementWriting {
  readonly locale: Locale;
  readonly inputs: readonly InputDigest[];
  /** writes what is kept of the cases beside their figures */
  readonly keep?: () => Promise<void>;
  readonly earlier?: EarlierResult | undefined;
}

/** The files that follow from a settled year: outcomes and figures of the cases, groups, statement, report. */
export async function writeSettlement(
  settled: SettledYear,
  { jobs = 1, ...form }: CsvForm & { readonly jobs?: number },
  out: ResultFolder<ResultFile<"settle">>,
  writing: SettlementWriting,
): Promise<void> {
  const { area } = settled;
  const { earlier } = writing;
  const figures = caseFigures(area, earlier);
  const outcomes = await out.open("cases.jsonl");
  const others = async () => {
    await writing.keep?.();
    await writeAreaFiles(settled, figures, form, out, writing);
  };
  if (earlier === undefined) {
    await writeOutcomes(area, figures, outcomes, { jobs, first: others });
    return;
  }
  await writeMovedOutcomes(area, figures, outcomes, earlier);
  await others();
}

/** All files but those of single cases. */
async function writeAreaFiles(
  settled: SettledYear,
  figures: CaseFigures,
  form: CsvForm,
  out: ResultFolder<ResultFile<"settle">>,
  { locale, inputs, earlier }: SettlementWriting,
): Promise<void> {
  const { engine, area, budget } = settled;
  await out.saveBytes(KEPT.figures, keptFigures(engine, figures));
  await out.save("groups.csv", csvTable(GROUP_COLUMNS, groupRows(area.weights.groups), form));
  const { result } = area.settled;
  const columns = statementFileColumns(result.unit);
  await out.save("statement.csv", csvTable(columns, statementRows(result), form));
  await out.save("units.csv", csvTable(UNIT_COLUMNS, area.units, form));
  const diseases = diseaseLines(area.settled, area.payments);
  if (diseases.length > 0) await out.save("diseases.csv", csvTable(DISEASE_COLUMNS, diseases, form));
  const assessed = bedDayAssessments(area.settled, area.payments);
  if (assessed.length > 0)
    await out.save("bed-day-assessment.csv", csvTable(BED_DAY_ASSESSMENT_COLUMNS, assessed, form));
  const standards = standardLines(area.settled);
  if (standards.length > 0) await out.save("standards.csv", csvTable(STANDARD_COLUMNS, standards, form));
  const readings = area.settled.prices?.clearingReadings ?? [];
  if (readings.length > 0) {
    await out.save("clearing-coefficients.csv", csvTable(CLEARING_COEFFICIENT_COLUMNS, readings, form));
  }
  if (area.capitation !== undefined) await saveCapitation(area.capitation, out, form);
  const scheme = schemeOf(engine.ruleset, engine.on);
  const about = {
    scheme,
    period: budget.period,
    inputs,
    caseMultiples: figures.multiple,
    earlierPage: earlier?.page,
  };
  await out.save("report.html", areaReport({ ...settled, ...about }, locale));
}

/** Batches that another thread forms while this one writes the other files: as many as it can in that time, few enough for the memory of their lines. */
const OUTCOMES_AHEAD = 48;
/** Batches that another thread has before it later on: at the end this one waits for them. */
const OUTCOMES_QUEUED = 3;

/** 结算结果: the lines of all cases, formed by all threads; this one does first what else there is to do. */
async function writeOutcomes(
  area: AreaSettlement,
  { multiple }: CaseFigures,
  output: TextOutput,
  { jobs, first }: Pick<Running, "jobs" | "first">,
): Promise<void> {
  const batchOf = (from: number, to: number): SettledBatch => ({
    columns: outcomeColumns(area, from, to),
    multiples: multiple.slice(from, to),
  });
  const running = { jobs, first, ahead: OUTCOMES_AHEAD * (jobs - 1), queue: OUTCOMES_QUEUED };
  await writeBatches(outcomesTaskSpec(), area.weighed.count, batchOf, output, running);
  await output.close();
}

/** The same where an earlier result has most of the lines. */
async function writeMovedOutcomes(
  area: AreaSettlement,
  figures: CaseFigures,
  output: TextOutput,
  earlier: EarlierResult,
): Promise<void> {
  const moved = movedFigures(earlier, figures);
  const lines = new LineBytes();
  for (let index = 0; index < area.weighed.count; ) {
    const from = index;
    while (moved[index] === 0) index += 1;
    if (index > from) {
      for (const piece of earlier.lines.take(index - from)) {
        lines.addBytes(piece);
        if (lines.isFull) await lines.writeTo(output);
      }
    } else {
      earlier.lines.pass();
      lines.add(caseOutcomeJson(area, index, figures.multiple[index]));
      index += 1;
    }
    if (lines.isFull) await lines.writeTo(output);
  }
  await lines.writeTo(output);
  await output.close();
}
