export type { AuditCase } from "./audit-case.js";
export { bindRules } from "./bind-rules.js";
export { compileCondition } from "./conditions/compile-rule-condition.js";
export type { ConditionJudge } from "./conditions/condition-judge.js";
export { HOLDS } from "./conditions/truth.js";
export type { Finding, FindingStatus } from "./finding.js";
export { advance, confirmedDeductions } from "./finding-life.js";
export { WITHOUT_ID } from "./monitoring/dimension.js";
export type { GroupComparisonRow } from "./monitoring/group-comparison.js";
export type {
  IndicatorRow,
  IndicatorRowOf,
  IndicatorRows,
  IndicatorSection,
  PackedRows,
} from "./monitoring/indicator-rows.js";
export {
  INDICATORS,
  type Monitoring,
  type MonitorOptions,
  type MonitorResult,
  startMonitoring,
  unpackRows,
} from "./monitoring/monitor.js";
export type { AuditRule, ReviewRoles, ReviewStep, RulesParameters } from "./parameters.js";
export { type FunnelLimit, funnelLimit } from "./ranking/funnel-limits.js";
export { type HospitalSignal, type RankedFinding, rankFindings } from "./ranking/rank-findings.js";
export { repeatedDiagnostic } from "./repeated-diagnostic.js";
export { type Screening, type ScreenOptions, type ScreenResult, screen, startScreening } from "./screen.js";
