import { Decimal, type Diagnostic } from "../../primitives/index.js";
import type { LedgerKey } from "../../weights/weighed-cases.js";
import type { DepositParameters } from "../parameters/rate-parameters.js";
import { qualityDeposit } from "../rate/quality-deposit.js";
import { settlementErrors } from "../settlement-errors.js";
import type { HospitalYear } from "../settlement-input.js";
import type { StatementLine } from "../settlement-result.js";

/** 已预拨: what a hospital was paid ahead in a ledger; several payments add up. */
export interface Prepaid extends LedgerKey {
  readonly hospitalId: string;
  /** yuan */
  readonly amount: Decimal;
}

/** 清算行: `prepaid + clearing + deposit withheld − deposit released = annual`, to the fen. */
export interface ClearingLine extends LedgerKey {
  readonly hospitalId: string;
  /** 年度应付: the DRG fund payment of the statement; null where it is not known, and then nothing can be cleared */
  readonly annual: Decimal | null;
  readonly prepaid: Decimal;
  readonly depositWithheld: Decimal;
  /** null until the assessment is known; nothing is given back before */
  readonly depositReleased: Decimal | null;
  /** yuan to pay; negative = to be recovered from the hospital */
  readonly clearing: Decimal | null;
}

/** 年度清算. */
export interface Clearing {
  readonly lines: readonly ClearingLine[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 年度清算: the annual fund payment of each statement line against what was prepaid, less a quality deposit where the edition has
 * one, plus the part of it that the assessment gives back.
 *
 * A hospital that was prepaid but has no line owes all of it back, and a diagnostic names it.
 *
 * @source SX-022, SX-041, WX-022, NAT-054
 */
export function clear(
  statement: readonly StatementLine[],
  prepaid: readonly Prepaid[],
  options: { readonly deposit?: DepositParameters; readonly years?: readonly HospitalYear[] } = {},
): Clearing {
  const paid = new Map<string, Prepaid>();
  for (const payment of prepaid) {
    const earlier = paid.get(keyOf(payment));
    paid.set(keyOf(payment), earlier ? { ...payment, amount: earlier.amount.plus(payment.amount) } : payment);
  }
  const scores = new Map(options.years?.map((year) => [year.hospitalId, year.assessmentScore]));
  const none = new Decimal(0);
  const lines = statement.map((line) => {
    const annual = line.drgFundPayment;
    const deposit =
      options.deposit && annual && qualityDeposit(annual, options.deposit, scores.get(line.hospitalId));
    return clearingLine(line, annual, paid.get(keyOf(line))?.amount ?? none, deposit ?? undefined);
  });
  const known = new Set(statement.map(keyOf));
  const strangers = [...paid.values()].filter((payment) => !known.has(keyOf(payment)));
  return {
    lines: lines.concat(strangers.map((payment) => clearingLine(payment, none, payment.amount, undefined))),
    diagnostics: strangers.map((payment) =>
      settlementErrors.diagnostic("warning", "SETTLEMENT_PREPAID_TO_STRANGER", "prepaid", {
        hospital: payment.hospitalId,
        ledger: `${payment.poolingArea} ${payment.insuranceType}`,
      }),
    ),
  };
}

function clearingLine(
  { hospitalId, poolingArea, insuranceType }: LedgerKey & { readonly hospitalId: string },
  annual: Decimal | null,
  prepaid: Decimal,
  deposit: { readonly withheld: Decimal; readonly released: Decimal | null } | undefined,
): ClearingLine {
  const depositWithheld = deposit?.withheld ?? new Decimal(0);
  const depositReleased = deposit ? deposit.released : new Decimal(0);
  const clearing =
    annual === null
      ? null
      : annual
          .minus(depositWithheld)
          .plus(depositReleased ?? 0)
          .minus(prepaid);
  return {
    hospitalId,
    poolingArea,
    insuranceType,
    annual,
    prepaid,
    depositWithheld,
    depositReleased,
    clearing,
  };
}

function keyOf({
  hospitalId,
  poolingArea,
  insuranceType,
}: LedgerKey & { readonly hospitalId: string }): string {
  return JSON.stringify([poolingArea, insuranceType, hospitalId]);
}
