/**
 * 监管: rules of audit, indicators, and the life of a finding.
 *
 * @module chs-drg/rules
 */

export type { AuditCase } from "../rules/audit-case.js";
export { conditionProblems } from "../rules/conditions/check-condition.js";
export { compileCondition } from "../rules/conditions/compile-rule-condition.js";
export { FACT_TYPES } from "../rules/conditions/facts.js";
export { OPERATORS } from "../rules/conditions/operators.js";
export type { Condition } from "../rules/conditions/rule-condition.js";
export type { Finding } from "../rules/finding.js";
export { advance, confirmedDeductions, nextSteps } from "../rules/finding-life.js";
export { INDICATORS, type MonitorResult, monitor, startMonitoring } from "../rules/monitoring/monitor.js";
export type { RulesParameters } from "../rules/parameters.js";
export { rankFindings } from "../rules/ranking/rank-findings.js";
export { type ScreenOptions, type ScreenResult, screen, startScreening } from "../rules/screen.js";
