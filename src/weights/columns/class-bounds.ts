import { CARE_TYPES, type HospitalGrade } from "../../cases/index.js";
import { GROUPING_STATUSES } from "../../grouping/grouping-result.js";
import type { Decimal } from "../../primitives/index.js";
import { takesStatus } from "../case/takes-status.js";
import { thresholdValue } from "../case/threshold-value.js";
import { WEIGH_REASONS, type WeighReason } from "../case/weigh-reason.js";
import { UNIT, UNITS_PER_FEN, units } from "../fixed-point.js";
import type {
  CaseClassParameters,
  CaseClassRow,
  CaseCondition,
  GroupStanding,
  Range,
} from "../parameters.js";
import { fenOf } from "./case-columns-builder.js";

/** A group and grade as the decision table sees them. */
export interface ClassContext {
  readonly group: GroupStanding;
  readonly basePoints: Decimal | undefined;
  readonly grade: HospitalGrade | undefined;
  /** denominator of the multiple, units of 10^-12 yuan; `perCase` when each case brings its own, `deferred` when none is known yet */
  readonly base: bigint | "perCase" | "deferred" | undefined;
}

/** A row of the decision table made numeric for one group and grade. */
export interface BoundRow {
  readonly row: CaseClassRow;
  /** place in the table */
  readonly place: number;
  /** bit of each status that may meet the row */
  readonly statuses: number;
  /** bit `1 + care type`; -1 = any */
  readonly careTypes: number;
  readonly readmitted: boolean;
  readonly marks: readonly string[];
  readonly withoutMarks: readonly string[];
  /** days, both included; absent = not asked */
  readonly stay: { readonly low: number; readonly high: number } | undefined;
  /** fen, the cost must be below; NaN = not asked */
  readonly costBelowFen: number;
  /** fen, both included */
  readonly costLow: number;
  readonly costHigh: number;
  /** whether a multiple is asked for */
  readonly needsCost: boolean;
  /** what keeps an end of the multiple from being judged whatever the cost; and the same of its first end */
  readonly unknown: WeighReason | undefined;
  readonly firstUnknown: WeighReason | undefined;
  /** whether the group stands in no table */
  readonly unlisted: boolean;
  /** ends that each case judges against its own base */
  readonly perCase: readonly { readonly end: keyof Range<unknown>; readonly multiple: bigint }[];
}

const ANY = -1;

/**
 * Makes the rows of the table numeric for one group and grade; rows that no case of the group can meet are left out.
 *
 * `C ≤ t × Avg` for whole fen `C` is `C ≤ ⌊t × Avg⌋`, and so on: the comparison is exact, and costs one integer comparison a case.
 */
export function boundRows(parameters: CaseClassParameters, context: ClassContext): readonly BoundRow[] {
  return parameters.rows.flatMap((row, place) => {
    const { when } = row;
    if (when.group !== undefined && !when.group.includes(context.group)) return [];
    const multiple = boundMultiple(when.multiple, parameters, context);
    if (multiple === undefined) return [];
    return [{ row, place, unlisted: context.group === "unlisted", ...knownBounds(when), ...multiple }];
  });
}

/** Bounds that depend on the row alone, formed once a table. */
const KNOWN = new WeakMap<CaseCondition, ReturnType<typeof plainBounds>>();

function knownBounds(when: CaseCondition) {
  const bounds = KNOWN.get(when) ?? plainBounds(when);
  KNOWN.set(when, bounds);
  return bounds;
}

function plainBounds(when: CaseCondition) {
  const statuses = GROUPING_STATUSES.map((status) => takesStatus(when, status));
  const careTypes = when.careTypes?.reduce((bits, type) => bits | (2 << CARE_TYPES.indexOf(type)), 0);
  return {
    statuses: statuses.reduce((bits, holds, index) => (holds ? bits | (1 << index) : bits), 0),
    careTypes: careTypes ?? ANY,
    readmitted: when.readmitted === true,
    marks: when.marks ?? [],
    withoutMarks: when.withoutMarks ?? [],
    stay: when.lengthOfStayDays && wholeRange(when.lengthOfStayDays),
    costBelowFen: when.costLessThan === undefined ? Number.NaN : fenBelow(when.costLessThan),
  };
}

function wholeRange({ moreThan, atLeast, lessThan, atMost }: Range<number>) {
  return {
    low: Math.max(atLeast ?? 0, moreThan === undefined ? 0 : moreThan + 1),
    high: Math.min(atMost ?? Number.MAX_SAFE_INTEGER, (lessThan ?? Number.MAX_SAFE_INTEGER) - 1),
  };
}

function fenBelow(limit: Decimal): number {
  return fenOf(limit.toDecimalPlaces(2, 0));
}

/** The cost interval that an asked multiple leaves; undefined when a case of the group can never meet it. */
function boundMultiple(
  range: Range<string> | undefined,
  { thresholds }: CaseClassParameters,
  { group, basePoints, grade, base }: ClassContext,
) {
  const bounds = {
    costLow: 0,
    costHigh: Number.MAX_SAFE_INTEGER,
    needsCost: false,
    unknown: undefined as WeighReason | undefined,
    firstUnknown: undefined as WeighReason | undefined,
    perCase: [] as { end: keyof Range<unknown>; multiple: bigint }[],
  };
  for (const end of ["moreThan", "atLeast", "lessThan", "atMost"] as const) {
    const name = range?.[end];
    if (name === undefined) continue;
    if (base === "deferred") return undefined;
    const threshold = thresholds[name];
    const value = threshold && thresholdValue(threshold, basePoints, grade);
    if (value === undefined || "none" in value) return undefined;
    const reason = unknownReason(value, group, base);
    if (!bounds.needsCost) bounds.firstUnknown = reason;
    bounds.needsCost = true;
    if (reason !== undefined) bounds.unknown ??= reason;
    if (reason !== undefined || !("multiple" in value)) continue;
    if (base === "perCase") bounds.perCase.push({ end, multiple: units(value.multiple) });
    else if (base !== undefined) narrow(bounds, end, multipleUnits(value.multiple) * base);
  }
  return bounds;
}

function unknownReason(
  value: { readonly multiple: Decimal } | { readonly missing: WeighReason },
  group: GroupStanding,
  base: ClassContext["base"],
): WeighReason | undefined {
  if (group === "unlisted" && base !== "perCase") return "group-unlisted";
  if ("missing" in value) return value.missing;
  return base === undefined ? "no-average-cost" : undefined;
}

/** Thresholds are few and every group compares with them. */
const MULTIPLES = new WeakMap<Decimal, bigint>();

function multipleUnits(multiple: Decimal): bigint {
  const known = MULTIPLES.get(multiple) ?? units(multiple);
  MULTIPLES.set(multiple, known);
  return known;
}

/** Narrows the interval by one end, a limit in units of 10^-24 yuan. */
function narrow(
  bounds: { costLow: number; costHigh: number },
  end: keyof Range<unknown>,
  limit: bigint,
): void {
  const fen = UNIT * UNITS_PER_FEN;
  const floor = Number(limit / fen);
  const whole = limit % fen === 0n;
  if (end === "atMost") bounds.costHigh = Math.min(bounds.costHigh, floor);
  if (end === "lessThan") bounds.costHigh = Math.min(bounds.costHigh, whole ? floor - 1 : floor);
  if (end === "atLeast") bounds.costLow = Math.max(bounds.costLow, whole ? floor : floor + 1);
  if (end === "moreThan") bounds.costLow = Math.max(bounds.costLow, floor + 1);
}

/** Number of a reason in `WEIGH_REASONS`. */
export function reasonNumber(reason: WeighReason): number {
  return WEIGH_REASONS.indexOf(reason);
}
