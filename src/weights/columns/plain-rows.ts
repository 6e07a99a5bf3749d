import type { BoundRow } from "./class-bounds.js";

/**
 * 普通病例的判定表: the rows that an ordinary case can meet (grouped, unmarked, not readmitted, of no special care type, cost and
 * length of stay known), as plain intervals.
 */
export interface PlainRows {
  /** four numbers a row: shortest and longest stay, least and greatest cost in fen, all included */
  readonly bounds: Float64Array;
  /** place of each row among the bound rows */
  readonly rows: Int32Array;
}

const GROUPED = 1;
/** Bits of a missing care type and of an acute one. */
const ORDINARY_CARE = 1 | 2;

/** The plain rows of a view; undefined when one of them needs more than intervals to be judged. */
export function plainRows(rows: readonly BoundRow[]): PlainRows | undefined {
  const met = rows.flatMap((row, place) => (mayMeet(row) ? [{ row, place }] : []));
  const intervals = met.every(
    ({ row }) =>
      row.unknown === undefined &&
      row.perCase.length === 0 &&
      (row.careTypes === -1 || (row.careTypes & ORDINARY_CARE) === 0),
  );
  if (!intervals) return undefined;
  const bounds = met.flatMap(({ row }) => [
    row.stay?.low ?? 0,
    row.stay?.high ?? Number.MAX_SAFE_INTEGER,
    row.costLow,
    Number.isNaN(row.costBelowFen) ? row.costHigh : Math.min(row.costHigh, row.costBelowFen - 1),
  ]);
  return { bounds: Float64Array.from(bounds), rows: Int32Array.from(met, ({ place }) => place) };
}

function mayMeet(row: BoundRow): boolean {
  if ((row.statuses & GROUPED) === 0 || row.readmitted || row.marks.length > 0) return false;
  return row.careTypes === -1 || (row.careTypes & ORDINARY_CARE) !== 0;
}

/** The first plain row that a stay and a cost meet: a place among the bound rows, or -1. */
export function plainRow({ bounds, rows }: PlainRows, days: number, fen: number): number {
  for (let k = 0, b = 0; k < rows.length; k += 1, b += 4) {
    if (
      fen <= (bounds[b + 3] as number) &&
      fen >= (bounds[b + 2] as number) &&
      days <= (bounds[b + 1] as number) &&
      days >= (bounds[b] as number)
    ) {
      return rows[k] as number;
    }
  }
  return -1;
}
