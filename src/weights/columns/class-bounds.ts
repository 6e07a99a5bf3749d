import type { HospitalGrade } from "../../cases/index.js";
import type { Decimal } from "../../primitives/index.js";
import { figureOf } from "../case/threshold-value.js";
import { WEIGH_REASONS, type WeighReason } from "../case/weigh-reason.js";
import { UNIT, units } from "../fixed-point.js";
import {
  type Asked,
  askedBy,
  type GroupStanding,
  type Limit,
  MEASURES,
  type RangeEnd,
  type Trait,
} from "../parameters/class-conditions.js";
import type { CaseClassParameters, CaseClassRow } from "../parameters.js";

/** A group and grade as the decision table sees them. */
export interface ClassContext {
  readonly group: GroupStanding;
  readonly basePoints: Decimal | undefined;
  readonly grade: HospitalGrade | undefined;
  /** denominator of the multiple, units of 10^-12 yuan; `perCase` when each case brings its own, `deferred` when none is known yet */
  readonly base: bigint | "perCase" | "deferred" | undefined;
}

/** Whole days or fen, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** An end of a range made numeric for one group and grade. */
export interface BoundLimit extends Interval {
  readonly measure: Limit["measure"];
  /** what keeps it from being judged whatever the case */
  readonly unknown: WeighReason | undefined;
  /** a multiple of the base that each case brings; and what keeps it from being judged where that is zero */
  readonly perCase:
    | { readonly end: RangeEnd; readonly multiple: bigint; readonly withoutBase: WeighReason }
    | undefined;
}

/** A row of the decision table made numeric for one group and grade. */
export interface BoundRow {
  readonly row: CaseClassRow;
  /** place in the table */
  readonly place: number;
  readonly group: GroupStanding;
  readonly traits: readonly Trait[];
  readonly limits: readonly BoundLimit[];
}

/** The upper end of a range that has none. */
export const NO_END = Number.MAX_SAFE_INTEGER;

const ANY: Interval = { low: 0, high: NO_END };

/**
 * Makes the rows of the table numeric for one group and grade; rows that no case of the group can meet are left out.
 *
 * `C ≤ t × Avg` for whole fen `C` is `C ≤ ⌊t × Avg⌋`, and so on: the comparison is exact, and costs one integer comparison a case.
 */
export function boundRows(parameters: CaseClassParameters, context: ClassContext): readonly BoundRow[] {
  const { group } = context;
  return parameters.rows.flatMap((row, place) => {
    const asked = askedBy(row.when);
    if (asked.traits.some(({ ofGroup, holds }) => ofGroup && !holds(NO_FACTS, group))) return [];
    const limits = boundLimits(asked, parameters, context);
    return limits === undefined ? [] : [{ row, place, group, traits: asked.traits, limits }];
  });
}

const NO_FACTS = { status: "grouped" } as const;

function boundLimits(
  { limits }: Asked,
  parameters: CaseClassParameters,
  context: ClassContext,
): readonly BoundLimit[] | undefined {
  const bound: BoundLimit[] = [];
  for (const limit of limits) {
    const found = boundLimit(limit, parameters, context);
    if (found === undefined) return undefined;
    bound.push(found);
  }
  return bound;
}

/** One limit made numeric; undefined when no case of the group meets it. */
export function boundLimit(
  limit: Limit,
  { thresholds }: CaseClassParameters,
  { base, ...context }: ClassContext,
): BoundLimit | undefined {
  const { measure, end } = limit;
  const known = base === undefined ? "none" : base === "deferred" ? "deferred" : "known";
  const { group, basePoints, grade } = context;
  const figure = figureOf(limit, { thresholds, group, basePoints, grade, base: known });
  if (figure === "never") return undefined;
  const unknown = typeof figure === "string" ? figure : undefined;
  const times = typeof figure === "string" ? 0n : units(figure);
  const bound = ({ low, high }: Interval, perCase?: BoundLimit["perCase"]): BoundLimit => ({
    measure,
    unknown,
    perCase,
    low,
    high,
  });
  if (limit.figure !== undefined) return bound(intervalOf(end, times, MEASURES[measure].unit));
  if (typeof base === "bigint") return bound(multipleInterval(measure, end, times * base));
  if (base === undefined) return bound(ANY);
  const withoutBase = figureOf(limit, {
    thresholds,
    group,
    basePoints,
    grade,
    base: "none",
  }) as WeighReason;
  return bound(ANY, { end, multiple: times, withoutBase });
}

/** The interval that a multiple leaves, its limit in units of 10^-24. */
export function multipleInterval(measure: Limit["measure"], end: RangeEnd, limit: bigint): Interval {
  return intervalOf(end, limit, MEASURES[measure].unit * UNIT);
}

/** The whole values that an end of a range leaves. */
function intervalOf(end: RangeEnd, limit: bigint, unit: bigint): Interval {
  const quotient = limit / unit;
  const floor = Number(quotient);
  const isWhole = quotient * unit === limit;
  switch (end) {
    case "atMost":
      return { low: ANY.low, high: floor };
    case "lessThan":
      return { low: ANY.low, high: isWhole ? floor - 1 : floor };
    case "atLeast":
      return { low: isWhole ? floor : floor + 1, high: ANY.high };
    case "moreThan":
      return { low: floor + 1, high: ANY.high };
  }
}

/** Number of a reason in `WEIGH_REASONS`. */
export function reasonNumber(reason: WeighReason): number {
  return WEIGH_REASONS.indexOf(reason);
}
