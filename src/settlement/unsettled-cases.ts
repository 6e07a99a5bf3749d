import type { InsuranceType } from "../cases/field-values.js";
import { compareText, type Decimal, knownYuan, yuanOf } from "../primitives/index.js";
import { requireMade } from "../primitives/require-made.js";
import { isClosed } from "./case-status.js";
import { type CasePayments, PAYMENT_STATUSES, type PaymentStatus } from "./pay-cases.js";
import type { SettledArea } from "./settle.js";

/** 未结算病例: the cases of one hospital and fund that one reason keeps out, and what they cost; a name that a record lacks is absent. */
export interface UnsettledCases {
  readonly reason: Exclude<PaymentStatus, "settled">;
  readonly poolingArea?: string;
  readonly insuranceType?: InsuranceType;
  readonly hospitalId?: string;
  readonly cases: number;
  /** 按项目结算总费用 of the cases that have it, yuan */
  readonly itemTotalCost: Decimal;
  /** 按项目结算统筹支付, yuan; null where one of the cases lacks it */
  readonly itemFundPayment: Decimal | null;
  /** cases without a total cost */
  readonly withoutCost: number;
}

/**
 * 未结算病例清单: every case that is not settled, under its reason; together with the cases of the statement these are all that came in.
 *
 * @returns the dearest first; ties by reason, pooling area, fund and hospital
 */
export function unsettledCases(area: SettledArea, payments: CasePayments): UnsettledCases[] {
  requireMade({ area }, "settleArea()", "input");
  requireMade({ payments }, "payCases()", "status");
  const { cases } = area.input;
  const placeOf = (status: PaymentStatus, index: number) => ({
    status,
    ledger: cases.ledger[index] ?? -1,
    hospital: cases.hospital[index] ?? -1,
  });
  return unsettledBy(placeOf, area, payments)
    .map(({ status, ledger, hospital, fen, fundFen, ...counts }): UnsettledCases => {
      const hospitalId = cases.hospitalIds[hospital];
      return {
        reason: status as UnsettledCases["reason"],
        ...cases.ledgers[ledger],
        ...(hospitalId !== undefined && { hospitalId }),
        ...counts,
        itemTotalCost: yuanOf(fen),
        itemFundPayment: knownYuan(fundFen),
      };
    })
    .sort(dearestFirst);
}

/** Whether a case of a status is one that is not settled. */
function isUnsettled(status: PaymentStatus): boolean {
  return status === "not-settled" || !isClosed(status);
}

/** Sums over cases; fen, `fundFen` NaN where one of them has no fund payment. */
interface Sums {
  cases: number;
  fen: number;
  fundFen: number;
  withoutCost: number;
}

/** 未结算病例的合计: of the cases that are not settled, by what is asked of each, in the order in which they come. */
export function unsettledBy<Of extends object>(
  of: (status: PaymentStatus, index: number) => Of,
  { input: { cases } }: SettledArea,
  payments: CasePayments,
): readonly (Of & Sums)[] {
  const sums = new Map<string, Of & Sums>();
  for (let index = 0; index < cases.count; index += 1) {
    const status = PAYMENT_STATUSES[payments.status[index] ?? 0];
    if (status === undefined || !isUnsettled(status)) continue;
    const asked = of(status, index);
    const key = Object.values(asked).join(" ");
    const own = sums.get(key) ?? { ...asked, cases: 0, fen: 0, fundFen: 0, withoutCost: 0 };
    sums.set(key, own);
    const fen = cases.totalCostFen[index] ?? Number.NaN;
    own.cases += 1;
    if (Number.isNaN(fen)) own.withoutCost += 1;
    else own.fen += fen;
    own.fundFen += cases.fundPaymentFen[index] ?? Number.NaN;
  }
  return [...sums.values()];
}

function dearestFirst(one: UnsettledCases, other: UnsettledCases): number {
  const byCost = other.itemTotalCost.cmp(one.itemTotalCost);
  if (byCost !== 0) return byCost;
  const key = ({ reason, poolingArea, insuranceType, hospitalId }: UnsettledCases) =>
    JSON.stringify([reason, poolingArea ?? "", insuranceType ?? "", hospitalId ?? ""]);
  return compareText(key(one), key(other));
}
