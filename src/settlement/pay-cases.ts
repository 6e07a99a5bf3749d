import { type Decimal, type Diagnostic, FEN_DECIMALS, fenOf } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import { caseJudge } from "./case-judge.js";
import { CASE_STATUSES, type CaseStatus, STATUS_NUMBERS } from "./case-status.js";
import { casesBySlot } from "./cases-by-slot.js";
import { paidByOthersFen } from "./paid-by-others.js";
import { PAYMENT_UNITS, type PaymentUnit } from "./payment-unit.js";
import { ledgerName } from "./pots.js";
import { PRICINGS, type Pricing } from "./rate/abnormal-cases.js";
import { finalPrices } from "./rate/final-prices.js";
import { fundInTheEnd } from "./rate/fund-share.js";
import type { SettledArea } from "./settle.js";
import { settlementErrors } from "./settlement-errors.js";
import type { StatementLine } from "./settlement-result.js";
import { splitFen } from "./split-fen.js";
import { statementBySlot } from "./statement-by-slot.js";

/** 病例结算状态 in the end: as counted, or `not-settled` where the case's ledger or hospital could not be. */
export type PaymentStatus = CaseStatus | "not-settled";
export const PAYMENT_STATUSES: readonly PaymentStatus[] = [...CASE_STATUSES, "not-settled"];

/** 病例支付: columns by case, fen; NaN = none, and the status or a diagnostic says why. */
export interface CasePayments {
  /** the case's part of its hospital's DRG total cost, or what its own unit pays for it */
  readonly drgTotalFen: Float64Array;
  /** the case's part of its hospital's DRG fund payment; NaN also where the case's own fund payment is missing */
  readonly drgFundFen: Float64Array;
  /** index into {@link PAYMENT_STATUSES} */
  readonly status: Uint8Array;
  /** index into `PAYMENT_UNITS`: the one unit that takes the case */
  readonly unit: Uint8Array;
  /** 1 = paid by a unit of its own out of the total that groups share */
  readonly drawn: Uint8Array;
  /** 1 = not paid yet, for a hard quota is exceeded: see {@link SettledArea.withheld} */
  readonly withheld: Uint8Array;
  /** how a case was priced under the rate method; index into `pricings` */
  readonly pricing?: Uint8Array;
  readonly pricings: readonly Pricing[];
  /** amounts that could not be split over the hospital's cases */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 病例支付: splits what each hospital is due over its cases, so that a hospital's cases sum to its statement line to the fen.
 *
 * Points: by case points (largest remainder, ties by case id). Rate: each case has its own price; where the year-end corrections
 * changed the hospital's amount, the new amount is split by those prices.
 *
 * @returns columns in the order of the cases
 */
export function payCases(area: SettledArea): CasePayments {
  requireMade({ area }, "settleArea()", "input", "tally");
  const { input, tally, prices, parameters } = area;
  const { cases } = input;
  const diagnostics: Diagnostic[] = [];
  const payments: CasePayments = {
    drgTotalFen: new Float64Array(cases.count).fill(Number.NaN),
    drgFundFen: new Float64Array(cases.count).fill(Number.NaN),
    status: tally.status.slice(),
    unit: tally.unit.slice(),
    drawn: new Uint8Array(cases.count),
    withheld: new Uint8Array(cases.count),
    pricings: PRICINGS,
    diagnostics,
    ...(prices && { pricing: prices.pricing }),
  };
  for (const index of area.withheld) payments.withheld[index] = 1;
  const lines = statementBySlot(area);
  const fundBase = parameters.unit === "points" && parameters.pointValue?.method === "fund";
  casesBySlot(tally).forEach((indexes, slot) => {
    const line = lines[slot];
    if (line === undefined) markNotSettled(indexes, payments.status);
    else if (line.unit === "rate") payByRate(line, indexes, area, payments, diagnostics);
    else if (fundBase) payByPoints(line.drgFundPayment, indexes, cases, payments.drgFundFen);
    else payByPoints(line.drgTotalCost, indexes, cases, payments.drgTotalFen);
  });
  if (parameters.unit === "points") {
    if (fundBase) addOtherPayments(cases, payments.drgFundFen, payments.drgTotalFen, 1);
    else addOtherPayments(cases, payments.drgTotalFen, payments.drgFundFen, -1);
  }
  payByOtherUnits(area, payments);
  if (payments.pricing) nameByPricing(payments);
  return payments;
}

/** What units of their own pay, case by case. */
function payByOtherUnits({ input, tally, parameters, withheld }: SettledArea, payments: CasePayments): void {
  if (!tally.counts[OTHER_UNIT]) return;
  const judge = caseJudge(input, parameters);
  for (let index = 0; index < tally.status.length; index++) {
    if (tally.status[index] !== OTHER_UNIT || withheld.has(index)) continue;
    const { paid } = judge(index, false);
    if (paid === undefined) continue;
    payments.drgTotalFen[index] = paid.totalFen;
    payments.drgFundFen[index] = paid.fundFen;
    payments.drawn[index] = paid.drawn ? 1 : 0;
  }
}

const OTHER_UNIT = STATUS_NUMBERS["other-unit"];
const SETTLED = STATUS_NUMBERS.settled;

/** The unit that a pricing under the rate method makes of a case that would be paid by group. */
const UNIT_OF_PRICING: Readonly<Record<Pricing, PaymentUnit>> = {
  standard: "drg",
  "tier-share": "drg",
  "approved-by-item": "by-item",
  "no-weight-by-item": "by-item",
  "extreme-low-by-item": "abnormal-stay",
  "extreme-high-by-item": "abnormal-stay",
  "short-stay": "abnormal-stay",
};

function nameByPricing({ pricing, pricings, status, unit }: CasePayments): void {
  const byGroup = PAYMENT_UNITS.indexOf("drg");
  const units = pricings.map((name) => PAYMENT_UNITS.indexOf(UNIT_OF_PRICING[name]));
  for (let index = 0; index < status.length; index++) {
    if (status[index] !== SETTLED || unit[index] !== byGroup) continue;
    unit[index] = units[pricing?.[index] ?? 0] ?? byGroup;
  }
}

function markNotSettled(indexes: Int32Array, status: Uint8Array): void {
  for (const index of indexes) status[index] = CASE_STATUSES.length;
}

/** What is split under the points method: the total cost or, on the fund base, the fund payment; the other follows case by case. */
function payByPoints(
  shared: Decimal | null,
  indexes: Int32Array,
  cases: WeighedCases,
  column: Float64Array,
): void {
  if (shared !== null) splitFen(fenOf(shared), indexes, cases.points, cases.caseIds, column);
}

/** Adds (or with `sign` -1 takes away) what patients and others paid for each case. */
function addOtherPayments(cases: WeighedCases, from: Float64Array, to: Float64Array, sign: 1 | -1): void {
  for (let index = 0; index < cases.count; index++) {
    to[index] = (from[index] ?? Number.NaN) + sign * paidByOthersFen(cases, index);
  }
}

function payByRate(
  line: StatementLine,
  indexes: Int32Array,
  { input, prices, parameters }: SettledArea,
  { drgTotalFen, drgFundFen }: CasePayments,
  diagnostics: Diagnostic[],
): void {
  if (prices === undefined || line.drgTotalCost === null) return;
  const parts = finalPrices(fenOf(line.drgTotalCost), indexes, prices.totalFen, input.cases.caseIds);
  if (parts === undefined) {
    diagnostics.push(withoutClaims(line, line.drgTotalCost));
    return;
  }
  indexes.forEach((index, position) => {
    const total = parts[position] ?? 0;
    const change = total - (prices.totalFen[index] ?? 0);
    drgTotalFen[index] = total;
    drgFundFen[index] = fundInTheEnd(prices.fundFen[index] ?? Number.NaN, change, parameters.rate?.fundShare);
  });
}

function withoutClaims(line: StatementLine, due: Decimal): Diagnostic {
  const ledger = ledgerName({ ledger: line, budgetUnit: line.budgetUnit });
  const info = { hospital: line.hospitalId, ledger, amount: due.toFixed(FEN_DECIMALS) };
  return settlementErrors.diagnostic("error", "SETTLEMENT_SPLIT_WITHOUT_CLAIMS", "cases", info);
}
