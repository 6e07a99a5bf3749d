import { csvLine, decimal } from "../../primitives/index.js";
import type { IndicatorRow, IndicatorRowOf, IndicatorRows } from "../../rules/index.js";
import { INDICATOR_COLUMNS } from "../columns/indicator-columns.js";
import { formingIndicators, indicatorsTaskSpec } from "../jobs/indicators-task.js";
import { runInOrder } from "../jobs/run-in-order.js";
import { type CsvForm, csvHeader, csvStart } from "../output/csv-table.js";
import type { ResultFolder } from "../results/result-folder.js";
import type { EngineSpec } from "../shipped/engine-of.js";

/** What was written: how many rows, and those that a report tells. */
export interface WrittenIndicators {
  readonly count: number;
  readonly told: readonly IndicatorRow[];
}

/** How indicators are written. */
interface WritingIndicators {
  readonly form: CsvForm;
  readonly jobs: number;
  /** what other threads make the same engine from */
  readonly spec: EngineSpec;
  /** what this thread writes first, while the others form indicators */
  readonly first: () => Promise<void>;
}

/** Sections that another thread forms while this one writes other files. */
const SECTIONS_AHEAD = 16;

/** 写出指标: `indicators.csv` and `indicators.json`, section by section, each formed by any thread; told are those of the city and the hospitals alone. */
export async function writeIndicators(
  out: ResultFolder,
  rows: IndicatorRows<string>,
  { form, jobs, spec, first }: WritingIndicators,
): Promise<WrittenIndicators> {
  const csv = await out.open("indicators.csv");
  const json = await out.open("indicators.json");
  await csv.write(csvStart(form) + csvLine(csvHeader(INDICATOR_COLUMNS, form)));
  const told: IndicatorRow[] = [];
  let count = 0;
  const { sections } = rows;
  const formed = runInOrder(indicatorsTaskSpec(spec, rows), sections, {
    jobs,
    ...{ expected: sections.length, first, ahead: SECTIONS_AHEAD * (jobs - 1) },
    here: formingIndicators(rows),
  });
  for await (const { result } of formed) {
    if (result.rows === 0) continue;
    await csv.write(result.csv);
    await json.write(count === 0 ? "[" : ",");
    await json.write(result.json);
    count += result.rows;
    for (const row of result.told) told.push(inDecimals(row));
  }
  await json.write(count === 0 ? "[]\n" : "\n]\n");
  await csv.close();
  await json.close();
  return { count, told };
}

function inDecimals(row: IndicatorRowOf<string>): IndicatorRow {
  const { value, numerator, denominator, previous, change } = row;
  const known = (figure: string | null) => (figure === null ? null : decimal(figure));
  return {
    ...row,
    ...{ value: known(value), numerator: decimal(numerator), denominator: known(denominator) },
    ...{ previous: known(previous), change: known(change) },
  };
}
