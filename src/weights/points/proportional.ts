import { choice } from "../../declare/index.js";
import { r, withCoefficient } from "./multiple.js";
import { BP, K } from "./operands.js";
import { pointsRule } from "./points-rule.js";

/**
 * 按倍率计点: `BP × r`, with or without K, capped at the base points or not: readings A and B of DIS-02.
 *
 * @source ZJ-010, ZJ-011
 */
export const proportional = pointsRule(
  { withCoefficient, cap: choice("点数封顶", "cap of the points", ["basePoints", "none"]) },
  ({ withCoefficient: counted, cap }) => {
    const points = (counted ? BP.times(K) : BP).times(r);
    return (cap === "basePoints" ? points.atMost(BP) : points).as("P", "proportional");
  },
);
