import type { Decimal } from "../../primitives/index.js";
import { requireDecimals } from "../../primitives/require-made.js";
import { figure, formed } from "../money-formula.js";
import { settlementErrors } from "../settlement-errors.js";

/** 点值: {@link pointValue}, half-up at the working scale. */
export const POINT_VALUE = figure("total").over(figure("points"));

/**
 * 机构所得: its share of a total by its points. Fen are handed out by largest remainder (`allocate`), so that the shares sum to the total; each lies less than
 * a fen from this.
 *
 * @source SX-057, SX-060
 */
export const SHARE_BY_POINTS = figure("total").times(figure("settledPoints")).over(figure("points"));

/**
 * 点值（每点数费用）: yuan a point, carried at the working scale, `PV = total / points`. On the fund base the total is the fund's annual
 * expenditure; on the total-cost base it is the whole inpatient cost to be paid, from which patients' and other payments are taken
 * afterwards (`amountsOfShare`).
 *
 * @param total yuan
 * @param points points of all hospitals of the ledger, more than 0
 * @throws `SETTLEMENT_NO_POINTS`
 * @source ZJ-018, ZJ-019, SX-060
 * @example
 * ```ts
 * pointValue(decimal("50000000"), decimal("100000")).toFixed(); // "500"
 * ```
 */
export function pointValue(total: Decimal, points: Decimal): Decimal {
  requireDecimals({ total, points });
  if (!points.gt(0)) {
    throw settlementErrors.error("SETTLEMENT_NO_POINTS", {
      ledger: { zh: "本账本", en: "The ledger" },
      total: total.toFixed(),
    });
  }
  return formed(POINT_VALUE, { total, points });
}
