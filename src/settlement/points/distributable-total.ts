import { Decimal, FEN_DECIMALS, smallest } from "../../primitives/index.js";
import { requireDecimals, requireMade } from "../../primitives/require-made.js";
import { figure, formed, PART_OF } from "../money-formula.js";
import type { SharingParameters } from "../parameters.js";

/**
 * 可分配总额: what of a budget the points share.
 *
 * @source ZJ-020, ZJ-021, CMP-004
 */
export const SHARED_TOTAL = figure("budget")
  .minus(figure("reserved"))
  .minus(figure("otherUnits"))
  .minus(figure("adjustmentKept"))
  .plus(figure("fundBears"))
  .minus(figure("returned"));

/** 结余、超支: by how much one amount lies above another, 0 where it does not. */
const ABOVE = figure("amount").minus(figure("other")).atLeastZero();

/** 上缴的结余: what the hospitals do not keep. */
const RETURNED = figure("amount").minus(PART_OF);

/** 可分配总额 and how it came from the budget, all in yuan. */
export interface DistributableTotal {
  readonly budget: Decimal;
  /** 暂留: set aside for cases that are paid once their records are corrected; on the budget's base */
  readonly reserved: Decimal;
  /** 其他单元: paid out of the budget by other payment units; on the budget's base */
  readonly otherUnits: Decimal;
  /** 调节金 kept back from the budget */
  readonly adjustmentKept: Decimal;
  /** part of an overspend that the adjustment fund covers */
  readonly adjustmentDrawn: Decimal;
  /** 结余: cost below the budget left to hospitals, 0 where there is none */
  readonly surplus: Decimal;
  /** 超支: cost above the budget left to hospitals, 0 where there is none */
  readonly overspend: Decimal;
  /** part of a surplus that goes back to the fund */
  readonly returned: Decimal;
  /** part of an overspend that the fund bears, out of `adjustmentKept` first */
  readonly fundBears: Decimal;
  /** what the hospitals' points share */
  readonly total: Decimal;
}

/**
 * 可分配总额: what is left of a budget after what is reserved, what other units paid out of it and the adjustment fund, with a surplus or
 * overspend shared as the edition says.
 *
 * ```text
 * kept  = budget × adjustment share                       left = budget − reserved − other units − kept
 * cost > left:  total = left + fund bears × (cost − left)          the fund's part is drawn from `kept` first
 * cost < left:  total = cost + hospitals keep × (left − cost)
 * always:       total + reserved + other units + kept + returned − borne by the fund = budget
 * ```
 * Without a sharing rule `total = left`: hospitals keep all of a surplus and bear all of an overspend. Products are rounded to
 * the fen, half-up.
 *
 * @param cost item-based cost on the same base as the budget, yuan; null when it is not known, and then nothing is shared
 * @param beside yuan of the budget set aside for cases that cannot be settled yet, or paid by other units; default none
 * @source ZJ-020, ZJ-021, CMP-004
 */
export function distributableTotal(
  budget: Decimal,
  cost: Decimal | null,
  rules: { readonly adjustmentShare?: Decimal; readonly sharing?: SharingParameters },
  beside: { readonly reserved?: Decimal; readonly otherUnits?: Decimal } = {},
): DistributableTotal {
  requireDecimals({ budget });
  requireMade({ rules }, "bindSettlement()");
  const none = new Decimal(0);
  const { reserved = none, otherUnits = none } = beside;
  const { adjustmentShare, sharing } = rules;
  const adjustmentKept = formed(PART_OF, { amount: budget, share: adjustmentShare }) ?? none;
  const beforeSharing = { budget, reserved, otherUnits, adjustmentKept, fundBears: none, returned: none };
  const left = formed(SHARED_TOTAL, beforeSharing);
  const overspend = formed(ABOVE, { amount: cost, other: left }) ?? none;
  const surplus = formed(ABOVE, { amount: left, other: cost }) ?? none;
  const fundBears = formed(PART_OF, { amount: overspend, share: sharing?.fundBears }) ?? none;
  const returned = formed(RETURNED, { amount: surplus, share: sharing?.hospitalsKeep }) ?? none;
  return {
    budget,
    reserved,
    otherUnits,
    adjustmentKept,
    adjustmentDrawn: smallest(adjustmentKept, fundBears),
    surplus,
    overspend,
    returned,
    fundBears,
    total: formed(SHARED_TOTAL, { ...beforeSharing, fundBears, returned }),
  };
}

/** 先行扣除: what comes off a total before anything is shared, as a message tells it. */
export function takenFirst({
  reserved,
  otherUnits,
}: Pick<DistributableTotal, "reserved" | "otherUnits">): Readonly<
  Record<"taken" | "reserved" | "otherUnits", string>
> {
  const told = (amount: Decimal) => amount.toFixed(FEN_DECIMALS);
  return { taken: told(reserved.plus(otherUnits)), reserved: told(reserved), otherUnits: told(otherUnits) };
}
