import { groupedBy } from "../../primitives/grouped-by.js";
import { compareText, type Decimal, quotient, yuanOf } from "../../primitives/index.js";
import { groupAt, hospitalAt } from "../../weights/case-at.js";
import { type GroupReviewParameters, LIST_KINDS } from "../parameters/group-review-parameters.js";
import { type CasePayments, PAYMENT_STATUSES } from "../pay-cases.js";
import type { SettledArea } from "../settle.js";
import { isUnlisted, listsOf } from "./listed-items.js";

/** 病组判定: cost far above what is paid, far below it, neither, or not to be told for want of a limit. */
export type GroupVerdict = "high" | "low" | "ordinary" | "unknown";

/** 病组: a group with what its cases cost and are paid; yuan. */
export interface GroupUnderReview {
  readonly drg: string;
  readonly verdict: GroupVerdict;
  readonly cases: number;
  readonly hospitals: number;
  readonly itemCost: Decimal;
  readonly drgPayment: Decimal;
  /** cost over payment */
  readonly ratio: Decimal;
}

/** 单独审核的理由, as the applications name them. */
export const REVIEW_REASONS = ["high-cost", "low-cost", "long-stay", "short-stay", ...LIST_KINDS] as const;
export type ReviewReason = (typeof REVIEW_REASONS)[number];

/** 提交审核的病例. */
export interface CaseUnderReview {
  readonly caseId: string;
  readonly hospitalId: string;
  readonly drg: string;
  /** that of its group first */
  readonly reasons: readonly ReviewReason[];
  readonly itemCost: Decimal;
  readonly drgPayment: Decimal;
  readonly lengthOfStayDays: number | null;
}

/** 提交专家组的材料: every group, the furthest from what is paid first, and the cases that go with the abnormal ones or stand by themselves. */
export interface GroupReview {
  readonly groups: readonly GroupUnderReview[];
  readonly cases: readonly CaseUnderReview[];
  /** settled cases of unknown length of stay, which no limit of days can judge */
  readonly withoutDays: number;
  /** settled cases that name no items, while the edition has lists */
  readonly withoutItems: number;
}

/**
 * 付费异常病组: of the cases settled by group, every group with its cost over what is paid for it; a group at or beyond a limit is put before the board with
 * all of its cases. A case is put there by itself for its length of stay or for what stands on a list.
 *
 * ```text
 * ratio = Σ item cost / Σ DRG payment      high: cost ≥ highFrom × payment      low: cost ≤ lowTo × payment
 * ```
 * That the two are compared, and that the limit itself belongs to the abnormal side, is a reading; the limits are not printed.
 *
 * @source SMX-009, SMX-010, SMX-011
 */
export function reviewGroups(
  area: SettledArea,
  payments: CasePayments,
  rules: GroupReviewParameters,
): GroupReview {
  const { cases, details } = area.input;
  const settled = Array.from({ length: cases.count }, (_, index) => index).filter(
    (index) =>
      PAYMENT_STATUSES[payments.status[index] ?? -1] === "settled" &&
      (cases.group[index] ?? -1) >= 0 &&
      !Number.isNaN((payments.drgTotalFen[index] ?? Number.NaN) + (cases.totalCostFen[index] ?? Number.NaN)),
  );
  const daysOf = (index: number) => details?.lengthOfStayDays?.[index] ?? -1;
  const bitsOf = (index: number) => details?.listedItems?.[index] ?? 0;
  const groups = groupsOf(area, payments, settled, rules);
  const verdicts = new Map(groups.map(({ drg, verdict }) => [drg, verdict]));
  const reviewed = settled.flatMap((index): CaseUnderReview[] => {
    const drg = groupAt(cases, index) ?? "";
    const days = daysOf(index);
    const reasons = [
      ...groupReasons(verdicts.get(drg)),
      ...stayReasons(days, rules),
      ...listsOf(bitsOf(index)),
    ];
    if (reasons.length === 0) return [];
    return [
      {
        caseId: cases.caseIds[index] ?? "",
        hospitalId: hospitalAt(cases, index) ?? "",
        ...{ drg, reasons },
        itemCost: yuanOf(cases.totalCostFen[index] ?? 0),
        drgPayment: yuanOf(payments.drgTotalFen[index] ?? 0),
        lengthOfStayDays: days < 0 ? null : days,
      },
    ];
  });
  const hasLists = Object.keys(rules.lists).length > 0;
  return {
    groups,
    cases: reviewed.sort(inOrder),
    withoutDays: settled.filter((index) => daysOf(index) < 0).length,
    withoutItems: hasLists ? settled.filter((index) => isUnlisted(bitsOf(index))).length : 0,
  };
}

function groupsOf(
  { input: { cases } }: SettledArea,
  { drgTotalFen }: CasePayments,
  settled: readonly number[],
  rules: GroupReviewParameters,
): GroupUnderReview[] {
  const byGroup = groupedBy(settled, (index) => cases.group[index] ?? -1);
  const groups = [...byGroup].flatMap(([group, indexes]): GroupUnderReview[] => {
    const sum = (column: Float64Array) =>
      yuanOf(indexes.reduce((fen, index) => fen + (column[index] ?? 0), 0));
    const [itemCost, drgPayment] = [sum(cases.totalCostFen), sum(drgTotalFen)];
    if (!drgPayment.gt(0)) return [];
    return [
      {
        drg: cases.groups[group] ?? "",
        verdict: verdictOf(itemCost, drgPayment, rules),
        cases: indexes.length,
        hospitals: new Set(indexes.map((index) => cases.hospital[index])).size,
        ...{ itemCost, drgPayment },
        ratio: quotient(itemCost, drgPayment),
      },
    ];
  });
  return groups.sort((a, b) => b.ratio.cmp(a.ratio) || compareText(a.drg, b.drg));
}

function verdictOf(
  cost: Decimal,
  payment: Decimal,
  { highFrom, lowTo }: GroupReviewParameters,
): GroupVerdict {
  if (highFrom !== undefined && cost.gte(payment.times(highFrom))) return "high";
  if (lowTo !== undefined && cost.lte(payment.times(lowTo))) return "low";
  return highFrom === undefined || lowTo === undefined ? "unknown" : "ordinary";
}

function groupReasons(verdict: GroupVerdict | undefined): ReviewReason[] {
  if (verdict === "high") return ["high-cost"];
  return verdict === "low" ? ["low-cost"] : [];
}

function stayReasons(
  days: number,
  { longStayFromDays, shortStayToDays }: GroupReviewParameters,
): ReviewReason[] {
  if (days < 0) return [];
  if (longStayFromDays !== undefined && days >= longStayFromDays) return ["long-stay"];
  return shortStayToDays !== undefined && days <= shortStayToDays ? ["short-stay"] : [];
}

function inOrder(a: CaseUnderReview, b: CaseUnderReview): number {
  return (
    compareText(a.drg, b.drg) || compareText(a.hospitalId, b.hospitalId) || compareText(a.caseId, b.caseId)
  );
}
