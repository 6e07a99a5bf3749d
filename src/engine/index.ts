export { SETTLEMENT_MARKS } from "../settlement/settlement-marks.js";
export { areaNeeds, type Demand, type DemandedValue } from "./area-needs.js";
export { type AuditGrouping, type AuditKnowledge, auditCase } from "./audit-case.js";
export { joinDetails } from "./case-details-builder.js";
export { CaseIntake, type GroupsOf, type IntakeOptions, type TakenCases } from "./case-intake.js";
export { type CaseOutcome, caseOutcome, caseOutcomeJson, caseOutcomes } from "./case-outcomes.js";
export { changeCases, type TakenChange } from "./change-cases.js";
export { type ClearingSource, clearArea } from "./clear-area.js";
export {
  type ComparisonCause,
  type ComparisonSource,
  compareEditions,
  type EditionComparison,
  type TakenArea,
} from "./compare/compare-editions.js";
export {
  COMPARISON_LEVELS,
  type ComparisonLevel,
  type ComparisonRow,
  comparisonRows,
} from "./compare/comparison-rows.js";
export { createEngine } from "./create-engine.js";
export { type DoubtfulPayments, doubtfulPayments } from "./doubtful-payments.js";
export { DischargesOutside } from "./edition-notes.js";
export { EditionParameters, type EditionReading } from "./edition-parameters.js";
export type { Engine, EngineMonitorOptions, Supervision } from "./engine.js";
export { CODES_MODES, type CodesMode, type EngineOptions } from "./engine-options.js";
export { givenValues, hospitalYears } from "./hospital-inputs.js";
export type { KnownGroups } from "./known-groups.js";
export { type PrepayingSource, prepayArea } from "./prepay-area.js";
export { type PopulationFrame, reviewPopulation } from "./review-population.js";
export { runExample } from "./run-example.js";
export { type AreaSettlement, type SettlingSource, settleCases } from "./settle-cases.js";
export { type StatedGroup, statedGroup } from "./stated-group.js";
export { type AreaWeights, type WeighingSource, weighArea } from "./weigh-area.js";
