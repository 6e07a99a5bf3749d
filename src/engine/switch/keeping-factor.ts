import {
  Decimal,
  fromScaled,
  powerOfTen,
  type Rounding,
  round,
  toScaled,
  WORKING_SCALE,
  yuanOf,
} from "../../primitives/index.js";
import { type GroupTable, POINTS_SCALE, scaledTable } from "../../weights/index.js";
import type { AreaSettlement } from "../settle-cases.js";

/** 平衡系数: what the group values of a scheme are multiplied by so that an area keeps what it had. */
export interface KeepingFactor {
  /** `points`: where totals are fixed, the sum of points (or weights), and so the price; `payment`: where prices are given, what is paid */
  readonly keeps: "points" | "payment";
  /** six decimals, half-up */
  readonly factor: Decimal;
  /** points, or yuan, of the cases that are settled under both schemes: before, after, and after with the factor, settled again */
  readonly before: Decimal;
  readonly after: Decimal;
  readonly kept: Decimal;
}

const PRINTED: Rounding = { mode: "halfUp", scale: 6 };
/** What is kept is a straight line of the factor but for cases on the border of a class, so that a few steps find it. */
const MOST_TRIES = 4;

/**
 * 求平衡系数: settles the area again with the group values times a factor, until what is kept comes nearest to what it was (secant method). Only cases
 * that are settled under both schemes count: one that has no value under a scheme says nothing about the level of the others.
 *
 * @param settle the area under the scheme after, with these group values
 */
export function keepingFactor(
  { before, after }: { readonly before: AreaSettlement; readonly after: AreaSettlement },
  settle: (groups: GroupTable) => AreaSettlement,
): KeepingFactor | undefined {
  const isFixed = after.settled.result.ledgers.some(({ budgetSource }) => budgetSource !== null);
  const keeps = isFixed ? "points" : "payment";
  const both = [before, after].map(({ payments }) => payments.drgTotalFen);
  const sumOf = (area: AreaSettlement): Decimal => {
    let [fen, points] = [0, 0n];
    for (let index = 0; index < area.weighed.count; index += 1) {
      if (both.some((paid) => Number.isNaN(paid[index]))) continue;
      fen += area.payments.drgTotalFen[index] ?? 0;
      const own = area.weighed.points[index] ?? -1n;
      if (own > 0n) points += own;
    }
    return isFixed ? fromScaled(points, POINTS_SCALE) : yuanOf(fen);
  };
  const target = sumOf(before);
  const start = { factor: new Decimal(1), kept: sumOf(after) };
  if (target.isZero() || start.kept.isZero()) return undefined;
  const tries = [start];
  let next = target.div(start.kept);
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const factor = round(next, PRINTED);
    if (tries.some((one) => one.factor.eq(factor)) || !factor.gt(0)) break;
    const scaled = scaledTable(
      after.weights.groups,
      toScaled(factor, WORKING_SCALE),
      powerOfTen(WORKING_SCALE),
    );
    const one = { factor, kept: sumOf(settle(scaled)) };
    const last = tries.at(-1) ?? start;
    tries.push(one);
    if (one.kept.eq(last.kept)) break;
    const slope = one.factor.minus(last.factor).div(one.kept.minus(last.kept));
    next = factor.plus(target.minus(one.kept).times(slope));
  }
  const missed = ({ kept }: typeof start) => kept.minus(target).abs();
  const best = tries.reduce((nearest, one) => (missed(one).lt(missed(nearest)) ? one : nearest));
  return { keeps, factor: best.factor, before: target, after: start.kept, kept: best.kept };
}
