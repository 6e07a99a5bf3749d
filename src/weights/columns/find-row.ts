import { CARE_TYPES } from "../../cases/index.js";
import { GROUPING_STATUSES, type GroupingStatus } from "../../grouping/grouping-result.js";
import type { WeighReason } from "../case/weigh-reason.js";
import { MEASURES } from "../parameters/class-conditions.js";
import type { CaseColumns } from "./case-columns.js";
import { type BoundLimit, type BoundRow, multipleInterval } from "./class-bounds.js";

/** What rows are judged on. */
export interface RowFacts {
  readonly columns: CaseColumns;
  readonly readmitted: Uint8Array;
  /** 支付标准 of each case, -1 = not known; undefined where multiples are measured against the group average */
  readonly standards: BigInt64Array | undefined;
}

/** The first row, from `from` on, that a case meets; or why none can be told. */
export function findRow(
  i: number,
  from: number,
  rows: readonly BoundRow[],
  { columns, readmitted, standards }: RowFacts,
): number | WeighReason {
  const facts = {
    status: GROUPING_STATUSES[columns.status[i] as number] as GroupingStatus,
    careType: CARE_TYPES[columns.careType[i] as number],
    marks: columns.marks.get(i),
    readmitted: readmitted[i] === 1,
  };
  for (let index = from; index < rows.length; index += 1) {
    const { traits, group, limits } = rows[index] as BoundRow;
    if (!traits.every(({ holds }) => holds(facts, group))) continue;
    const judged = judgeLimits(limits, i, columns, standards?.[i]);
    if (judged === true) return index;
    if (judged !== false) return judged;
  }
  return "no-class";
}

/** Judges stay, cost and multiple: a failed end outweighs one that cannot be told. */
function judgeLimits(
  limits: readonly BoundLimit[],
  i: number,
  columns: CaseColumns,
  standard: bigint | undefined,
): boolean | WeighReason {
  let unknown: WeighReason | undefined;
  for (const limit of limits) {
    const judged = judgeLimit(limit, i, columns, standard);
    if (judged === false) return false;
    if (judged !== true) unknown ??= judged;
  }
  return unknown ?? true;
}

function judgeLimit(
  limit: BoundLimit,
  i: number,
  columns: CaseColumns,
  standard = -1n,
): boolean | WeighReason {
  const { measure, unknown, perCase } = limit;
  if (perCase !== undefined && standard < 0n) return "no-payment-standard";
  if (perCase !== undefined && standard === 0n) return perCase.withoutBase;
  if (unknown !== undefined) return unknown;
  const { column, missing } = MEASURES[measure];
  const value = columns[column][i] as number;
  if (!(value >= 0)) return missing;
  const { low, high } =
    perCase === undefined ? limit : multipleInterval(measure, perCase.end, perCase.multiple * standard);
  return value >= low && value <= high;
}
