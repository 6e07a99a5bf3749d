import type { CaseMarks } from "../cases/index.js";
import { GROUPING_STATUSES, statusCounts } from "../grouping/index.js";
import { type CaseColumns, CaseColumnsBuilder, columnsWithRows } from "../weights/index.js";
import { CaseDetailsBuilder, detailsWithMarks } from "./case-details-builder.js";
import type { TakenCases } from "./case-intake.js";

/** 病例变更: what one case, by its place, is from now on: another record, as it was taken in and grouped, or the same with other marks. */
export type TakenChange =
  | { readonly index: number; readonly taken: TakenCases }
  | { readonly index: number; readonly marks: CaseMarks };

/** 变更已收病例: cases as if the changed ones had been taken in so from the start, in the same order. */
export function changeCases(taken: TakenCases, changes: readonly TakenChange[]): TakenCases {
  const marks = new Map(
    changes.flatMap((change) => ("marks" in change ? [[change.index, change.marks]] : [])),
  );
  const marked = marks.size === 0 ? taken : withMarks(taken, marks);
  const corrected = new Map(
    changes.flatMap((change) => ("taken" in change ? [[change.index, change.taken] as const] : [])),
  );
  return corrected.size === 0 ? marked : withRecords(marked, corrected);
}

function withMarks(taken: TakenCases, changed: ReadonlyMap<number, CaseMarks>): TakenCases {
  const marks = new Map(taken.columns.marks);
  for (const [index, own] of changed) marks.set(index, own);
  return {
    ...taken,
    columns: { ...taken.columns, marks },
    details: detailsWithMarks(taken.details, changed),
  };
}

function withRecords(taken: TakenCases, corrected: ReadonlyMap<number, TakenCases>): TakenCases {
  const parts = new Map([...corrected].map(([index, part]) => [index, part.columns]));
  const columns = columnsWithRows(taken.columns, parts) ?? joinedColumns(taken.columns, parts);
  const byStatus = statusCounts();
  for (const status of columns.status) byStatus[GROUPING_STATUSES[status] ?? "invalid"] += 1;
  const details = new CaseDetailsBuilder();
  for (const { part, from, to } of runsOf(taken, corrected)) details.append(part.details, from, to);
  return { ...taken, columns, details: details.finish(), byStatus };
}

/** The columns put together again, row by row: for corrections that name what no other case did. */
function joinedColumns(columns: CaseColumns, corrected: ReadonlyMap<number, CaseColumns>): CaseColumns {
  const builder = new CaseColumnsBuilder();
  for (const { part, from, to } of runsOf(columns, corrected)) builder.append(part, from, to);
  return builder.finish();
}

/** The cases between the corrected ones, and these, in the order of the cases. */
function runsOf<Part extends TakenCases | CaseColumns>(
  whole: Part,
  corrected: ReadonlyMap<number, Part>,
): { readonly part: Part; readonly from: number; readonly to: number }[] {
  const count = "count" in whole ? whole.count : whole.columns.count;
  const runs: { readonly part: Part; readonly from: number; readonly to: number }[] = [];
  let next = 0;
  for (const [index, part] of [...corrected].sort(([a], [b]) => a - b)) {
    runs.push({ part: whole, from: next, to: index }, { part, from: 0, to: 1 });
    next = index + 1;
  }
  runs.push({ part: whole, from: next, to: count });
  return runs;
}
