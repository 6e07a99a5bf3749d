import { amount } from "../../declare/index.js";
import { value } from "../../primitives/formula/formula.js";
import { r, withCoefficient } from "./multiple.js";
import { BP, K } from "./operands.js";
import { pointsRule } from "./points-rule.js";

/**
 * 低倍率分段计点: `(r + addition) × BP`, with or without K.
 *
 * @source ZJ-037, ZJ-039
 */
export const multiplePlus = pointsRule(
  { addition: amount("倍率加值", "addition to the multiple", "multiple"), withCoefficient },
  ({ addition, withCoefficient: counted }) => {
    const points = r.plus(value("addition", addition)).times(BP);
    return (counted ? points.times(K) : points).as("P", "lowerBand");
  },
);
