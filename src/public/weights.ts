/**
 * 权重与点数: groups are weighed by history, and cases by their groups.
 *
 * @module chs-drg/weights
 */

export { weighCase } from "../weights/case/weigh-case.js";
export type { WeighReason } from "../weights/case/weigh-reason.js";
export { WEIGH_REASON_TEXTS } from "../weights/case/weigh-reason-texts.js";
export { coefficientTable } from "../weights/coefficient/coefficient-table.js";
export type { CaseColumns } from "../weights/columns/case-columns.js";
export { CaseColumnsBuilder, caseColumns } from "../weights/columns/case-columns-builder.js";
export { weighCases } from "../weights/columns/weigh-cases.js";
export { describeCaseWeight } from "../weights/explain/describe-case-weight.js";
export { explainCaseWeight } from "../weights/explain/explain-case-weight.js";
export { caseMixIndex, normaliseWeights, reductionInVariance } from "../weights/groups/case-mix.js";
export { type GroupTable, groupTable, publishedGroupTable } from "../weights/groups/group-table.js";
export { growthControl } from "../weights/growth/growth-control.js";
export { groupStatistics } from "../weights/history/group-statistics.js";
export type { WeightParameters } from "../weights/parameters.js";
export { readmittedStays } from "../weights/readmission/readmitted-stays.js";
export { smallGroupGround, smallNewbornGround } from "../weights/review/review-grounds.js";
export type { WeighedCases } from "../weights/weighed-cases.js";
