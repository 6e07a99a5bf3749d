export { bindWeights } from "./bind-weights.js";
export type { WeighReason } from "./case/weigh-reason.js";
export type { WeighTables } from "./case/weighing-facts.js";
export { className } from "./class-names.js";
export { coefficientTable, givenBeyondLimits, hospitalsById } from "./coefficient/coefficient-table.js";
export type { CoefficientTable } from "./coefficient/coefficient-value.js";
export { asksAboutPeople } from "./coefficient/people-history.js";
export { type CaseColumns, MISSING_DAY } from "./columns/case-columns.js";
export { CaseColumnsBuilder } from "./columns/case-columns-builder.js";
export { type CaseLimit, classLimits } from "./columns/class-limits.js";
export { columnsWithRows } from "./columns/columns-with-rows.js";
export { type HistoryColumns, tellsOfPeople } from "./columns/history-columns.js";
export { type GroupedAs, HistoryColumnsBuilder } from "./columns/history-columns-builder.js";
export { TextPacker } from "./columns/packed-texts.js";
export { type EarlierWeighing, reweighCases } from "./columns/reweigh-cases.js";
export { weighCases } from "./columns/weigh-cases.js";
export { describeCaseWeight } from "./explain/describe-case-weight.js";
export { explainCaseWeight } from "./explain/explain-case-weight.js";
export { type CaseMixIndex, caseMixIndex, scaledTable } from "./groups/case-mix.js";
export {
  type GroupRow,
  type GroupTable,
  groupRows,
  groupTable,
  publishedGroupTable,
} from "./groups/group-table.js";
export { groupStatistics } from "./history/group-statistics.js";
export type { HistoryStatistics, Instability } from "./history/history-statistics.js";
export { HISTORY_USE_TEXTS, type HistoryUse } from "./history/history-use.js";
export { faultyHistory, historyDiagnostics, historyUses } from "./history/unused-history.js";
export type { ReadmissionParameters, WeightParameters } from "./parameters.js";
export { type HalvingRule, halvingRule } from "./readmission/halving-rule.js";
export { followedStays, readmittedStays } from "./readmission/readmitted-stays.js";
export { type LedgerKey, POINTS_SCALE, type WeighedCases } from "./weighed-cases.js";
