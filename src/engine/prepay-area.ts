import { type Decimal, fromScaled, knownYuan } from "../primitives/index.js";
import {
  type BudgetKey,
  CASE_STATUSES,
  type HospitalLedger,
  hospitalKey,
  NO_DAY,
  type Prepayment,
  type PrepaymentClaim,
  type PrepaymentParameters,
  potKey,
  prepay,
  statementBySlot,
  type UnitLine,
  unitLines,
} from "../settlement/index.js";
import { hospitalAt, ledgerAt } from "../weights/case-at.js";
import { POINTS_SCALE } from "../weights/index.js";
import type { LedgerKey } from "../weights/weighed-cases.js";
import type { AreaSettlement } from "./settle-cases.js";

/** What a month is prepaid with. */
export interface PrepayingSource {
  /** first and last day of the month, as day numbers */
  readonly first: number;
  readonly last: number;
  /** what a hospital was prepaid in a ledger before this month, yuan */
  readonly prepaidSoFar: (hospital: LedgerKey & { readonly hospitalId: string }) => Decimal;
  /** fund budget of a ledger (of a community, where it has its own) from the start of the period to the end of the month, yuan; asked for where the method shares it */
  readonly budgetSoFar: (budget: BudgetKey) => Decimal;
  /** whether off-site cases are first paid by item, and so in full (SX-041) */
  readonly offSiteByItem: boolean;
}

/**
 * 月度预拨 of a settled area: the settled cases of the month by item, and of all months so far by points.
 *
 * A case that is not settled or has no discharge date is prepaid in no month; its year is cleared like any other. One without a fund
 * payment leaves what its hospital is paid by item in its month unknown. What other units paid so far out of a budget is not shared by points.
 *
 * @source ZJ-016, SX-021, SX-041
 */
export function prepayArea(
  area: AreaSettlement,
  parameters: PrepaymentParameters,
  { first, last, prepaidSoFar, budgetSoFar, offSiteByItem }: PrepayingSource,
): Prepayment[] {
  const { weighed, settled } = area;
  const { details } = settled.input;
  const sums = settled.tally.hospitals.map(() => ({ points: 0n, localFen: 0, offSiteFen: 0 }));
  const isSettled = CASE_STATUSES.indexOf("settled");
  for (let index = 0; index < weighed.count; index += 1) {
    const own = sums[settled.tally.slot[index] ?? -1];
    const day = details?.dischargeDay?.[index] ?? NO_DAY;
    if (own === undefined || settled.tally.status[index] !== isSettled || day === NO_DAY || day > last)
      continue;
    const points = weighed.points[index] ?? 0n;
    if (points > 0n) own.points += points;
    if (day < first) continue;
    const fen = weighed.fundPaymentFen[index] ?? Number.NaN;
    if (offSiteByItem && details?.offSite?.[index] === 1) own.offSiteFen += fen;
    else own.localFen += fen;
  }
  const communities = new Set(
    [...area.weights.hospitals.values()].flatMap((hospital) =>
      hospital.budgetUnit === undefined ? [] : [hospital.hospitalId],
    ),
  );
  const ofLine = new Map(statementBySlot(settled).map((line, slot) => [line, sums[slot]]));
  const claims = settled.result.statement.map((line): PrepaymentClaim => {
    const { hospitalId, poolingArea, insuranceType, budgetUnit } = line;
    const own = ofLine.get(line);
    return {
      hospitalId,
      poolingArea,
      insuranceType,
      ...(budgetUnit !== undefined && { budgetUnit }),
      inCommunity: communities.has(hospitalId),
      itemFundPayment: knownYuan(own?.localFen ?? 0),
      offSiteItemFund: knownYuan(own?.offSiteFen ?? 0),
      pointsSoFar: fromScaled(own?.points ?? 0n, POINTS_SCALE),
      prepaidSoFar: prepaidSoFar(line),
    };
  });
  const drawn = parameters.method === "points-so-far" ? drawnUpTo(area, last) : undefined;
  return prepay(claims, budgetSoFar, parameters, drawn);
}

/** 清单之外的支付 for stays that ended in these days, which no prepayment is of: what such units owe is paid as the office pays them (SX-021). */
export function besideInDays(
  { settled, payments }: AreaSettlement,
  { first, last }: Pick<PrepayingSource, "first" | "last">,
): UnitLine[] {
  const { dischargeDay } = settled.input.details ?? {};
  return unitLines(settled, payments, (index) => {
    const day = dischargeDay?.[index] ?? NO_DAY;
    return day !== NO_DAY && day >= first && day <= last;
  }).filter(({ inStatement }) => !inStatement);
}

/** 首例出院: the first day on which a settled stay of each hospital and fund of the statement ended; what ended then was to be prepaid for. */
export function firstDischarges({
  weighed,
  settled,
}: AreaSettlement): ReadonlyMap<string, { readonly place: HospitalLedger; readonly day: number }> {
  const { details } = settled.input;
  const isSettled = CASE_STATUSES.indexOf("settled");
  const lines = statementBySlot(settled);
  const first = new Map<string, { readonly place: HospitalLedger; readonly day: number }>();
  for (let index = 0; index < weighed.count; index += 1) {
    const place = lines[settled.tally.slot[index] ?? -1];
    const day = details?.dischargeDay?.[index] ?? NO_DAY;
    if (place === undefined || settled.tally.status[index] !== isSettled || day === NO_DAY) continue;
    const key = hospitalKey(place);
    if (day < (first.get(key)?.day ?? Number.POSITIVE_INFINITY)) first.set(key, { place, day });
  }
  return first;
}

/** 其他单元已支付: the fund's part of what units beside the groups drew from each budget for stays that ended by a day; null where that of one is not known. */
function drawnUpTo(
  { weighed, weights, settled, payments }: AreaSettlement,
  last: number,
): (budget: BudgetKey) => Decimal | null {
  const dischargeDay = settled.input.details?.dischargeDay;
  const fen = new Map<string, number>();
  for (let index = 0; index < weighed.count; index += 1) {
    const day = dischargeDay?.[index] ?? NO_DAY;
    if (payments.drawn[index] !== 1 || day === NO_DAY || day > last) continue;
    const ledger = ledgerAt(weighed, index);
    if (ledger === undefined) continue;
    const key = potKey(ledger, weights.hospitals.get(hospitalAt(weighed, index) ?? "")?.budgetUnit);
    fen.set(key, (fen.get(key) ?? 0) + (payments.drgFundFen[index] ?? Number.NaN));
  }
  return (budget) => knownYuan(fen.get(potKey(budget, budget.budgetUnit)) ?? 0);
}
