import type { CivilDate, Decimal } from "../primitives/index.js";

/** 性别: all values of {@link Sex}. */
export const SEXES = ["male", "female", "unknown"] as const;

/** 性别; `unknown` is a statement (未知), absence is a missing field. */
export type Sex = (typeof SEXES)[number];

/** 险种: all values of {@link InsuranceType}. */
export const INSURANCE_TYPES = ["employee", "resident"] as const;

/** 险种: the fund a case is charged to. */
export type InsuranceType = (typeof INSURANCE_TYPES)[number];

/** 住院类型: all values of {@link CareType}. */
export const CARE_TYPES = ["acute", "psychiatric", "hospice", "rehabilitation"] as const;

/** 住院类型. */
export type CareType = (typeof CARE_TYPES)[number];

/** 离院方式: all values of {@link DischargeDisposition}. */
export const DISCHARGE_DISPOSITIONS = [1, 2, 3, 4, 5, 9] as const;

/** 离院方式: 1 医嘱离院, 2 医嘱转院, 3 医嘱转社区, 4 非医嘱离院, 5 死亡, 9 其他. */
export type DischargeDisposition = (typeof DISCHARGE_DISPOSITIONS)[number];

/** 费用构成: yuan by category (`drug`, `consumable`, `examination`, ...). */
export type CostBreakdown = Readonly<Record<string, Decimal>>;

/** 申请与核准: applications and approvals that travel with a case (special review, bed-day exit, new technology, ...). */
export type CaseMarks = Readonly<Record<string, unknown>>;

/**
 * 住院病例（病案首页 / 医疗保障基金结算清单）: one stay as the library sees it. An absent field is unknown, never zero.
 */
export interface InpatientCase {
  readonly caseId: string;
  readonly hospitalId?: string;
  readonly patientId?: string;
  readonly sex?: Sex;
  /** completed years, 0 to 150 */
  readonly ageYears?: number;
  /** days of age, for the first year of life */
  readonly ageDays?: number;
  /** grams */
  readonly birthWeightGrams?: number;
  /** grams */
  readonly admissionWeightGrams?: number;
  readonly admissionDate?: CivilDate;
  readonly dischargeDate?: CivilDate;
  /** 实际住院天数: calendar days; derived from the dates where absent */
  readonly lengthOfStayDays?: number;
  readonly dischargeDisposition?: DischargeDisposition;
  readonly department?: string;
  /** ICD-10 (医保版) codes, the principal diagnosis first; compared exactly */
  readonly diagnoses: readonly string[];
  /** ICD-9-CM-3 (医保版) codes, the main procedure first; compared exactly */
  readonly procedures: readonly string[];
  readonly ventilatorHours?: number;
  /** yuan, at most 2 decimals */
  readonly totalCost?: Decimal;
  /** 按项目统筹支付, yuan */
  readonly fundPayment?: Decimal;
  /** 个人负担, yuan */
  readonly patientPayment?: Decimal;
  /** 全自费, yuan */
  readonly selfFunded?: Decimal;
  readonly costs?: CostBreakdown;
  readonly insuranceType?: InsuranceType;
  readonly poolingArea?: string;
  readonly careType?: CareType;
  /** item codes charged in the stay */
  readonly items?: readonly string[];
  readonly marks?: CaseMarks;
  /** the group the official platform gave, where it did; settled as it is unless regrouping is asked for */
  readonly drg?: string;
}
