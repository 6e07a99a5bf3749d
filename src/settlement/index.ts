export { bindSettlement } from "./bind-settlement.js";
export type { CaseDetails } from "./case-details.js";
export { NO_DAY, NO_DISEASE, SEVERAL_DISEASES } from "./case-details.js";
export { CASE_STATUSES, owesNothing, STATUS_WORDS, WITHHELD } from "./case-status.js";
export {
  type Clearing,
  type ClearingLine,
  clear,
  type Deduction,
  type Prepaid,
  type WithoutLine,
} from "./clearing/clear.js";
export { type BudgetKey, type Prepayment, type PrepaymentClaim, prepay } from "./clearing/prepay.js";
export { type DiseaseLine, diseaseLines } from "./disease-lines.js";
export { type HospitalLedger, hospitalKey } from "./hospital-key.js";
export { AREA_COLUMN, CASES_COLUMN, FUND_COLUMN, HOSPITAL_COLUMN } from "./line-columns.js";
export { type BudgetField, neededBudget } from "./needed-budget.js";
export type { Quota } from "./parameters/quota.js";
export type { RateParameters, RateSource } from "./parameters/rate-parameters.js";
export { UNIT_METHODS } from "./parameters/unit-methods.js";
export type { Disease } from "./parameters/unit-parameters.js";
export type {
  PrepaymentParameters,
  ReviewKind,
  ReviewParameters,
  SettlementParameters,
  SettlementSection,
} from "./parameters.js";
export { type PaymentUnitRow, UNSETTLED_TREATMENTS, type UnsettledTreatment } from "./parameters.js";
export { type CasePayments, PAYMENT_STATUSES, type PaymentStatus, payCases } from "./pay-cases.js";
export { PAID_UNITS, PAYMENT_UNITS, type PaidUnit, type PaymentUnit } from "./payment-unit.js";
export type { DistributableTotal } from "./points/distributable-total.js";
export { type IncurredTotal, incurredTotals } from "./points/incurred-total.js";
export { pointValue } from "./points/point-value.js";
export { ledgerName, potKey } from "./pots.js";
export { priceChanged } from "./price-changed.js";
export type { HospitalReading } from "./rate/clearing-coefficients.js";
export { exactStandards } from "./rate/exact-standards.js";
export { groupRate } from "./rate/group-rate.js";
export { type Payer, payersOf, rateForPayer, tiersOf } from "./rate/payers.js";
export { EXACT_STANDARD_SCALE, paymentStandard } from "./rate/payment-standard.js";
export type { HospitalRate } from "./rate/rate-for-hospital.js";
export { type StandardLine, standardLines } from "./rate/standard-lines.js";
export { TIER_COLUMNS } from "./rate/tier-columns.js";
export { tierOfHospital } from "./rate/tiers.js";
export { type Change, type Ripple, resettle, rippleOf } from "./resettle.js";
export { type Application, type ApplicationState, caseKey } from "./review/application.js";
export { appliedCases } from "./review/applied-cases.js";
export { approvalMark, approvedMarks, revokedMarks } from "./review/approved-marks.js";
export { checkSample } from "./review/check-sample.js";
export { lastDay, type WorkCalendar } from "./review/deadline.js";
export {
  type CaseUnderReview,
  type GroupUnderReview,
  REVIEW_REASONS,
  reviewGroups,
} from "./review/group-review.js";
export { type ApplicationCause, type Hearing, hearingOf, type ReviewContext } from "./review/hearing.js";
export { quotaCount } from "./review/quota-count.js";
export { diseasesPaid, isOfPopulation, StayCount } from "./review/quota-population.js";
export { reselect } from "./review/reselect.js";
export { type ReviewOutcome, reviewApplications } from "./review/review-applications.js";
export { inLedgers, type SettledArea, settleArea } from "./settle.js";
export { settledLimits } from "./settled-limits.js";
export type { GroupCodes, HospitalYear, SettlementBudget } from "./settlement-input.js";
export type {
  LedgerSettlement,
  PointsLine,
  RateLine,
  SettlementResult,
  StatementLine,
  TierSettlement,
} from "./settlement-result.js";
export { standardsOf } from "./standards-of.js";
export { statementBySlot } from "./statement-by-slot.js";
export { statementColumns } from "./statement-columns.js";
export { statementFileColumns, statementRows } from "./statement-rows.js";
export { treatmentOf } from "./treatment-of.js";
export { UNIT_COLUMNS } from "./unit-columns.js";
export { type UnitLine, unitLines } from "./unit-lines.js";
export { UNIT_NAMES } from "./unit-names.js";
export { type BedDayAssessmentLine, bedDayAssessments } from "./units/bed-day-assessments.js";
export { hasOperationsOfTwo, listedDiseases, takesPart } from "./units/by-disease.js";
export {
  BED_DAY_KEYS,
  type BedDayKey,
  type DerivedBedDay,
  deriveBedDays,
  type HistoricBedDays,
} from "./units/derive-bed-day.js";
export {
  type DerivedDisease,
  DISEASE_KEYS,
  type DiseaseKey,
  deriveDiseases,
  type HistoricDisease,
} from "./units/derive-disease.js";
export type { DerivedRows } from "./units/derived-rows.js";
export {
  type CapitationLine,
  type CapitationSettlement,
  CONTRACT_REASONS,
  type ContractReason,
  type ContractsInput,
  capitationUnitLines,
  type OpenContract,
  settleContracts,
} from "./units/settle-contracts.js";
export { isPaidOtherwise, takenBy, takenByRecord, unitArea } from "./units/take-unit.js";
export { type UnsettledCases, unsettledCases } from "./unsettled-cases.js";
export { type UnsettledCause, unsettledCauses } from "./unsettled-causes.js";
export { type PublishedTotal, type RederivedName, rederivedFigures } from "./verify-statement.js";
