import type { CasePayments } from "../settlement/index.js";
import type { EarlierWeighing } from "../weights/index.js";
import { multipleOf } from "./case-outcomes.js";
import type { AreaSettlement } from "./settle-cases.js";

/**
 * 病例结算数值: all that a line of `cases.jsonl` says of a case beside its record and its group, as columns. A case whose record is the same and whose
 * figures are equal has the same line.
 */
export interface CaseFigures
  extends EarlierWeighing,
    Pick<CasePayments, "drgTotalFen" | "drgFundFen" | "status" | "unit" | "withheld" | "pricing"> {
  /** 倍率, units of 10^-WORKING_SCALE; -1 = none */
  readonly multiple: BigInt64Array;
}

/** 已有数值: the figures that cases had, and which of them have another record or other marks now. */
export interface EarlierFigures {
  readonly figures: CaseFigures;
  readonly changed: readonly number[];
}

/**
 * The figures of a settled area.
 *
 * @param earlier the figures of the same cases under the same weights and edition, and which of them changed since
 */
export function caseFigures(area: AreaSettlement, earlier?: EarlierFigures): CaseFigures {
  const { caseClass, pointsClass, reason, basePoints, coefficient, points, count } = area.weighed;
  const { drgTotalFen, drgFundFen, status, unit, withheld, pricing } = area.payments;
  // Over the average of a group a multiple is the case's own; over a payment standard it moves with the rate.
  const isKept = earlier !== undefined && area.settled.prices === undefined;
  const multiple = isKept ? earlier.figures.multiple.slice() : new BigInt64Array(count);
  if (isKept) for (const index of earlier.changed) multiple[index] = multipleOf(area, index);
  else for (let index = 0; index < count; index += 1) multiple[index] = multipleOf(area, index);
  return {
    ...(pricing && { pricing }),
    ...{ caseClass, pointsClass, reason, basePoints, coefficient, points, readmitted: area.readmitted },
    ...{ drgTotalFen, drgFundFen, status, unit, withheld, multiple },
  };
}

/** 1 by the index of a case whose record changed, or whose figures are others than before. */
export function movedFigures({ figures: before, changed }: EarlierFigures, after: CaseFigures): Uint8Array {
  const moved = new Uint8Array(after.status.length);
  for (const index of changed) moved[index] = 1;
  for (const name of Object.keys(after) as (keyof CaseFigures)[]) {
    const [one, other] = [before[name], after[name]];
    if (other === undefined) continue;
    if (one?.length !== moved.length) return moved.fill(1);
    markDifferent(bytesOf(one), bytesOf(other), moved);
  }
  return moved;
}

/** Compared as bytes: a missing amount is NaN, which equals nothing. */
function markDifferent(
  one: Uint8Array | Int32Array,
  other: Uint8Array | Int32Array,
  moved: Uint8Array,
): void {
  const width = one.length / moved.length;
  for (let at = 0; at < one.length; at += 1) {
    if (one[at] !== other[at]) moved[Math.floor(at / width)] = 1;
  }
}

/** The words of a column of numbers, or its bytes where these are all it has. */
function bytesOf({ buffer, byteOffset, byteLength, BYTES_PER_ELEMENT }: CaseFigures[keyof CaseFigures] & {}) {
  return BYTES_PER_ELEMENT === 1
    ? new Uint8Array(buffer, byteOffset, byteLength)
    : new Int32Array(buffer, byteOffset, byteLength / Int32Array.BYTES_PER_ELEMENT);
}
