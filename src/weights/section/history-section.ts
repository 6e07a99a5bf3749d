import * as z from "zod";
import { citedSchema, decimalString } from "../../primitives/cited-schema.js";
import { citedChoice, citedCount, citedDecimal, citedRounding } from "./values.js";

/** Whether costs are trimmed group by group over all years, or group by group within each year. */
const scope = citedChoice(["group", "groupYear"]);

/** 数据裁剪: how history cases far from the rest are set aside. DIS-04 is a choice of `method`. */
export const trimmingSection = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("none") }),
  /** 四分位距法: keeps `[P25 − fence × IQR, P75 + fence × IQR]`, both ends included */
  z.strictObject({ method: z.literal("iqr"), fence: citedDecimal, scope }),
  /** 中间区段法: keeps the costs between the quantiles `lowerShare` and `1 − upperShare`, both ends included */
  z.strictObject({
    method: z.literal("middleSegment"),
    lowerShare: citedDecimal,
    upperShare: citedDecimal,
    scope,
  }),
  /** 均值倍数法: keeps `[lowerMultiple × mean, upperMultiple × mean]`, both ends included */
  z.strictObject({
    method: z.literal("meanMultiples"),
    lowerMultiple: citedDecimal,
    upperMultiple: citedDecimal,
    scope,
  }),
]);

/** 历史年度: which prior years count, and how much. DIS-03 is a choice of `method` and weights. */
export const yearsSection = z.discriminatedUnion("method", [
  /** the cases of the last `years` years in one pool */
  z.strictObject({ method: z.literal("pooled"), years: citedCount }),
  /** `Σ weight_y × mean_y / Σ weight_y`; weights oldest to newest, in any common unit (2:3:5) */
  z.strictObject({
    method: z.literal("weighted"),
    weights: citedSchema(z.array(decimalString).min(1).max(10)),
    /** a year without a case: the weights of the other years are scaled up, or the group has no average */
    absentYear: citedChoice(["renormalise", "withhold"]),
  }),
]);

/** 历史数据: from history cases to the statistics of a group. */
export const historySection = z.strictObject({
  trimming: trimmingSection,
  years: yearsSection,
  /** quantile definition for the median and the quartiles; `linear` where the section is silent */
  quantiles: citedChoice(["linear", "nearestRank"]).optional(),
  /** divisor of the variance: n or n − 1 */
  deviation: citedChoice(["population", "sample"]),
  /** 歧义组: whether ambiguous cases form the group of their QY code or stand outside the groups */
  ambiguous: citedChoice(["ownGroup", "outside"]),
  /**
   * 全部病组均费 `Avg_all`: over the retained cases of all groups, over every grouped case, over every case, or the
   * volume-weighted mean of the group averages (which normalises the mean weight to 1).
   */
  areaAverage: citedChoice(["retainedCases", "groupedCases", "everyCase", "groupAverages"]),
});

/** 稳定组: a group with fewer cases after trimming, or a larger CV, is unstable. */
export const stabilitySection = z.strictObject({
  /** stable needs at least this many cases after trimming */
  minimumCases: citedCount,
  /** stable needs a coefficient of variation of at most this */
  maximumVariation: citedDecimal,
  /** 二次裁剪 of a group whose variation is too large */
  secondTrimming: trimmingSection.optional(),
});

const unstableGroups = citedChoice(["mean", "median", "none"]);

/** 病组基准点数 / 权重: what a group is worth. Points are `Avg_g / Avg_all × pointsPerAverage`, weights `Avg_g / Avg_all`. */
export const groupWeightSection = z.discriminatedUnion("method", [
  z.strictObject({
    method: z.literal("basePoints"),
    pointsPerAverage: citedDecimal,
    /** what stands for the average of an unstable group; `none` gives it no base points */
    unstableGroups,
    rounding: citedRounding.optional(),
  }),
  z.strictObject({
    method: z.literal("relativeWeight"),
    unstableGroups,
    rounding: citedRounding.optional(),
  }),
]);
