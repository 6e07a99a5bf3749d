import { groupedBy } from "../../primitives/grouped-by.js";
import { allocate, Decimal, FEN_DECIMALS, toScaled, yuanOf } from "../../primitives/index.js";
import { requireFunctions, requireLists, requireMade } from "../../primitives/require-made.js";
import { type LedgerKey, POINTS_SCALE } from "../../weights/weighed-cases.js";
import { figure, formed, PART_OF } from "../money-formula.js";
import type { PrepaymentParameters } from "../parameters.js";
import { potKey } from "../pots.js";

/** 预算所属: a ledger or, where medical communities have budgets of their own, one of them in it. */
export interface BudgetKey extends LedgerKey {
  readonly budgetUnit?: string;
}

/** 预拨依据 of one hospital and fund, up to and with the month; yuan and points. */
export interface PrepaymentClaim extends BudgetKey {
  readonly hospitalId: string;
  /** whether it belongs to a medical community */
  readonly inCommunity: boolean;
  /** item-based fund payment of the month, local cases; null where that of one is not known */
  readonly itemFundPayment: Decimal | null;
  /** item-based fund payment of the month's off-site cases that are first paid by item; 0 where there are none, null where that of one is not known */
  readonly offSiteItemFund: Decimal | null;
  /** points from the start of the year to the end of the month */
  readonly pointsSoFar: Decimal;
  /** what it was prepaid before this month */
  readonly prepaidSoFar: Decimal;
}

/** 预拨 of a month. */
export interface Prepayment extends LedgerKey {
  readonly hospitalId: string;
  readonly method: "item-ratio" | "points-so-far" | "by-item";
  /** yuan to pay; negative only where what was prepaid too much is recovered at once; null where it rests on a fund payment that is not known */
  readonly payment: Decimal | null;
  /** part of `payment` that pays off-site cases by item; null where not known */
  readonly offSite: Decimal | null;
  /** what was prepaid too much and is carried to the next month, 0 or negative; null where not known */
  readonly carried: Decimal | null;
  /** its budget, where nobody has points so far in it, so that nothing of it was shared or recovered */
  readonly withoutPoints?: BudgetKey;
  /** its budget, where other units drew more than it is so far, so that nothing is left to share; amounts in yuan */
  readonly overdrawn?: BudgetKey & { readonly soFar: Decimal; readonly drawn: Decimal };
  /** its budget, where it is not known what other units drew from it */
  readonly drawnUnknown?: BudgetKey;
}

/**
 * 可按点数预拨的预算: what other units draw on the same budget is theirs, as at the year's end.
 *
 * @source SX-021, SX-010
 */
const LEFT_SO_FAR = figure("budget").minus(figure("otherUnits")).atLeastZero();

/** 按点数应预拨: its share of the budget so far less what it was prepaid; not known where nobody has points. */
const POINTS_DUE = figure("share").minus(figure("prepaidSoFar"));

/** 结转下月: the part of what is due that is negative. */
const CARRIED = figure("due").minus(figure("due").atLeastZero());

/** 当月预拨. */
const PREPAID = figure("due").minus(figure("carried")).plus(figure("offSite"));

/**
 * 月度预拨: what hospitals are paid ahead of the annual clearing.
 *
 * - `item-ratio`: `item-based fund payment of the month × ratio`, to the fen;
 * - `points-so-far`: `(budget so far − what other units drew from it) × ratio`, to the fen, shared by the points so far (largest remainder, ties by hospital id), less what was
 *   prepaid; a share that fell below it is carried or recovered, as the edition says. A budget in which nobody has points so far has no
 *   shares: its hospitals are paid nothing of it and give nothing back, and the payments say so;
 * - hospitals of the statement that are outside a medical community by item in full, where the edition prepays communities only;
 * - off-site cases that are first paid by item are paid in full beside it;
 * - a payment by item of which one case's fund payment is not known is not known: the rest of it would not be what the hospital is due.
 *
 * @param budgetSoFar fund budget of the ledger (of the community) from the start of the year to the end of the month, yuan; under `points-so-far`
 * @param drawnSoFar the fund's part of what units beside the groups drew from it up to then, yuan; null where it is not known
 * @source ZJ-016, SX-021, SX-041
 */
export function prepay(
  claims: readonly PrepaymentClaim[],
  budgetSoFar: (budget: BudgetKey) => Decimal,
  parameters: PrepaymentParameters,
  drawnSoFar: (budget: BudgetKey) => Decimal | null = () => NOTHING,
): Prepayment[] {
  requireLists({ claims });
  requireFunctions({ budgetSoFar });
  requireMade({ parameters }, "bindSettlement().prepayment", "method");
  const byItem = (claim: PrepaymentClaim) => parameters.communityOnly && !claim.inCommunity;
  const shares = pointShares(
    claims.filter((claim) => !byItem(claim)),
    { budgetSoFar, drawnSoFar },
    parameters,
  );
  return claims.map((claim) => {
    const { hospitalId, poolingArea, insuranceType, budgetUnit, offSiteItemFund } = claim;
    const of = (method: Prepayment["method"], local: Decimal | null): Prepayment => {
      const carried = formed(CARRIED, { due: parameters.negative === "carry" ? local : 0 });
      const payment = formed(PREPAID, { due: local, carried, offSite: offSiteItemFund });
      return { hospitalId, poolingArea, insuranceType, method, payment, offSite: offSiteItemFund, carried };
    };
    if (byItem(claim)) return of("by-item", claim.itemFundPayment);
    if (parameters.method === "item-ratio") {
      return of("item-ratio", formed(PART_OF, { amount: claim.itemFundPayment, share: parameters.ratio }));
    }
    const budget = { poolingArea, insuranceType, ...(budgetUnit !== undefined && { budgetUnit }) };
    const part = shares.get(claim);
    if (part === undefined) return { ...of("points-so-far", NOTHING), withoutPoints: budget };
    const { share, soFar, drawn } = part;
    const payment = of("points-so-far", formed(POINTS_DUE, { share, prepaidSoFar: claim.prepaidSoFar }));
    if (drawn === null) return { ...payment, drawnUnknown: budget };
    return drawn.gt(soFar) ? { ...payment, overdrawn: { ...budget, soFar, drawn } } : payment;
  });
}

const NOTHING = new Decimal(0);

/** What of a budget a hospital's points are worth, yuan; null where it is not known what is left of it. */
interface PointShare {
  readonly share: Decimal | null;
  readonly soFar: Decimal;
  readonly drawn: Decimal | null;
}

interface BudgetsSoFar {
  readonly budgetSoFar: (budget: BudgetKey) => Decimal;
  readonly drawnSoFar: (budget: BudgetKey) => Decimal | null;
}

/** What each claim's points are worth of the budget so far, budget by budget; nothing for those of a budget that nobody can claim of. */
function pointShares(
  claims: readonly PrepaymentClaim[],
  { budgetSoFar, drawnSoFar }: BudgetsSoFar,
  { method, ratio }: PrepaymentParameters,
): ReadonlyMap<PrepaymentClaim, PointShare> {
  if (method !== "points-so-far") return new Map();
  const ledgers = groupedBy(claims, (claim) => potKey(claim, claim.budgetUnit));
  return new Map(
    [...ledgers.values()].flatMap((own): (readonly [PrepaymentClaim, PointShare])[] => {
      const [first] = own;
      if (first === undefined) return [];
      const [soFar, drawn] = [budgetSoFar(first), drawnSoFar(first)];
      const left = formed(LEFT_SO_FAR, { budget: soFar, otherUnits: drawn });
      const total = formed(PART_OF, { amount: left, share: ratio });
      if (total === null) return own.map((claim) => [claim, { share: null, soFar, drawn }] as const);
      if (!total.isZero() && !own.some(({ pointsSoFar }) => pointsSoFar.gt(0))) return [];
      const parts = allocate(
        toScaled(total, FEN_DECIMALS),
        own.map(({ hospitalId, pointsSoFar }) => ({
          id: hospitalId,
          claim: toScaled(pointsSoFar, POINTS_SCALE),
        })),
      );
      return own.map((claim, index) => [claim, { share: yuanOf(parts[index] ?? 0n), soFar, drawn }] as const);
    }),
  );
}
