export { allowedCases } from "./audit/quota-detector.js";
export type { RuleExposure, Undetermined } from "./audit/rule-recorder.js";
export type { AuditCase } from "./audit-case.js";
export { bindRules } from "./bind-rules.js";
export { type ConditionProblem, conditionProblems } from "./conditions/check-condition.js";
export {
  type CompiledCondition,
  type CompileOptions,
  compileCondition,
} from "./conditions/compile-condition.js";
export {
  type AllCondition,
  type AnyCondition,
  type Condition,
  DEEPEST_CONDITION,
  LARGEST_CONDITION,
  type LeafCondition,
  type NotCondition,
} from "./conditions/condition.js";
export type { CompileCondition, ConditionJudge } from "./conditions/condition-judge.js";
export type { FactType } from "./conditions/fact.js";
export { FACT_TYPES } from "./conditions/facts.js";
export type { Lists } from "./conditions/operand-value.js";
export { OPERATORS } from "./conditions/operators.js";
export { FAILS, HOLDS, type Truth, UNKNOWN } from "./conditions/truth.js";
export type { Finding, FindingEvidence, FindingStatus, FindingStep } from "./finding.js";
export {
  advance,
  type ConfirmedDeduction,
  confirmedDeductions,
  type NextStep,
  nextSteps,
  type ReviewAction,
} from "./finding-life.js";
export { DIMENSIONS, type Dimension } from "./monitoring/dimension.js";
export type { GroupComparisonRow } from "./monitoring/group-comparison.js";
export type { Figure, Indicator, IndicatorInput } from "./monitoring/indicator.js";
export type { IndicatorRow } from "./monitoring/indicator-rows.js";
export {
  INDICATORS,
  type Monitoring,
  type MonitorOptions,
  type MonitorResult,
  monitor,
  startMonitoring,
} from "./monitoring/monitor.js";
export type {
  AuditRule,
  ConsumptionIndexReading,
  CostShiftingRule,
  CostStructureRule,
  DayCount,
  FindingSeverity,
  MonitoringParameters,
  Period,
  QuotaRule,
  ReadmissionRule,
  RecordRule,
  ReviewRoles,
  ReviewStep,
  RuleHead,
  RuleKind,
  RulesParameters,
  SplitStayRule,
  TreatmentModule,
  UnderServiceRule,
  UpCodingRule,
  VolumeRule,
  Window,
} from "./parameters.js";
export {
  type HospitalSignal,
  type RankedFinding,
  type RankedFindings,
  type RankOptions,
  rankFindings,
} from "./ranking/rank-findings.js";
export {
  type Screening,
  type ScreenOptions,
  type ScreenResult,
  type SkippedRule,
  screen,
  startScreening,
} from "./screen.js";
