import { type Diagnostic, fromScaled, knownYuan, sumOf, yuanOf } from "../../primitives/index.js";
import { POINTS_SCALE } from "../../weights/weighed-cases.js";
import { balanceOf } from "../balance.js";
import { ledgerTotals, unsettledLedger } from "../ledger-totals.js";
import type { TierParameters } from "../parameters/tier-parameters.js";
import type { SettlementParameters } from "../parameters.js";
import { ledgerName, type Pot, sumsOf } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";
import type { LedgerSettlement, RateLine, TierSettlement } from "../settlement-result.js";
import { coefficientOn } from "./clearing-coefficients.js";
import { depositOnLine } from "./quality-deposit.js";
import type { RatePrices, SlotPrice, YearEnd } from "./rate-prices.js";
import { tierSettlements } from "./tier-settlements.js";

/**
 * 费率法结算: one pot's statement from the prices of its cases and the year-end correction of each hospital's amount
 * (`yearEndTotals`), which the fund bears or keeps (`yearEndFunds`).
 *
 * @source NAT-050, WX-014 to WX-021
 */
export function settleRate(
  pot: Pot,
  parameters: SettlementParameters,
  prices: RatePrices,
  diagnostics: Diagnostic[],
): LedgerSettlement {
  const sums = sumsOf(pot.hospitals);
  if (pot.funds.length > 1) {
    const info = { ledger: ledgerName(pot) };
    diagnostics.push(
      settlementErrors.diagnostic("error", "SETTLEMENT_BUDGET_REPEATED", "budget.funds", info),
    );
    return unsettledLedger(pot, sums, "repeated-budget");
  }
  if (sums.cases === 0) return unsettledLedger(pot, sums, "no-cases");
  const priced = pot.hospitals.flatMap((member) => {
    const price = prices.slots.get(member.slot);
    return price === undefined ? [] : [{ price, line: line(pot, price, prices, parameters.tiers) }];
  });
  if (priced.length === 0) return unsettledLedger(pot, sums, "no-rate");
  const lines = priced.map((one) => one.line);
  const settled = sumsOf(priced.map(({ price }) => price.standard.member));
  const tiers = tierSettlements(priced);
  return {
    ...pot.ledger,
    ...(pot.budgetUnit !== undefined && { budgetUnit: pot.budgetUnit }),
    status: "settled",
    budgetSource: tiers.length > 0 ? "tier-totals" : null,
    ...reservesOf(pot, tiers),
    distribution: null,
    tiers,
    points: fromScaled(settled.points, POINTS_SCALE),
    costPerPoint: null,
    ...ledgerTotals(lines, settled),
    lines,
  };
}

/** 暂留 under a rate: what is taken off the totals of tiers, and what is of none. Where no total is shared out there is nothing to set aside from. */
function reservesOf(
  { beside }: Pot,
  tiers: readonly TierSettlement[],
): Pick<LedgerSettlement, "reserve" | "unreserved"> {
  if (tiers.length === 0) return { reserve: null, unreserved: null };
  const cases = tiers.reduce((sum, tier) => sum + tier.reservedCases, 0);
  const amount = sumOf(tiers.map(({ reserved }) => reserved));
  const others = beside.reservedCases - cases;
  return {
    reserve: cases === 0 ? null : { cases, amount },
    unreserved: others === 0 ? null : { cases: others, amount: yuanOf(beside.reservedFen).minus(amount) },
  };
}

function line(
  pot: Pot,
  price: SlotPrice,
  { clearing, yearEnd }: RatePrices,
  tiers: TierParameters | undefined,
): RateLine {
  const { member } = price.standard;
  const { points, onLine } = member.amounts;
  const { itemFundPayment } = onLine;
  const coefficientOf = (what: "amount" | "claim") => coefficientOn(what, tiers, clearing, member.hospitalId);
  const coefficient = coefficientOf("amount") ?? (price.standard.ofTier && coefficientOf("claim"));
  const {
    total: drgTotalCost,
    fund: drgFundPayment,
    retention,
  }: YearEnd = yearEnd.get(member.slot) ?? {
    total: yuanOf(price.drgTotalFen),
    fund: knownYuan(price.drgFundFen),
  };
  return {
    unit: "rate",
    hospitalId: member.hospitalId,
    ...pot.ledger,
    ...(member.hospital?.budgetUnit !== undefined && { budgetUnit: member.hospital.budgetUnit }),
    ...onLine,
    totalWeight: points,
    ...(price.standard.rate && { rate: price.standard.rate }),
    casesByItem: price.byItem,
    ...(coefficient && { clearingCoefficient: coefficient }),
    ...(retention && { retention }),
    drgTotalCost,
    drgFundPayment,
    balance: balanceOf({ drgFundPayment, itemFundPayment }),
    ...depositOnLine(drgFundPayment, tiers?.deposit),
  };
}
