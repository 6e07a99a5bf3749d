import type { CareType, HospitalGrade } from "../cases/index.js";
import type { Decimal, Rounding } from "../primitives/index.js";

/**
 * 权重参数: the `weights` section of an edition, bound: plain values, in the shape of the section. An absent part was left
 * out by the edition, or needs a value that nobody has read.
 */
export interface WeightParameters {
  readonly history?: HistoryParameters | undefined;
  readonly stability?: StabilityParameters | undefined;
  readonly groupWeight?: GroupWeightParameters | undefined;
  readonly coefficient?: CoefficientParameters | undefined;
  readonly caseClasses?: CaseClassParameters | undefined;
  readonly readmission?: ReadmissionParameters | undefined;
  readonly addOns?: AddOnParameters | undefined;
  readonly growthControl?: GrowthControlParameters | undefined;
  readonly reviewGrounds?: ReviewGroundParameters | undefined;
  /** path of a value in the section (`coefficient.clamp.upper`) -> document and clause it was read in */
  readonly clauses?: Readonly<Record<string, string>>;
}

/** Trimming over all years of a group, or within each year. */
export type TrimmingScope = "group" | "groupYear";

/** 数据裁剪方法. */
export type Trimming =
  | { readonly method: "none" }
  | { readonly method: "iqr"; readonly fence: Decimal; readonly scope: TrimmingScope }
  | {
      readonly method: "middleSegment";
      readonly lowerShare: Decimal;
      readonly upperShare: Decimal;
      readonly scope: TrimmingScope;
    }
  | {
      readonly method: "meanMultiples";
      readonly lowerMultiple: Decimal;
      readonly upperMultiple: Decimal;
      readonly scope: TrimmingScope;
    };

/** 历史年度权重: weights run from the oldest year to the newest. */
export type HistoryYears =
  | { readonly method: "pooled"; readonly years: number }
  | {
      readonly method: "weighted";
      readonly weights: readonly Decimal[];
      readonly absentYear: "renormalise" | "withhold";
    };

/**
 * 分位数定义 of n sorted values.
 *
 * - `linear`: position (n − 1) × p, interpolated between neighbours; the median of an even count is the mean of the two
 *   middle values. The definition of spreadsheets (PERCENTILE.INC) and of most statistics software; the default.
 * - `nearestRank`: the value of rank ⌈n × p⌉ (at least 1); always a value that occurs.
 *
 * Equal values are simply adjacent in the sorted list: a tie changes nothing under either definition.
 */
export type QuantileDefinition = "linear" | "nearestRank";

export interface HistoryParameters {
  readonly trimming: Trimming;
  readonly years: HistoryYears;
  /** default `linear` */
  readonly quantiles?: QuantileDefinition;
  readonly deviation: "population" | "sample";
  readonly ambiguous: "ownGroup" | "outside";
  readonly areaAverage: "retainedCases" | "groupedCases" | "everyCase" | "groupAverages";
}

export interface StabilityParameters {
  readonly minimumCases: number;
  readonly maximumVariation: Decimal;
  readonly secondTrimming?: Trimming;
}

export type GroupWeightParameters =
  | {
      readonly method: "basePoints";
      readonly pointsPerAverage: Decimal;
      readonly unstableGroups: "mean" | "median" | "none";
      readonly rounding?: Rounding;
    }
  | {
      readonly method: "relativeWeight";
      readonly unstableGroups: "mean" | "median" | "none";
      readonly rounding?: Rounding;
    };

/** Lower and upper limit; an absent end is open. */
export interface Limits {
  readonly lower?: Decimal;
  readonly upper?: Decimal;
}

/** 人群: patients by age or by group prefix. */
export interface Population {
  readonly ageAtMost?: number;
  readonly ageAtLeast?: number;
  readonly groupPrefixes?: readonly string[];
}

interface ComponentBase {
  readonly weight: Decimal;
  readonly weightLimits?: Limits;
  readonly clamp?: Limits;
  readonly years?: HistoryYears;
}

/** 差异系数的组成部分. */
export type CoefficientComponent =
  | (ComponentBase & {
      readonly method: "gradeRatio";
      readonly minimumCases: number;
      readonly fallback: "neighbouringGrade" | "one";
    })
  | (ComponentBase & {
      readonly method: "hospitalRatio";
      readonly minimumCases: number;
      readonly fallback: "gradeRatio" | "one";
    })
  | (ComponentBase & {
      readonly method: "hospitalIndex";
      readonly index: "headRatio" | "personalBurden" | "caseMixIndex";
      readonly direction: "ownOverArea" | "areaOverOwn";
    })
  | (ComponentBase & { readonly method: "populationShare"; readonly population: Population })
  | (ComponentBase & { readonly method: "given" });

/** 激励系数: multiplies the coefficient of a hospital. */
export type Incentive =
  | {
      readonly method: "scoreBands";
      readonly bands: readonly { readonly upTo?: Decimal; readonly factor: Decimal }[];
    }
  | {
      readonly method: "populationShare";
      readonly population: Population;
      readonly strength: Decimal;
      readonly limits: Limits;
    };

export type CoefficientParameters =
  | { readonly method: "none" }
  | { readonly method: "given"; readonly groupsWithoutCoefficient?: readonly string[] }
  | {
      readonly method: "weightedSum";
      readonly components: Readonly<Record<string, CoefficientComponent>>;
      readonly cases: "retained" | "all";
      readonly clamp?: Limits;
      readonly rounding?: Rounding;
      readonly groupsWithoutCoefficient: readonly string[];
      readonly incentives?: Readonly<Record<string, Incentive>>;
    };

/** 倍率界限. */
export type Threshold =
  | { readonly method: "fixed"; readonly multiple: Decimal }
  | {
      readonly method: "byBasePoints";
      readonly bands: readonly { readonly upTo?: Decimal; readonly multiple: Decimal }[];
    }
  | { readonly method: "byGrade"; readonly multiples: Readonly<Partial<Record<HospitalGrade, Decimal>>> };

/** Ends of a range; `atLeast` and `atMost` include the end, `moreThan` and `lessThan` do not. */
export interface Range<End> {
  readonly moreThan?: End;
  readonly atLeast?: End;
  readonly lessThan?: End;
  readonly atMost?: End;
}

/** 病组状况: whether the group of a case has a stable row, an unstable one, or none in the group table. */
export type GroupStanding = "stable" | "unstable" | "unlisted";

/** 判定条件: all that are present must hold. */
export interface CaseCondition {
  readonly careTypes?: readonly CareType[];
  readonly status?: readonly ("grouped" | "ambiguous" | "ungroupable" | "invalid")[];
  readonly group?: readonly GroupStanding[];
  /** ends are names of thresholds */
  readonly multiple?: Range<string>;
  readonly lengthOfStayDays?: Range<number>;
  readonly costLessThan?: Decimal;
  readonly marks?: readonly string[];
  readonly withoutMarks?: readonly string[];
  readonly readmitted?: true;
}

/** 病例点数计算方法. */
export type PointsMethod =
  | { readonly method: "complete"; readonly reduction?: Decimal }
  | {
      readonly method: "proportional";
      readonly withCoefficient: boolean;
      readonly cap: "basePoints" | "none";
      readonly reduction?: Decimal;
    }
  | {
      readonly method: "multiplePlus";
      readonly addition: Decimal;
      readonly withCoefficient: boolean;
      readonly reduction?: Decimal;
    }
  | { readonly method: "highAddOn"; readonly threshold: string; readonly reduction?: Decimal }
  | { readonly method: "byCost"; readonly reduction?: Decimal }
  | { readonly method: "approvedCost"; readonly reduction?: Decimal }
  | {
      readonly method: "bedDay";
      readonly unit: "points" | "yuan";
      readonly daily: BedDayStandards;
      readonly reduction?: Decimal;
    }
  | { readonly method: "shareOfNextClass"; readonly share: Decimal }
  | { readonly method: "outside" }
  /** the edition names a method but not a value it needs; a case of the class is not weighed, and says why */
  | { readonly method: "notEvaluated"; readonly missing: string };

/** 床日标准 by care type and hospital grade, points or yuan a day. */
export type BedDayStandards = Readonly<
  Partial<Record<CareType, Readonly<Partial<Record<HospitalGrade, Decimal>>>>>
>;

/** 病例分类: one row of the decision table. */
export interface CaseClassRow {
  /** name of the class, e.g. `normal`, `low`, `bed-day` */
  readonly caseClass: string;
  readonly when: CaseCondition;
  readonly points: PointsMethod;
}

/** 病例分类表: rows in order of precedence; the first that holds is the class. */
export interface CaseClassParameters {
  readonly multipleOf: "groupAverage" | "paymentStandard";
  readonly thresholds: Readonly<Record<string, Threshold>>;
  readonly rows: readonly CaseClassRow[];
}

export interface ReadmissionParameters {
  readonly windowDays: number;
  readonly dayCount: "dischargeDayIsZero" | "dischargeDayIsOne";
  readonly sameGroup: "drg" | "adrg";
  readonly hospitals: "any" | "same" | "other";
  readonly exempt: {
    readonly diagnosisPrefixes: readonly string[];
    readonly procedurePrefixes: readonly string[];
    readonly groupPrefixes: readonly string[];
  };
}

export interface AddOnParameters {
  readonly negotiatedDrugs?: { readonly share: Decimal } | undefined;
}

export interface GrowthControlParameters {
  readonly base: "meanOfRates" | "growthOfSum";
  readonly lossShare: Decimal;
  readonly rewardShare: Decimal;
}

export interface ReviewGroundParameters {
  readonly smallNewborn?:
    | {
        readonly birthWeightBelowGrams: number;
        readonly timesAreaAverage: Decimal;
        readonly timesGroupAverage: Decimal;
      }
    | undefined;
  readonly smallGroup?: { readonly fewerCasesThan: number } | undefined;
}
