import { C_NET, inPoints } from "./net-cost.js";
import { pointsRule } from "./points-rule.js";

/**
 * 按费用折点: `C_net × pointsPerAverage / Avg_all`.
 *
 * @source ZJ-024, ZJ-029, ZJ-050
 */
export const byCost = pointsRule({}, () => inPoints(C_NET).as("P", "byCost"));
