import { REASONS_OF_MISSING_VALUES, type WeighReason } from "../weights/case/weigh-reason.js";
import type { WeighedCases } from "../weights/weighed-cases.js";
import { isStranger, STATUS_NUMBERS, standingOf } from "./case-status.js";
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
import { isByGroup, NO_ROW, takenBy, unitArea } from "./units/take-unit.js";
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
  const judged = (status: number, number = NO_ROW, lacksValue = false): Judgement => {
    const at = (status * (rows.length + 1) + number + 1) * 2 + Number(lacksValue);
    known[at] ??= judgement(status, standingOf(statusAt(status), treatment), rows[number], lacksValue);
    return known[at];
  };
  const byGroup = (index: number, number: number): Judgement => {
    const isWeighed = claims.has(index);
    if (!isWeighed && !noWeightByItem(index))
      return judged(STATUS_NUMBERS["not-weighed"], number, lacks(index));
    const fault = costFault(cases, index);
    if (fault > 0) return judged(fault, number);
    if (isWeighed && isUnpriced(index)) return judged(STATUS_NUMBERS["no-standard"], number, true);
    return judged(STATUS_NUMBERS.settled, number);
  };
  return (index, repeated) => {
    const hospital = cases.hospital[index] ?? -1;
    const frame = keptOut.frame(index);
    const isTwin = repeated && hospital >= 0;
    if (frame > 0 && !(isTwin && isStranger(statusAt(frame)))) return judged(frame);
    if (isTwin) return judged(STATUS_NUMBERS.repeated);
    if (hospital < 0) return judged(STATUS_NUMBERS["no-hospital"]);
    if ((cases.ledger[index] ?? -1) < 0) return judged(STATUS_NUMBERS["no-ledger"]);
    const { number, row, undecided } = takes(index);
    if (undecided) return judged(STATUS_NUMBERS["unit-undecided"], number);
    const amount = row === undefined ? "by-group" : payUnit(row.pays, index, area);
    if (amount === "by-group") {
      const group = keptOut.group(index);
      return group > 0 ? judged(group, number) : byGroup(index, number);
    }
    if (amount === "unpaid") return judged(STATUS_NUMBERS["not-paid"], number);
    if (amount === "no-value") return judged(STATUS_NUMBERS["no-unit-value"], number, true);
    const fault = costFault(cases, index);
    if (fault > 0) return judged(fault, number);
    if (amount === "no-record") return judged(STATUS_NUMBERS["unit-undecided"], number);
    const drawn = !isByGroup(row) && row?.pays.drawsOnTotal === true;
    return { ...judged(STATUS_NUMBERS["other-unit"], number), paid: { ...amount, drawn } };
  };
}

/** What a row of the table pays for a case. */
function payUnit(pays: PaymentUnitRow["pays"], index: number, area: UnitArea): UnitAmount {
  if (pays.method === "notEvaluated") return "no-value";
  return UNIT_PAYERS[pays.method](pays as never, index, area);
}

/** The status of a case whose cost is not known, or below what the fund paid of it; 0 = neither. */
function costFault({ totalCostFen, fundPaymentFen }: WeighedCases, index: number): number {
  const total = totalCostFen[index] ?? Number.NaN;
  if (Number.isNaN(total)) return STATUS_NUMBERS["no-cost"];
  return (fundPaymentFen[index] ?? Number.NaN) > total ? STATUS_NUMBERS["fund-above-cost"] : 0;
}

/** A case that would be set aside is not where its unit does not draw on the total. */
function judgement(
  status: number,
  standing: TallyStanding,
  row: PaymentUnitRow | undefined,
  lacksValue: boolean,
): Judgement {
  const ofTotal = isByGroup(row) || row?.pays.drawsOnTotal === true;
  return {
    status,
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
