import { Decimal, type Diagnostic, fromScaled } from "../../primitives/index.js";
import { POINTS_SCALE } from "../../weights/weighed-cases.js";
import { balanceOf } from "../balance.js";
import { ledgerTotals, unsettledLedger } from "../ledger-totals.js";
import type { TierParameters } from "../parameters/rate-parameters.js";
import type { SettlementParameters } from "../parameters.js";
import { ledgerName, type Pot, sumsOf } from "../pots.js";
import { settlementErrors } from "../settlement-errors.js";
import type { HospitalYear, SettlementInput } from "../settlement-input.js";
import type { LedgerSettlement, RateLine } from "../settlement-result.js";
import { clearingCoefficient } from "./clearing-coefficient.js";
import type { RatePrices, SlotPrice } from "./rate-prices.js";
import { retainedAmount } from "./retention.js";

/**
 * 费率法结算: one pot's statement from the prices of its cases; then, where the edition has them, the clearing coefficient and the
 * retention correction of each hospital's annual amount, both of which the fund bears or keeps.
 *
 * @source NAT-050, WX-014 to WX-021
 */
export function settleRate(
  pot: Pot,
  input: SettlementInput,
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
  const years = new Map((input.years ?? []).map((year): [string, HospitalYear] => [year.hospitalId, year]));
  const priced = pot.hospitals.flatMap((member) => prices.slots.get(member.slot) ?? []);
  const lines = priced.map((price) => line(pot, price, priced, parameters.tiers, years, diagnostics));
  if (lines.length === 0) return unsettledLedger(pot, sums, "no-rate");
  const settled = sumsOf(priced.map(({ standard }) => standard.member));
  return {
    ...pot.ledger,
    ...(pot.budgetUnit !== undefined && { budgetUnit: pot.budgetUnit }),
    status: "settled",
    budgetSource: priced.some(({ standard }) => standard.shareFen !== undefined) ? "tier-totals" : null,
    distribution: null,
    points: fromScaled(settled.points, POINTS_SCALE),
    costPerPoint: null,
    ...ledgerTotals(lines, settled),
    lines,
  };
}

function line(
  pot: Pot,
  price: SlotPrice,
  peers: readonly SlotPrice[],
  tiers: TierParameters | undefined,
  years: ReadonlyMap<string, HospitalYear>,
  diagnostics: Diagnostic[],
): RateLine {
  const { member } = price.standard;
  const { points, onLine } = member.amounts;
  const { itemTotalCost, itemFundPayment } = onLine;
  const priced = fromScaled(price.drgTotalFen, 2);
  const coefficient = coefficientOf(price, peers, tiers, years, diagnostics);
  const cleared = coefficient === undefined ? priced : toFen(priced.times(coefficient));
  const drgTotalCost = tiers?.retention
    ? toFen(retainedAmount(itemTotalCost, cleared, tiers.retention))
    : cleared;
  const fund = price.drgFundFen === null ? null : fromScaled(price.drgFundFen, 2);
  const drgFundPayment = fund?.plus(drgTotalCost.minus(priced)) ?? null;
  return {
    unit: "rate",
    hospitalId: member.hospitalId,
    ...pot.ledger,
    ...(member.hospital?.budgetUnit !== undefined && { budgetUnit: member.hospital.budgetUnit }),
    ...onLine,
    totalWeight: points,
    rate: price.standard.rate,
    casesByItem: price.byItem,
    ...(coefficient && { clearingCoefficient: coefficient }),
    drgTotalCost,
    drgFundPayment,
    balance: balanceOf({ drgFundPayment, itemFundPayment }),
  };
}

function toFen(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

/** The clearing coefficient of a hospital's amount; without its indicators the amount stays as it is, and a diagnostic says so. */
function coefficientOf(
  price: SlotPrice,
  peers: readonly SlotPrice[],
  tiers: TierParameters | undefined,
  years: ReadonlyMap<string, HospitalYear>,
  diagnostics: Diagnostic[],
): Decimal | undefined {
  const rule = tiers?.clearingCoefficient;
  if (rule?.appliesTo !== "amount") return undefined;
  const { hospitalId } = price.standard.member;
  const sameTier = peers.filter((peer) => peer.standard.tier === price.standard.tier);
  const tierYears = sameTier.map(({ standard }) => years.get(standard.member.hospitalId));
  const own = years.get(hospitalId);
  const known = tierYears.filter((year) => year !== undefined);
  const found = own && known.length === tierYears.length ? clearingCoefficient(own, known, rule) : undefined;
  if (found?.status === "known") return found.coefficient;
  diagnostics.push(
    settlementErrors.diagnostic("warning", "SETTLEMENT_INPUT_MISSING", "years", {
      what: (found?.indicators ?? rule.parts.map(({ indicator }) => indicator)).join(", "),
      where: hospitalId,
    }),
  );
  return undefined;
}
