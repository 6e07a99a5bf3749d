import { csvLine } from "../../primitives/index.js";
import { GROUP_COLUMNS } from "../columns/group-columns.js";
import type { TextOutput } from "../output/text-output.js";
import type { RecordStream } from "../rows/record-stream.js";
import { csvCells } from "../scan/csv-cells.js";
import { areaRows, indicatorCells } from "./area-indicators.js";
import { isCellOf } from "./is-cell-of.js";
import type { ReleaseRule } from "./release-rules.js";

/** The header of the column of hospitals, in either language. */
const HOSPITAL: readonly string[] = ["hospitalId", "医疗机构代码"];
/** The columns that name a ledger, in the order of {@link ledgerText}. */
const LEDGER = [
  ["poolingArea", "统筹区"],
  ["insuranceType", "险种"],
  ["budgetUnit", "医共体"],
];

/** What was written of a table: how many rows, and the ledgers that they are of. */
export interface ReleasedTable {
  readonly count: number;
  /** those that name the hospital */
  readonly own: number;
  /** rows of its own that it may not have, by what they are */
  readonly withheld?: ReadonlyMap<string, number>;
  readonly ledgers: ReadonlySet<string>;
}

/** 发布表格: writes what a hospital may have of a CSV file, cells as they stand. */
export async function releaseTable(
  records: RecordStream,
  rule: ReleaseRule,
  hospitalId: string,
  output: TextOutput,
): Promise<ReleasedTable> {
  const header = records.header ?? [];
  const kept = rule.rows === "all" ? placesOf(header, rule.columns) : header.map((_, at) => at);
  const rows: string[][] = [];
  for await (const { texts } of records.batches)
    for (const text of texts) rows.push(csvCells(text, records.delimiter));
  const mayHave = rowFilter(header, rows, rule, hospitalId);
  const released = rows.filter(mayHave);
  const names = (row: readonly string[]) => row.some((cell) => isCellOf(cell, hospitalId));
  const cells = (row: readonly string[]) => kept.map((at) => row[at] ?? "");
  await output.write([header, ...released].map((row) => csvLine(cells(row))).join(""));
  const ledgerAt = LEDGER.map((names) => header.findIndex((name) => names.includes(name)));
  return {
    count: released.length,
    own: rule.rows === "all" ? 0 : released.filter(names).length,
    ledgers: new Set(released.map((row) => JSON.stringify(ledgerAt.map((at) => row[at] ?? "")))),
  };
}

/** 账本名: pooling area, fund and community, as one text. */
export function ledgerText(ledger: {
  readonly poolingArea?: unknown;
  readonly insuranceType?: unknown;
  readonly budgetUnit?: unknown;
}): string {
  return JSON.stringify([ledger.poolingArea ?? "", ledger.insuranceType ?? "", ledger.budgetUnit ?? ""]);
}

function rowFilter(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  rule: ReleaseRule,
  hospitalId: string,
): (row: readonly string[]) => boolean {
  if (rule.rows === "all") return () => true;
  const at = (names: readonly string[]) => header.findIndex((name) => names.includes(name));
  if (rule.rows === "own") {
    const place = at(HOSPITAL);
    return (row) => isCellOf(row[place], hospitalId);
  }
  const cell = indicatorCells(header);
  const mayHave = areaRows(header, rows);
  return (row) =>
    cell(row, "dimension") === "hospital"
      ? isCellOf(cell(row, "id"), hospitalId)
      : cell(row, "dimension") === "city" && mayHave(row);
}

/** The places of columns by their names, in either language. */
function placesOf(header: readonly string[], fields: readonly string[]): number[] {
  const columns = GROUP_COLUMNS.filter(({ field }) => fields.includes(field));
  return header.flatMap((name, at) =>
    columns.some(({ field, title }) => name === field || name === title.zh) ? [at] : [],
  );
}
