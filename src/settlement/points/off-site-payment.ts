import { FEN_DECIMALS } from "../../primitives/index.js";
import { figure } from "../money-formula.js";

const PRODUCT = figure("points").times(figure("pointValue")).roundedTo(FEN_DECIMALS);

/**
 * 异地病例支付 by its cap: a same-province off-site case is paid at last year's provincial values, to the fen; under the cap at most its item-based cost.
 *
 * @source ZJ-040, ZJ-041
 * @example
 * ```ts
 * const figures = { points: decimal("120"), pointValue: decimal("100.5"), itemCost: decimal("10000") };
 * formed(OFF_SITE_PAYMENT["item-cost"], figures).toFixed(); // "10000"
 * ```
 */
export const OFF_SITE_PAYMENT = { none: PRODUCT, "item-cost": PRODUCT.atMost(figure("itemCost")) };
