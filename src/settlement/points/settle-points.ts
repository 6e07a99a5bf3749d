import {
  allocate,
  type Decimal,
  type Diagnostic,
  FEN_DECIMALS,
  fromScaled,
  toScaled,
  yuanOf,
} from "../../primitives/index.js";
import { POINTS_SCALE } from "../../weights/weighed-cases.js";
import { balanceOf } from "../balance.js";
import { itemTotals, reserveOf, unsettledLedger } from "../ledger-totals.js";
import type { PointValueMethod, SettlementParameters } from "../parameters.js";
import { ledgerName, type Pot, type PotHospital, type PotSums, sumsOf } from "../pots.js";
import { depositOnLine } from "../rate/quality-deposit.js";
import { settlementErrors } from "../settlement-errors.js";
import type { LedgerSettlement, LedgerStatus, PointsLine } from "../settlement-result.js";
import { amountsOfShare } from "./amounts-of-share.js";
import { type AnnualBudget, annualBudget } from "./annual-budget.js";
import { type DistributableTotal, distributableTotal, takenFirst } from "./distributable-total.js";
import { incurredTotal } from "./incurred-total.js";
import { pointValue } from "./point-value.js";

/**
 * 点数法结算: one pot's total, shared out to its hospitals in proportion to their points, to the fen (largest remainder, ties by
 * hospital id).
 *
 * On the total-cost base the share is the hospital's DRG total cost, and its fund payment is that less what patients and others
 * paid; on the fund base the share is its fund payment, and the other payments are added for the total.
 *
 * @source ZJ-018, ZJ-019, SX-044, SX-057, SX-060
 */
export function settlePoints(
  pot: Pot,
  parameters: SettlementParameters,
  base: PointValueMethod,
  diagnostics: Diagnostic[],
): LedgerSettlement {
  const sums = sumsOf(pot.hospitals);
  const planned = planTotal(pot, sums, parameters, base);
  if (planned.status !== "settled") {
    diagnostics.push(...notSettled(pot, planned, parameters));
    return unsettledLedger(pot, sums, planned.status);
  }
  const { distribution } = planned;
  const shares = allocate(
    toScaled(distribution.total, FEN_DECIMALS),
    pot.hospitals.map(({ hospitalId, tally }) => ({ id: hospitalId, claim: tally.points })),
  );
  if (distribution.total.isZero()) {
    const info = { ledger: ledgerName(pot), cases: sums.cases };
    diagnostics.push(settlementErrors.diagnostic("error", "SETTLEMENT_BUDGET_ZERO", "budget.funds", info));
  }
  if (planned.source === "item-cost-incurred") {
    const info = { ledger: ledgerName(pot), amount: planned.amount.toFixed(FEN_DECIMALS) };
    diagnostics.push(
      settlementErrors.diagnostic("warning", "SETTLEMENT_TOTAL_IS_COST", "budget.funds", info),
    );
  }
  const points = fromScaled(sums.points, POINTS_SCALE);
  const value = pointValue(distribution.total, points);
  const lines = pot.hospitals.map((member, index) =>
    line(pot, member, shares[index] ?? 0n, value, parameters, base),
  );
  const byItem = itemTotals(sums);
  return {
    ...pot.ledger,
    ...(pot.budgetUnit !== undefined && { budgetUnit: pot.budgetUnit }),
    status: "settled",
    budgetSource: planned.source,
    reserve: reserveOf(pot, distribution.reserved),
    distribution,
    tiers: [],
    unreserved: null,
    points,
    costPerPoint: value,
    ...byItem,
    ...amountsOfShare(distribution.total, base.method, byItem),
    lines,
  };
}

type PlannedTotal =
  | {
      readonly status: "settled";
      readonly source: Exclude<AnnualBudget["source"], "missing">;
      readonly amount: Decimal;
      readonly distribution: DistributableTotal;
    }
  | {
      readonly status: Exclude<LedgerStatus, "settled" | "no-rate" | "refused">;
      readonly amount?: Decimal;
      readonly beside?: BesideTotal;
    };

function planTotal(
  pot: Pot,
  sums: PotSums,
  parameters: SettlementParameters,
  base: PointValueMethod,
): PlannedTotal {
  if (pot.funds.length > 1) return { status: "repeated-budget" };
  const byItem = itemTotals(sums);
  const { itemTotalCost, itemFundPayment } = byItem;
  const cost = base.method === "fund" ? itemFundPayment : itemTotalCost;
  if (sums.cases === 0) return { status: "no-cases", ...amountOf(pot) };
  const incurred = incurredTotal(pot, base.method === "fund");
  const budget = annualBudget(parameters.budget, pot.funds[0], incurred);
  if (budget.source === "missing") {
    const lacksCost = parameters.budget.method === "item-cost-incurred" && incurred === null;
    return { status: lacksCost ? "fund-payment-missing" : "no-budget" };
  }
  if (budget.amount.lt(0)) return { status: "negative-budget", amount: budget.amount };
  const fundOnly =
    base.method === "total-cost" && base.budgetAmount === "fund" && budget.source !== "item-cost-incurred";
  const whole = fundOnly ? amountsOfShare(budget.amount, "fund", byItem).drgTotalCost : budget.amount;
  if (whole === null) return { status: "fund-payment-missing" };
  const beside = besideOf(pot, base.method === "fund" || fundOnly);
  if (beside === null) return { status: "fund-payment-missing" };
  const taken = beside.reserved.plus(beside.otherUnits);
  if (taken.gt(whole)) return { status: "budget-below-reserve", amount: whole, beside };
  const distribution = distributableTotal(whole, cost, parameters, beside);
  if (sums.points === 0n) return { status: "no-points", amount: distribution.total };
  return { status: "settled", source: budget.source, amount: budget.amount, distribution };
}

type BesideTotal = Pick<DistributableTotal, "reserved" | "otherUnits">;

/** What is set aside and what other units paid, on the base of the budget's amount; null where the fund's part is not known. */
function besideOf({ beside }: Pot, onFund: boolean): BesideTotal | null {
  const drawn = onFund ? beside.drawnFundFen : beside.drawnFen;
  if (drawn === null) return null;
  return {
    reserved: yuanOf(onFund ? beside.reservedFundFen : beside.reservedFen),
    otherUnits: yuanOf(drawn),
  };
}

function amountOf(pot: Pot): { readonly amount?: Decimal } {
  const amount = pot.funds[0]?.amount;
  return amount === undefined ? {} : { amount };
}

/** Says why a pot with cases, or with money, is not settled; of one without either, only what other units drew on a total that nobody gave. */
function notSettled(
  pot: Pot,
  planned: Exclude<PlannedTotal, { status: "settled" }>,
  { budget }: SettlementParameters,
): readonly Diagnostic[] {
  const ledger = ledgerName(pot);
  if (planned.status === "no-cases" && pot.funds.length === 0) {
    const info = { ledger, drawn: yuanOf(pot.beside.drawnFen).toFixed(FEN_DECIMALS) };
    return pot.beside.drawnFen === 0n || budget.method === "item-cost-incurred"
      ? []
      : [settlementErrors.diagnostic("warning", "SETTLEMENT_DRAWN_WITHOUT_BUDGET", "budget.funds", info)];
  }
  const amount = planned.amount?.toFixed(FEN_DECIMALS) ?? "-";
  const [severity, code, path] = WHY_NOT[planned.status];
  const info = {
    ledger,
    amount,
    total: amount,
    ...takenFirst(planned.beside ?? { reserved: NOTHING, otherUnits: NOTHING }),
    method: budget.method,
    what: { zh: "统筹基金支付", en: "item fund payment" },
    where: ledger,
  };
  return [settlementErrors.diagnostic(severity, code, path, info)];
}

const NOTHING = yuanOf(0);

const WHY_NOT = {
  "repeated-budget": ["error", "SETTLEMENT_BUDGET_REPEATED", "budget.funds"],
  "negative-budget": ["error", "SETTLEMENT_BUDGET_NEGATIVE", "budget.funds"],
  "budget-below-reserve": ["error", "SETTLEMENT_BUDGET_BELOW_RESERVE", "budget.funds"],
  "no-points": ["error", "SETTLEMENT_NO_POINTS", "cases.points"],
  "no-cases": ["warning", "SETTLEMENT_BUDGET_WITHOUT_CASES", "budget.funds"],
  "fund-payment-missing": ["error", "SETTLEMENT_INPUT_MISSING", "cases.fundPayment"],
  "no-budget": ["error", "SETTLEMENT_BUDGET_MISSING", "budget.funds"],
} as const;

function line(
  pot: Pot,
  member: PotHospital,
  shareFen: bigint,
  costPerPoint: Decimal,
  { tiers }: SettlementParameters,
  base: PointValueMethod,
): PointsLine {
  const { basePoints, points, onLine } = member.amounts;
  const amounts = amountsOfShare(yuanOf(shareFen), base.method, onLine);
  const { drgFundPayment } = amounts;
  return {
    unit: "points",
    hospitalId: member.hospitalId,
    ...pot.ledger,
    ...(member.hospital?.budgetUnit !== undefined && { budgetUnit: member.hospital.budgetUnit }),
    ...onLine,
    basePoints,
    settledPoints: points,
    costPerPoint,
    ...amounts,
    balance: balanceOf({ drgFundPayment, itemFundPayment: onLine.itemFundPayment }),
    ...depositOnLine(drgFundPayment, tiers?.deposit),
  };
}
