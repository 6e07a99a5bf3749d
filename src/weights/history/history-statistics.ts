import type { Decimal } from "../../primitives/index.js";
import type { Moments } from "./moments.js";
import type { TrimBounds } from "./trim-bounds.js";
import type { YearSums } from "./year-average.js";

/** 不稳定原因. */
export type Instability = "few-cases" | "variation";

/** 病组统计: one group over the history years, costs in yuan. */
export interface GroupStatistic {
  readonly drg: string;
  /** cases with a usable cost in the history years */
  readonly cases: number;
  /** of these, set aside by trimming */
  readonly trimmedCases: number;
  /** over the cases kept */
  readonly moments: Moments;
  /** year-weighted mean of the cases kept; absent where a year without cases withholds it */
  readonly averageCost?: Decimal;
  readonly medianCost?: Decimal;
  readonly lowerQuartileCost?: Decimal;
  readonly upperQuartileCost?: Decimal;
  readonly coefficientOfVariation?: Decimal;
  readonly stable: boolean;
  readonly instability?: Instability;
  /** the costs that the last trimming kept; one entry, or one a year */
  readonly bounds: readonly TrimBounds[];
  /** mean over the cases whose length of stay is known */
  readonly averageLengthOfStayDays?: Decimal;
  /** share of each cost category in the cost of the cases that break it down */
  readonly costShares: Readonly<Record<string, Decimal>>;
  readonly kept: YearSums;
  readonly all: YearSums;
}

/** 统筹区统计: over all groups. */
export interface AreaStatistic {
  readonly cases: number;
  readonly kept: YearSums;
  readonly grouped: YearSums;
  readonly every: YearSums;
  /** 总离均差平方和 and within groups, over the cases kept: see `reductionInVariance` */
  readonly keptMoments: Moments;
}

/** 历史统计: what history says, before any weight is formed. */
export interface HistoryStatistics {
  /** calendar years of discharge, the oldest first */
  readonly years: readonly number[];
  readonly groups: ReadonlyMap<string, GroupStatistic>;
  readonly area: AreaStatistic;
  /** what became of each history case: an index into {@link HISTORY_USES}, in the order of the columns */
  readonly use: Uint8Array;
  readonly hospitals: HospitalSums;
}

/** 分医院合计: sums by group, hospital and year, sparse; entries of a group lie together. */
export interface HospitalSums {
  readonly hospitalIds: readonly string[];
  /** group -> range of entries `[from, to)` */
  readonly ranges: ReadonlyMap<string, readonly [number, number]>;
  readonly hospital: Int32Array;
  /** per entry and year: index `entry × years + year` */
  readonly keptCounts: Float64Array;
  readonly keptSumsFen: Float64Array;
  readonly allCounts: Float64Array;
  readonly allSumsFen: Float64Array;
}
