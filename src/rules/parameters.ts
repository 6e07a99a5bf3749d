import type { Decimal, LocalizedText } from "../primitives/index.js";
import type { Condition } from "./conditions/condition.js";
import type { Lists } from "./conditions/operand-value.js";
import type { MonitoringParameters } from "./monitoring/monitoring-parameters.js";

/** 违规类型. */
export type RuleKind =
  | "up-coding"
  | "split-stay"
  | "under-service"
  | "cost-shifting"
  | "readmission"
  | "quota"
  | "record"
  | "cost-structure"
  | "volume";

export type FindingSeverity = "high" | "medium" | "low";

/** What every audit rule carries. */
export interface RuleHead {
  readonly id: string;
  readonly title: LocalizedText;
  readonly severity: FindingSeverity;
  /** document and clause that call for the rule */
  readonly clause: string;
  /** 所需证据: what an auditor asks the hospital for */
  readonly evidence: LocalizedText;
  /** 处理方式: what follows when it is confirmed */
  readonly remedy: LocalizedText;
  /** the cases the rule is about; absent, all */
  readonly scope?: Condition;
}

/** How the days between discharge and the next admission are counted (OQ-18). */
export type DayCount = "dischargeDayIsZero" | "dischargeDayIsOne";

/** 间隔: at most so many days, counted so. */
export interface Window {
  readonly days: number;
  readonly dayCount: DayCount;
}

/** 治疗与诊断不符（高编高靠）: a stay with a module's diagnosis shows none of its necessary treatment. */
export interface UpCodingRule extends RuleHead {
  readonly kind: "up-coding";
}

/** 医疗服务提供不足: a stay with a module's diagnosis lacks a line of its core treatment. */
export interface UnderServiceRule extends RuleHead {
  readonly kind: "under-service";
}

/** 分解住院: two consecutive stays of a person at one hospital in the same group, too close together. */
export interface SplitStayRule extends RuleHead {
  readonly kind: "split-stay";
  readonly window: Window;
  readonly sameBy: "drg" | "adrg" | "mdc";
  /** pairs whose later stay meets it are let pass */
  readonly exempt?: Condition;
}

/** 再入院: a later stay of the person in the same group begins within the window. */
export interface ReadmissionRule extends RuleHead {
  readonly kind: "readmission";
  readonly window: Window;
  readonly sameBy: "drg" | "adrg" | "mdc" | "any";
  readonly sameHospital: boolean;
  /** pairs whose later stay meets it are let pass */
  readonly exempt?: Condition;
}

/** 费用转移: outpatient or pharmacy events around the stay. */
export interface CostShiftingRule extends RuleHead {
  readonly kind: "cost-shifting";
  readonly eventKinds: readonly string[];
  readonly daysBefore: number;
  readonly daysAfter: number;
  /** yuan; smaller events are left alone */
  readonly minimumAmount?: Decimal;
}

/** 比例控制: counted cases over base cases, in each value of `by` and each period. */
export interface QuotaRule extends RuleHead {
  readonly kind: "quota";
  readonly counted: Condition;
  readonly base?: Condition;
  readonly by: "area" | "hospital" | "group" | "hospital-group";
  readonly byMark?: string;
  readonly period: Period;
  readonly limit: {
    readonly number: Decimal;
    readonly unit: "percent" | "permille" | "cases";
  };
  readonly rounding: "exact" | "down" | "up" | "halfUp";
}

/** 病案校验. */
export interface RecordRule extends RuleHead {
  readonly kind: "record";
  readonly aspect: "completeness" | "plausibility" | "compliance";
  /** holds = the record is at fault */
  readonly condition: Condition;
}

/** 费用结构异常: a hospital against the other hospitals in the same group. */
export interface CostStructureRule extends RuleHead {
  readonly kind: "cost-structure";
  readonly measure:
    | { readonly method: "average-cost" }
    | { readonly method: "category-share"; readonly category: string };
  readonly atLeast: Decimal;
  readonly minimumCases: number;
}

/** 病例数异常变化: cases of a hospital in a group against the period before. */
export interface VolumeRule extends RuleHead {
  readonly kind: "volume";
  readonly period: Exclude<Period, "all">;
  readonly direction: "rise" | "fall" | "both";
  readonly atLeast: Decimal;
  readonly minimumCases: number;
}

export type Period = "all" | "year" | "quarter" | "month";

/** 审核规则: one audit rule with every value it needs. */
export type AuditRule =
  | UpCodingRule
  | UnderServiceRule
  | SplitStayRule
  | ReadmissionRule
  | CostShiftingRule
  | QuotaRule
  | RecordRule
  | CostStructureRule
  | VolumeRule;

/** 治疗模块: the treatment that a diagnosis calls for. */
export interface TreatmentModule {
  readonly id: string;
  readonly title: LocalizedText;
  readonly diagnoses: readonly { readonly from: string; readonly to: string }[];
  readonly diagnosis: "principal" | "any";
  /** any one of these in the stay speaks against up-coding; procedures and charged items are both looked at */
  readonly necessary?: readonly string[];
  /** each line must show at least one of its codes */
  readonly core?: readonly { readonly title: LocalizedText; readonly anyOf: readonly string[] }[];
}

/** 稽核流程的步骤. */
export type ReviewStep =
  | "highly-suspicious"
  | "joint-judgement"
  | "targeted-audit"
  | "confirmed"
  | "dismissed";

/** Roles that may take a step; a step without roles may be taken by any named reviewer. */
export type ReviewRoles = Readonly<Partial<Record<ReviewStep, readonly string[]>>>;

/** 监管参数: what screening, the life of a finding and monitoring need from an edition. */
export interface RulesParameters {
  /** by id */
  readonly rules: readonly AuditRule[];
  readonly lists: Lists;
  readonly modules: readonly TreatmentModule[];
  readonly reviewRoles: ReviewRoles;
  readonly monitoring: MonitoringParameters;
}
