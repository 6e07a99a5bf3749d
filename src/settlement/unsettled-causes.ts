import { type Decimal, yuanOf } from "../primitives/index.js";
import type { CasePayments, PaymentStatus } from "./pay-cases.js";
import type { SettledArea } from "./settle.js";
import { unsettledBy } from "./unsettled-cases.js";

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
export function unsettledCauses(area: SettledArea, payments: CasePayments): readonly UnsettledCause[] {
  const { reasons, reason: numbers } = area.input.cases;
  const causeOf = (status: PaymentStatus, index: number) => {
    const reason = status === "not-weighed" ? reasons[numbers[index] ?? -1] : undefined;
    return { status, ...(reason && { reason }) };
  };
  return [...unsettledBy(causeOf, area, payments)]
    .sort((a, b) => b.fen - a.fen || b.cases - a.cases)
    .map(({ fen, fundFen: _fund, withoutCost, ...cause }) => ({
      ...{ ...cause, itemTotalCost: yuanOf(fen), withoutCost },
    }));
}
