import { Decimal, type Diagnostic } from "../../primitives/index.js";
import type { LedgerKey } from "../../weights/weighed-cases.js";
import { type HospitalLedger, hospitalKey } from "../hospital-key.js";
import { figure, formed } from "../money-formula.js";
import type { DepositParameters } from "../parameters/tier-parameters.js";
import { ledgerName } from "../pots.js";
import { qualityDeposit } from "../rate/quality-deposit.js";
import type { HospitalYear } from "../settlement-input.js";
import type { StatementLine } from "../settlement-result.js";
import { clearingErrors } from "./clearing-errors.js";

/** 已预拨: what a hospital was paid ahead in a ledger; several payments add up. */
export interface Prepaid extends LedgerKey {
  readonly hospitalId: string;
  /** yuan */
  readonly amount: Decimal;
}

/** 违规扣款: money that a confirmed finding takes back from a hospital, in the fund that had paid it. */
export interface Deduction extends LedgerKey {
  readonly hospitalId: string;
  /** yuan, at least 0 */
  readonly amount: Decimal;
  readonly findingId: string;
}

/** 清算行: `prepaid + clearing + deducted + deposit withheld − deposit released = annual + other units`, to the fen. */
export interface ClearingLine extends LedgerKey {
  readonly hospitalId: string;
  /** 年度应付: the DRG fund payment of the statement; null where it is not known, and then nothing can be cleared */
  readonly annual: Decimal | null;
  /** 其他支付单元: what the fund owes beside the statement; null where a unit does not say the fund's part, and then nothing can be cleared */
  readonly otherUnits: Decimal | null;
  readonly prepaid: Decimal;
  /** 违规扣款 of confirmed findings */
  readonly deducted: Decimal;
  readonly depositWithheld: Decimal;
  /** null until the assessment is known; nothing is given back before */
  readonly depositReleased: Decimal | null;
  /** yuan to pay; negative = to be recovered from the hospital */
  readonly clearing: Decimal | null;
}

/** 清单之外应付: what the fund owes a hospital under another payment unit, yuan; null = not known. */
export interface OwedBeside extends HospitalLedger {
  readonly fundPayment: Decimal | null;
}

/** What clearing looks at beside the statement and the prepayments. */
export interface ClearingOptions {
  /** payment units beside the statement, several to a hospital and fund */
  readonly beside?: readonly OwedBeside[];
  /** whether a hospital has cases of a fund that are not settled: without a line, its annual amount is not known then; default: none has */
  readonly isUnsettled?: (place: HospitalLedger) => boolean;
  readonly deposit?: DepositParameters;
  readonly years?: readonly HospitalYear[];
  readonly deductions?: readonly Deduction[];
}

/** 年度清算. */
export interface Clearing {
  readonly lines: readonly ClearingLine[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 年度清算: the annual fund payment of each statement line, and of the units beside it, against what was prepaid, less a quality deposit
 * where the edition has one, plus the part of it that the assessment gives back.
 *
 * Confirmed deductions come off what is paid. A hospital that was prepaid, or owes a deduction, and that the year owes nothing, owes all of
 * it back; where it has cases that are not settled nobody knows what it is owed, and nothing is recovered. A diagnostic names either.
 *
 * @source SX-022, SX-041, WX-022, WX-034, NAT-054
 * @throws `SETTLEMENT_DEDUCTION_REPEATED` when one finding is deducted twice
 */
export function clear(
  statement: readonly StatementLine[],
  prepaid: readonly Prepaid[],
  { deposit, years = [], deductions = [], beside = [], isUnsettled = () => false }: ClearingOptions = {},
): Clearing {
  checkDeductedOnce(deductions);
  const paid = sumsByLine(prepaid);
  const deducted = sumsByLine(deductions);
  const owed = owedBeside(beside);
  const scores = new Map(years.map((year) => [year.hospitalId, year.assessmentScore]));
  const lineOf = (place: HospitalLedger, annual: Decimal | null) => {
    const key = hospitalKey(place);
    const otherUnits = owed.get(key);
    const withheld = deposit && annual && qualityDeposit(annual, deposit, scores.get(place.hospitalId));
    return clearingLine(place, annual, {
      otherUnits: otherUnits === undefined ? NOTHING : otherUnits,
      prepaid: paid.get(key) ?? NOTHING,
      deducted: deducted.get(key) ?? NOTHING,
      deposit: withheld ?? undefined,
    });
  };
  const known = new Set(statement.map(hospitalKey));
  const without = new Map(
    [...beside, ...prepaid, ...deductions]
      .filter((one) => !known.has(hospitalKey(one)))
      .map((one) => [hospitalKey(one), one]),
  );
  return {
    lines: [
      ...statement.map((line) => lineOf(line, line.drgFundPayment)),
      ...[...without.values()].map((place) => lineOf(place, isUnsettled(place) ? null : NOTHING)),
    ],
    diagnostics: [...without].flatMap(([key, place]) => {
      const open = isUnsettled(place);
      if (!open && owed.has(key)) return [];
      const { hospitalId: hospital, ...ledger } = place;
      return [
        clearingErrors.diagnostic(
          "warning",
          open ? "SETTLEMENT_NOT_CLEARED" : "SETTLEMENT_PREPAID_TO_STRANGER",
          "prepaid",
          { hospital, ledger: ledgerName({ ledger }) },
        ),
      ];
    }),
  };
}

/**
 * 清算应付; not known where what is owed is not. A deposit whose assessment is not known gives nothing back.
 *
 * @source SX-022, WX-022, NAT-054
 */
export const STILL_DUE = figure("annual")
  .plus(figure("otherUnits"))
  .minus(figure("deducted"))
  .minus(figure("depositWithheld"))
  .plus(figure("depositReleased", 0))
  .minus(figure("prepaid"));

const NOTHING = new Decimal(0);

function sumsByLine(amounts: readonly (HospitalLedger & { readonly amount: Decimal })[]) {
  const sums = new Map<string, Decimal>();
  for (const one of amounts) sums.set(hospitalKey(one), one.amount.plus(sums.get(hospitalKey(one)) ?? 0));
  return sums;
}

/** 清单之外应付合计 by hospital and fund; one part that is not known leaves the sum unknown. */
function owedBeside(beside: readonly OwedBeside[]): ReadonlyMap<string, Decimal | null> {
  const sums = new Map<string, Decimal | null>();
  for (const one of beside) {
    const sum = sums.get(hospitalKey(one));
    sums.set(hospitalKey(one), sum === null ? null : (one.fundPayment?.plus(sum ?? 0) ?? null));
  }
  return sums;
}

function checkDeductedOnce(deductions: readonly Deduction[]): void {
  const seen = new Set<string>();
  for (const { findingId } of deductions) {
    if (seen.has(findingId))
      throw clearingErrors.error("SETTLEMENT_DEDUCTION_REPEATED", { finding: findingId });
    seen.add(findingId);
  }
}

/** What stands beside the annual amount of a line, and what comes off it. */
interface BesideAnnual {
  readonly otherUnits: Decimal | null;
  readonly prepaid: Decimal;
  readonly deducted: Decimal;
  readonly deposit: { readonly withheld: Decimal; readonly released: Decimal | null } | undefined;
}

function clearingLine(
  { hospitalId, poolingArea, insuranceType }: HospitalLedger,
  annual: Decimal | null,
  { otherUnits, prepaid, deducted, deposit }: BesideAnnual,
): ClearingLine {
  const depositWithheld = deposit?.withheld ?? NOTHING;
  const depositReleased = deposit ? deposit.released : NOTHING;
  const clearing = formed(STILL_DUE, {
    ...{ annual, otherUnits, prepaid, deducted },
    ...{ depositWithheld, depositReleased },
  });
  return {
    hospitalId,
    poolingArea,
    insuranceType,
    annual,
    otherUnits,
    prepaid,
    deducted,
    depositWithheld,
    depositReleased,
    clearing,
  };
}
