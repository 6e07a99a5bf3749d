import { compareText, Decimal, quotient, yuanOf } from "../../primitives/index.js";
import { hospitalAt, ledgerAt } from "../../weights/case-at.js";
import type { LedgerKey } from "../../weights/weighed-cases.js";
import { type HospitalLedger, hospitalKey } from "../hospital-key.js";
import type { CasePayments } from "../pay-cases.js";
import { PAYMENT_UNITS } from "../payment-unit.js";
import type { SettledArea } from "../settle.js";
import { assessBedDays, type BedDayAssessment, type BedDayIndicators } from "./bed-day-payment.js";

/** 床日考核行: the bed-day stays of a hospital and fund against the targets of the edition; null = a stay lacks what it needs, or nobody gave it. */
export interface BedDayAssessmentLine extends LedgerKey, BedDayAssessment {
  readonly hospitalId: string;
  readonly stays: number;
  readonly days: number | null;
  readonly averageStay: Decimal | null;
  /** yuan a day */
  readonly dailyCost: Decimal | null;
  /** 治疗效果: the hospital's figure `bedDayOutcomeRate`, a fraction */
  readonly outcomeRate: Decimal | null;
  /** what the stays are paid by day, yuan */
  readonly amount: Decimal;
}

/**
 * 床日考核: average days, daily cost and outcome of every hospital's bed-day stays against the targets, and what a missed one takes off at clearing. Days and
 * cost are those of the stays that were paid by day; the outcome is the hospital's own figure for the year.
 *
 * @returns by pooling area, fund and hospital; empty where the edition assesses nothing, or no stay is paid by day
 * @source SX-027
 */
export function bedDayAssessments(
  { input, parameters }: SettledArea,
  { unit, drgTotalFen }: CasePayments,
): BedDayAssessmentLine[] {
  const { cases, details, years = [] } = input;
  const checks = parameters.bedDay?.assessment ?? [];
  if (checks.length === 0) return [];
  const outcomes = new Map(years.map((year) => [year.hospitalId, year.bedDayOutcomeRate]));
  const sums = new Map<string, Sums>();
  for (let index = 0; index < cases.count; index++) {
    const paidFen = drgTotalFen[index] ?? Number.NaN;
    const hospitalId = hospitalAt(cases, index);
    const ledger = ledgerAt(cases, index);
    if (unit[index] !== BED_DAY || Number.isNaN(paidFen) || hospitalId === undefined || ledger === undefined)
      continue;
    const key = hospitalKey({ ...ledger, hospitalId });
    const own = sums.get(key) ?? { ...ledger, hospitalId, stays: 0, days: 0, costFen: 0, paidFen: 0 };
    sums.set(key, own);
    const days = details?.lengthOfStayDays?.[index] ?? -1;
    own.stays += 1;
    own.days += days < 0 ? Number.NaN : days;
    own.costFen += cases.totalCostFen[index] ?? Number.NaN;
    own.paidFen += paidFen;
  }
  return [...sums]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, own]) => lineOf(own, outcomes.get(own.hospitalId), checks));
}

const BED_DAY = PAYMENT_UNITS.indexOf("bed-day");

interface Sums extends HospitalLedger {
  stays: number;
  days: number;
  costFen: number;
  paidFen: number;
}

function lineOf(
  { poolingArea, insuranceType, hospitalId, stays, days, costFen, paidFen }: Sums,
  outcomeRate: Decimal | undefined,
  checks: Parameters<typeof assessBedDays>[2],
): BedDayAssessmentLine {
  const averageStay = Number.isNaN(days) ? null : quotient(new Decimal(days), stays);
  const dailyCost = Number.isNaN(costFen) || !(days > 0) ? null : quotient(yuanOf(costFen), days);
  const indicators: BedDayIndicators = {
    ...(averageStay && { "average-length-of-stay": averageStay }),
    ...(dailyCost && { "daily-cost": dailyCost }),
    ...(outcomeRate && { "outcome-rate": outcomeRate }),
  };
  const amount = yuanOf(paidFen);
  return {
    ...{ poolingArea, insuranceType, hospitalId, stays, averageStay, dailyCost, amount },
    days: Number.isNaN(days) ? null : days,
    outcomeRate: outcomeRate ?? null,
    ...assessBedDays(amount, indicators, checks),
  };
}
