import { CARE_TYPES } from "../../cases/field-values.js";
import {
  amount,
  amountForm,
  checked,
  choice,
  cited,
  count,
  countForm,
  cutLeavesSome,
  fields,
  highMultiple,
  listOf,
  lowMultiple,
  notAllZero,
  oneOf,
  optional,
  partRefused,
  rounding,
  rule,
  ruleOr,
  share,
  type TypeOf,
  variants,
} from "../../declare/index.js";

/** Whether costs are trimmed group by group over all years, or group by group within each year. */
const scope = choice("裁剪范围", "scope of trimming", ["group", "groupYear"]);

/** Trimming over all years of a group, or within each year. */
export type TrimmingScope = TypeOf<typeof scope>;

const trimmingMethod = checked(
  variants({
    none: {},
    /** 四分位距法: keeps `[P25 − fence × IQR, P75 + fence × IQR]`, both ends included */
    iqr: {
      fence: amount("四分位距倍数", "fence of trimming", "multiple of the interquartile range"),
      scope,
    },
    /** 中间区段法: keeps the costs between the quantiles `lowerShare` and `1 − upperShare`, both ends included */
    middleSegment: {
      lowerShare: share("下端裁去比例", "share cut at the lower end"),
      upperShare: share("上端裁去比例", "share cut at the upper end"),
      scope,
    },
    /** 均值倍数法: keeps `[lowerMultiple × mean, upperMultiple × mean]`, both ends included */
    meanMultiples: {
      lowerMultiple: lowMultiple("均值下限倍数", "least multiple of the mean"),
      upperMultiple: highMultiple("均值上限倍数", "largest multiple of the mean"),
      scope,
    },
  }),
  cutLeavesSome,
  partRefused,
);

/** 数据裁剪: how history cases far from the rest are set aside. DIS-04 is a choice of `method`. */
export type Trimming = TypeOf<typeof trimmingMethod>;

/** 历史年度: which prior years count, and how much. DIS-03 is a choice of `method` and weights. */
export const years = variants({
  /** the cases of the last `years` years in one pool */
  pooled: { years: cited("历史年数", "history years", countForm(1), "years") },
  /** `Σ weight_y × mean_y / Σ weight_y`; weights oldest to newest, in any common unit (2:3:5) */
  weighted: {
    weights: checked(
      cited(
        "年度权重（由远到近）",
        "weights of the history years, oldest first",
        listOf(amountForm(), { most: 10 }),
        "year weights, oldest first",
      ),
      notAllZero,
    ),
    /** a year without a case: the weights of the other years are scaled up, or the group has no average */
    absentYear: choice("缺少某年病例时的处理", "what happens when a year has no case", [
      "renormalise",
      "withhold",
    ]),
  },
});

/** 历史年度权重: weights run from the oldest year to the newest. */
export type HistoryYears = TypeOf<typeof years>;

const quantiles = choice("分位数定义", "definition of quantiles", ["linear", "nearestRank"]);

/**
 * 分位数定义 of n sorted values.
 *
 * - `linear`: position (n − 1) × p, interpolated between neighbours; the median of an even count is the mean of the two
 *   middle values. The definition of spreadsheets (PERCENTILE.INC) and of most statistics software; the default.
 * - `nearestRank`: the value of rank ⌈n × p⌉ (at least 1); always a value that occurs.
 *
 * Equal values are simply adjacent in the sorted list: a tie changes nothing under either definition.
 */
export type QuantileDefinition = TypeOf<typeof quantiles>;

/** 历史数据: from history cases to the statistics of a group. Trimming whose values were not seen (SX-014a, ZJ-033a) trims nothing. */
export const history = rule(
  fields({
    years,
    /** quantile definition for the median and the quartiles; `linear` where the section is silent */
    quantiles: optional(quantiles),
    /** divisor of the variance: n or n − 1 */
    deviation: choice("方差的除数", "divisor of the variance", ["population", "sample"]),
    /** 不参与测算的住院类型: stays paid by bed-day may stand outside the averages of the groups they fall in; none where the section is silent */
    careTypesApart: optional(
      cited(
        "不参与病组测算的住院类型",
        "care types outside the group averages",
        listOf(oneOf(CARE_TYPES), { least: 0 }),
        "care types",
      ),
    ),
    /** 歧义组: whether ambiguous cases form the group of their QY code or stand outside the groups */
    ambiguous: choice("歧义组病例的归属", "where ambiguous cases belong", ["ownGroup", "outside"]),
    /**
     * 全部病组均费 `Avg_all`: over the retained cases of all groups, over every grouped case, over every case, or the
     * volume-weighted mean of the group averages (which normalises the mean weight to 1).
     */
    areaAverage: choice("全部病组均费的口径", "what the area average is taken over", [
      "retainedCases",
      "groupedCases",
      "everyCase",
      "groupAverages",
    ]),
    trimming: ruleOr(trimmingMethod, () => ({ method: "none" as const }), {
      title: { zh: "历史数据裁剪", en: "trimming of history" },
      without: { zh: "历史病例全部计入，不裁剪", en: "all history cases count, none is trimmed" },
      facts: ["SX-014a", "ZJ-033a"],
    }),
  }),
  {
    title: { zh: "历史数据", en: "history" },
    without: {
      zh: "不能由历史病例测算病组均费与差异系数",
      en: "neither group averages nor coefficients can be computed from history",
    },
  },
);
export type HistoryParameters = TypeOf<typeof history>;

/** 稳定组: a group with fewer cases after trimming, or a larger CV, is unstable; where no text prints a number of cases the CV alone decides (SX-014). */
export const stability = rule(
  fields({
    /** stable needs at least this many cases after trimming */
    minimumCases: rule(count("稳定组最少例数", "fewest cases of a stable group", "cases"), {
      title: { zh: "稳定组最少例数", en: "fewest cases of a stable group" },
      without: {
        zh: "例数不作要求，只看变异系数",
        en: "the number of cases is not looked at, the variation alone is",
      },
    }),
    /** stable needs a coefficient of variation of at most this */
    maximumVariation: amount(
      "稳定组变异系数上限",
      "largest coefficient of variation of a stable group",
      "coefficient of variation",
    ),
    /** 二次裁剪 of a group whose variation is too large */
    secondTrimming: optional(
      rule(trimmingMethod, {
        title: { zh: "二次裁剪", en: "second trimming" },
        without: { zh: "变异过大的病组不再次裁剪", en: "a group that varies too much is not trimmed again" },
      }),
    ),
  }),
  {
    title: { zh: "稳定组", en: "stable groups" },
    without: { zh: "不区分稳定与不稳定病组", en: "stable and unstable groups are not told apart" },
  },
);
export type StabilityParameters = TypeOf<typeof stability>;

/** 病组基准点数 / 权重: what a group is worth. Points are `Avg_g / Avg_all × pointsPerAverage`, weights `Avg_g / Avg_all`. */
export const groupWeight = rule(
  variants(
    {
      basePoints: {
        pointsPerAverage: amount("全部病组均费对应的点数", "points of the area average", "points"),
      },
      relativeWeight: {},
    },
    {
      /** what stands for the average of an unstable group; `none` gives it no base points */
      unstableGroups: choice("不稳定病组的均费取值", "what stands for the average of an unstable group", [
        "mean",
        "median",
        "none",
      ]),
      rounding: optional(rounding("基准点数（权重）的舍入", "rounding of base points (weights)")),
    },
  ),
  {
    title: { zh: "病组基准点数或权重", en: "base points or weight of a group" },
    without: { zh: "病组没有基准点数，不能计点", en: "no group has base points; nothing can be weighed" },
  },
);
export type GroupWeightParameters = TypeOf<typeof groupWeight>;
