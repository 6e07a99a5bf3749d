export { bindSettlement } from "./bind-settlement.js";
export type { CaseDetails } from "./case-details.js";
export { NO_DAY, NO_DISEASE, SEVERAL_DISEASES } from "./case-details.js";
export { CASE_STATUSES, type CaseStatus, type CaseTally } from "./case-tally.js";
export {
  type Clearing,
  type ClearingLine,
  type ClearingOptions,
  clear,
  type Deduction,
  type Prepaid,
} from "./clearing/clear.js";
export { type Prepayment, type PrepaymentClaim, prepay } from "./clearing/prepay.js";
export { type DiseaseLine, diseaseLines } from "./disease-lines.js";
export type { Quota, QuotaPopulation, QuotaRule } from "./parameters/quota.js";
export type {
  AbnormalParameters,
  FundShareParameters,
  RateParameters,
  RateSelector,
  RateSource,
  UniformGroups,
} from "./parameters/rate-parameters.js";
export type {
  ClearingCoefficientParameters,
  ClearingPart,
  DepositParameters,
  RetentionBand,
  TierParameters,
  TierRow,
} from "./parameters/tier-parameters.js";
export type {
  BedDayCheck,
  BedDayLimit,
  BedDayParameters,
  BedDayStandard,
  ByDiseaseParameters,
  CapitationParameters,
  CapitationQuota,
  Disease,
} from "./parameters/unit-parameters.js";
export type {
  BudgetMethod,
  BudgetUnitMethod,
  OffSiteParameters,
  PointValueMethod,
  PrepaymentParameters,
  ReviewDeadline,
  ReviewEffect,
  ReviewKind,
  ReviewParameters,
  SettlementParameters,
  SettlementSection,
  SharingParameters,
} from "./parameters.js";
export {
  type PaymentUnitRow,
  UNSETTLED_TREATMENTS,
  type UnsettledParameters,
  type UnsettledTreatment,
} from "./parameters.js";
export { type CasePayments, PAYMENT_STATUSES, type PaymentStatus, payCases } from "./pay-cases.js";
export { PAYMENT_UNITS, type PaymentUnit } from "./payment-unit.js";
export { checkPeriods } from "./period.js";
export { type AnnualBudget, annualBudget } from "./points/annual-budget.js";
export { type DistributableTotal, distributableTotal } from "./points/distributable-total.js";
export { offSitePayment } from "./points/off-site-payment.js";
export { fundAfterOtherPayments, pointValue } from "./points/point-value.js";
export { PRICINGS, type Pricing } from "./rate/abnormal-cases.js";
export { baseRate } from "./rate/base-rate.js";
export {
  type ClearingCoefficient,
  type CoefficientReading,
  clearingCoefficient,
  coefficientReadings,
} from "./rate/clearing-coefficient.js";
export type { HospitalReading } from "./rate/clearing-coefficients.js";
export { fundByProduct, fundByResidual, type OwnItems } from "./rate/fund-share.js";
export { paymentStandard } from "./rate/payment-standard.js";
export { type Deposit, qualityDeposit } from "./rate/quality-deposit.js";
export { retainedAmount } from "./rate/retention.js";
export { type StandardLine, standardLines } from "./rate/standard-lines.js";
export { type TierTotal, tierOf, tierTotal } from "./rate/tiers.js";
export { type Change, type Ripple, resettle, rippleOf } from "./resettle.js";
export {
  type Application,
  type ApplicationEvent,
  type ApplicationState,
  advance,
  type ReviewDecision,
} from "./review/application.js";
export { approvedMarks } from "./review/approved-marks.js";
export { checkSample } from "./review/check-sample.js";
export { lastDay, type WorkCalendar } from "./review/deadline.js";
export { quotaCount } from "./review/quota.js";
export { type Reselection, reselect, type Swap } from "./review/reselect.js";
export {
  type ApplicationCause,
  type ReviewContext,
  type ReviewOutcome,
  reviewApplications,
} from "./review/review-applications.js";
export { type RollUpLevel, type RollUpLine, rollUp } from "./roll-up.js";
export { type SettledArea, settle, settleArea } from "./settle.js";
export { type CaseChange, changedInput, type SettlementChange } from "./settlement-change.js";
export { settlementDigest } from "./settlement-digest.js";
export { settlementErrors } from "./settlement-errors.js";
export type {
  FundBudget,
  GroupCodes,
  HospitalYear,
  Period,
  SettlementBudget,
  SettlementInput,
} from "./settlement-input.js";
export type {
  LedgerSettlement,
  LedgerStatus,
  PointsLine,
  RateLine,
  Reserve,
  SettlementResult,
  StatementLine,
} from "./settlement-result.js";
export { statementColumns } from "./statement-columns.js";
export {
  type ReserveLine,
  type StatementRow,
  statementFileColumns,
  statementRows,
} from "./statement-rows.js";
export { STATUS_WORDS } from "./status-words.js";
export { treatmentOf } from "./treatment-of.js";
export { UNIT_COLUMNS, UNIT_NAMES } from "./unit-columns.js";
export { type UnitLine, unitLines } from "./unit-lines.js";
export {
  assessBedDays,
  type BedDayAssessment,
  type BedDayIndicators,
  type BedDayRate,
  type BedDayStay,
  bedDayPayment,
  bedDayRate,
} from "./units/bed-day.js";
export {
  type DiseaseMatch,
  type DiseasePayment,
  diseaseOf,
  diseaseStandard,
  hasOperationsOfTwo,
  listedDiseases,
  payByDisease,
  standardAt,
  takesPart,
} from "./units/by-disease.js";
export { type Capitation, type ContractedPerson, capitation } from "./units/capitation.js";
export {
  BED_DAY_KEYS,
  type BedDayKey,
  type DerivedBedDay,
  deriveBedDays,
  type HistoricBedDays,
} from "./units/derive-bed-day.js";
export { type UnsettledCases, unsettledCases } from "./unsettled-cases.js";
export {
  type PublishedCase,
  type PublishedTotal,
  type RederivedFigure,
  type RederivedName,
  rederivedFigures,
  verifyStatement,
} from "./verify-statement.js";
