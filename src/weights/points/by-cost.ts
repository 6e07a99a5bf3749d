import { flag, optional } from "../../declare/index.js";
import { approvedPlace, BY_APPROVAL } from "./approved-cost.js";
import { C_NET, inPoints } from "./net-cost.js";
import { pointsRule } from "./points-rule.js";

/**
 * 按费用折点: `C_net × pointsPerAverage / Avg_all`; where experts set the points of such cases, the points or else the cost that they approved go before.
 *
 * @source ZJ-014, ZJ-024, ZJ-029, ZJ-050, SX-020
 */
export const byCost = pointsRule(
  { experts: optional(flag("专家核定的点数是否优先", "points that experts set go before")) },
  ({ experts }) =>
    experts === true ? { of: BY_APPROVAL, choose: approvedPlace } : inPoints(C_NET).as("P", "byCost"),
);
