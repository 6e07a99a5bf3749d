import { type Decimal, yuanOf } from "../primitives/index.js";
import { type CasePayments, PAYMENT_STATUSES, type PaymentStatus } from "./pay-cases.js";
import type { SettledArea } from "./settle.js";
import { isUnsettled } from "./unsettled-cases.js";

/** 未结算的原因: the cases that one status, and of those that were not weighed one reason, keeps out, and what they cost. */
export interface UnsettledCause {
  readonly status: PaymentStatus;
  /** why a case was not weighed; absent of the others */
  readonly reason?: string;
  readonly cases: number;
  /** of the cases that have a cost, yuan */
  readonly itemTotalCost: Decimal;
  readonly withoutCost: number;
}

/** 未结算病例 by cause, the dearest first; of all hospitals and funds. */
export function unsettledCauses(
  { input: { cases } }: SettledArea,
  payments: CasePayments,
): readonly UnsettledCause[] {
  const sums = new Map<
    string,
    { status: PaymentStatus; reason?: string; cases: number; fen: number; without: number }
  >();
  for (let index = 0; index < cases.count; index += 1) {
    const status = PAYMENT_STATUSES[payments.status[index] ?? 0];
    if (status === undefined || !isUnsettled(status)) continue;
    const reason = status === "not-weighed" ? cases.reasons[cases.reason[index] ?? -1] : undefined;
    const key = `${status} ${reason}`;
    const own = sums.get(key) ?? { status, ...(reason && { reason }), cases: 0, fen: 0, without: 0 };
    sums.set(key, own);
    const fen = cases.totalCostFen[index] ?? Number.NaN;
    own.cases += 1;
    if (Number.isNaN(fen)) own.without += 1;
    else own.fen += fen;
  }
  return [...sums.values()]
    .sort((a, b) => b.fen - a.fen || b.cases - a.cases)
    .map(({ fen, without, ...cause }) => ({ ...cause, itemTotalCost: yuanOf(fen), withoutCost: without }));
}
