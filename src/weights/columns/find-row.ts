import { hasMark } from "../case/case-marks.js";
import type { WeighReason } from "../case/weigh-reason.js";
import { UNIT, UNITS_PER_FEN } from "../fixed-point.js";
import type { CaseColumns } from "./case-columns.js";
import type { BoundRow } from "./class-bounds.js";

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
  const status = 1 << (columns.status[i] as number);
  const careType = 2 << (columns.careType[i] as number);
  const marks = columns.marks.size === 0 ? undefined : columns.marks.get(i);
  for (let index = from; index < rows.length; index += 1) {
    const row = rows[index] as BoundRow;
    if ((row.statuses & status) === 0) continue;
    if (row.careTypes !== -1 && (row.careTypes & careType) === 0) continue;
    if (row.readmitted && readmitted[i] !== 1) continue;
    if (row.marks.length > 0 && !row.marks.every((name) => hasMark(marks, name))) continue;
    if (row.withoutMarks.length > 0 && row.withoutMarks.some((name) => hasMark(marks, name))) continue;
    const judged = judgeNumbers(row, i, columns, standards);
    if (judged === HELD) return index;
    if (judged !== FAILED) return judged;
  }
  return "no-class";
}

const HELD = 1;
const FAILED = 0;

/** Judges length of stay, cost and multiple: a failed end outweighs one that cannot be told. */
function judgeNumbers(
  row: BoundRow,
  i: number,
  columns: CaseColumns,
  standards: BigInt64Array | undefined,
): typeof HELD | typeof FAILED | WeighReason {
  let unknown: WeighReason | undefined;
  if (row.stay !== undefined) {
    const days = columns.lengthOfStayDays[i] as number;
    if (days < 0) unknown = "length-of-stay-missing";
    else if (days < row.stay.low || days > row.stay.high) return FAILED;
  }
  const cost = columns.totalCostFen[i] as number;
  const costMissing = Number.isNaN(cost);
  if (!Number.isNaN(row.costBelowFen)) {
    if (costMissing) unknown ??= "cost-missing";
    else if (cost >= row.costBelowFen) return FAILED;
  }
  if (row.needsCost) {
    if (standards !== undefined) {
      const standard = standards[i] ?? -1n;
      if (standard < 0n) return FAILED;
      const judged = judgeByStandard(row, cost, standard);
      if (judged === FAILED) return FAILED;
      if (judged !== HELD) unknown ??= judged;
    } else if (costMissing) {
      unknown ??= row.firstUnknown ?? "cost-missing";
    } else {
      if (cost < row.costLow || cost > row.costHigh) return FAILED;
      if (row.unknown !== undefined) unknown ??= row.unknown;
    }
  }
  return unknown ?? HELD;
}

function judgeByStandard(
  row: BoundRow,
  costFen: number,
  standard: bigint,
): typeof HELD | typeof FAILED | WeighReason {
  if (standard === 0n) return row.unlisted ? "group-unlisted" : (row.firstUnknown ?? "no-average-cost");
  if (Number.isNaN(costFen)) return row.firstUnknown ?? "cost-missing";
  const cost = BigInt(costFen) * UNITS_PER_FEN * UNIT;
  for (const { end, multiple } of row.perCase) {
    const limit = multiple * standard;
    const held =
      end === "atMost"
        ? cost <= limit
        : end === "lessThan"
          ? cost < limit
          : end === "atLeast"
            ? cost >= limit
            : cost > limit;
    if (!held) return FAILED;
  }
  return row.unknown ?? HELD;
}
