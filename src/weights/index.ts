export { bindWeights } from "./bind-weights.js";
export { type CaseFacts, caseFacts, type WeighTables } from "./case/case-facts.js";
export { MARKS, markAmount } from "./case/case-marks.js";
export {
  type CaseStanding,
  type ClassTrial,
  type ConditionTrial,
  caseStanding,
  classifyCase,
  type Outcome,
} from "./case/classify-case.js";
export type { PointStep } from "./case/point-step.js";
export { type CaseCircumstances, type CaseWeight, weighCase } from "./case/weigh-case.js";
export { WEIGH_REASON_TEXTS, WEIGH_REASONS, type WeighReason } from "./case/weigh-reason.js";
export { className } from "./class-names.js";
export type {
  Coefficient,
  CoefficientPart,
  CoefficientTable,
  ComponentBasis,
} from "./coefficient/coefficient.js";
export type { CoefficientInputs } from "./coefficient/coefficient-inputs.js";
export { coefficientTable, givenBeyondLimits, hospitalsById } from "./coefficient/coefficient-table.js";
export { type CaseColumns, MISSING_DAY } from "./columns/case-columns.js";
export { CaseColumnsBuilder, caseColumns, type GroupedAs } from "./columns/case-columns-builder.js";
export { type WeighCasesOptions, weighCases } from "./columns/weigh-cases.js";
export { describeCaseWeight } from "./explain/describe-case-weight.js";
export { type CaseWeightExplanation, explainCaseWeight } from "./explain/explain-case-weight.js";
export {
  type CaseMixIndex,
  caseMixIndex,
  type GroupVolumes,
  normaliseWeights,
  reductionInVariance,
} from "./groups/case-mix.js";
export {
  ALL_GROUPS,
  basePoints,
  type GroupRow,
  type GroupTable,
  groupRows,
  groupTable,
  publishedGroupTable,
  worthOfGroup,
} from "./groups/group-table.js";
export { growthControl, type HospitalGrowth, type HospitalGrowthInput } from "./growth/growth-control.js";
export { type GroupStatisticsOptions, groupStatistics } from "./history/group-statistics.js";
export {
  type AreaStatistic,
  type GroupStatistic,
  HISTORY_USES,
  type HistoryStatistics,
  type HistoryUse,
  type HospitalSums,
  type Instability,
} from "./history/history-statistics.js";
export { HISTORY_USE_TEXTS } from "./history/history-use-texts.js";
export {
  addMoments,
  coefficientOfVariation,
  type Moments,
  momentsOf,
  variesAtMost,
} from "./history/moments.js";
export { quantile } from "./history/quantile.js";
export { type TrimBounds, trimBounds } from "./history/trim-bounds.js";
export {
  historyDiagnostics,
  historyUses,
  type UnusedHistoryCase,
  unusedHistory,
} from "./history/unused-history.js";
export { type YearSums, yearAverage } from "./history/year-average.js";
export type {
  AddOnParameters,
  CaseClassParameters,
  CaseClassRow,
  CaseCondition,
  CoefficientComponent,
  CoefficientParameters,
  GroupStanding,
  GroupWeightParameters,
  GrowthControlParameters,
  HistoryParameters,
  HistoryYears,
  Incentive,
  Limits,
  PointsMethod,
  Population,
  QuantileDefinition,
  Range,
  ReadmissionParameters,
  ReviewGroundParameters,
  StabilityParameters,
  Threshold,
  Trimming,
  TrimmingScope,
  WeightParameters,
} from "./parameters.js";
export { type ReadmissionJudgement, readmittedStays } from "./readmission/readmitted-stays.js";
export { type GroundOutcome, smallGroupGround, smallNewbornGround } from "./review/review-grounds.js";
export { type LedgerKey, POINTS_SCALE, type WeighedCases } from "./weighed-cases.js";
