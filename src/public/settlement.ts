/**
 * 结算: points or weights come to money, to the fen.
 *
 * @module chs-drg/settlement
 */

export { STATUS_WORDS } from "../settlement/case-status.js";
export { type Clearing, clear } from "../settlement/clearing/clear.js";
export { type Prepayment, prepay } from "../settlement/clearing/prepay.js";
export type { SettlementParameters } from "../settlement/parameters.js";
export { payCases } from "../settlement/pay-cases.js";
export { annualBudget } from "../settlement/points/annual-budget.js";
export { distributableTotal } from "../settlement/points/distributable-total.js";
export { pointValue } from "../settlement/points/point-value.js";
export { baseRate } from "../settlement/rate/base-rate.js";
export { clearingCoefficient } from "../settlement/rate/clearing-coefficient.js";
export { fundByProduct, fundByResidual } from "../settlement/rate/fund-share.js";
export { paymentStandard } from "../settlement/rate/payment-standard.js";
export { qualityDeposit } from "../settlement/rate/quality-deposit.js";
export { retainedAmount } from "../settlement/rate/retention.js";
export { type Change, resettle } from "../settlement/resettle.js";
export { type Application, advance } from "../settlement/review/application.js";
export { approvedMarks } from "../settlement/review/approved-marks.js";
export { reselect } from "../settlement/review/reselect.js";
export { reviewApplications } from "../settlement/review/review-applications.js";
export { rollUp } from "../settlement/roll-up.js";
export { settle, settleArea } from "../settlement/settle.js";
export type { SettlementInput } from "../settlement/settlement-input.js";
export type { SettlementResult, StatementLine } from "../settlement/settlement-result.js";
export { type StatementRow, statementFileColumns, statementRows } from "../settlement/statement-rows.js";
export { bedDayPayment } from "../settlement/units/bed-day-payment.js";
export { payByDisease } from "../settlement/units/by-disease.js";
export { capitation } from "../settlement/units/capitation.js";
export { unsettledCases } from "../settlement/unsettled-cases.js";
export { verifyStatement } from "../settlement/verify-statement.js";
