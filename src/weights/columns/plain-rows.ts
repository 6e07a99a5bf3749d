import { type BoundLimit, type BoundRow, type Interval, NO_END } from "./class-bounds.js";
import { GrowingColumn } from "./growing-column.js";

/**
 * 普通病例的判定表: the rows that an ordinary case can meet (grouped, unmarked, not readmitted, of no special care type, cost and
 * length of stay known), as plain intervals; those of one group after those of another.
 */
export interface PlainRows {
  /** four numbers a row: shortest and longest stay, least and greatest cost in fen, all included */
  readonly bounds: Float64Array;
  /** place of each row among the bound rows of its group */
  readonly rows: Int32Array;
  /** place of each row in the decision table */
  readonly classes: Int32Array;
}

/** Where the plain rows of a group begin, and the first place after them; none where intervals cannot tell. */
export interface PlainSpan {
  readonly start: number;
  readonly end: number;
}

/** 判定表的建立: takes the bound rows of group after group. */
export class PlainRowsBuilder {
  readonly #bounds = new GrowingColumn((length) => new Float64Array(length));
  readonly #rows = new GrowingColumn((length) => new Int32Array(length));
  readonly #classes = new GrowingColumn((length) => new Int32Array(length));

  /** Adds the plain rows of a group; none when one of them needs more than intervals to be judged. */
  add(rows: readonly BoundRow[]): PlainSpan {
    const start = this.#rows.length;
    if (rows.every((row) => !mayMeet(row) || isInterval(row))) {
      rows.forEach((row, place) => {
        if (mayMeet(row)) this.#push(row, place);
      });
    }
    return { start, end: this.#rows.length };
  }

  finish(): PlainRows {
    return {
      bounds: this.#bounds.finish(),
      rows: this.#rows.finish(),
      classes: this.#classes.finish(),
    };
  }

  #push({ limits, place: caseClass }: BoundRow, place: number): void {
    const { days, cost } = intervals(limits);
    this.#bounds.push(days.low);
    this.#bounds.push(days.high);
    this.#bounds.push(cost.low);
    this.#bounds.push(cost.high);
    this.#rows.push(place);
    this.#classes.push(caseClass);
  }
}

/** What the limits of a row leave of each measure; a measure without a place among the bounds does not compile. */
function intervals(limits: readonly BoundLimit[]): Readonly<Record<BoundLimit["measure"], Interval>> {
  const left = {
    days: { low: 0, high: NO_END },
    cost: { low: 0, high: NO_END },
  };
  for (const { measure, low, high } of limits) {
    const interval = left[measure];
    if (low > interval.low) interval.low = low;
    if (high < interval.high) interval.high = high;
  }
  return left;
}

/** Ordinary stays: of a care type that nobody stated, and acute ones. */
const ORDINARY = [{ status: "grouped" }, { status: "grouped", careType: "acute" }] as const;

function mayMeet({ traits, group }: BoundRow): boolean {
  return ORDINARY.some((facts) => traits.every(({ holds }) => holds(facts, group)));
}

function isInterval({ traits, group, limits }: BoundRow): boolean {
  return (
    ORDINARY.every((facts) => traits.every(({ holds }) => holds(facts, group))) &&
    limits.every(({ unknown, perCase }) => unknown === undefined && perCase === undefined)
  );
}

/** The first row from `start` to before `end` that a stay and a cost meet: a place among the plain rows, or -1. */
export function plainRow(
  { bounds }: PlainRows,
  start: number,
  end: number,
  days: number,
  fen: number,
): number {
  for (let k = start, b = 4 * start; k < end; k += 1, b += 4) {
    if (
      fen <= (bounds[b + 3] as number) &&
      fen >= (bounds[b + 2] as number) &&
      days <= (bounds[b + 1] as number) &&
      days >= (bounds[b] as number)
    ) {
      return k;
    }
  }
  return -1;
}
