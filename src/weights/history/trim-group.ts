import type { QuantileDefinition, Trimming } from "../parameters.js";
import { NO_BOUNDS, type TrimBounds, trimBounds } from "./trim-bounds.js";

/** Costs of a group, year after year: year y is `values[starts[y]..starts[y + 1])`. */
export interface YearBlocks {
  readonly values: Float64Array;
  readonly starts: readonly number[];
}

/** What trimming keeps of a group. */
export interface TrimmedGroup {
  /** the costs kept, ascending */
  readonly sorted: Float64Array;
  /** per year */
  readonly bounds: readonly TrimBounds[];
}

/** 裁剪一个病组, over all its years or within each. */
export function trimGroup(
  blocks: YearBlocks,
  trimming: Trimming,
  quantiles?: QuantileDefinition,
): TrimmedGroup {
  const years = blocks.starts.length - 1;
  if (trimming.method !== "none" && trimming.scope === "groupYear") {
    return trimEachYear(blocks, trimming, quantiles);
  }
  const sorted = blocks.values.slice().sort();
  const bounds = trimBounds(sorted, trimming, quantiles);
  return { sorted: within(sorted, bounds), bounds: Array<TrimBounds>(years).fill(bounds) };
}

/** 二次裁剪: trims what a first trimming kept; the bounds are those of both. */
export function trimAgain(
  blocks: YearBlocks,
  first: TrimmedGroup,
  trimming: Trimming,
  quantiles?: QuantileDefinition,
): TrimmedGroup {
  const second = trimGroup(keptBlocks(blocks, first.bounds), trimming, quantiles);
  return {
    sorted: second.sorted,
    bounds: second.bounds.map((bounds, year) => {
      const before = first.bounds[year] ?? NO_BOUNDS;
      return {
        lowerFen: Math.max(bounds.lowerFen, before.lowerFen),
        upperFen: Math.min(bounds.upperFen, before.upperFen),
      };
    }),
  };
}

function trimEachYear(blocks: YearBlocks, trimming: Trimming, quantiles?: QuantileDefinition): TrimmedGroup {
  const bounds: TrimBounds[] = [];
  const kept: Float64Array[] = [];
  for (let year = 0; year + 1 < blocks.starts.length; year += 1) {
    const sorted = blocks.values.slice(blocks.starts[year], blocks.starts[year + 1]).sort();
    const limits = trimBounds(sorted, trimming, quantiles);
    bounds.push(limits);
    kept.push(within(sorted, limits));
  }
  const values = new Float64Array(kept.reduce((count, year) => count + year.length, 0));
  let next = 0;
  for (const year of kept) {
    values.set(year, next);
    next += year.length;
  }
  return { sorted: values.sort(), bounds };
}

function keptBlocks({ values, starts }: YearBlocks, bounds: readonly TrimBounds[]): YearBlocks {
  const kept: number[] = [];
  const ends = [0];
  bounds.forEach(({ lowerFen, upperFen }, year) => {
    for (const value of values.subarray(starts[year], starts[year + 1])) {
      if (value >= lowerFen && value <= upperFen) kept.push(value);
    }
    ends.push(kept.length);
  });
  return { values: Float64Array.from(kept), starts: ends };
}

/** The part of ascending costs inside the bounds. */
function within(sorted: Float64Array, { lowerFen, upperFen }: TrimBounds): Float64Array {
  let from = 0;
  let to = sorted.length;
  while (from < to && (sorted[from] as number) < lowerFen) from += 1;
  while (to > from && (sorted[to - 1] as number) > upperFen) to -= 1;
  return sorted.subarray(from, to);
}
