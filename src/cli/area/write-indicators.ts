import { decimal } from "../../primitives/index.js";
import type { IndicatorRow, IndicatorRowOf } from "../../rules/index.js";
import { type CsvForm, csvHeader, csvRow, csvStart } from "../io/csv-table.js";
import { csvLine } from "../io/csv-text.js";
import type { ResultFolder } from "../io/result-folder.js";
import { INDICATOR_COLUMNS } from "./indicator-columns.js";

/** Rows that are written at once. */
const BATCH = 4096;

/** What was written: how many rows, and those that a report tells. */
export interface WrittenIndicators {
  readonly count: number;
  readonly told: readonly IndicatorRow[];
}

/** 写出指标: `indicators.csv` and `indicators.json`, row by row; kept are those of the city and the hospitals alone. */
export async function writeIndicators(
  out: ResultFolder,
  rows: Iterable<IndicatorRowOf<string>>,
  form: CsvForm,
): Promise<WrittenIndicators> {
  const csv = await out.open("indicators.csv");
  const json = await out.open("indicators.json");
  await csv.write(csvStart(form) + csvLine(csvHeader(INDICATOR_COLUMNS, form)));
  const told: IndicatorRow[] = [];
  let count = 0;
  for (const batch of batches(rows)) {
    await csv.write(batch.map((row) => csvLine(csvRow(INDICATOR_COLUMNS, row))).join(""));
    // The batch as a list of its own, without its brackets.
    const items = JSON.stringify(batch, null, 2).slice(1, -2);
    await json.write(count === 0 ? `[${items}` : `,${items}`);
    count += batch.length;
    for (const row of batch) {
      if (row.dimension === "city" || row.dimension === "hospital") told.push(inDecimals(row));
    }
  }
  await json.write(count === 0 ? "[]\n" : "\n]\n");
  await csv.close();
  await json.close();
  return { count, told };
}

function* batches<Row>(rows: Iterable<Row>): Generator<readonly Row[]> {
  let batch: Row[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
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
