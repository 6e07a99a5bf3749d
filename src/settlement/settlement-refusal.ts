import {
  compareText,
  type Diagnostic,
  FEN_DECIMALS,
  type LocalizedText,
  yuanOf,
} from "../primitives/index.js";
import {
  REASONS_OF_MISSING_VALUES,
  WEIGH_REASON_CAUSES,
  type WeighReason,
} from "../weights/case/weigh-reason.js";
import { type CaseStatus, isClosed, STATUS_WORDS } from "./case-status.js";
import { type CaseTally, statusAt } from "./case-tally.js";
import type { UnsettledParameters } from "./parameters/unsettled.js";
import { PAYMENT_UNITS } from "./payment-unit.js";
import { ledgerName, type Pot, type PotSums, sumsOf } from "./pots.js";
import { type RefusalInfo, settlementErrors } from "./settlement-errors.js";
import type { SettlementInput } from "./settlement-input.js";

/**
 * Whether a pot is refused as its edition treats unsettled cases. Where every case has a price of its own (`apart`), what one lacks moves no money
 * of another, and nothing is refused for want of a value.
 */
export function isRefused(
  { beside, hospitals }: Pot,
  { treatment, refuseAbove }: UnsettledParameters,
  apart: boolean,
): boolean {
  if (treatment === "refuse") return beside.openCases > 0;
  if (treatment !== "by-cause" || apart || beside.lackingFen === 0n) return false;
  const cost = ledgerCost(sumsOf(hospitals), beside);
  return yuanOf(beside.lackingFen).gt(refuseAbove.times(yuanOf(cost)));
}

/** Item cost of all cases of a pot that are settled, taken by another unit, or still open. */
function ledgerCost({ itemTotalFen }: PotSums, { otherFen, openFen }: Pot["beside"]): bigint {
  return itemTotalFen + otherFen + openFen;
}

/** 不予结算的原因 of a pot that is refused: cause by cause, with cases and cost. */
export function refusal(
  pot: Pot,
  input: SettlementInput,
  tally: CaseTally,
  { treatment }: UnsettledParameters,
  apart: boolean,
): RefusalInfo {
  const isCause = treatment === "refuse" ? isOpen : lacks;
  const { beside } = pot;
  const [count, fen] =
    treatment === "refuse" ? [beside.openCases, beside.openFen] : [beside.lackingCases, beside.lackingFen];
  const whole = ledgerCost(sumsOf(pot.hospitals), beside);
  const percent = whole === 0n ? "100" : yuanOf(fen).times(100).div(yuanOf(whole)).toFixed(2);
  return {
    ledger: ledgerName(pot),
    cases: count,
    cost: yuan(fen),
    percent,
    ...(apart && { apart }),
    causes: causesOf(pot, input, tally, isCause).map(listed),
  };
}

interface Cause {
  readonly cause: LocalizedText;
  readonly cases: number;
  readonly fen: bigint;
}

/** The cases of a pot that stand so, cause by cause, the dearest first. */
function causesOf(
  pot: Pot,
  { cases }: SettlementInput,
  tally: CaseTally,
  isCause: (status: CaseStatus, reason: WeighReason | undefined) => boolean,
): readonly Cause[] {
  const slots = new Set(pot.hospitals.map(({ slot }) => slot));
  const causes = new Map<string, Cause>();
  for (let index = 0; index < cases.count; index++) {
    const status = statusAt(tally.status[index] ?? 0);
    const reason = cases.reasons[cases.reason[index] ?? -1] as WeighReason | undefined;
    if (!isCause(status, reason) || !slots.has(tally.slot[index] ?? -1)) continue;
    const unit = PAYMENT_UNITS[tally.unit[index] ?? 0] ?? "drg";
    const key = JSON.stringify([status, status === "not-weighed" ? reason : unit]);
    const own = causes.get(key) ?? { cause: causeOf(status, reason, unit), cases: 0, fen: 0n };
    const fen = cases.totalCostFen[index] ?? Number.NaN;
    causes.set(key, { ...own, cases: own.cases + 1, fen: own.fen + (Number.isNaN(fen) ? 0n : BigInt(fen)) });
  }
  return [...causes]
    .sort(([a, one], [b, other]) =>
      one.fen === other.fen ? compareText(a, b) : one.fen < other.fen ? 1 : -1,
    )
    .map(([, cause]) => cause);
}

/** The same as a message. */
export function refusalDiagnostic(info: RefusalInfo): Diagnostic {
  return settlementErrors.diagnostic("error", "SETTLEMENT_LEDGER_REFUSED", "settlement.unsettled", info);
}

/**
 * 缺少取值的病例 of a pot in which every case has a price of its own: nothing is refused for them, and what they lack is told all the same. A group that the
 * table prices at no such hospital lacks no value that could be supplied; its cases are told by group.
 */
export function valuesLacking(
  pot: Pot,
  input: SettlementInput,
  tally: CaseTally,
  { treatment }: UnsettledParameters,
): readonly Diagnostic[] {
  if (treatment !== "by-cause" || pot.beside.lackingCases === 0) return [];
  const causes = causesOf(pot, input, tally, lacksValue);
  if (causes.length === 0) return [];
  const info = {
    ledger: ledgerName(pot),
    cases: causes.reduce((sum, one) => sum + one.cases, 0),
    cost: yuan(causes.reduce((sum, one) => sum + one.fen, 0n)),
    causes: causes.map(listed),
  };
  return [settlementErrors.diagnostic("error", "SETTLEMENT_VALUES_LACKING", "settlement.unsettled", info)];
}

function isOpen(status: CaseStatus): boolean {
  return !isClosed(status) && status !== "outside-period" && status !== "paid-elsewhere";
}

/** As the sums of a pot count those that lack a value. */
function lacks(status: CaseStatus, reason: WeighReason | undefined): boolean {
  return status === "no-standard" || lacksValue(status, reason);
}

function lacksValue(status: CaseStatus, reason: WeighReason | undefined): boolean {
  if (status === "no-unit-value") return true;
  return status === "not-weighed" && reason !== undefined && REASONS_OF_MISSING_VALUES.has(reason);
}

function causeOf(status: CaseStatus, reason: WeighReason | undefined, unit: string): LocalizedText {
  if (status === "not-weighed" && reason !== undefined && reason in WEIGH_REASON_CAUSES) {
    const { zh, en } = WEIGH_REASON_CAUSES[reason];
    return { zh: `${zh}（${reason}）`, en: `${en} (${reason})` };
  }
  const words = STATUS_WORDS[status];
  return { zh: `${words.zh}（${unit}）`, en: `${words.en} (${unit})` };
}

function listed({ cause, cases, fen }: Cause): RefusalInfo["causes"][number] {
  return { cause, cases, cost: yuan(fen) };
}

function yuan(fen: bigint): string {
  return yuanOf(fen).toFixed(FEN_DECIMALS);
}
