import type { CareType, HospitalGrade, InsuranceType } from "../../cases/field-values.js";
import type { Decimal, Rounding } from "../../primitives/index.js";
import type { QuotaRule } from "./quota.js";

/** 床日定额: yuan a day; the most specific row holds (hospital, then grade and class, then grade or class, then care type). */
export interface BedDayStandard {
  readonly careType: CareType;
  readonly hospitalId?: string;
  readonly grade?: HospitalGrade;
  readonly careClass?: string;
  readonly daily: Decimal;
}

/** 床日限额. */
export interface BedDayLimit {
  readonly careType: CareType;
  readonly grade: HospitalGrade;
  readonly careClass?: string;
  readonly daily: Decimal;
}

/** 床日考核的一项. */
export interface BedDayCheck {
  readonly indicator: "average-length-of-stay" | "daily-cost" | "outcome-rate";
  readonly better: "lower" | "higher";
  readonly target: Decimal;
  /** fraction of the amount lost when the target is missed */
  readonly deduction: Decimal;
}

/** 床日付费. */
export interface BedDayParameters {
  readonly method: "daily-standard" | "points";
  readonly standards: readonly BedDayStandard[];
  readonly limits: readonly BedDayLimit[];
  readonly pointsRounding?: Rounding;
  readonly assessment: readonly BedDayCheck[];
}

/** 按病种付费的病种. */
export interface Disease {
  readonly id: string;
  readonly diagnoses: readonly string[];
  readonly procedures: readonly string[];
  /** yuan; absent = found from two prior years */
  readonly standard?: Decimal;
}

/** 按病种付费. */
export interface ByDiseaseParameters {
  readonly diseases: readonly Disease[];
  readonly grades: readonly HospitalGrade[];
  readonly outsideCommunity: boolean;
  readonly excludedItems: readonly string[];
  readonly exitReasons: readonly string[];
  readonly exitQuota: QuotaRule;
}

/** 人头定额: yuan a person and year. */
export interface CapitationQuota {
  readonly disease?: string;
  readonly insuranceType?: InsuranceType;
  readonly ageFrom?: number;
  readonly ageTo?: number;
  readonly amount: Decimal;
}

/** 按人头付费. */
export interface CapitationParameters {
  readonly quotas: readonly CapitationQuota[];
  readonly quality?: readonly { readonly scoreFrom: Decimal; readonly factor: Decimal }[];
  /** yuan a referral, paid by the primary unit */
  readonly referralFee?: Decimal;
}
