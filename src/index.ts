/**
 * 引擎与动词: an edition bound to its calculators, and what all rooms share.
 *
 * @module chs-drg
 */

export {
  type AreaSettlement,
  type AreaWeights,
  type AuditKnowledge,
  type CaseIntake,
  type CaseOutcome,
  type ClearingSource,
  caseOutcome,
  caseOutcomes,
  compareEditions,
  comparisonRows,
  createEngine,
  describePricing,
  type EditionComparison,
  type Engine,
  type EngineOptions,
  hospitalYears,
  parseJsonRow,
  priceCase,
  type SettlingSource,
  statedGroup,
  type TakenCases,
  type WeighingSource,
} from "./engine/index.js";
export {
  type Assumption,
  type Cited,
  type CitedValue,
  type CivilDate,
  csvLine,
  Decimal,
  type DecimalInput,
  type Diagnostic,
  DrgError,
  decimal,
  decimalText,
  isDrgError,
  type Locale,
  type LocalizedText,
  type NotEvaluated,
  plainCell,
  presentColumns,
  type Rounding,
  repeatedKey,
  type Source,
  type TableColumn,
  type ValueStatus,
} from "./primitives/index.js";
