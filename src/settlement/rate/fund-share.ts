import { type Decimal, FEN_DECIMALS } from "../../primitives/index.js";
import { requireDecimals, requireMade, requireOneOf } from "../../primitives/require-made.js";
import { figure, formed } from "../money-formula.js";
import type { FundShareParameters } from "../parameters/rate-parameters.js";

type Floor = FundShareParameters["floor"];

/** 个人先行负担: what the patient owes beside the ratio, yuan. */
export interface OwnItems {
  /** 全自费 */
  readonly selfFunded: Decimal;
  /** 先行自付 */
  readonly firstSelfPaid: Decimal;
  /** 起付线 */
  readonly deductible: Decimal;
}

const PRODUCT = figure("standard")
  .minus(figure("selfFunded"))
  .minus(figure("firstSelfPaid"))
  .minus(figure("deductible"))
  .times(figure("ratio"))
  .roundedTo(FEN_DECIMALS);

/**
 * 基金应付（乘积式） by its floor: `zero` never lets the fund take money from a hospital for a case; `none` does. Which holds is the edition's to say (SMX-013).
 * A case keeps its floor through the year's end: see {@link fundInTheEnd}.
 *
 * @source NAT-052
 */
export const FUND_BY_PRODUCT = { zero: PRODUCT.atLeastZero(), none: PRODUCT };

const RESIDUAL = figure("standard").minus(figure("patientPart"));

/**
 * 基金应付（余额式） by its floor.
 *
 * @source NAT-053, SMX-012
 */
export const FUND_BY_RESIDUAL = { zero: RESIDUAL.atLeastZero(), none: RESIDUAL };

/**
 * 基金应付（乘积式）: `fund = (Std − self-funded − first-self-paid − deductible) × reimbursement ratio`, to the fen.
 *
 * @source NAT-052
 * @example
 * ```ts
 * // Std 10,000; 800 + 200 + 1,000 deducted; ratio 0.8 -> 6,400
 * fundByProduct(decimal("10000"), own, decimal("0.8"), "zero").toFixed(); // "6400"
 * ```
 */
export function fundByProduct(standard: Decimal, own: OwnItems, ratio: Decimal, floor: Floor): Decimal {
  requireMade({ own }, "OwnItems");
  requireDecimals({ standard, ...own, ratio });
  requireOneOf({ floor }, FUND_BY_PRODUCT);
  return formed(FUND_BY_PRODUCT[floor], { standard, ...own, ratio });
}

/**
 * 基金应付（余额式）: the patient pays own items and ratios as before, the fund the rest: `fund = Std − patient part`, where the patient
 * part is `item total − item fund`, or the patient's own payment where the edition reads it so: with a third payer (大病保险, 医疗救助) the
 * two differ.
 *
 * @source NAT-053, SMX-012
 * @example
 * ```ts
 * fundByResidual(decimal("10000"), decimal("3000"), "none").toFixed(); // "7000"
 * ```
 */
export function fundByResidual(standard: Decimal, patientPart: Decimal, floor: Floor): Decimal {
  requireDecimals({ standard, patientPart });
  requireOneOf({ floor }, FUND_BY_RESIDUAL);
  return formed(FUND_BY_RESIDUAL[floor], { standard, patientPart });
}

/**
 * 终价的基金应付: the fund's part of a case in the end. What the year's end adds to the case's price or takes off it is the fund's, for the
 * patient has paid; the floor holds of what comes out, so that a case below it owes the fund nothing, and one that is raised from below
 * costs the fund nothing until it is above.
 *
 * @param fundFen its part at the case's price, before any floor
 * @param changeFen what the year's end made of the price, less the price
 * @returns fen; NaN where the part is not known
 * @source NAT-052, SMX-013
 */
export function fundInTheEnd(
  fundFen: number,
  changeFen: number,
  rule: FundShareParameters | undefined,
): number {
  const fund = fundFen + changeFen;
  return rule?.floor === "zero" && fund < 0 ? 0 : fund;
}
