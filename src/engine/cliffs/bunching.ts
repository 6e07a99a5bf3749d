/** 界限两侧例数: cases in four windows of one width, from below the limit to above it. */
export interface CliffCounts {
  /** null where there is no room for it: no stay has less than a day */
  readonly outerBefore: number | null;
  readonly before: number;
  readonly beyond: number;
  readonly outerBeyond: number;
}

/** 区间: an estimate with its 95% confidence interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** 聚集程度. */
export interface Bunching {
  /** cases just beyond the limit over cases just before it */
  readonly ratio: Interval;
  /** the same over what the slope of the two outer windows lets expect: 1 = no bunching; null without an outer window on each side */
  readonly excess: Interval | null;
}

/** Two-sided 95% of the normal distribution. */
const Z = 1.959964;
/** Added to each count, so that a window without a case has an interval too (Haldane and Anscombe). */
const HALF = 0.5;
/** Windows from the middle of one outer window to that of the other. */
const OUTER_DISTANCE = 3;

/**
 * 聚集程度: whether cases crowd on one side of a limit. Counts are taken to vary as Poisson counts do, and logarithms of their ratios as normal:
 *
 * ```text
 * ln ratio  = ln beyond − ln before                      variance 1/beyond + 1/before
 * ln excess = ln ratio − (ln outerBeyond − ln outerBefore) / 3
 *                                                        variance of ln ratio + (1/outerBeyond + 1/outerBefore) / 9
 * ```
 *
 * A density that rises or falls evenly has an excess of 1, however steep it is. One half is added to each count.
 */
export function bunching(counts: CliffCounts): Bunching {
  const [before, beyond, outerBeyond] = [counts.before, counts.beyond, counts.outerBeyond].map(
    (count) => count + HALF,
  ) as [number, number, number];
  const ratio = Math.log(beyond / before);
  const variance = 1 / beyond + 1 / before;
  if (counts.outerBefore === null) return { ratio: interval(ratio, variance), excess: null };
  const outerBefore = counts.outerBefore + HALF;
  const slope = Math.log(outerBeyond / outerBefore) / OUTER_DISTANCE;
  const slopeVariance = (1 / outerBeyond + 1 / outerBefore) / OUTER_DISTANCE ** 2;
  return { ratio: interval(ratio, variance), excess: interval(ratio - slope, variance + slopeVariance) };
}

function interval(logarithm: number, variance: number): Interval {
  const reach = Z * Math.sqrt(variance);
  return { value: Math.exp(logarithm), low: Math.exp(logarithm - reach), high: Math.exp(logarithm + reach) };
}
