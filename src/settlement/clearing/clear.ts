import { Decimal, type Diagnostic, FEN_DECIMALS } from "../../primitives/index.js";
import { requireLists } from "../../primitives/require-made.js";
import type { LedgerKey } from "../../weights/weighed-cases.js";
import { type HospitalLedger, hospitalKey } from "../hospital-key.js";
import { figure, formed } from "../money-formula.js";
import type { DepositParameters } from "../parameters/tier-parameters.js";
import { ledgerName } from "../pots.js";
import { qualityDeposit } from "../rate/quality-deposit.js";
import { refuseShares } from "../score-scale.js";
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

/** 清算行: `prepaid + clearing + deducted + missed targets + deposit withheld − deposit released = annual`, to the fen. */
export interface ClearingLine extends LedgerKey {
  readonly hospitalId: string;
  /** 年度应付: the DRG fund payment of the statement; null where it is not known, and then nothing can be cleared */
  readonly annual: Decimal | null;
  /** 结余留用修正 of the statement line, of its total by group: `annual` has the fund's part of it in it; absent where no band holds */
  readonly retention?: Decimal;
  readonly prepaid: Decimal;
  /** 违规扣款 of confirmed findings */
  readonly deducted: Decimal;
  /** 床日考核扣减, which is of no violation; absent where the edition assesses no bed-days */
  readonly missedTargets?: Decimal;
  readonly depositWithheld: Decimal;
  /** null until the assessment is known; nothing is given back before */
  readonly depositReleased: Decimal | null;
  /** yuan to pay; negative = to be recovered from the hospital */
  readonly clearing: Decimal | null;
}

/**
 * 清单之外: what the settlement has of a hospital that has no line in its statement, or one of zeros: `unsettled` cases, for which nobody knows what it is owed, or cases paid
 * by units `beside` the statement, whose payments are not of this clearing.
 */
export type WithoutLine = "unsettled" | "beside";
type WithoutLineCode = "SETTLEMENT_NOT_CLEARED" | "SETTLEMENT_PAID_BESIDE" | "SETTLEMENT_PREPAID_TO_STRANGER";

/** What clearing looks at beside the statement and the prepayments. */
export interface ClearingOptions {
  /** what there is of a hospital and fund without a line, or with one of zeros; default: nothing */
  readonly withoutLine?: (place: HospitalLedger) => WithoutLine | undefined;
  readonly deposit?: DepositParameters;
  readonly years?: readonly HospitalYear[];
  readonly deductions?: readonly Deduction[];
  /** what missed targets of bed-days take off; default: the edition assesses none */
  readonly missedTargets?: readonly TakenOff[];
}

/** An amount of a hospital in a ledger, yuan. */
type TakenOff = HospitalLedger & { readonly amount: Decimal };

/** 年度清算. */
export interface Clearing {
  readonly lines: readonly ClearingLine[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * 年度清算: the annual fund payment of each statement line against what was prepaid, less a quality deposit where the edition has
 * one, plus the part of it that the assessment gives back.
 *
 * Confirmed deductions and missed targets of bed-days come off what is paid. A hospital that was prepaid, or owes a deduction, and of which the settlement has nothing, owes
 * all of it back; what is deducted above the annual amount of a line is told. Where it has cases that are not settled, or was prepaid and is paid beside the statement alone, nothing is recovered. A diagnostic
 * names each.
 *
 * @source SX-022, SX-027, SX-041, WX-022, WX-034, NAT-054
 * @throws `SETTLEMENT_DEDUCTION_REPEATED` when one finding is deducted twice, `SETTLEMENT_SCORES_ARE_SHARES`
 */
export function clear(
  statement: readonly StatementLine[],
  prepaid: readonly Prepaid[],
  {
    deposit,
    years = [],
    deductions = [],
    missedTargets,
    withoutLine = () => undefined,
  }: ClearingOptions = {},
): Clearing {
  requireLists({ statement }, "hospitalId");
  requireLists({ prepaid }, "hospitalId", "amount");
  checkDeductedOnce(deductions);
  const paid = sumsByLine(prepaid);
  const deducted = sumsByLine(deductions);
  const missed = missedTargets && sumsByLine(missedTargets);
  if (deposit !== undefined) refuseShares("assessmentScore", years);
  const scores = new Map(years.map((year) => [year.hospitalId, year.assessmentScore]));
  const lineOf = (place: HospitalLedger, annual: Decimal | null, retention?: Decimal) => {
    const withheld = deposit && annual && qualityDeposit(annual, deposit, scores.get(place.hospitalId));
    return clearingLine(place, annual, {
      retention,
      prepaid: paid.get(hospitalKey(place)) ?? NOTHING,
      deducted: deducted.get(hospitalKey(place)) ?? NOTHING,
      missedTargets: missed && (missed.get(hospitalKey(place)) ?? NOTHING),
      deposit: withheld ?? undefined,
    });
  };
  const listed = new Set(statement.map(hospitalKey));
  const known = new Set(statement.filter((line) => !isOfNothing(line)).map(hospitalKey));
  const without = new Map(
    [...prepaid, ...deductions, ...(missedTargets ?? [])]
      .map((one) => [hospitalKey(one), one] as const)
      .filter(([key, { amount }]) => !known.has(key) && !(listed.has(key) && amount.isZero())),
  );
  const codeOf = (key: string, place: HospitalLedger): WithoutLineCode | undefined => {
    const has = withoutLine(place);
    if (has === "unsettled") return "SETTLEMENT_NOT_CLEARED";
    if (has === undefined) return "SETTLEMENT_PREPAID_TO_STRANGER";
    return paid.get(key)?.isZero() === false ? "SETTLEMENT_PAID_BESIDE" : undefined;
  };
  const others = Array.from(without, ([key, place]) => ({ key, place, code: codeOf(key, place) }));
  const open = new Set(
    others.flatMap(({ key, code }) =>
      code === "SETTLEMENT_NOT_CLEARED" || code === "SETTLEMENT_PAID_BESIDE" ? key : [],
    ),
  );
  const annualOf = (key: string, annual: Decimal | null) => (open.has(key) ? null : annual);
  const cleared = statement.map((line) =>
    lineOf(
      line,
      annualOf(hospitalKey(line), line.drgFundPayment),
      line.unit === "rate" ? line.retention : undefined,
    ),
  );
  const strangers = others.filter(({ key }) => !listed.has(key));
  return {
    lines: [...cleared, ...strangers.map(({ key, place }) => lineOf(place, annualOf(key, NOTHING)))],
    diagnostics: [
      ...others.flatMap(({ place: { hospitalId: hospital, ...ledger }, code }) =>
        code === undefined
          ? []
          : [
              clearingErrors.diagnostic("warning", code, "prepaid", {
                hospital,
                ledger: ledgerName({ ledger }),
              }),
            ],
      ),
      ...cleared.flatMap(aboveAnnual),
    ],
  };
}

/** Whether a line says of its hospital only that it is in the ledger, where other units or none pay its cases. */
function isOfNothing({ cases, drgFundPayment }: StatementLine): boolean {
  return cases === 0 && drgFundPayment?.isZero() === true;
}

/** 扣款高于年度应付: what is deducted is more than the hospital earned in the year: all of it is recovered, as it stands, and told. */
function aboveAnnual(line: ClearingLine): Diagnostic[] {
  const { hospitalId: hospital, poolingArea, insuranceType, annual, clearing } = line;
  const deducted = line.deducted.plus(line.missedTargets ?? NOTHING);
  if (annual === null || clearing === null || deducted.isZero() || deducted.lte(annual)) return [];
  const yuan = (amount: Decimal) => amount.toFixed(FEN_DECIMALS);
  return [
    clearingErrors.diagnostic("warning", "SETTLEMENT_DEDUCTION_ABOVE_ANNUAL", "findings", {
      ...{ hospital, ledger: ledgerName({ ledger: { poolingArea, insuranceType } }) },
      ...{ deducted: yuan(deducted), annual: yuan(annual), clearing: yuan(clearing) },
    }),
  ];
}

/**
 * 清算应付; not known where the annual payment is not. A deposit whose assessment is not known gives nothing back.
 *
 * @source SX-022, SX-027, WX-022, NAT-054
 */
export const STILL_DUE = figure("annual")
  .minus(figure("deducted"))
  .minus(figure("missedTargets", 0))
  .minus(figure("depositWithheld"))
  .plus(figure("depositReleased", 0))
  .minus(figure("prepaid"));

const NOTHING = new Decimal(0);

function sumsByLine(amounts: readonly TakenOff[]) {
  const sums = new Map<string, Decimal>();
  for (const one of amounts) sums.set(hospitalKey(one), one.amount.plus(sums.get(hospitalKey(one)) ?? 0));
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

/** What is in the annual amount of a line, and what comes off it. */
interface PartsOfYear {
  readonly retention: Decimal | undefined;
  readonly prepaid: Decimal;
  readonly deducted: Decimal;
  readonly missedTargets: Decimal | undefined;
  readonly deposit: { readonly withheld: Decimal; readonly released: Decimal | null } | undefined;
}

function clearingLine(
  { hospitalId, poolingArea, insuranceType }: HospitalLedger,
  annual: Decimal | null,
  { retention, prepaid, deducted, missedTargets, deposit }: PartsOfYear,
): ClearingLine {
  const depositWithheld = deposit?.withheld ?? NOTHING;
  const depositReleased = deposit ? deposit.released : NOTHING;
  const off = { deducted, missedTargets, depositWithheld };
  const clearing = formed(STILL_DUE, { annual, prepaid, ...off, depositReleased });
  return {
    hospitalId,
    poolingArea,
    insuranceType,
    annual,
    ...(retention && { retention }),
    prepaid,
    deducted,
    ...(missedTargets && { missedTargets }),
    depositWithheld,
    depositReleased,
    clearing,
  };
}
