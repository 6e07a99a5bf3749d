import type { Decimal } from "../primitives/index.js";

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

/** 死亡: the {@link DischargeDisposition} of a patient who died. */
export const DIED = 5 satisfies DischargeDisposition;

/** 医疗机构等级: all values of {@link HospitalGrade}. */
export const HOSPITAL_GRADES = ["tertiary", "secondary", "primary", "ungraded"] as const;

/** 医疗机构等级. */
export type HospitalGrade = (typeof HOSPITAL_GRADES)[number];

/** 办医性质: all values of {@link Ownership}. */
export const OWNERSHIPS = ["public", "private"] as const;

/** 办医性质: 公立, 民营. */
export type Ownership = (typeof OWNERSHIPS)[number];

/** 就诊事件类型: all values of {@link CareEventKind}. */
export const CARE_EVENT_KINDS = ["outpatient", "pharmacy"] as const;

/** 就诊事件类型: an outpatient visit or a purchase at a pharmacy. */
export type CareEventKind = (typeof CARE_EVENT_KINDS)[number];

/** 费用构成: yuan by category (`drug`, `consumable`, `examination`, ...). */
export type CostBreakdown = Readonly<Record<string, Decimal>>;

/** 申请与核准: applications and approvals that travel with a case (special review, bed-day exit, new technology, ...). */
export type CaseMarks = Readonly<Record<string, unknown>>;

/** 差异系数 by group. */
export type GroupCoefficients = Readonly<Record<string, Decimal>>;

/** 另列数值: further inputs of an edition by name (`growthRate`, `priorYearFinal`, ...), exact. */
export type NamedInputs = Readonly<Record<string, Decimal>>;
