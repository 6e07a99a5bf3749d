import { NAME, plain } from "../../declare/index.js";
import { C_NET } from "./net-cost.js";
import { AVG_G, BP, K, threshold } from "./operands.js";
import { pointsRule } from "./points-rule.js";

/**
 * 高倍率病例加点: a complete stay, and for the part of the net cost above the threshold the group's points once more,
 * `BP × K + BP × max(0, C_net / Avg_g − threshold)`. Which cases are high is not decided here, but by the table of classes.
 *
 * @source ZJ-028
 */
export const highAddOn = pointsRule({ threshold: plain(NAME) }, ({ threshold: name }) => {
  const excess = C_NET.over(AVG_G).as("r", "multiple").minus(threshold(name)).atLeastZero();
  return BP.times(K).plus(BP.times(excess)).as("P", "highAddOn");
});
