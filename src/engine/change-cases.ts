import type { CaseMarks, InpatientCase } from "../cases/index.js";
import { GROUPING_STATUSES, statusCounts } from "../grouping/index.js";
import { CaseColumnsBuilder } from "../weights/index.js";
import { detailsWithMarks, joinDetails } from "./case-details-builder.js";
import type { TakenCases } from "./case-intake.js";

/** 病例变更: what one case, by its place, is from now on: another record, or the same with other marks. */
export type TakenChange =
  | { readonly index: number; readonly record: InpatientCase }
  | { readonly index: number; readonly marks: CaseMarks };

/**
 * 变更已收病例: cases as if the changed ones had been taken in so from the start, in the same order.
 *
 * @param take takes and groups a corrected record
 */
export function changeCases(
  taken: TakenCases,
  changes: readonly TakenChange[],
  take: (record: InpatientCase) => TakenCases,
): TakenCases {
  const marks = new Map(
    changes.flatMap((change) => ("marks" in change ? [[change.index, change.marks]] : [])),
  );
  const marked = marks.size === 0 ? taken : withMarks(taken, marks);
  const corrected = new Map(
    changes.flatMap((change) => ("record" in change ? [[change.index, take(change.record)] as const] : [])),
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
  const runs: { readonly part: TakenCases; readonly from: number; readonly to: number }[] = [];
  let next = 0;
  for (const [index, part] of [...corrected].sort(([a], [b]) => a - b)) {
    runs.push({ part: taken, from: next, to: index }, { part, from: 0, to: 1 });
    next = index + 1;
  }
  runs.push({ part: taken, from: next, to: taken.columns.count });
  const builder = new CaseColumnsBuilder();
  for (const { part, from, to } of runs) builder.append(part.columns, from, to);
  const columns = builder.finish();
  const byStatus = statusCounts();
  for (const status of columns.status) byStatus[GROUPING_STATUSES[status] ?? "invalid"] += 1;
  const details = joinDetails(runs.map(({ part, from, to }) => ({ details: part.details, from, to })));
  return { ...taken, columns, details, byStatus };
}
