import { UNIT, units } from "../fixed-point.js";
import type { QuantileDefinition, Trimming } from "../parameters.js";
import { momentsOf } from "./moments.js";
import { QUARTER, quantile } from "./quantile.js";

/** 裁剪界限: whole fen, both ends kept. */
export interface TrimBounds {
  readonly lowerFen: number;
  readonly upperFen: number;
}

/** Nothing is trimmed. */
export const NO_BOUNDS: TrimBounds = { lowerFen: 0, upperFen: Number.MAX_SAFE_INTEGER };

/**
 * 裁剪界限: the costs that a trimming method keeps. Every method keeps an interval of costs, ends included, so that equal
 * costs share one fate and the order of the cases is irrelevant.
 *
 * - `iqr` 四分位距法: `[P25 − fence × IQR, P75 + fence × IQR]`
 * - `middleSegment` 中间区段法: `[quantile(lowerShare), quantile(1 − upperShare)]`
 * - `meanMultiples` 均值倍数法: `[lowerMultiple × mean, upperMultiple × mean]`
 * - `none`: everything
 *
 * @param sorted ascending whole fen; the values are `sorted[from..to)`
 * @source ZJ-032 (IQR); SX-014 (中间区段法; its parameters were not seen)
 */
export function trimBounds(
  sorted: Float64Array,
  trimming: Trimming,
  quantiles: QuantileDefinition = "linear",
  from = 0,
  to = sorted.length,
): TrimBounds {
  if (trimming.method === "none" || to <= from) return NO_BOUNDS;
  const at = (share: bigint) => quantile(sorted, share, quantiles, from, to);
  switch (trimming.method) {
    case "iqr": {
      const lower = at(QUARTER);
      const upper = at(UNIT - QUARTER);
      const reach = units(trimming.fence) * (upper - lower);
      return interval(lower * UNIT - reach, upper * UNIT + reach, UNIT * UNIT);
    }
    case "middleSegment":
      return interval(at(units(trimming.lowerShare)), at(UNIT - units(trimming.upperShare)), UNIT);
    case "meanMultiples": {
      const { count, sum } = momentsOf(sorted, from, to);
      const scale = UNIT * BigInt(count);
      return interval(units(trimming.lowerMultiple) * sum, units(trimming.upperMultiple) * sum, scale);
    }
  }
}

/** The whole fen inside `[lower, upper]`, given in units of 1/scale fen. */
function interval(lower: bigint, upper: bigint, scale: bigint): TrimBounds {
  const first = lower <= 0n ? 0n : (lower + scale - 1n) / scale;
  const last = upper < 0n ? -1n : upper / scale;
  return { lowerFen: Number(first), upperFen: Number(last) };
}
