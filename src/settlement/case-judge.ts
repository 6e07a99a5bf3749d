import { REASONS_OF_MISSING_VALUES, type WeighReason } from "../weights/case/weigh-reason.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import { CASE_STATUSES, type CaseStatus, isStranger, standingOf } from "./case-status.js";
import { type CaseJudge, type Judgement, statusAt } from "./case-tally.js";
import { ClaimSums } from "./claim-sums.js";
import { exclusion } from "./exclusion.js";
import type { TallyStanding } from "./hospital-tally.js";
import type { PaymentUnitRow } from "./parameters/payment-unit-parameters.js";
import type { SettlementParameters } from "./parameters.js";
import { PAYMENT_UNITS } from "./payment-unit.js";
import { unpricedGroups } from "./rate/unpriced-groups.js";
import type { SettlementInput } from "./settlement-input.js";
import { settlesWithoutWeight, treatmentOf } from "./treatment-of.js";
import { NO_ROW, takenBy, unitArea } from "./units/take-unit.js";
import { UNIT_PAYERS, type UnitAmount, type UnitArea } from "./units/unit-payers.js";

/**
 * 病例判定: which unit takes a case, and how it stands: in the amounts by group, paid by its own unit, or not settled and why. Period, hospital and
 * area come first, then the table of units, then group and record.
 *
 * @throws `SETTLEMENT_PERIOD_INVALID`
 */
export function caseJudge(input: SettlementInput, parameters: SettlementParameters): CaseJudge {
  const { cases } = input;
  const rows = parameters.paymentUnits ?? [];
  const { treatment } = treatmentOf(parameters);
  const keptOut = exclusion(input, parameters);
  const area = unitArea(input, parameters);
  const takes = takenBy(area);
  const lacks = missingValues(cases);
  const claims = new ClaimSums(cases.points);
  const isUnpriced = unpricedGroups(input, parameters);
  const noWeightByItem = settlesWithoutWeight(cases, parameters);

  // They are few, and stand for many cases each.
  const known: Judgement[] = [];
  const judged = (status: CaseStatus, number = NO_ROW, lacksValue = false): Judgement => {
    const at = (CASE_STATUSES.indexOf(status) * (rows.length + 1) + number + 1) * 2 + Number(lacksValue);
    known[at] ??= judgement(status, standingOf(status, treatment), rows[number], lacksValue);
    return known[at];
  };
  const byGroup = (index: number, number: number): Judgement => {
    const isWeighed = claims.has(index);
    if (!isWeighed && !noWeightByItem(index)) return judged("not-weighed", number, lacks(index));
    const fault = costFault(cases, index);
    if (fault !== undefined) return judged(fault, number);
    if (isWeighed && isUnpriced(index)) return judged("no-standard", number, true);
    return judged("settled", number);
  };
  return (index, repeated) => {
    const hospital = cases.hospital[index] ?? -1;
    const frame = keptOut.frame(index);
    const isTwin = repeated && hospital >= 0;
    if (frame > 0 && !(isTwin && isStranger(statusAt(frame)))) return judged(statusAt(frame));
    if (isTwin) return judged("repeated");
    if (hospital < 0) return judged("no-hospital");
    if ((cases.ledger[index] ?? -1) < 0) return judged("no-ledger");
    const { number, row, undecided } = takes(index);
    if (undecided) return judged("unit-undecided", number);
    const amount = row === undefined ? "by-group" : payUnit(row.pays, index, area);
    if (amount === "by-group") {
      const group = keptOut.group(index);
      return group > 0 ? judged(statusAt(group), number) : byGroup(index, number);
    }
    if (amount === "unpaid") return judged("not-paid", number);
    if (amount === "no-value") return judged("no-unit-value", number, true);
    const fault = costFault(cases, index);
    if (fault !== undefined) return judged(fault, number);
    if (amount === "no-record") return judged("unit-undecided", number);
    const drawn = row?.pays.method !== "drg" && row?.pays.drawsOnTotal === true;
    return { ...judged("other-unit", number), paid: { ...amount, drawn } };
  };
}

/** What a row of the table pays for a case. */
function payUnit(pays: PaymentUnitRow["pays"], index: number, area: UnitArea): UnitAmount {
  if (pays.method === "notEvaluated") return "no-value";
  return UNIT_PAYERS[pays.method](pays as never, index, area);
}

/** What keeps a case out whose cost is not known, or below what the fund paid of it. */
function costFault({ totalCostFen, fundPaymentFen }: WeighedCases, index: number): CaseStatus | undefined {
  const total = totalCostFen[index] ?? Number.NaN;
  if (Number.isNaN(total)) return "no-cost";
  return (fundPaymentFen[index] ?? Number.NaN) > total ? "fund-above-cost" : undefined;
}

/** A case that would be set aside is not where its unit does not draw on the total. */
function judgement(
  status: CaseStatus,
  standing: TallyStanding,
  row: PaymentUnitRow | undefined,
  lacksValue: boolean,
): Judgement {
  const ofTotal = row === undefined || row.pays.method === "drg" || row.pays.drawsOnTotal;
  return {
    status: CASE_STATUSES.indexOf(status),
    standing: standing === "reserved" && !ofTotal ? "unsettled" : standing,
    unit: PAYMENT_UNITS.indexOf(row?.unit ?? "drg"),
    ...(lacksValue && { lacksValue }),
    ...(!ofTotal && { outside: true }),
  };
}

/** Whether a case has no points because a value is missing that the edition or the area has to supply. */
function missingValues(cases: WeighedCases): (index: number) => boolean {
  const lacking = cases.reasons.map((reason) => REASONS_OF_MISSING_VALUES.has(reason as WeighReason));
  return (index) => lacking[cases.reason[index] ?? -1] === true;
}
